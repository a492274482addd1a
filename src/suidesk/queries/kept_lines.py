"""What the page of a contact shows of the card it came with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.domain.people import KeptCardLine

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class KeptLinesOf:
    """The lines of a contact's card that nothing here understands, in their order."""

    id: str

    def fetch(self, db: Reading) -> list[KeptCardLine]:
        """Give them."""
        return db.records(KeptCardLine, "WHERE contact_id = ? ORDER BY position, id", (self.id,))
