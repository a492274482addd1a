"""Contacts read whole, with all that belongs to them, by the hundred and not one by one."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from suidesk.domain.people import Contact, ContactLanguage, ContactPoint, KeptCardLine
from suidesk.domain.volunteers import Availability, Volunteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from suidesk.domain.records import Record
    from suidesk.domain.volunteers import Slot
    from suidesk.store.reading import Reading

T = TypeVar("T")
R = TypeVar("R", bound="Record")
T_co = TypeVar("T_co", covariant=True)

Parts: TypeAlias = "defaultdict[str, list[T]]"
"""What belongs to contacts, by their ids."""

AT_ONCE = 500
"""Contacts read by one question; SQLite allows 32,766 values in it."""


class Maker(Protocol[T_co]):
    """Makes what the caller wants of a contact and its parts."""

    def __call__(  # noqa: PLR0913, PLR0917 - the parts of a contact, each by its name
        self,
        contact: Contact,
        points: tuple[ContactPoint, ...],
        languages: tuple[str, ...],
        tags: tuple[str, ...],
        volunteer: Volunteer | None,
        fields: tuple[tuple[str, str], ...],
    ) -> T_co:
        """Make it."""


def whole_contacts(db: Reading, refs: Iterable[str], make: Maker[T]) -> Iterator[T]:
    """Give the contacts of those ids that are there, in the order asked for, each made by `make`."""
    waiting = iter(refs)
    while some := list(islice(waiting, AT_ONCE)):
        yield from _some(db, some, make)


def skills_and_hours(db: Reading, refs: Iterable[str]) -> tuple[Parts[str], Parts[Slot]]:
    """Give the skills by name, and the hours of a usual week in their order, of the people of those ids."""
    skills: Parts[str] = defaultdict(list)
    hours: Parts[Slot] = defaultdict(list)
    waiting = iter(refs)
    while some := list(islice(waiting, AT_ONCE)):
        sql = f"""SELECT volunteer_id, name FROM volunteer_skills JOIN tags ON tags.id = tag_id
            WHERE volunteer_id IN ({_marks(some)}) ORDER BY name"""
        for ref, name in db.rows(sql, some):
            skills[ref].append(name)
        sql = f"WHERE person_id IN ({_marks(some)}) ORDER BY weekday, from_min, id"
        for one in db.records(Availability, sql, some):
            hours[one.person_id].append(one.slot)
    return skills, hours


def kept_lines(db: Reading, refs: Iterable[str]) -> Parts[KeptCardLine]:
    """Give the lines that the cards of the contacts of those ids had and nothing here understands, in their order."""
    found: Parts[KeptCardLine] = defaultdict(list)
    waiting = iter(refs)
    while some := list(islice(waiting, AT_ONCE)):
        found |= _parts(db, KeptCardLine, some, "position, id")
    return found


def holders_of(db: Reading, normals: Sequence[str]) -> list[tuple[str, str, str]]:
    """Give (normal form, contact id, name shown) of the contacts that have one of these points."""
    found: list[tuple[str, str, str]] = []
    for start in range(0, len(normals), AT_ONCE):
        some = normals[start : start + AT_ONCE]
        sql = f"""SELECT normal, contacts.id, display_name FROM contact_points
            JOIN contacts ON contacts.id = contact_id WHERE normal IN ({_marks(some)})"""
        found += db.rows(sql, some)
    return found


def _some(db: Reading, refs: list[str], make: Maker[T]) -> Iterator[T]:
    contacts = db.of_ids(Contact, refs)
    volunteers = db.of_ids(Volunteer, refs)
    points = _parts(db, ContactPoint, refs, "position, id")
    languages = _parts(db, ContactLanguage, refs, "language, id")
    tags = _pairs(db, "contact_tags JOIN tags ON tags.id = tag_id", "tags.name, NULL", refs)
    fields = _pairs(db, "field_values JOIN fields ON fields.id = field_id", "fields.name, value", refs)
    for ref in refs:
        if ref in contacts:
            yield make(
                contacts[ref],
                tuple(points[ref]),
                tuple(link.language for link in languages[ref]),
                tuple(name for name, _ in tags[ref]),
                volunteers.get(ref),
                tuple(fields[ref]),
            )


def _parts(db: Reading, record: type[R], refs: list[str], order: str) -> defaultdict[str, list[R]]:
    found: defaultdict[str, list[R]] = defaultdict(list)
    for part in db.records(record, f"WHERE contact_id IN ({_marks(refs)}) ORDER BY {order}", refs):
        found[part.contact_id].append(part)  # type: ignore[attr-defined]
    return found


def _pairs(db: Reading, source: str, columns: str, refs: list[str]) -> defaultdict[str, list[tuple[str, str]]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    sql = f"SELECT contact_id, {columns} FROM {source} WHERE contact_id IN ({_marks(refs)}) ORDER BY 2, 3"
    for ref, name, value in db.rows(sql, refs):
        found[ref].append((name, value))
    return found


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
