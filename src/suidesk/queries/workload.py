"""What screens ask about hours and promises: minutes by week, promises running, entries of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.domain.projects import ProjectStage
from suidesk.domain.volunteers import Volunteer
from suidesk.domain.workload import Commitment, TimeEntry, week_of
from suidesk.queries.names import names_of
from suidesk.queries.worded import docs_of, with_words

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class PromiseRow:
    """A promise with the names of its person and project."""

    commitment: Commitment
    person: str
    project: str | None


@dataclass(frozen=True)
class EntryRow:
    """Noted minutes with the names of their person and project."""

    entry: TimeEntry
    person: str
    project: str | None


@dataclass(frozen=True)
class Load:
    """How much a person carries, in minutes.

    `weeks` are Mondays with the minutes noted in that week, or None where nothing was noted,
    which is unknown and not zero.
    """

    weeks: list[tuple[date, int | None]]
    capacity: int | None
    promised: int


@dataclass(frozen=True)
class HoursFor:
    """The minutes noted for a project in each of the last weeks; None where nothing was noted."""

    project_id: str
    today: date
    weeks: int = 12

    def fetch(self, db: Reading) -> list[tuple[date, int | None]]:
        """Give Mondays with minutes; the last week is the running one."""
        return _by_week(db, "project_id", self.project_id, self.today, self.weeks)


@dataclass(frozen=True)
class LoadOf:
    """A person's noted minutes of the last weeks, with what is promised and possible today."""

    person_id: str
    today: date
    weeks: int = 10

    def fetch(self, db: Reading) -> Load:
        """Give the load; the last week is the running one."""
        volunteer = db.find(Volunteer, self.person_id)
        promises = db.where(Commitment, person_id=self.person_id)
        return Load(
            weeks=_by_week(db, "person_id", self.person_id, self.today, self.weeks),
            capacity=volunteer.capacity_minutes if volunteer else None,
            promised=sum(promise.weekly_minutes(self.today) for promise in promises),
        )


@dataclass(frozen=True)
class PromisesOf:
    """The promises of a person or for a project, open ones first."""

    person_id: str | None = None
    project_id: str | None = None
    limit: int = 200

    def fetch(self, db: Reading) -> list[PromiseRow]:
        """Give them with names."""
        column, ref = ("person_id", self.person_id) if self.person_id else ("project_id", self.project_id)
        found = db.records(
            Commitment,
            f"WHERE {column} = ? ORDER BY state <> 'open', coalesce(due_on, until_on, from_on) DESC LIMIT ?",
            (ref, self.limit),
        )
        persons = names_of(db, Kind.CONTACT, (one.person_id for one in found))
        projects = names_of(db, Kind.PROJECT, (one.project_id for one in found))
        return [PromiseRow(one, persons[one.person_id], projects.get(one.project_id or "")) for one in found]


@dataclass(frozen=True)
class EntriesOf:
    """The newest noted minutes of a person or for a project."""

    person_id: str | None = None
    project_id: str | None = None
    limit: int = 50

    def fetch(self, db: Reading) -> list[EntryRow]:
        """Give them with names, newest first."""
        column, ref = ("person_id", self.person_id) if self.person_id else ("project_id", self.project_id)
        found = db.records(TimeEntry, f"WHERE {column} = ? ORDER BY day DESC, id DESC LIMIT ?", (ref, self.limit))
        persons = names_of(db, Kind.CONTACT, (one.person_id for one in found))
        projects = names_of(db, Kind.PROJECT, (one.project_id for one in found))
        return [EntryRow(one, persons[one.person_id], projects.get(one.project_id or "")) for one in found]


@dataclass(frozen=True)
class Oneself:
    """The person of the store who is the user."""

    def fetch(self, db: Reading) -> tuple[str, str] | None:
        """Give id and name, or None where the desk knows no such person."""
        ref = db.desk().me_id
        name = names_of(db, Kind.CONTACT, [ref]).get(ref or "")
        return (ref, name) if ref and name else None


