"""Saved lists: named, live filters over contacts, volunteers or projects."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from suidesk.domain.ids import SavedListId
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import bounded, require


class ListSubject(StrEnum):
    """What a saved list is of."""

    CONTACTS = "contacts"
    VOLUNTEERS = "volunteers"
    PROJECTS = "projects"


@dataclass(frozen=True, kw_only=True)
class SavedList:
    """A name for a filter; `filter` is a JSON object of the fields of the subject's query."""

    kind_of: ClassVar[Kind] = Kind.SAVED_LIST
    id: SavedListId
    subject: ListSubject
    name: str
    filter: str = "{}"

    def check(self) -> None:
        """Refuse a list without a name."""
        require(self.name, "name", 200)
        bounded(self.filter, "filter", 20_000)
