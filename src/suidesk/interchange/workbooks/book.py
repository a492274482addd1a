"""What every kind of workbook gives: its sheets, the rows of one, and the addresses of cells."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from suidesk.domain.errors import SuideskError
from suidesk.interchange.problems import Problem, Severity, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from suidesk.interchange.rows import Row

MOST_ROWS: Final = 1_048_576
"""Rows of a sheet (ECMA-376; Excel, LibreOffice)."""
MOST_COLUMNS: Final = 16_384
"""Columns of a sheet (ECMA-376; Excel, LibreOffice)."""


class Sheet(NamedTuple):
    """A sheet as it is offered: its name, how many rows hold anything, whether its tab is hidden."""

    name: str
    rows: int
    is_hidden: bool = False


class Book(Protocol):
    """An opened workbook."""

    @property
    def sheets(self) -> Sequence[Sheet]:
        """The sheets with cells, in the order of their tabs."""
        ...

    def read(self, at: int) -> Iterator[Row | Problem]:
        """Give the rows of the sheet at that place that hold anything, and what is wrong with their cells."""
        ...


def chosen(sheets: Sequence[Sheet], wanted: str | None) -> int:
    """Give the place of the wanted sheet, otherwise of the first with data, one that is not hidden before others.

    Raises `no_such_sheet` (name, sheets), `nothing_to_read`.
    """
    if wanted is not None:
        at = next((at for at, sheet in enumerate(sheets) if sheet.name == wanted), None)
        if at is None:
            raise SuideskError("no_such_sheet", name=wanted, sheets=", ".join(sheet.name for sheet in sheets))
        return at
    filled = [at for at, sheet in enumerate(sheets) if sheet.rows]
    if not filled:
        raise SuideskError("nothing_to_read")
    return next((at for at in filled if not sheets[at].is_hidden), filled[0])


@lru_cache(maxsize=2_000)
def letters(column: int) -> str:
    """Give the letters of a column, counted from 0: `A`, `Z`, `AA`."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


@lru_cache(maxsize=2_000)
def column_of(name: str) -> int:
    """Give the place of a column from 0, by its letters; -1 for what are none."""
    number = 0
    for sign in name.upper():
        if not "A" <= sign <= "Z":
            return -1
        number = number * 26 + ord(sign) - ord("A") + 1
    return number - 1


def about_cell(line: int, column: int, code: str, found: str, severity: Severity = Severity.WARNING) -> Problem:
    """Give a problem of one cell, named by its address."""
    return Problem(line, line, f"{letters(column)}{line}", code, "", shortened(found), severity)


def note(line: int, code: str, found: str) -> Problem:
    """Give a note about a sheet."""
    return Problem(line, line, "", code, "", shortened(found), Severity.NOTE)


def trimmed(cells: list[str]) -> tuple[str, ...]:
    """Give the cells of a row without the empty ones at its end."""
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)
