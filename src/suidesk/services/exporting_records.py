"""Lists of records from the desk to a file: hours, promises, grants, duties."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from suidesk.commands.importing_records import StoredNames
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import Obligation, ObligationKind
from suidesk.interchange.books_out import FileFormat, records_book
from suidesk.interchange.lines_out import LinesOut
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.people_out import Style, head
from suidesk.interchange.sheets.kinds import sheet_of
from suidesk.interchange.sheets.names import Names
from suidesk.interchange.sheets.places import DUTIES, Place
from suidesk.interchange.sheets.writing import (
    SheetData,
    cells_of,
    chosen_places,
    default_places,
    headings_of,
    registers_of,
    write_sheet,
)
from suidesk.services.exporting_hours import HoursInOrder, hours_refer_to
from suidesk.wording.lists import kind_text

if TYPE_CHECKING:
    from suidesk.interchange.books_out import Each
    from suidesk.interchange.sheets.registers import Register
    from suidesk.services.exporting_watch import ExportWatch
    from suidesk.store.reading import Reading

_ORDER: Final = {
    ListKind.HOURS: "day, start_min IS NULL, start_min, id",
    ListKind.COMMITMENTS: "person_id, coalesce(from_on, due_on), id",
    ListKind.GRANTS: "title, starts_on, id",
    ListKind.OBLIGATIONS: "due_on, id",
}
_KIND_ORDER: Final = tuple(ObligationKind)


@dataclass(frozen=True, kw_only=True)
class WantedRecords:
    """Which records to export; without `columns` the usual ones."""

    kind: ListKind
    columns: tuple[str, ...] = ()
    style: Style = Style.SAFE
    separator: str = ","
    format: FileFormat = FileFormat.CSV


def count_of(db: Reading, wanted: WantedRecords) -> int:
    """Count the records that would be in the file."""
    return int(db.value(f"SELECT count(*) FROM {sheet_of(wanted.kind).record.kind_of.value}"))


class RecordsFile:
    """Asks for the file of a list of records: its bytes, how many rows it has, and its headings."""

    def __init__(self, wanted: WantedRecords, watch: ExportWatch) -> None:
        """Ask for those; Raises `cancelled` where `watch` says so."""
        self._wanted = wanted
        self._watch = watch

    def fetch(self, db: Reading) -> tuple[bytes, int, tuple[str, ...]]:
        """Give the file.

        Raises `unknown_column`, `only_contacts_in_cards`, for a workbook what `write_workbook` raises.
        """
        wanted = self._wanted
        if wanted.format.is_cards:
            raise SuideskError("only_contacts_in_cards")
        if wanted.kind is ListKind.HOURS and wanted.format is FileFormat.CSV:
            return self._hours(db)
        data = SheetData(
            wanted.kind,
            _records(db, wanted.kind),
            _registers(db, wanted.kind),
            _open_duties(db) if wanted.kind is ListKind.GRANTS else {},
            _details(db) if wanted.kind is ListKind.GRANTS else {},
        )
        places = self._places(data)
        headings = headings_of(wanted.kind, places, wanted.style, data.kept)
        if wanted.format is FileFormat.XLSX:
            content = records_book(data, places, wanted.style, kind_text(wanted.kind), self._each(data))
        else:
            content = b"".join(write_sheet(data, places, wanted.style, wanted.separator))
        return content, len(data.records), headings

    def _each(self, data: SheetData) -> Each:
        return lambda rows: self._watch.each(rows, len(data.records))

    def _hours(self, db: Reading) -> tuple[bytes, int, tuple[str, ...]]:
        """Give the file of hours, of which there may be a million: none of them is ever a record here."""
        wanted = self._wanted
        data = SheetData(wanted.kind, (), _registers(db, wanted.kind), referred=hours_refer_to(db))
        places = self._places(data)
        headings = headings_of(wanted.kind, places, wanted.style)
        lines = LinesOut(wanted.separator)
        found = HoursInOrder([cells_of(data, place, wanted.style) for place in places], lines)
        count = found.read(db, self._watch)
        return b"".join((head(headings, wanted.style, lines), *found.pieces())), count, headings

    def _places(self, data: SheetData) -> tuple[Place, ...]:
        wanted = self._wanted
        places = chosen_places(data, wanted.columns, wanted.style) if wanted.columns else ()
        return places or default_places(data, wanted.style)


def _records(db: Reading, kind: ListKind) -> list[Any]:
    return db.records(sheet_of(kind).record, f"ORDER BY {_ORDER[kind]}")


def _registers(db: Reading, kind: ListKind) -> dict[str, Register]:
    names = Names(StoredNames(db), creates_missing=False, language="", new_id=str)
    ways = {
        "people": names.people,
        "funders": names.funders,
        "projects": names.projects,
        "roles": names.roles,
        "grants": names.grants,
    }
    return {among: ways[among]() for among in registers_of(kind)}


def _details(db: Reading) -> dict[str, dict[str, str]]:
    """Give what is kept with grants, by heading."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for ref, name, value in db.rows("SELECT grant_id, name, value FROM grant_details ORDER BY grant_id, position, id"):
        found[ref][name] = value
    return found


def _open_duties(db: Reading) -> dict[str, dict[Place, list[str]]]:
    """Give the days of the open duties of each grant, by the column they stand in."""
    place_of = dict(zip(_KIND_ORDER, DUTIES, strict=True))
    found: defaultdict[str, dict[Place, list[str]]] = defaultdict(dict)
    for duty in db.records(Obligation, "WHERE done_on IS NULL ORDER BY due_on, id"):
        found[duty.grant_id].setdefault(place_of[duty.kind], []).append(duty.due_on.isoformat())
    return found
