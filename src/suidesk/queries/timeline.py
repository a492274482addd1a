"""What happened with a contact or a project, newest first: one union over indexed tables, a window at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from suidesk.domain.interactions import Interaction
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment
from suidesk.domain.workload import Commitment, TimeEntry
from suidesk.queries.interactions import rows_of
from suidesk.queries.names import names_of
from suidesk.queries.timeline_parts import MONDAY, PARTS, STRANDS, TALK, Strand
from suidesk.queries.workload import EntryRow, PromiseRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.store.reading import Reading

PAGE = 64
"""Moments that a screen fetches at once."""


@dataclass(frozen=True)
class Moment:
    """Something that happened on a day. Which fields are filled depends on `what` (see `timeline_parts`).

    `id` is the record's, of hours the Monday of their week; `name` is its own words, `other` who or what it was with,
    `place` the record of that `other`; `number` are minutes, or how many; `code` is a kind, state or capacity;
    `people` are those who took part, beside the contact whose timeline it is.
    """

    strand: Strand
    what: str
    day: date
    id: str
    name: str = ""
    other: str = ""
    place: tuple[Kind, str] | None = None
    number: int | None = None
    code: str = ""
    until: date | None = None
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class TimelineOf:
    """A window of what happened with a contact or a project until today; no `strands` are all of them."""

    kind: Kind
    id: str
    today: date
    strands: tuple[Strand, ...] = ()
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[Moment]:
        """Give at most `limit` moments, newest first."""
        union = _union(self.kind, self.strands)
        if not union:
            return []
        rows = db.rows(
            f"{union} ORDER BY day DESC, what, id DESC LIMIT ?3 OFFSET ?4",
            (self.id, self.today.isoformat(), self.limit, self.offset),
        )
        return _with_names(db, self.kind, self.id, [_moment(row) for row in rows])


@dataclass(frozen=True)
class TimelineCounts:
    """How many moments there are of each strand; those without any are left out."""

    kind: Kind
    id: str
    today: date

    def fetch(self, db: Reading) -> dict[Strand, int]:
        """Give them in the order of the strands."""
        rows = db.rows(
            f"SELECT what, count(*) FROM ({_union(self.kind, ())}) GROUP BY what", (self.id, self.today.isoformat())
        )
        counts = dict.fromkeys(Strand, 0)
        for what, count in rows:
            counts[_strand(what)] += count
        return {strand: count for strand, count in counts.items() if count}


@dataclass(frozen=True)
class EntriesOfWeek:
    """The hours of one week of a person or for a project, by day."""

    monday: date
    person_id: str | None = None
    project_id: str | None = None

    def fetch(self, db: Reading) -> list[EntryRow]:
        """Give them with names."""
        column, ref = ("person_id", self.person_id) if self.person_id else ("project_id", self.project_id)
        rest = f"WHERE {column} = ? AND day BETWEEN ? AND date(?, '+6 days') ORDER BY day, id LIMIT 200"
        monday = self.monday.isoformat()
        found = db.records(TimeEntry, rest, (ref, monday, monday))
        persons = names_of(db, Kind.CONTACT, (one.person_id for one in found))
        projects = names_of(db, Kind.PROJECT, (one.project_id for one in found))
        return [EntryRow(one, persons[one.person_id], projects.get(one.project_id or "")) for one in found]


def _union(kind: Kind, strands: Sequence[Strand]) -> str:
    parts = PARTS[kind]
    wanted = [part for strand in strands or tuple(Strand) for part in parts.get(strand, ())]
    # The first part names the columns.
    if wanted and Strand.CONVERSATIONS not in (strands or tuple(Strand)):
        wanted.insert(0, f"{TALK} FROM interactions, projects WHERE 0")
    return " UNION ALL ".join(wanted)


def _strand(what: str) -> Strand:
    return STRANDS[what.partition(".")[0]]


def _moment(row: tuple[Any, ...]) -> Moment:
    what, day, ref, name, other, place_kind, place, number, code, until = row
    return Moment(
        strand=_strand(what),
        what=what,
        day=date.fromisoformat(day),
        id=ref,
        name=name,
        other=other or "",
        place=(Kind(place_kind), place) if place else None,
        number=number,
        code=str(code),
        until=date.fromisoformat(until) if until else None,
    )


def _with_names(db: Reading, kind: Kind, ref: str, found: list[Moment]) -> list[Moment]:
    """Add the names of those who took part, and of the projects that a week's hours were for."""
    talks = db.of_ids(Interaction, (one.id for one in found if one.strand is Strand.CONVERSATIONS))
    rows = rows_of(db, tuple(talks.values()))
    people: dict[str, tuple[str, ...]] = {row.interaction.id: tuple(row.others(ref)) for row in rows}
    mondays = [one.id for one in found if one.strand is Strand.HOURS] if kind is Kind.CONTACT else []
    projects = _projects_of_weeks(db, ref, mondays)
    return [replace(one, people=people.get(one.id) or projects.get(one.id, ())) for one in found]


def _projects_of_weeks(db: Reading, ref: str, mondays: Sequence[str]) -> dict[str, tuple[str, ...]]:
    if not mondays:
        return {}
    rows = db.rows(
        f"""SELECT {MONDAY} AS monday, name FROM time_entries JOIN projects ON projects.id = project_id
            WHERE person_id = ? AND day BETWEEN ? AND date(?, '+6 days') GROUP BY 1, 2 ORDER BY 1, sum(minutes) DESC""",
        (ref, min(mondays), max(mondays)),
    )
    names: dict[str, tuple[str, ...]] = {}
    for monday, name in rows:
        names[monday] = (*names.get(monday, ()), name)
    return names


@dataclass(frozen=True)
class PromisePage:
    """One promise; raises not_found."""

    id: str

    def fetch(self, db: Reading) -> PromiseRow:
        """Give it with names."""
        one = db.get(Commitment, self.id)
        person = names_of(db, Kind.CONTACT, [one.person_id])[one.person_id]
        return PromiseRow(one, person, names_of(db, Kind.PROJECT, [one.project_id]).get(one.project_id or ""))


@dataclass(frozen=True)
class AssignmentAbout:
    """Who has or had which role, with names."""

    assignment: Assignment
    person: str
    role: str


@dataclass(frozen=True)
class AssignmentPage:
    """One assignment to a role; raises not_found."""

    id: str

    def fetch(self, db: Reading) -> AssignmentAbout:
        """Give it with names."""
        one = db.get(Assignment, self.id)
        person = names_of(db, Kind.CONTACT, [one.person_id])[one.person_id]
        return AssignmentAbout(one, person, names_of(db, Kind.ROLE, [one.role_id])[one.role_id])
