"""What a user knows of contacts that resemble each other: that they are two, for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.domain.duplicates import ToldApart
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import Contact

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class TellApart:
    """Note that two contacts are two, so that they are never proposed as one again."""

    one_id: str
    other_id: str

    def apply(self, tx: Tx) -> str:
        """Note it; gives the id of the mark. Raises same_entry, different_kinds."""
        one, other = tx.get(Contact, self.one_id), tx.get(Contact, self.other_id)
        mark = ToldApart.of(one.id, other.id)
        mark.check()
        if one.kind is not other.kind:
            raise SuideskError("different_kinds", field="other_id", name=one.display_name, other=other.display_name)
        tx.say(name=one.display_name, other=other.display_name)
        return tx.put(mark).id


@dataclass(frozen=True, kw_only=True)
class ProposeAgain:
    """Take back that two contacts are two: they may be proposed as one again."""

    one_id: str
    other_id: str

    def apply(self, tx: Tx) -> None:
        """Remove the mark; raises not_found where there is none."""
        mark = tx.get(ToldApart, ToldApart.of(self.one_id, self.other_id).id)
        names = [tx.get(Contact, ref).display_name for ref in (self.one_id, self.other_id)]
        tx.say(name=names[0], other=names[1])
        tx.delete(mark)
