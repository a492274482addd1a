"""What screens ask before many contacts are changed at once: how many really would be, and who is reached."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from msgspec import UNSET, UnsetType

from suidesk.domain.people import ContactKind, Tag
from suidesk.domain.text import folded, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.store.reading import Reading

# One value however many there are: a statement takes 32,766 values at most.
_THESE: Final = "contacts.id IN (SELECT value FROM json_each(?))"
_TAGGED: Final = "contacts.id IN (SELECT contact_id FROM contact_tags WHERE tag_id = ?)"
Test = tuple[str, tuple[object, ...]]


@dataclass(frozen=True)
class Concerned:
    """How many persons and organisations a change of many concerns.

    `left_out` is the id of the desk's user, where they were chosen too and such a change isn't possible for them.
    """

    persons: int
    organisations: int
    left_out: str = ""

    @property
    def count(self) -> int:
        """Give the number of both."""
        return self.persons + self.organisations


@dataclass(frozen=True)
class WouldChange:
    """How many of these contacts `ChangeContacts` would really change; who has it already isn't counted."""

    ids: tuple[str, ...]
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    add_languages: tuple[str, ...] = ()
    lawful_basis: str | UnsetType | None = UNSET
    source: str | UnsetType | None = UNSET
    do_not_contact: bool | UnsetType = UNSET

    def fetch(self, db: Reading) -> Concerned:
        """Give the numbers."""
        tests = [*self._words(db), *self._columns()]
        wanted = " OR ".join(test for test, _ in tests) or "0"
        return _concerned(db, self.ids, f"({wanted})", tuple(value for _, values in tests for value in values))

    def _words(self, db: Reading) -> Iterator[Test]:
        added = {Tag.of(name).id for name in self.add_tags if tidy(name)}
        for ref in sorted(added):
            yield f"NOT {_TAGGED}", (ref,)
        for ref in sorted({Tag.of(name).id for name in self.remove_tags} - added):
            yield _TAGGED, (ref,)
        names = {folded(tidy(name)) for name in self.add_languages if tidy(name)}
        known = [name for (name,) in db.rows("SELECT DISTINCT language FROM contact_languages")] if names else []
        for wanted in sorted(names):
            spoken = [name for name in known if folded(tidy(name)) == wanted]
            marks = ", ".join("?" * len(spoken))
            yield (
                f"contacts.id NOT IN (SELECT contact_id FROM contact_languages WHERE language IN ({marks}))",
                (*spoken,),
            )

    def _columns(self) -> Iterator[Test]:
        for name in ("lawful_basis", "source", "do_not_contact"):
            value = getattr(self, name)
            if not isinstance(value, UnsetType):
                yield f"contacts.{name} IS NOT ?", (value,)


@dataclass(frozen=True)
class WouldArchive:
    """How many of these contacts would go into the archive, or with `is_back` come out of it."""

    ids: tuple[str, ...]
    is_back: bool = False

    def fetch(self, db: Reading) -> Concerned:
        """Give the numbers; the user of the desk can't be archived and isn't counted."""
        if self.is_back:
            return _concerned(db, self.ids, "archived_on IS NOT NULL")
        found = _concerned(db, self.ids, "archived_on IS NULL AND contacts.id IS NOT (SELECT me_id FROM desk)")
        me = db.desk().me_id or ""
        return Concerned(found.persons, found.organisations, me if me in self.ids else "")


def _concerned(db: Reading, ids: tuple[str, ...], test: str, params: tuple[object, ...] = ()) -> Concerned:
    counts = dict(
        db.rows(
            f"SELECT kind, count(*) FROM contacts WHERE {_THESE} AND {test} GROUP BY kind", (json.dumps(ids), *params)
        )
    )
    return Concerned(counts.get(ContactKind.PERSON.value, 0), counts.get(ContactKind.ORGANISATION.value, 0))


@dataclass(frozen=True)
class TagsAmong:
    """The tags that these contacts have, the most frequent first, with how many have each."""

    ids: tuple[str, ...]

    def fetch(self, db: Reading) -> list[tuple[str, int]]:
        """Give name and number."""
        rows = db.rows(
            f"""SELECT name, count(*) FROM contacts JOIN contact_tags ON contact_id = contacts.id
                JOIN tags ON tags.id = tag_id WHERE {_THESE} GROUP BY tags.id ORDER BY 2 DESC, name COLLATE NOCASE""",
            (json.dumps(self.ids),),
        )
        return [(name, count) for name, count in rows]
