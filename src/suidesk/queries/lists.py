"""What screens ask about saved lists: which there are, and how many each holds now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.domain.lists import ListFilter, ListSubject, SavedList
from suidesk.domain.text import folded
from suidesk.queries.names import names_of
from suidesk.queries.people_listed import Among, listed

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class ListRow:
    """A saved list with its filter; `count` is how many contacts it holds now, None for other subjects or uncounted.

    `project` names the project of the filter; it is empty where there is none, or none any more.
    """

    id: str
    subject: ListSubject
    name: str
    filter: ListFilter
    count: int | None
    project: str = ""


@dataclass(frozen=True)
class SavedLists:
    """The saved lists of a subject, by name; a list of contacts knows how many it holds, unless nobody looks."""

    today: date
    subject: ListSubject | None = None
    is_counted: bool = True

    def fetch(self, db: Reading) -> list[ListRow]:
        """Give them."""
        found = db.where(SavedList, subject=self.subject.value) if self.subject else db.where(SavedList)
        rows = [self._row(db, one) for one in found]
        return sorted(rows, key=lambda row: row.name.casefold())

    def _row(self, db: Reading, one: SavedList) -> ListRow:
        kept = ListFilter.of_json(one.filter)
        project = names_of(db, Kind.PROJECT, (kept.where.project_id,)).get(kept.where.project_id or "", "")
        return ListRow(one.id, one.subject, one.name, kept, self._count(db, kept, one.subject), project)

    def _count(self, db: Reading, kept: ListFilter, subject: ListSubject) -> int | None:
        if subject is not ListSubject.CONTACTS or not self.is_counted:
            return None
        return listed(kept.text, among_of(kept), kept.where, self.today).count(db)


@dataclass(frozen=True)
class ListsNamed:
    """The saved lists of contacts whose name holds what was typed, by name."""

    text: str
    limit: int = 5

    def fetch(self, db: Reading) -> list[tuple[str, str]]:
        """Give id and name of at most `limit`; none while nothing is typed."""
        wanted = folded(self.text).strip()
        found = db.where(SavedList, subject=ListSubject.CONTACTS.value) if wanted else []
        rows: list[tuple[str, str]] = [(one.id, one.name) for one in found if wanted in folded(one.name)]
        return sorted(rows, key=lambda row: row[1].casefold())[: self.limit]


def among_of(kept: ListFilter) -> Among:
    """Give the part of the list that a filter means; all, when a later version knows a part that this one doesn't."""
    return Among(kept.among) if kept.among in set(Among) else Among.ALL
