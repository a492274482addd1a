"""What happened with a contact or a project, newest first: one union over indexed tables, a window at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.interactions import Interaction
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment
from suidesk.domain.workload import Commitment, TimeEntry
from suidesk.queries.interactions import rows_of
from suidesk.queries.names import names_of
from suidesk.queries.workload import EntryRow, PromiseRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from suidesk.store.reading import Reading

PAGE = 64
"""Moments that a screen fetches at once."""


class Strand(StrEnum):
    """What sort of moment it is; a timeline can show only some."""

    CONVERSATIONS = "conversations"
    HOURS = "hours"
    PROMISES = "promises"
    ROLES = "roles"
    NEEDS = "needs"
    ABSENCES = "absences"
    FOLLOW_UPS = "follow_ups"
    CHECKS = "checks"
    HANDOVERS = "handovers"
    GRANTS = "grants"


@dataclass(frozen=True)
class Moment:
    """Something that happened on a day. Which fields are filled depends on `what` (see `_OF_CONTACT`, `_OF_PROJECT`).

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


_MONDAY: Final = "date(day, '-6 days', 'weekday 1')"
_PROJECT: Final = "projects.name AS other, 'projects' AS place_kind, projects.id AS place"
_PERSON: Final = "contacts.display_name AS other, 'contacts' AS place_kind, contacts.id AS place"
_TALK: Final = f"""SELECT 'interaction' AS what, day, interactions.id AS id, interactions.summary AS name, {_PROJECT},
    is_ask AS number, interactions.kind AS code, NULL AS until"""
_PLACE: Final = """coalesce(projects.name, o.display_name), iif(project_id IS NULL, 'contacts', 'projects'),
    coalesce(project_id, organisation_id)"""
_PROMISE: Final = "iif(commitments.kind = 'weekly', 'promise.weekly', 'promise.thing')"
_GIVEN: Final = "coalesce(from_on, due_on)"

