"""What screens ask about contacts: who matches, and all about one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from suidesk.domain.kinds import Kind
from suidesk.domain.lists import ANYBODY, ContactFilter
from suidesk.domain.people import Contact, ContactKind, ContactLanguage, ContactPoint, PointKind
from suidesk.domain.volunteers import Absence, Volunteer, VolunteerStatus
from suidesk.queries.fields import FieldsUsed, FieldUsed, OwnField, OwnFieldsOf
from suidesk.queries.people_filter import tests_of
from suidesk.store.search import match_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.store.reading import Reading

PAGE = 64
"""Rows that a list fetches at once; more would hold the window up."""


class Among(StrEnum):
    """Which contacts a list shows."""

    ALL = "all"
    PERSONS = "persons"
    ORGANISATIONS = "organisations"
    VOLUNTEERS = "volunteers"
    ATTENTION = "attention"
    ARCHIVED = "archived"


# Whom the open reminders concern: their subjects, and those that their evidence names (see `RemindersAbout`).
_CONCERNED = """SELECT subject_id AS ref, rule, severity, due_on FROM reminders WHERE outcome IS NULL
    UNION SELECT json_each.value, rule, severity, due_on FROM reminders, json_each(evidence, '$.about')
    WHERE outcome IS NULL"""
# Archived contacts are found only where they are asked for.
_AMONG = {
    Among.ALL: "contacts.archived_on IS NULL",
    Among.PERSONS: "contacts.archived_on IS NULL AND contacts.kind = 'person'",
    Among.ORGANISATIONS: "contacts.archived_on IS NULL AND contacts.kind = 'organisation'",
    Among.VOLUNTEERS: """contacts.archived_on IS NULL AND contacts.id IN (
        SELECT id FROM volunteers WHERE status <> 'left')""",
    Among.ATTENTION: f"""contacts.archived_on IS NULL AND contacts.id IN (
        SELECT ref FROM ({_CONCERNED}) WHERE severity > 0)""",
    Among.ARCHIVED: "contacts.archived_on IS NOT NULL",
}
_FOUND = """contacts JOIN search_docs ON search_docs.ref_id = contacts.id AND search_docs.kind = 'contacts'
    JOIN search_words ON search_words.rowid = search_docs.no"""


@dataclass(frozen=True)
class ContactRow:
    """A line of a list of contacts. `places` names the projects and organisations where a person has a role today.

    `severity`, `rule` and `due_on` are those of the open reminder that presses most; `is_away` tells of leave or a
    pause today; `tags` are the first few by name.
    """

    id: str
    kind: ContactKind
    name: str
    sector: str | None
    status: VolunteerStatus | None
    places: tuple[str, ...]
    severity: int | None
    rule: str = ""
    due_on: date | None = None
    is_away: bool = False
    is_me: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class PeopleMatching:
    """A window of the contacts that match what was typed, in the order of their sort keys."""

    today: date
    text: str = ""
    among: Among = Among.ALL
    offset: int = 0
    limit: int = PAGE
    where: ContactFilter = ANYBODY

    def fetch(self, db: Reading) -> list[ContactRow]:
        """Give at most `limit` rows."""
        source, tests, params = matching(self.text, self.among, self.where, self.today)
        return contact_rows(
            db,
            self.today,
            f"SELECT contacts.id FROM {source} WHERE {tests} ORDER BY contacts.sort_key, contacts.id LIMIT ? OFFSET ?",
            (*params, self.limit, self.offset),
        )


@dataclass(frozen=True)
class PeopleCount:
    """How many contacts match what was typed."""

    text: str = ""
    among: Among = Among.ALL

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        source, tests, params = matching(self.text, self.among)
        return int(db.value(f"SELECT count(*) FROM {source} WHERE {tests}", params))


@dataclass(frozen=True)
class PeopleCounts:
    """How many contacts match what was typed, in every part of the list at once."""

    text: str = ""
    where: ContactFilter = ANYBODY
    today: date | None = None
    """Needed only where the filter looks at days."""

    def fetch(self, db: Reading) -> dict[Among, int]:
        """Give the number for each part; one pass over what matches."""
        source, tests, params = matching(self.text, None, self.where, self.today)
        counts = ", ".join(f"count(*) FILTER (WHERE {test})" for test in _AMONG.values())
        found = db.one(f"SELECT {counts} FROM {source} WHERE {tests}", params) or ()
        return dict(zip(_AMONG, found, strict=True))


@dataclass(frozen=True)
class PeoplePlace:
    """Where in a list a contact stands."""

    id: str
    text: str = ""
    among: Among = Among.ALL
    where: ContactFilter = ANYBODY
    today: date | None = None

    def fetch(self, db: Reading) -> int | None:
        """Give the number of contacts before it, or None when the list doesn't have it."""
        source, tests, params = matching(self.text, self.among, self.where, self.today)
        own = db.one(f"SELECT contacts.sort_key FROM {source} WHERE {tests} AND contacts.id = ?", (*params, self.id))
        if own is None:
            return None
        before = f"SELECT count(*) FROM {source} WHERE {tests} AND (contacts.sort_key, contacts.id) < (?, ?)"
        return int(db.value(before, (*params, own[0], self.id)))


