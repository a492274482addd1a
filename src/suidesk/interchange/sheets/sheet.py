"""What the kinds of lists of records have in common: columns, what identifies a record, how rows name other records."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from suidesk.interchange.sameness import alike
from suidesk.interchange.sheets.cells import is_id
from suidesk.interchange.sheets.places import Place
from suidesk.interchange.sheets.registers import Missing
from suidesk.interchange.sheets.rows import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from suidesk.domain.records import Record
    from suidesk.interchange.list_kinds import ListKind
    from suidesk.interchange.sheets.columns import SheetColumn
    from suidesk.interchange.sheets.names import Names
    from suidesk.interchange.sheets.registers import Register
    from suidesk.interchange.sheets.rows import SheetRow


class Sheet(ABC):
    """A kind of list: its columns, and its rows as values of one type of record."""

    kind: ClassVar[ListKind]
    record: ClassVar[type[Any]]
    columns: ClassVar[tuple[SheetColumn, ...]]
    needs: ClassVar[tuple[frozenset[Place], ...]]
    """Of each of these sets a file must have one column."""
    signs: ClassVar[tuple[frozenset[Place], ...]]
    """Of each of these sets a file has one column, if its headings alone make it this kind."""
    fields: ClassVar[Mapping[str, Place]]
    """Where each field of the record stands."""
    narrow: ClassVar[tuple[str, ...]] = ()
    """Fields by which the store finds the records that a row could be."""
    apart: ClassVar[tuple[str, ...]] = ()
    """Fields that differ only between different records: a row that says otherwise tells of another one."""
    is_counted: ClassVar[bool] = False
    """Whether two equal rows are two records, as two hours of a day may be."""
    told_by: ClassVar[Mapping[str, tuple[Place, ...]]] = {}
    """Other places that may tell a field."""
    keeps_details: ClassVar[bool] = False
    """Whether its records have details, which hold what has no place of its own."""
    follows: ClassVar[str] = ""
    """The field that names an earlier record of the same kind, which may stand in the same file."""

    @abstractmethod
    def tell(self, row: SheetRow, names: Names) -> Told:
        """Give what a row tells; what leaves it out is noted in the row."""

    @abstractmethod
    def key(self, values: Mapping[str, Any]) -> Hashable:
        """Give what two tellings of the same record share, from values or from a record's fields."""

    def made(self, ref: str, values: Mapping[str, Any], currency: str) -> Record:
        """Give a new record of those values; `currency` is the desk's own."""
        del currency
        record: Record = self.record(id=ref, **values)
        return record

    def place_of(self, name: str, row: SheetRow) -> Place:
        """Give the place in a row where a field is told; the usual one when it isn't."""
        usual = self.fields.get(name, Place.UNKNOWN)
        return next((place for place in (usual, *self.told_by.get(name, ())) if place in row.cells), usual)

    def column(self, place: Place) -> SheetColumn:
        """Give the column of that place."""
        return next(column for column in self.columns if column.place is place)


def told_of(row: SheetRow, places: Mapping[str, Place]) -> Told:
    """Begin with the id and with the places whose values are those of their fields."""
    values = {name: row.values[place] for name, place in places.items() if row.values.get(place) not in (None, "")}
    return Told(row=row, id=row.text(Place.ID), values=values)


def referred(row: SheetRow, place: Place, id_place: Place, resolve: Callable[[str, str], str]) -> str | None:
    """Resolve what a row names by id or name; None when it names nothing, or when the row is refused for it."""
    name, ref = row.text(place), row.text(id_place)
    if not name and not ref:
        return None
    try:
        return resolve(name, ref)
    except Missing as missing:
        row.refuse(place if name else id_place, missing.code, missing.expected, name or ref)
        return None


def warn_of_other_name(row: SheetRow, place: Place, found: str | None, register: Register) -> None:
    """Say where the id in a row and the name beside it are not of the same record: the id decides."""
    name = row.text(place)
    if found and name and not is_id(name) and "@" not in name and alike(register.by_id[found].name) != alike(name):
        row.say(place, "id_decides", register.by_id[found].name, name)


def the_person(row: SheetRow, names: Names) -> str | None:
    """Give the person whom a row is about; refuse a row that names nobody."""
    name = row.text(Place.PERSON) or f"{row.text(Place.GIVEN)} {row.text(Place.FAMILY)}".strip()
    row.values[Place.PERSON] = name
    email, ref = row.text(Place.EMAIL), row.text(Place.PERSON_ID)
    if not (name or email or ref):
        row.refuse(Place.PERSON, "required")
        return None
    try:
        found = names.person(name, ref, email)
    except Missing as missing:
        row.refuse(Place.PERSON, missing.code, missing.expected, name or email or ref)
        return None
    if ref == found:
        warn_of_other_name(row, Place.PERSON, found, names.people())
    return found


def the_project(row: SheetRow, names: Names) -> str | None:
    """Give the project that a row names, if any."""
    found = referred(row, Place.PROJECT, Place.PROJECT_ID, names.project)
    if found and found == row.text(Place.PROJECT_ID):
        warn_of_other_name(row, Place.PROJECT, found, names.projects())
    return found


def the_owner(row: SheetRow, names: Names) -> str | None:
    """Give the person who looks after what a row tells of, if any."""
    found = referred(row, Place.OWNER, Place.OWNER_ID, names.person)
    if found and found == row.text(Place.OWNER_ID):
        warn_of_other_name(row, Place.OWNER, found, names.people())
    return found
