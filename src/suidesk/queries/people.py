"""What screens ask about contacts: who matches, and all about one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact, ContactKind, ContactLanguage, ContactPoint, PointKind
from suidesk.domain.volunteers import Absence, Volunteer, VolunteerStatus
from suidesk.store.search import match_letters, match_words

if TYPE_CHECKING:
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


# Archived contacts are found only where they are asked for.
_AMONG = {
    Among.ALL: "contacts.archived_on IS NULL",
    Among.PERSONS: "contacts.archived_on IS NULL AND contacts.kind = 'person'",
    Among.ORGANISATIONS: "contacts.archived_on IS NULL AND contacts.kind = 'organisation'",
    Among.VOLUNTEERS: """contacts.archived_on IS NULL AND contacts.id IN (
        SELECT id FROM volunteers WHERE status <> 'left')""",
    Among.ATTENTION: """contacts.archived_on IS NULL AND contacts.id IN (
        SELECT subject_id FROM reminders WHERE outcome IS NULL AND severity > 0)""",
    Among.ARCHIVED: "contacts.archived_on IS NOT NULL",
}
_FOUND = """contacts JOIN search_docs ON search_docs.ref_id = contacts.id AND search_docs.kind = 'contacts'
    JOIN search_words ON search_words.rowid = search_docs.no"""


@dataclass(frozen=True)
class ContactRow:
    """A line of a list of contacts. `places` names the projects in which a person has a role today."""

    id: str
    kind: ContactKind
    name: str
    sector: str | None
    status: VolunteerStatus | None
    places: tuple[str, ...]
    severity: int | None


@dataclass(frozen=True)
class PeopleMatching:
    """A window of the contacts that match what was typed, in the order of their sort keys."""

    today: date
    text: str = ""
    among: Among = Among.ALL
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[ContactRow]:
        """Give at most `limit` rows."""
        source, tests, params = _matching(self.text, self.among)
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
        source, tests, params = _matching(self.text, self.among)
        return int(db.value(f"SELECT count(*) FROM {source} WHERE {tests}", params))


@dataclass(frozen=True)
class PeopleResembling:
    """Contacts whose names share letters with a mistyped one, likest first; asked off the window's thread."""

    today: date
    text: str
    limit: int = 10

    def fetch(self, db: Reading) -> list[ContactRow]:
        """Give at most `limit` rows; none for fewer than three letters."""
        from rapidfuzz import fuzz, process, utils

        letters = match_letters(self.text)
        if not letters:
            return []
        near = db.rows(
            """SELECT ref_id, display_name FROM search_letters JOIN search_docs ON no = search_letters.rowid
               JOIN contacts ON contacts.id = ref_id AND archived_on IS NULL
               WHERE search_letters MATCH ? AND search_docs.kind = 'contacts' LIMIT 5000""",
            (letters,),
        )
        best = process.extract(
            self.text,
            dict(near),
            scorer=fuzz.WRatio,
            processor=utils.default_process,
            limit=self.limit,
            score_cutoff=60,
        )
        order = {ref: place for place, (_, _, ref) in enumerate(best)}
        marks = ", ".join("?" * len(order))
        rows = (
            contact_rows(db, self.today, f"SELECT id FROM contacts WHERE id IN ({marks})", tuple(order))
            if order
            else []
        )
        return sorted(rows, key=lambda row: order[row.id])


def _matching(text: str, among: Among) -> tuple[str, str, tuple[object, ...]]:
    words = match_words(text)
    if not words:
        return "contacts", _AMONG[among], ()
    return _FOUND, f"search_words MATCH ? AND {_AMONG[among]}", (words,)


def contact_rows(db: Reading, today: date, ids: str, params: tuple[object, ...]) -> list[ContactRow]:
    """Give list lines for the contacts that an id query selects, in its order."""
    found = db.rows(
        f"""WITH wanted AS MATERIALIZED (SELECT id, row_number() OVER () AS place FROM ({ids}))
        SELECT contacts.id, contacts.kind, display_name, sector, volunteers.status,
          (SELECT group_concat(name, char(31)) FROM (SELECT DISTINCT projects.name
            FROM assignments JOIN roles ON roles.id = role_id
            JOIN projects ON projects.id = project_id WHERE person_id = contacts.id
            AND from_on <= ? AND (until_on IS NULL OR until_on >= ?) ORDER BY 1)),
          (SELECT max(severity) FROM reminders WHERE subject_id = contacts.id AND outcome IS NULL)
        FROM wanted JOIN contacts ON contacts.id = wanted.id LEFT JOIN volunteers ON volunteers.id = contacts.id
        ORDER BY place""",
        (*params, today.isoformat(), today.isoformat()),
    )
    return [
        ContactRow(
            ref,
            ContactKind(kind),
            name,
            sector,
            VolunteerStatus(status) if status else None,
            tuple(places.split("\x1f")) if places else (),
            severity,
        )
        for ref, kind, name, sector, status, places, severity in found
    ]


@dataclass(frozen=True)
class ContactAbout:
    """What the top of a contact's page shows."""

    contact: Contact
    points: list[ContactPoint]
    languages: list[str]
    tags: list[str]
    fields: list[tuple[str, str]]
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
            languages=[link.language for link in db.records(ContactLanguage, "WHERE contact_id = ?", (self.id,))],
            tags=[
                name
                for (name,) in db.rows(
                    "SELECT name FROM tags JOIN contact_tags ON tag_id = tags.id WHERE contact_id = ? ORDER BY name",
                    (self.id,),
                )
            ],
            fields=[
                (name, value)
                for name, value in db.rows(
                    """SELECT name, value FROM field_values JOIN fields ON fields.id = field_id
                       WHERE contact_id = ? ORDER BY name""",
                    (self.id,),
                )
            ],
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
class Orphans:
    """What would go, or lose a reference, with a record: the number of records by table."""

    kind: Kind
    id: str

    def fetch(self, db: Reading) -> dict[str, int]:
        """Give the counts; empty when nothing refers to it."""
        return db.orphans(self.kind, self.id)