@dataclass(frozen=True)
class PeopleIds:
    """The ids of all contacts that match, for a change of many at once; asked off the window's thread."""

    today: date
    text: str = ""
    among: Among = Among.ALL
    where: ContactFilter = ANYBODY

    def fetch(self, db: Reading) -> list[str]:
        """Give them in the order of the list."""
        source, tests, params = matching(self.text, self.among, self.where, self.today)
        order = "ORDER BY contacts.sort_key, contacts.id"
        return [ref for (ref,) in db.rows(f"SELECT contacts.id FROM {source} WHERE {tests} {order}", params)]


def rows_of(db: Reading, today: date, refs: Sequence[str]) -> list[ContactRow]:
    """Give the list lines of these contacts, in that order."""
    marks = ", ".join("?" * len(refs))
    found = contact_rows(db, today, f"SELECT id FROM contacts WHERE id IN ({marks})", tuple(refs)) if refs else []
    return sorted(found, key=lambda row: refs.index(row.id))


def matching(
    text: str, among: Among | None = None, where: ContactFilter = ANYBODY, today: date | None = None
) -> tuple[str, str, tuple[object, ...]]:
    """Give the tables, the tests and their parameters for the contacts that match."""
    words = match_words(text)
    wanted, params = tests_of(where, today or date.min) if not where.is_empty() else ("1", ())
    tests = f"{_AMONG[among] if among else '1'} AND {wanted}"
    return (_FOUND, f"search_words MATCH ? AND {tests}", (words, *params)) if words else ("contacts", tests, params)


def contact_rows(db: Reading, today: date, ids: str, params: tuple[object, ...]) -> list[ContactRow]:
    """Give list lines for the contacts that an id query selects, in its order."""
    found = db.rows(_ROWS.format(ids=ids), (*params, *[today.isoformat()] * 4))
    return [_row(values) for values in found]


# A list of names comes as one text, with the unit separator between them.
_ROWS = f"""WITH wanted AS MATERIALIZED (SELECT id, row_number() OVER () AS place FROM ({{ids}})),
    concerned AS MATERIALIZED ({_CONCERNED})
    SELECT contacts.id, contacts.kind, contacts.display_name, contacts.sector, volunteers.status,
      (SELECT group_concat(name, char(31)) FROM (SELECT DISTINCT coalesce(projects.name, o.display_name) AS name
        FROM assignments JOIN roles ON roles.id = role_id LEFT JOIN projects ON projects.id = project_id
        LEFT JOIN contacts o ON o.id = organisation_id WHERE person_id = contacts.id
        AND from_on <= ? AND (until_on IS NULL OR until_on >= ?) ORDER BY 1)),
      (SELECT concat_ws(' ', rule, severity, due_on) FROM concerned WHERE ref = contacts.id
        ORDER BY severity DESC, due_on IS NULL, due_on LIMIT 1),
      EXISTS (SELECT 1 FROM absences WHERE person_id = contacts.id AND from_on <= ?
        AND (until_on IS NULL OR until_on >= ?)),
      contacts.id IS (SELECT me_id FROM desk),
      (SELECT group_concat(name, char(31)) FROM (SELECT name FROM contact_tags JOIN tags ON tags.id = tag_id
        WHERE contact_id = contacts.id ORDER BY name LIMIT 3))
    FROM wanted JOIN contacts ON contacts.id = wanted.id LEFT JOIN volunteers ON volunteers.id = contacts.id
    ORDER BY place"""