# All parts have the same columns: what, day, id, name, other, its kind and id, number, code, until. ?1 is the record,
# ?2 is today: what lies ahead is on other cards.
_OF_CONTACT: Final[Mapping[Strand, tuple[str, ...]]] = {
    Strand.CONVERSATIONS: (
        f"""{_TALK} FROM participants JOIN interactions ON interactions.id = interaction_id
            LEFT JOIN projects ON projects.id = project_id WHERE contact_id = ?1 AND day <= ?2""",
    ),
    Strand.HOURS: (
        f"""SELECT 'hours', max(day), {_MONDAY}, '', NULL, NULL, NULL, sum(minutes), '', NULL FROM time_entries
            WHERE person_id = ?1 AND day <= ?2 GROUP BY 3""",
    ),
    Strand.PROMISES: (
        f"""SELECT {_PROMISE}, {_GIVEN}, commitments.id, title, {_PROJECT}, minutes, state, coalesce(due_on, until_on)
            FROM commitments LEFT JOIN projects ON projects.id = project_id
            WHERE person_id = ?1 AND {_GIVEN} <= ?2""",
        f"""SELECT 'promise.ended', until_on, commitments.id, title, {_PROJECT}, minutes, state, NULL
            FROM commitments LEFT JOIN projects ON projects.id = project_id
            WHERE person_id = ?1 AND until_on < ?2 AND commitments.kind = 'weekly'""",
    ),
    Strand.ROLES: (
        f"""SELECT 'role.begun', from_on, assignments.id, roles.name, {_PLACE}, NULL, capacity, until_on
            FROM assignments JOIN roles ON roles.id = role_id LEFT JOIN projects ON projects.id = project_id
            LEFT JOIN contacts o ON o.id = organisation_id WHERE person_id = ?1 AND from_on <= ?2""",
        f"""SELECT 'role.ended', until_on, assignments.id, roles.name, {_PLACE}, NULL, capacity, NULL
            FROM assignments JOIN roles ON roles.id = role_id LEFT JOIN projects ON projects.id = project_id
            LEFT JOIN contacts o ON o.id = organisation_id WHERE person_id = ?1 AND until_on < ?2""",
        f"""SELECT 'role.begun', from_on, assignments.id, roles.name, {_PERSON}, NULL, capacity, until_on
            FROM roles JOIN assignments ON roles.id = role_id JOIN contacts ON contacts.id = person_id
            WHERE organisation_id = ?1 AND from_on <= ?2""",
        f"""SELECT 'role.ended', until_on, assignments.id, roles.name, {_PERSON}, NULL, capacity, NULL
            FROM roles JOIN assignments ON roles.id = role_id JOIN contacts ON contacts.id = person_id
            WHERE organisation_id = ?1 AND until_on < ?2""",
    ),
    Strand.ABSENCES: (
        """SELECT 'absence', from_on, id, '', NULL, NULL, NULL, NULL, kind, until_on FROM absences
            WHERE person_id = ?1 AND from_on <= ?2""",
    ),
    Strand.FOLLOW_UPS: (
        """SELECT 'follow_up', done_on, id, text, NULL, NULL, NULL, NULL, '', NULL FROM follow_ups
            WHERE ref_id = ?1 AND kind = 'contacts' AND done_on <= ?2""",
    ),
    Strand.CHECKS: (
        f"""SELECT 'check', seen_on, checks_seen.id, scheme, {_PERSON}, cleared, checks_seen.kind, review_on
            FROM checks_seen LEFT JOIN contacts ON contacts.id = seen_by_id WHERE person_id = ?1 AND seen_on <= ?2""",
    ),
    Strand.HANDOVERS: (
        """SELECT 'handover.left', leaving_on, id, '', NULL, NULL, NULL, NULL, state, NULL FROM handovers
            WHERE leaver_id = ?1 AND leaving_on <= ?2""",
        f"""SELECT 'handover.taken', max(done_on), handovers.id, '', {_PERSON}, count(*), state, NULL
            FROM handover_items JOIN handovers ON handovers.id = handover_id JOIN contacts ON contacts.id = leaver_id
            WHERE successor_id = ?1 AND done_on <= ?2 GROUP BY handovers.id""",
    ),
    Strand.GRANTS: (
        """SELECT 'grant.began', starts_on, id, title, NULL, NULL, NULL, NULL, stage, ends_on FROM grants
            WHERE funder_id = ?1 AND starts_on <= ?2 AND stage IN ('awarded', 'active', 'reporting', 'closed')""",
        """SELECT 'grant.ended', ends_on, id, title, NULL, NULL, NULL, NULL, stage, NULL FROM grants
            WHERE funder_id = ?1 AND ends_on <= ?2 AND stage IN ('awarded', 'active', 'reporting', 'closed')""",
    ),
}
_OF_PROJECT: Final[Mapping[Strand, tuple[str, ...]]] = {
    Strand.CONVERSATIONS: (
        f"""{_TALK} FROM interactions JOIN projects ON projects.id = project_id WHERE project_id = ?1 AND day <= ?2""",
    ),
    Strand.HOURS: (
        f"""SELECT 'hours', max(day), {_MONDAY}, '', NULL, NULL, NULL, sum(minutes), count(DISTINCT person_id), NULL
            FROM time_entries WHERE project_id = ?1 AND day <= ?2 GROUP BY 3""",
    ),
    Strand.PROMISES: (
        f"""SELECT {_PROMISE}, {_GIVEN}, commitments.id, title, {_PERSON}, minutes, state, coalesce(due_on, until_on)
            FROM commitments JOIN contacts ON contacts.id = person_id WHERE project_id = ?1 AND {_GIVEN} <= ?2""",
        f"""SELECT 'promise.ended', until_on, commitments.id, title, {_PERSON}, minutes, state, NULL
            FROM commitments JOIN contacts ON contacts.id = person_id
            WHERE project_id = ?1 AND until_on < ?2 AND commitments.kind = 'weekly'""",
    ),
    Strand.ROLES: (
        f"""SELECT 'role.begun', from_on, assignments.id, roles.name, {_PERSON}, NULL, capacity, until_on
            FROM roles JOIN assignments ON roles.id = role_id JOIN contacts ON contacts.id = person_id
            WHERE project_id = ?1 AND from_on <= ?2""",
        f"""SELECT 'role.ended', until_on, assignments.id, roles.name, {_PERSON}, NULL, capacity, NULL
            FROM roles JOIN assignments ON roles.id = role_id JOIN contacts ON contacts.id = person_id
            WHERE project_id = ?1 AND until_on < ?2""",
    ),
    Strand.NEEDS: (
        """SELECT 'need.met', settled_on, needs.id, needs.text, assets.name, NULL, NULL, NULL, needs.kind, NULL
            FROM needs LEFT JOIN assets ON assets.id = asset_id
            WHERE needs.project_id = ?1 AND state = 'met' AND settled_on <= ?2""",
    ),
    Strand.FOLLOW_UPS: (
        """SELECT 'follow_up', done_on, id, text, NULL, NULL, NULL, NULL, '', NULL FROM follow_ups
            WHERE ref_id = ?1 AND kind = 'projects' AND done_on <= ?2""",
    ),
}
_PARTS: Final = {Kind.CONTACT: _OF_CONTACT, Kind.PROJECT: _OF_PROJECT}
_STRANDS: Final = {
    "interaction": Strand.CONVERSATIONS, "hours": Strand.HOURS, "promise": Strand.PROMISES, "role": Strand.ROLES,
    "need": Strand.NEEDS, "absence": Strand.ABSENCES, "follow_up": Strand.FOLLOW_UPS, "check": Strand.CHECKS,
    "handover": Strand.HANDOVERS, "grant": Strand.GRANTS,
}  # fmt: skip
"""The strand of a moment by the first word of its `what`."""


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
    parts = _PARTS[kind]
    wanted = [part for strand in strands or tuple(Strand) for part in parts.get(strand, ())]
    # The first part names the columns.
    if wanted and Strand.CONVERSATIONS not in (strands or tuple(Strand)):
        wanted.insert(0, f"{_TALK} FROM interactions, projects WHERE 0")
    return " UNION ALL ".join(wanted)


def _strand(what: str) -> Strand:
    return _STRANDS[what.partition(".")[0]]


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
        f"""SELECT {_MONDAY} AS monday, name FROM time_entries JOIN projects ON projects.id = project_id
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
