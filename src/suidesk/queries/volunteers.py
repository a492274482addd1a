"""What screens ask about volunteers: who matches, who is away, and all about one of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.domain.people import Contact, ContactPoint, PointKind
from suidesk.domain.volunteers import Absence, Availability, Slot, Volunteer, VolunteerStatus
from suidesk.queries.asking import AskRow, AsksOf
from suidesk.queries.checks import CheckRow, ChecksOf
from suidesk.queries.here import is_here
from suidesk.queries.params import Params
from suidesk.queries.people import PAGE
from suidesk.queries.reminders import ReminderRow, RemindersAbout
from suidesk.queries.volunteer_rows import PEOPLE, VolunteerRow, absences_near, volunteer_rows, words_test
from suidesk.queries.workload import Load, LoadOf, PromiseRow, PromisesOf

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

SOON = timedelta(days=14)
"""Times away that begin within so many days are told beforehand."""


@dataclass(frozen=True)
class VolunteersMatching:
    """A window of the volunteers whose name, words or skills match what was typed, in the order of names.

    Without statuses, all but those who have left.
    """

    today: date
    text: str = ""
    statuses: tuple[VolunteerStatus, ...] = ()
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[VolunteerRow]:
        """Give at most `limit` rows."""
        params = Params()
        tests = _matching(params, self.text, self.statuses)
        found = db.rows(
            f"""SELECT contacts.id FROM {PEOPLE} WHERE {tests} ORDER BY contacts.sort_key, contacts.id
                LIMIT {params.mark(self.limit)} OFFSET {params.mark(self.offset)}""",
            params.values,
        )
        return volunteer_rows(db, self.today, [ref for (ref,) in found])


@dataclass(frozen=True)
class VolunteerCounts:
    """How many volunteers of each status match what was typed."""

    text: str = ""

    def fetch(self, db: Reading) -> dict[VolunteerStatus, int]:
        """Give the numbers, noughts included."""
        params = Params()
        tests = _matching(params, self.text, tuple(VolunteerStatus))
        # Names don't count here: the contacts themselves stay unread.
        people = f"(SELECT * FROM volunteers WHERE {is_here('volunteers.id')}) AS contacts"
        rows = db.rows(f"SELECT status, count(*) FROM {people} WHERE {tests} GROUP BY 1", params.values)
        return {**dict.fromkeys(VolunteerStatus, 0), **{VolunteerStatus(status): count for status, count in rows}}


@dataclass(frozen=True)
class VolunteerPlace:
    """Where in the list of volunteers somebody stands."""

    id: str
    text: str = ""
    statuses: tuple[VolunteerStatus, ...] = ()

    def fetch(self, db: Reading) -> int | None:
        """Give the number of volunteers before them, or None when the list doesn't have them."""
        params = Params()
        tests = _matching(params, self.text, self.statuses)
        own = f"SELECT contacts.sort_key FROM {PEOPLE} WHERE {tests} AND contacts.id = {params.mark(self.id)}"
        found = db.one(own, params.values)
        if found is None:
            return None
        before = f"(contacts.sort_key, contacts.id) < ({params.mark(found[0])}, ?{len(params.values) - 1})"
        return int(db.value(f"SELECT count(*) FROM {PEOPLE} WHERE {tests} AND {before}", params.values))


def _matching(params: Params, text: str, statuses: tuple[VolunteerStatus, ...]) -> str:
    wanted = statuses or tuple(status for status in VolunteerStatus if status is not VolunteerStatus.LEFT)
    is_serving = VolunteerStatus.LEFT not in wanted
    return " AND ".join([f"status IN ({params.marks(wanted)})", *words_test(params, text, is_serving=is_serving)])


@dataclass(frozen=True)
class AwayRow:
    """A volunteer who is away, or soon will be; `absence` is None for one who is paused with no time noted."""

    volunteer: VolunteerRow
    absence: Absence | None

    @property
    def returns_on(self) -> date | None:
        """The first day back, if it is known."""
        until = self.absence.until_on if self.absence else None
        return until + timedelta(days=1) if until else None


@dataclass(frozen=True)
class AwayVolunteers:
    """A window of the volunteers who are away today, begin to be within two weeks, or are paused.

    Who returns first stands first, whose return isn't known last.
    """

    today: date
    text: str = ""
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[AwayRow]:
        """Give at most `limit` rows."""
        refs = _away(db, self.today, self.text)[self.offset : self.offset + self.limit]
        near = absences_near(db, self.today, refs, SOON)
        return [AwayRow(row, near.get(row.id)) for row in volunteer_rows(db, self.today, refs)]


@dataclass(frozen=True)
class AwayCount:
    """How many volunteers are away, soon will be, or are paused."""

    today: date
    text: str = ""

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        return len(_away(db, self.today, self.text))


@dataclass(frozen=True)
class AwayPlace:
    """Where in the list of those who are away somebody stands."""

    id: str
    today: date
    text: str = ""

    def fetch(self, db: Reading) -> int | None:
        """Give the number of volunteers before them, or None when the list doesn't have them."""
        refs = _away(db, self.today, self.text)
        return refs.index(self.id) if self.id in refs else None


