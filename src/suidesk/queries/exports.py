"""What screens ask about lists that went out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suidesk.domain.exports import ListExport
from suidesk.domain.kinds import Kind
from suidesk.queries.names import names_of

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

TO_BE_DELETED: Final = "delete_by IS NOT NULL AND deleted_on IS NULL"
"""Tells the exports of which a copy is out and is to go."""
PAGE: Final = 64


@dataclass(frozen=True)
class SentList:
    """A list that went out, and the name of who took it."""

    export: ListExport
    by: str


@dataclass(frozen=True)
class SentLists:
    """A window of the lists, and how many there are in all; `waiting` counts those still to be deleted."""

    rows: tuple[SentList, ...]
    count: int
    waiting: int


@dataclass(frozen=True)
class ListsSent:
    """The lists that went out, the last one first; or those alone that are to be deleted, the next one first."""

    only_waiting: bool = False
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> SentLists:
        """Give at most `limit` of them."""
        rest = f"WHERE {TO_BE_DELETED} ORDER BY delete_by, id" if self.only_waiting else "ORDER BY at DESC, id DESC"
        found = db.records(ListExport, f"{rest} LIMIT ? OFFSET ?", (self.limit, self.offset))
        names = names_of(db, Kind.CONTACT, (one.by_id for one in found))
        waiting = int(db.value(f"SELECT count(*) FROM exports WHERE {TO_BE_DELETED}"))
        count = waiting if self.only_waiting else int(db.value("SELECT count(*) FROM exports"))
        return SentLists(tuple(SentList(one, names.get(one.by_id or "", "")) for one in found), count, waiting)


@dataclass(frozen=True)
class SentListOf:
    """The list that went out under that id."""

    id: str

    def fetch(self, db: Reading) -> SentList:
        """Give it; raises not_found."""
        found = db.get(ListExport, self.id)
        return SentList(found, names_of(db, Kind.CONTACT, (found.by_id,)).get(found.by_id or "", ""))
