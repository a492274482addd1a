"""Lists as workbooks: texts without guards, as a workbook never runs them; days and numbers as what they are."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from suidesk.interchange.layouts import OutColumn
from suidesk.interchange.sheets import writing as records_out
from suidesk.interchange.sheets.places import OF_DAYS, Place
from suidesk.interchange.workbooks.writing import CellKind, write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import PurePath

    from suidesk.interchange.layouts import Layout
    from suidesk.interchange.people_columns import PeopleColumns
    from suidesk.interchange.people_out import Style
    from suidesk.interchange.sheets.writing import SheetData

    Each = Callable[[Iterable[Sequence[str]]], Iterator[Sequence[str]]]


class FileFormat(StrEnum):
    """What a list is written as."""

    CSV = "csv"
    XLSX = "xlsx"
    VCARD3 = "vcard3"
    VCARD4 = "vcard4"

    @property
    def is_cards(self) -> bool:
        """Whether it has a card for each contact, and no columns."""
        return self in {FileFormat.VCARD3, FileFormat.VCARD4}

    @property
    def ending(self) -> str:
        """What the name of such a file ends with, without the dot."""
        return "vcf" if self.is_cards else self.value


_OF_CONTACTS: Final = {
    **dict.fromkeys((OutColumn.STARTED_ON, OutColumn.LEFT_ON, OutColumn.ARCHIVED_ON, OutColumn.DIED_ON), CellKind.DAY),
    OutColumn.CAPACITY: CellKind.NUMBER,
}
_AMOUNTS: Final = frozenset({Place.REQUESTED, Place.AWARDED})
_OF_RECORDS: Final = {
    **dict.fromkeys(OF_DAYS, CellKind.DAY),
    **dict.fromkeys((Place.MINUTES, Place.WEEKLY_MINUTES, Place.DECISION_WEEKS, Place.PAYMENT_WEEKS), CellKind.NUMBER),
    **dict.fromkeys(_AMOUNTS, CellKind.NUMBER),
}
# More decimals would read like thousands once their last zeros are gone.
_DECIMALS: Final = 2


def format_of(path: PurePath, otherwise: FileFormat = FileFormat.CSV) -> FileFormat:
    """Tell by the ending of a name what is to be written; of the versions of vCard most programs read 3.0."""
    ending = path.suffix.lower().removeprefix(".")
    if ending == otherwise.ending:
        return otherwise
    return next((known for known in FileFormat if known.ending == ending), otherwise)


def people_book(people: PeopleColumns, layout: Layout, title: str, each: Each = iter) -> bytes:
    """Give contacts as an .xlsx; `title` names the sheet, `each` watches the rows. Errors as in `write_workbook`."""
    headings = [heading.text for heading in layout.headings]
    kinds = [_OF_CONTACTS.get(heading.column, CellKind.TEXT) for heading in layout.headings]
    return write_workbook(headings, each(_in_order(people, layout)), kinds, title)


def _in_order(people: PeopleColumns, layout: Layout) -> Iterator[list[str]]:
    columns = people.columns(layout)
    return ([cells[place] for cells in columns] for place in people.order)


def records_book(data: SheetData, places: Sequence[Place], style: Style, title: str, each: Each = iter) -> bytes:
    """Give records as an .xlsx; `title` names the sheet, `each` watches the rows. Errors as in `write_workbook`."""
    headings = records_out.headings_of(data.kind, places, style, data.kept)
    kinds = [_OF_RECORDS.get(place, CellKind.TEXT) for place in places if place is not Place.DETAIL]
    kinds += [CellKind.TEXT] * (len(headings) - len(kinds))
    rows = each(_with_numbers(records_out.rows_of(data, places, style), places))
    return write_workbook(headings, rows, kinds, title)


def _with_numbers(rows: Iterable[list[str]], places: Sequence[Place]) -> Iterator[list[str]]:
    """Write amounts as numbers are written, so that a spreadsheet can add them up: 12500.5 for 12500.50."""
    amounts = [at for at, place in enumerate(places) if place in _AMOUNTS]
    for row in rows:
        for at in amounts:
            whole, point, decimals = row[at].partition(".")
            if point and len(decimals) <= _DECIMALS:
                row[at] = f"{whole}.{decimals}".rstrip("0").rstrip(".")
        yield row
