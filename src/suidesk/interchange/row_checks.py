"""What is wrong with a row before its cells mean anything: broken, too short, too long, hidden signs, formulas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from suidesk.interchange import cells
from suidesk.interchange.problems import Problem, Severity, shortened
from suidesk.interchange.tables import SEPARATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.interchange.rows import Row
    from suidesk.interchange.tables import Table

_LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")


class RowChecks:
    """Looks at the rows of one table; in an exact one (a lossless export of ours) cells stand for themselves.

    So they do in workbooks and LDIF: only where texts are separated by signs a spreadsheet's guards are needed.
    """

    def __init__(self, table: Table, *, is_exact: bool) -> None:
        """Look at that table's rows."""
        self._table = table
        self._width = len(table.columns)
        # A cell that begins otherwise is taken as it stands.
        self._special = frozenset("" if is_exact or table.kind != SEPARATED else "'= ")
        self._has_nul = b"\0" in table.content

    def broken(self, row: Row) -> Problem:
        """Give why a row could not be told into cells."""
        return self._problem(row, row.broken, row.cells[0], Severity.ERROR)

    def shape(self, row: Row, too_long: Severity) -> Iterator[Problem]:
        """Give what is unusual about a row; `too_long` is how bad cells beyond the last column are."""
        if row.doubt:
            yield self._problem(row, row.doubt, max(row.cells, key=len))
        width, count = str(self._width), len(row.cells)
        if count < self._width:
            yield Problem(row.line, row.number, "", "row_too_short", width, str(count), Severity.NOTE)
        elif any(map(str.strip, row.cells[self._width :])):
            yield Problem(row.line, row.number, "", "row_too_long", width, str(count), too_long)
        if self._table.damaged_lines and self._is_damaged(row):
            yield self._problem(row, "undecodable_bytes", " ".join(row.cells))

    def is_unusual(self, row: Row) -> bool:
        """Tell whether `shape` may have something to say."""
        return bool(row.doubt) or len(row.cells) != self._width or bool(self._table.damaged_lines)

    def is_special(self, cell: str) -> bool:
        """Tell whether a cell that isn't empty has to be cleaned."""
        return cell[0] in self._special or self._has_nul

    def clean(self, row: Row, column: str, cell: str) -> tuple[str, list[Problem]]:
        """Give a cell without guards and hidden signs, and what was found in it."""
        found = []
        if "\0" in cell:
            cell = cell.replace("\0", "")
            found.append(Problem(row.line, row.number, column, "nul_removed", "", shortened(cell)))
        if cell[:1] not in self._special:
            return cell, found
        plain = cells.plain(cell)
        if plain is cell and cell.lstrip().startswith("="):
            found.append(Problem(row.line, row.number, column, "formula_cell", "", shortened(cell)))
        return plain, found

    def _is_damaged(self, row: Row) -> bool:
        count = 1 + sum(len(_LINE_ENDS.findall(cell)) for cell in row.cells)
        return not self._table.damaged_lines.isdisjoint(range(row.line, row.line + count))

    def _problem(self, row: Row, code: str, found: str, severity: Severity = Severity.WARNING) -> Problem:
        return Problem(row.line, row.number, "", code, "", shortened(found), severity)
