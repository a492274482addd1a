"""Erasing for good what was removed before: also from the history, and not to be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.store.rows import type_of
from suidesk.store.tables.journal import OF_ROW

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class EraseForGood:
    """Erase a removed record from the history with all that was its own; it can't come back from there.

    Backups made before still hold it until they are thinned out.
    """

    is_final: ClassVar[bool] = True
    kind: Kind
    ref_id: str

    def apply(self, tx: Tx) -> int:
        """Scrub it; gives how many lines of the history were emptied. Raises not_removed while it is there.

        Raises not_found for what never was.
        """
        if tx.find(type_of[self.kind], self.ref_id) is not None:
            raise SuideskError("not_removed")
        if tx.one(f"SELECT 1 FROM journal WHERE {OF_ROW} AND tbl = ?2", (self.ref_id, self.kind.value)) is None:
            raise SuideskError("not_found", kind=self.kind.value, id=self.ref_id)
        return tx.scrub(self.kind, self.ref_id)
