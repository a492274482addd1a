"""Records to a table of separated values: safe for spreadsheets, or lossless, which reads back to the same records."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.currencies import exponent_of
from suidesk.domain.errors import SuideskError
from suidesk.domain.text import folded, tidy
from suidesk.interchange.guarded import guarded
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.people_out import Style, written
from suidesk.interchange.sheets.amounts import amount_out
from suidesk.interchange.sheets.cells import clock_out
from suidesk.interchange.sheets.columns import SAFE_ID_HEADING
from suidesk.interchange.sheets.kinds import sheet_of
from suidesk.interchange.sheets.places import DUTIES, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from suidesk.interchange.sheets.registers import Register

    CellWriter = Callable[[Any], str]

_NEVER: Final = frozenset(
    {
        *(Place.GIVEN, Place.FAMILY, Place.EMAIL, Place.HOURS, Place.WEEKLY_HOURS, Place.END),
        *(Place.IDENTIFIER, Place.DETAIL),
    }
)
"""Places that only other programs' files have: we write the same in another column, or under its own heading."""
_LOSSLESS_ONLY: Final = frozenset({Place.ID, Place.REPLACES_ID})
_REFERENCES: Final = {
    Place.PERSON: (Place.PERSON_ID, "person_id", "people"),
    Place.PROJECT: (Place.PROJECT_ID, "project_id", "projects"),
    Place.ROLE: (Place.ROLE_ID, "role_id", "roles"),
    Place.GRANT: (Place.GRANT_ID, "grant_id", "grants"),
    Place.FUNDER: (Place.FUNDER_ID, "funder_id", "funders"),
    Place.OWNER: (Place.OWNER_ID, "owner_id", "people"),
    Place.PREDECESSOR: (Place.PREDECESSOR_ID, "predecessor_id", "grants"),
}
"""Names of other records: where their ids stand, the field, and among which they are ambiguous."""
_ID_OF: Final = {id_place: (name, among) for id_place, name, among in _REFERENCES.values()}


@dataclass(frozen=True)
class SheetData:
    """The records of a list in order, what they refer to, and the open duties of grants by day."""

    kind: ListKind
    records: Sequence[Any]
    registers: Mapping[str, Register]
    duties: Mapping[str, Mapping[Place, Sequence[str]]] = field(default_factory=dict)
    details: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What is kept with the records under headings of its own."""
    referred: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The ids in a field of any record, where they are known without looking at each."""

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """The headings of what is kept with any record."""
        return tuple({name: None for record in self.records for name in self.details.get(record.id, {})})


def registers_of(kind: ListKind) -> frozenset[str]:
    """Give the registers that a list's columns name records of."""
    return frozenset(
        _REFERENCES[column.place][2] for column in sheet_of(kind).columns if column.place in _REFERENCES
    ) | frozenset(_ID_OF[column.place][1] for column in sheet_of(kind).columns if column.place in _ID_OF)


def default_places(data: SheetData, style: Style) -> tuple[Place, ...]:
    """Give the columns of a file: all of a lossless one; else an id only where some name is ambiguous."""
    is_lossless = style is Style.LOSSLESS
    places = [column.place for column in sheet_of(data.kind).columns if column.place not in _NEVER]
    if is_lossless:
        # The days of duties would become other records: they are in a file of their own.
        return (*(place for place in places if place not in DUTIES), *_details_of(data))
    places = [place for place in places if place not in _LOSSLESS_ONLY]
    return (*(place for place in places if place not in _ID_OF or _is_needed(data, place)), *_details_of(data))


def _details_of(data: SheetData) -> tuple[Place, ...]:
    """Give the place that stands for all columns of what is kept with records; it is the last one."""
    return (Place.DETAIL,) if data.kept else ()


def chosen_places(data: SheetData, names: Sequence[str], style: Style) -> tuple[Place, ...]:
    """Give the columns of those names (of `Place`, or our headings). Raises `unknown_column`.

    A lossless file has the id even unasked: by it the cells are known to be exact.
    """
    columns = [column for column in sheet_of(data.kind).columns if column.place not in _NEVER]
    by_name = {folded(column.heading): column.place for column in columns}
    by_name |= {column.place.value: column.place for column in columns}
    found: dict[Place, None] = {}
    for name in names:
        plain = folded(tidy(name))
        if plain not in by_name:
            known = ", ".join(column.place.value for column in columns)
            raise SuideskError("unknown_column", column=name, columns=known)
        found[by_name[plain]] = None
    for place in tuple(found):
        id_place = _REFERENCES[place][0] if place in _REFERENCES else None
        if id_place and id_place not in found and _is_needed(data, id_place):
            found[id_place] = None
    if style is Style.LOSSLESS:
        found[Place.ID] = None
    return tuple(found)