def _row(values: tuple[Any, ...]) -> ContactRow:
    ref, kind, name, sector, status, places, pressing, is_away, is_me, tags = values
    rule, severity, due = (*(pressing or "").split(" "), "", "")[:3]
    return ContactRow(
        id=ref,
        kind=ContactKind(kind),
        name=name,
        sector=sector,
        status=VolunteerStatus(status) if status else None,
        places=tuple(places.split("\x1f")) if places else (),
        severity=int(severity) if severity else None,
        rule=rule,
        due_on=date.fromisoformat(due) if due else None,
        is_away=bool(is_away),
        is_me=bool(is_me),
        tags=tuple(tags.split("\x1f")) if tags else (),
    )


@dataclass(frozen=True)
class ContactAbout:
    """What the top of a contact's page shows."""

    contact: Contact
    points: list[ContactPoint]
    languages: list[str]
    tags: list[str]
    fields: list[OwnField]
    volunteer: Volunteer | None
    absences: list[Absence]
    is_me: bool

    def first(self, kind: PointKind) -> str:
        """Give the first point of that kind as it was typed, or an empty text."""
        return next((point.raw for point in self.points if point.kind is kind), "")


@dataclass(frozen=True)
class ContactPage:
    """A contact with all its own parts; raises not_found."""

    id: str

    def fetch(self, db: Reading) -> ContactAbout:
        """Give it."""
        return ContactAbout(
            contact=db.get(Contact, self.id),
            points=db.records(ContactPoint, "WHERE contact_id = ? ORDER BY position, id", (self.id,)),
            languages=[
                link.language
                for link in db.records(ContactLanguage, "WHERE contact_id = ? ORDER BY language", (self.id,))
            ],
            tags=[
                name
                for (name,) in db.rows(
                    "SELECT name FROM tags JOIN contact_tags ON tag_id = tags.id WHERE contact_id = ? ORDER BY name",
                    (self.id,),
                )
            ],
            fields=OwnFieldsOf(self.id).fetch(db),
            volunteer=db.find(Volunteer, self.id),
            absences=db.records(Absence, "WHERE person_id = ? ORDER BY from_on DESC", (self.id,)),
            is_me=db.desk().me_id == self.id,
        )


@dataclass(frozen=True)
class TagsUsed:
    """The tags of the store, by name."""

    def fetch(self, db: Reading) -> list[str]:
        """Give their names."""
        return [name for (name,) in db.rows("SELECT name FROM tags ORDER BY name COLLATE NOCASE")]


@dataclass(frozen=True)
class LanguagesSpoken:
    """The languages that contacts speak, the most spoken first."""

    def fetch(self, db: Reading) -> list[str]:
        """Give their names."""
        return [n for (n,) in db.rows("SELECT language FROM contact_languages GROUP BY 1 ORDER BY count(*) DESC, 1")]


@dataclass(frozen=True)
class Words:
    """The words that a form suggests, and the fields of the user's own that it offers."""

    tags: tuple[str, ...]
    languages: tuple[str, ...]
    fields: tuple[FieldUsed, ...] = ()


@dataclass(frozen=True)
class WordsUsed:
    """The tags, languages and own fields of the store in one answer, for the forms of contacts."""

    def fetch(self, db: Reading) -> Words:
        """Give them."""
        return Words(tuple(TagsUsed().fetch(db)), tuple(LanguagesSpoken().fetch(db)), tuple(FieldsUsed().fetch(db)))


@dataclass(frozen=True)
class Orphans:
    """What would go, or lose a reference, with a record: the number of records by table."""

    kind: Kind
    id: str

    def fetch(self, db: Reading) -> dict[str, int]:
        """Give the counts; empty when nothing refers to it."""
        return db.orphans(self.kind, self.id)