def _away(db: Reading, today: date, text: str) -> list[str]:
    params = Params()
    day, soon = params.mark(today.isoformat()), params.mark((today + SOON).isoformat())
    tests = " AND ".join(["status <> 'left'", *words_test(params, text)])
    rows = db.rows(
        f"""WITH near AS MATERIALIZED (SELECT person_id, min(from_on) AS first, max(coalesce(until_on, '9999')) AS last
              FROM absences WHERE from_on <= {soon} AND (until_on IS NULL OR until_on >= {day}) GROUP BY 1)
            SELECT contacts.id FROM {PEOPLE} LEFT JOIN near ON person_id = contacts.id
            WHERE {tests} AND volunteers.id IN (
              SELECT person_id FROM near UNION ALL SELECT id FROM volunteers WHERE status = 'paused')
            ORDER BY coalesce(last, '9999'), first, contacts.sort_key, contacts.id""",
        params.values,
    )
    return [ref for (ref,) in rows]


@dataclass(frozen=True)
class VolunteerAbout:
    """A volunteer with everything that the Volunteers page shows; lists stand in the order in which they are shown."""

    contact: Contact
    volunteer: Volunteer
    email: str
    phone: str
    skills: list[str]
    languages: list[str]
    slots: list[Slot]
    load: Load
    checks: list[CheckRow]
    absences: list[Absence]
    promises: list[PromiseRow]
    asks: list[AskRow]
    reminders: list[ReminderRow]


@dataclass(frozen=True)
class VolunteerSheet:
    """A volunteer with everything around them; raises not_found."""

    id: str
    today: date

    def fetch(self, db: Reading) -> VolunteerAbout:
        """Give it."""
        volunteer, contact = db.get(Volunteer, self.id), db.get(Contact, self.id)
        points = db.records(ContactPoint, "WHERE contact_id = ? ORDER BY position, id", (self.id,))
        first = {point.kind: point.raw for point in reversed(points)}
        return VolunteerAbout(
            contact=contact,
            volunteer=volunteer,
            email=first.get(PointKind.EMAIL, ""),
            phone=first.get(PointKind.PHONE, ""),
            skills=SkillsOf(self.id).fetch(db),
            languages=_names(
                db, "SELECT language FROM contact_languages WHERE contact_id = ? ORDER BY language", self.id
            ),
            slots=sorted(one.slot for one in db.where(Availability, person_id=self.id)),
            load=LoadOf(self.id, self.today).fetch(db),
            checks=ChecksOf(self.id).fetch(db),
            absences=db.records(Absence, "WHERE person_id = ? ORDER BY from_on DESC", (self.id,)),
            promises=PromisesOf(person_id=self.id).fetch(db),
            asks=AsksOf(self.id).fetch(db),
            reminders=RemindersAbout(self.id).fetch(db),
        )


@dataclass(frozen=True)
class SkillsOf:
    """The skills of a volunteer, by name."""

    id: str

    def fetch(self, db: Reading) -> list[str]:
        """Give their names."""
        return _names(
            db,
            """SELECT name FROM volunteer_skills JOIN tags ON tags.id = tag_id WHERE volunteer_id = ?
               ORDER BY name COLLATE NOCASE""",
            self.id,
        )


@dataclass(frozen=True)
class SkillsUsed:
    """The skills that volunteers have, the most frequent first."""

    def fetch(self, db: Reading) -> list[str]:
        """Give their names."""
        return _names(
            db,
            """SELECT name FROM volunteer_skills JOIN tags ON tags.id = tag_id GROUP BY tags.id
               ORDER BY count(*) DESC, name COLLATE NOCASE""",
        )


@dataclass(frozen=True)
class Addresses:
    """E-mail addresses of several people, and the names of those who are left out."""

    emails: tuple[str, ...]
    opted_out: tuple[str, ...]
    without: tuple[str, ...]


@dataclass(frozen=True)
class AddressesOf:
    """The first e-mail address of each of these people; who doesn't want to be contacted is left out."""

    ids: tuple[str, ...]

    def fetch(self, db: Reading) -> Addresses:
        """Give them in the order of names, each address once."""
        marks = ", ".join("?" * len(self.ids))
        rows = db.rows(
            f"""SELECT display_name, do_not_contact, (SELECT raw FROM contact_points WHERE contact_id = contacts.id
                  AND kind = 'email' ORDER BY position LIMIT 1)
                FROM contacts WHERE id IN ({marks}) ORDER BY sort_key, id""",
            self.ids,
        )
        found: dict[str, list[str]] = defaultdict(list)
        for name, is_out, email in rows:
            part = "out" if is_out else "in" if email else "without"
            found[part].append(email if part == "in" else name)
        return Addresses(tuple(dict.fromkeys(found["in"])), tuple(found["out"]), tuple(found["without"]))


def _names(db: Reading, sql: str, *params: str) -> list[str]:
    return [name for (name,) in db.rows(sql, params)]