@dataclass(frozen=True)
class TeamOf:
    """Who could be meant by "the team" of a project: its role holders of today and who gave hours lately."""

    project_id: str
    today: date

    def fetch(self, db: Reading) -> list[tuple[str, str]]:
        """Give ids and names, in the order of names; hours of the last eight weeks count."""
        return [
            (ref, name)
            for ref, name in db.rows(
                """SELECT contacts.id, display_name FROM contacts WHERE contacts.id IN (
                     SELECT person_id FROM assignments JOIN roles ON roles.id = role_id
                       WHERE project_id = ?1 AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?2)
                     UNION SELECT person_id FROM time_entries
                       WHERE project_id = ?1 AND day BETWEEN date(?2, '-56 days') AND ?2
                     UNION SELECT person_id FROM commitments WHERE project_id = ?1 AND state = 'open'
                       AND kind = 'weekly' AND (until_on IS NULL OR until_on >= ?2))
                   AND archived_on IS NULL ORDER BY sort_key""",
                (self.project_id, self.today.isoformat()),
            )
        ]


@dataclass(frozen=True)
class ProjectsLately:
    """Projects that match what was typed, those with the newest hours first, finished ones last.

    Hours are mostly noted for what hours were noted for just before.
    """

    today: date
    text: str = ""
    limit: int = 12

    def fetch(self, db: Reading) -> list[tuple[str, str]]:
        """Give ids and names; hours noted for days to come don't count."""
        projects = f"projects {docs_of(Kind.PROJECT, 'projects.id')}"
        source, tests, values = with_words(self.text, Kind.PROJECT, (projects, "1", ()))
        rows = db.rows(
            f"""SELECT projects.id, projects.name FROM {source} WHERE {tests}
                ORDER BY stage = ?,
                  (SELECT max(day) FROM time_entries WHERE project_id = projects.id AND day <= ?) DESC NULLS LAST,
                  search_docs.sort_key, projects.id LIMIT ?""",
            (*values, ProjectStage.FINISHED.value, self.today.isoformat(), self.limit),
        )
        return [(ref, name) for ref, name in rows]


@dataclass(frozen=True)
class Meeting:
    """The newest day on which hours were noted for a project, and whose."""

    day: date
    person_ids: tuple[str, ...]


@dataclass(frozen=True)
class LastMeeting:
    """The newest meeting of a project, not counting hours noted for days to come."""

    project_id: str
    today: date

    def fetch(self, db: Reading) -> Meeting | None:
        """Give it, or None where no hours were noted yet."""
        rows = db.rows(
            """SELECT DISTINCT person_id, day FROM time_entries WHERE project_id = ?1 AND day =
                 (SELECT max(day) FROM time_entries WHERE project_id = ?1 AND day <= ?2) ORDER BY person_id""",
            (self.project_id, self.today.isoformat()),
        )
        return Meeting(date.fromisoformat(rows[0][1]), tuple(ref for ref, _ in rows)) if rows else None


@dataclass(frozen=True)
class Given:
    """All hours noted for a project, in minutes, and how many people gave them."""

    minutes: int
    people: int


@dataclass(frozen=True)
class GivenTo:
    """What was given to a project since it began."""

    project_id: str

    def fetch(self, db: Reading) -> Given:
        """Give the sums."""
        query = "SELECT coalesce(sum(minutes), 0), count(DISTINCT person_id) FROM time_entries WHERE project_id = ?"
        return Given(*db.rows(query, (self.project_id,))[0])


@dataclass(frozen=True)
class EntriesOn:
    """What is noted for some people on a day, in every project."""

    day: date
    person_ids: tuple[str, ...]

    def fetch(self, db: Reading) -> list[TimeEntry]:
        """Give the entries."""
        marks = ", ".join("?" * len(self.person_ids))
        rest = f"WHERE day = ? AND person_id IN ({marks}) ORDER BY id"
        return db.records(TimeEntry, rest, (self.day.isoformat(), *self.person_ids))


def _by_week(db: Reading, column: str, ref: str, today: date, weeks: int) -> list[tuple[date, int | None]]:
    first = week_of(today) - timedelta(weeks=weeks - 1)
    rows = db.rows(
        f"""SELECT date(day, '-6 days', 'weekday 1'), sum(minutes) FROM time_entries
            WHERE {column} = ? AND day BETWEEN ? AND ? GROUP BY 1""",
        (ref, first.isoformat(), (week_of(today) + timedelta(days=6)).isoformat()),
    )
    noted = {date.fromisoformat(monday): minutes for monday, minutes in rows}
    return [(monday, noted.get(monday)) for monday in (first + timedelta(weeks=n) for n in range(weeks))]
