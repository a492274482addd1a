"""Changes to saved lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.domain.ids import SavedListId
from suidesk.domain.lists import UNFILTERED, ListFilter, ListSubject, SavedList
from suidesk.domain.text import tidy

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class AddSavedList:
    """Keep a filter under a name; gives the new id."""

    name: str
    subject: ListSubject = ListSubject.CONTACTS
    filter: ListFilter = UNFILTERED

    def apply(self, tx: Tx) -> str:
        """Write it."""
        made = SavedList(
            id=SavedListId(tx.new_id()), subject=self.subject, name=tidy(self.name), filter=self.filter.as_json()
        )
        tx.say(name=made.name)
        return tx.put(made).id


@dataclass(frozen=True, kw_only=True)
class ChangeSavedList:
    """Rename a saved list or give it another filter; what isn't given stays."""

    id: str
    name: str | UnsetType = UNSET
    filter: ListFilter | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        values = given(self, "filter")
        if not isinstance(self.filter, UnsetType):
            values["filter"] = self.filter.as_json()
        changed = tx.change(SavedList, self.id, **values)
        tx.say(name=changed.name)
        return changed.id


@dataclass(frozen=True, kw_only=True)
class RemoveSavedList:
    """Remove a saved list; whom it showed stays."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        found = tx.get(SavedList, self.id)
        tx.say(name=found.name)
        tx.delete(found)
