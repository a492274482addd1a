"""The change that fills a new store with made-up records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from suidesk.domain.desk import DESK_ID, DeskSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.domain.records import Record
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class FillWithExample:
    """Write made-up records into a store; not a change of the user's, so undo passes it over."""

    is_internal: ClassVar[bool] = True
    records: Sequence[Record]
    me_id: str

    def apply(self, tx: Tx) -> None:
        """Write them in their order; the user of the desk is one of them."""
        for record in self.records:
            tx.put(record)
        tx.change(DeskSettings, DESK_ID, me_id=self.me_id)
