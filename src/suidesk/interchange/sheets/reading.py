"""Rows of a table to rows of a list of records: each cell read by its column, what can't be read said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.domain.text import folded
from suidesk.interchange.giving.titles import titled
from suidesk.interchange.problems import Problem, Severity
from suidesk.interchange.row_checks import RowChecks
from suidesk.interchange.sheets.cells import Unreadable, read_id
from suidesk.interchange.sheets.details import IDENTIFIER
from suidesk.interchange.sheets.kinds import sheet_of
from suidesk.interchange.sheets.places import Place
from suidesk.interchange.sheets.rows import SheetRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.interchange.days import DayOrder
    from suidesk.interchange.rows import Row
    from suidesk.interchange.sheets.columns import SheetColumn
    from suidesk.interchange.sheets.mapping import SheetMapping
    from suidesk.interchange.tables import Table


class SheetReader:
    """Reads the rows of one table by one mapping."""

    def __init__(self, table: Table, mapping: SheetMapping) -> None:
        """Prepare the columns. Raises `column_missing`, `column_twice`."""
        sheet = sheet_of(mapping.kind)
        mapping.need(sheet)
        self._table = table
        self._is_exact = mapping.is_exact
        self._looks = RowChecks(table, is_exact=self._is_exact)
        self._places = mapping.places()
        known = {column.place: column for column in sheet.columns}
        self._kept = _names_of_kept(mapping)
        self._columns: list[tuple[int, str, SheetColumn, DayOrder]] = [
            (at, name, known[use.target], use.day_order)
            for at, (name, use) in enumerate(zip(mapping.columns, mapping.uses, strict=True))
            if use.target in known
        ]

    def rows(self) -> Iterator[SheetRow]:
        """Give every row that holds anything, in the order of the file; one that is left out says why."""
        for row in self._table.rows():
            if row.broken or "".join(row.cells).strip():
                yield self.read(row)

    def read(self, row: Row) -> SheetRow:
        """Read one row."""
        made = SheetRow(row.line, row.number, self._places)
        if row.broken:
            made.problems.append(self._looks.broken(row))
            return made
        if self._looks.is_unusual(row):
            made.problems += self._looks.shape(row, Severity.ERROR)
        for at, name, column, order in self._columns:
            cell = row.cells[at] if at < len(row.cells) else ""
            if cell.strip():
                if self._looks.is_special(cell):
                    cell, found = self._looks.clean(row, name, cell)
                    made.problems += found
                if name in self._kept:
                    made.details[self._kept[name]] = cell if self._is_exact else cell.strip()
                self._take(made, column, cell, order)
        if not made.cells and not made.is_refused:
            made.problems.append(Problem(row.line, row.number, "", "nothing_known", severity=Severity.ERROR))
        return made

    def _take(self, row: SheetRow, column: SheetColumn, cell: str, order: DayOrder) -> None:
        place = column.place
        row.cells[place] = cell.strip()
        if place is Place.TITLE and self._is_exact:
            row.values[place] = cell
            return
        try:
            value = column.read(cell, order)
        except Unreadable as error:
            if column.read is read_id:
                row.say(place, "id_ignored", "", cell)
            else:
                row.refuse(place, error.code, error.expected, cell)
            return
        if value not in (None, "", ()):
            row.values[place] = value


def _names_of_kept(mapping: SheetMapping) -> dict[str, str]:
    """Give the heading under which the cells of each column are kept; no two are the same but for capitals."""
    names: dict[str, str] = {}
    taken = {folded(IDENTIFIER)}
    for column, use in zip(mapping.columns, mapping.uses, strict=True):
        if use.target is Place.IDENTIFIER:
            names[column] = IDENTIFIER
        elif use.target is Place.DETAIL:
            name, count = titled(column), 2
            while folded(name) in taken:
                name = f"{titled(column)} ({count})"
                count += 1
            taken.add(folded(name))
            names[column] = name
    return names
