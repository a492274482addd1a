"""What screens ask about contacts: who matches, and all about one of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from suidesk.domain.kinds import Kind
from suidesk.domain.lists import ANYBODY, ContactFilter
from suidesk.domain.people import Contact, ContactKind, ContactLanguage, ContactPoint, PointKind
from suidesk.domain.volunteers import Absence, Volunteer, VolunteerStatus
from suidesk.queries.fields import FieldsUsed, FieldUsed, OwnField, OwnFieldsOf
from suidesk.queries.people_listed import Among, counts_of, listed, number_in_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.store.reading import Reading

PAGE = 64
"""Rows that a list fetches at once; more would hold the window up."""


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
        wanted = listed(self.text, self.among, self.where, self.today, is_window=True)
        return rows_of(db, self.today, wanted.refs(db, self.limit, self.offset))


@dataclass(frozen=True)
class PeopleCount:
    """How many contacts match what was typed."""

    text: str = ""
    among: Among = Among.ALL

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        return listed(self.text, self.among).count(db)


@dataclass(frozen=True)
class PeopleCounts:
    """How many contacts match what was typed, in every part of the list at once."""

    text: str = ""
    where: ContactFilter = ANYBODY
    today: date | None = None
    """Needed only where the filter looks at days."""

    def fetch(self, db: Reading) -> dict[Among, int]:
        """Give the number for each part."""
        return counts_of(db, self.text, self.where, self.today)


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
        no, wanted = number_in_list(db, self.id), (self.text, self.among, self.where, self.today)
        if no is None or not listed(*wanted, is_window=True).at(no).count(db):
            return None
        return listed(*wanted).before(no).count(db)


@dataclass(frozen=True)
class PeopleIds:
    """The ids of all contacts that match, for a change of many at once; asked off the window's thread."""

    today: date
    text: str = ""
    among: Among = Among.ALL
    where: ContactFilter = ANYBODY

    def fetch(self, db: Reading) -> list[str]:
        """Give them in the order of the list."""
        return listed(self.text, self.among, self.where, self.today).refs(db)


def rows_of(db: Reading, today: date, refs: Sequence[str]) -> list[ContactRow]:
    """Give the list lines of these contacts, in that order."""
    if not refs:
        return []
    found = db.rows(_ROWS, (*[today.isoformat()] * 4, json.dumps(refs)))
    rows = {row.id: row for row in map(_row, found)}
    return [rows[ref] for ref in refs if ref in rows]


# A list of names comes as one text, with the unit separator between them.
_ROWS = """SELECT contacts.id, contacts.kind, contacts.display_name, contacts.sector, volunteers.status,
      (SELECT group_concat(name, char(31)) FROM (SELECT DISTINCT coalesce(projects.name, o.display_name) AS name
        FROM assignments JOIN roles ON roles.id = role_id LEFT JOIN projects ON projects.id = project_id
        LEFT JOIN contacts o ON o.id = organisation_id WHERE person_id = contacts.id
        AND from_on <= ? AND (until_on IS NULL OR until_on >= ?) ORDER BY 1)),
      (SELECT concat_ws(' ', rule, reminders.severity, due_on) FROM concerned
        JOIN reminders ON reminders.id = reminder_id WHERE ref = contacts.id
        ORDER BY reminders.severity DESC, due_on IS NULL, due_on, rule LIMIT 1),
      EXISTS (SELECT 1 FROM absences WHERE person_id = contacts.id AND from_on <= ?
        AND (until_on IS NULL OR until_on >= ?)),
      contacts.id IS (SELECT me_id FROM desk),
      (SELECT group_concat(name, char(31)) FROM (SELECT name FROM contact_tags JOIN tags ON tags.id = tag_id
        WHERE contact_id = contacts.id ORDER BY name LIMIT 3))
    FROM contacts LEFT JOIN volunteers ON volunteers.id = contacts.id
    WHERE contacts.id IN (SELECT value FROM json_each(?))"""


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