def headings_of(kind: ListKind, places: Sequence[Place], style: Style, kept: Sequence[str] = ()) -> tuple[str, ...]:
    """Give the headings of columns; only in a lossless file an id stands under the name that makes cells exact."""
    sheet = sheet_of(kind)
    headings = {place: sheet.column(place).heading for place in places if place is not Place.DETAIL}
    if style is Style.SAFE and Place.ID in headings:
        headings[Place.ID] = SAFE_ID_HEADING
    return (*headings.values(), *(kept if Place.DETAIL in places else ()))


def write_sheet(data: SheetData, places: Sequence[Place], style: Style, separator: str = ",") -> Iterator[bytes]:
    """Give the file in pieces."""
    return written(headings_of(data.kind, places, style, data.kept), rows_of(data, places, style), style, separator)


def rows_of(data: SheetData, places: Sequence[Place], style: Style) -> Iterator[list[str]]:
    """Give the cells of each record as they are."""
    writers = [_writer(data, place, style) for place in places if place is not Place.DETAIL]
    if Place.DETAIL in places:
        writers += [_detail_writer(data, name) for name in data.kept]
    return ([write(record) for write in writers] for record in data.records)


def _detail_writer(data: SheetData, name: str) -> CellWriter:
    return lambda record: data.details.get(record.id, {}).get(name, "")


def cells_of(data: SheetData, place: Place, style: Style) -> tuple[str, CellsByValue]:
    """Give the field that a column shows, and its cells by value: for columns that show a single field, as of hours."""
    name = _REFERENCES[place][1] if place in _REFERENCES else _ID_OF[place][0] if place in _ID_OF else ""
    name = name or {**_fields(data.kind), Place.ID: "id"}[place]
    return name, CellsByValue(name, _writer(data, place, style), is_guarded=style is Style.SAFE)


class CellsByValue(dict[Any, str]):
    """The cell of each value of a field, written when it is first seen: the same few return a million times."""

    def __init__(self, name: str, write: CellWriter, *, is_guarded: bool) -> None:
        """Write values of that field as a column does, guarded for spreadsheets where they have to be."""
        super().__init__()
        self._name, self._write, self._is_guarded = name, write, is_guarded

    def __missing__(self, value: Any) -> str:
        """Write the cell of a value."""
        cell = self._write(SimpleNamespace(**{self._name: value}))
        made = self[value] = guarded(cell) if self._is_guarded else cell
        return made


def _is_needed(data: SheetData, id_place: Place) -> bool:
    """Tell whether some record refers to another one by a name that is not its alone."""
    name, among = _ID_OF[id_place]
    register = data.registers[among]
    referred = data.referred.get(name)
    if referred is None:
        referred = {ref for record in data.records if (ref := getattr(record, name))}
    return any(_is_ambiguous(register, ref) for ref in referred)


def _is_ambiguous(register: Register, ref: str) -> bool:
    called = register.by_id[ref].name
    return register.is_ambiguous(called) or "@" in called


def _writer(data: SheetData, place: Place, style: Style) -> CellWriter:
    if place in _REFERENCES:
        _, name, among = _REFERENCES[place]
        by_id = data.registers[among].by_id
        return lambda record: by_id[ref].name if (ref := getattr(record, name)) else ""
    if place in _ID_OF:
        return _id_writer(data, place, style)
    if place in DUTIES:
        return lambda record: "; ".join(data.duties.get(record.id, {}).get(place, ()))
    return _value_writer({**_fields(data.kind), Place.ID: "id"}[place], place)


def _fields(kind: ListKind) -> dict[Place, str]:
    return {place: name for name, place in sheet_of(kind).fields.items()}


def _value_writer(name: str, place: Place) -> CellWriter:
    if place in {Place.REQUESTED, Place.AWARDED}:
        return lambda record: amount_out(getattr(record, name), exponent_of(record.currency))
    if place is Place.START:
        return lambda record: clock_out(getattr(record, name))
    return lambda record: _plain(getattr(record, name))


def _id_writer(data: SheetData, place: Place, style: Style) -> CellWriter:
    """Write ids: all in a lossless file, else those of ambiguous names."""
    name, among = _ID_OF[place]
    register = data.registers[among]

    def write(record: Any) -> str:
        ref = getattr(record, name)
        return str(ref) if ref and (style is Style.LOSSLESS or _is_ambiguous(register, ref)) else ""

    return write


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value.value) if isinstance(value, Enum) else str(value)
