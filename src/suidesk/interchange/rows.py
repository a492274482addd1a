"""Text to rows by the standard library's strict reader, with recovery: an unbalanced quote costs its own row only."""

from __future__ import annotations

import csv
import io
from collections import deque
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# After a broken row, this many lines are tried as the place to go on from.
_TRIES = 200
# Lines read again after broken rows, before cells of several lines are given up: a bound on hostile files.
_PATIENCE = 200_000


class Dialect(NamedTuple):
    """How cells are told apart on a line."""

    separator: str = ","
    skips_spaces: bool = False
    """Spaces after a separator do not belong to the cell, so that a quote may follow them."""


class Row(NamedTuple):
    """One row. `line` is the physical line where it begins, `number` the logical row, both from 1.

    A row with `broken` could not be read: its one cell is the text as it stood. `doubt` names what
    looks wrong in a row that could be read.
    """

    line: int
    number: int
    cells: tuple[str, ...]
    broken: str = ""
    doubt: str = ""


class _Cells(Protocol):
    """The standard library's reader, as far as it is used here."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


class _Lines:
    """Hands out physical lines, keeps those of the record being read, takes lines back."""

    def __init__(self, source: Iterable[str]) -> None:
        self._source = iter(source)
        self._again: deque[str] = deque()
        self.record: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._source)
        self.record.append(line)
        return line

    def take_back(self, lines: list[str]) -> None:
        self._again.extendleft(reversed(lines))


def read_rows(content: bytes, dialect: Dialect, width: int | None = None, *, skip: int = 0) -> Iterator[Row]:
    """Give every row of UTF-8 text that is not a blank line, in order, leaving out the first `skip` lines.

    `width` is the number of columns, by which the end of a broken row is found; without it the
    width of the row before serves.
    """
    lines = _Lines(io.TextIOWrapper(io.BytesIO(content), "utf-8", newline=""))
    for _ in zip(range(skip), lines, strict=False):
        lines.record.clear()
    return _RowReader(lines, dialect, width, skip + 1).rows()


class _RowReader:
    def __init__(self, lines: _Lines, dialect: Dialect, width: int | None, line: int) -> None:
        self._lines = lines
        self._dialect = dialect
        self._fixed_width = width
        self._usual = width or 0
        self._line = line
        self._number = 0
        self._spent = 0

    def rows(self) -> Iterator[Row]:
        while True:
            try:
                yield from self._good_rows()
            except csv.Error:
                yield self._broken_row()
            else:
                if not self._lines.record:
                    return
                yield self._broken_row()
            if self._spent > _PATIENCE + 20 * self._line:
                yield from self._line_by_line()
                return

    def _good_rows(self) -> Iterator[Row]:
        """Give rows until the end, or until one that has swallowed its neighbours (its lines are then kept)."""
        record = self._lines.record
        for cells in self._reader(self._lines):
            doubt = ""
            if len(record) > 1 and (inner := self._rows_inside()):
                if len(cells) != self._usual:
                    return
                doubt = "rows_in_cell" if inner > 1 else ""
            yield from self._row(cells, len(record), doubt)
            record.clear()

    def _row(self, cells: Sequence[str], lines: int, doubt: str = "") -> Iterator[Row]:
        self._number += 1
        if cells:
            yield Row(self._line, self._number, tuple(cells), "", doubt)
            if self._fixed_width is None:
                self._usual = len(cells)
        self._line += lines

    def _rows_inside(self) -> int:
        """Count the later lines of the record that by themselves are rows of the usual width."""
        if self._usual <= 1:
            return 0
        later = self._lines.record[1:]
        return sum(self._is_row([line]) for line in later[:_TRIES])

    def _broken_row(self) -> Row:
        record = self._lines.record.copy()
        self._lines.record.clear()
        end = self._end_of_damage(record)
        self._lines.take_back(record[end:])
        self._spent += len(record)
        self._number += 1
        row = Row(self._line, self._number, ("".join(record[:end]).rstrip("\r\n"),), _fault(record[:end]))
        self._line += end
        return row

    def _end_of_damage(self, record: list[str]) -> int:
        """Give how many lines the broken row has: it ends where a line by itself begins a row of the usual width."""
        for cut in range(1, min(len(record), _TRIES)):
            if self._is_row(record[cut : cut + _TRIES], or_begins=True):
                return cut
        return len(record) if len(record) <= _TRIES else 1

    def _is_row(self, lines: list[str], *, or_begins: bool = False) -> bool:
        reader = self._reader(lines)
        try:
            cells = next(reader, [])
        except csv.Error:
            return or_begins and reader.line_num == len(lines) and self._may_begin(lines[0])
        finally:
            self._spent += reader.line_num
        return bool(cells) and (len(cells) == self._usual or not self._usual)

    def _may_begin(self, line: str) -> bool:
        """Tell whether a line leaves a quote open at its end and has no more cells than usual."""
        try:
            cells = next(self._reader([line.rstrip("\r\n") + '"']), [])
        except csv.Error:
            return False
        return not self._usual or len(cells) <= self._usual

    def _line_by_line(self) -> Iterator[Row]:
        """Read on without cells of several lines."""
        for line in self._lines:
            self._lines.record.clear()
            try:
                yield from self._row(next(self._reader([line]), []), 1)
            except csv.Error:
                self._number += 1
                yield Row(self._line, self._number, (line.rstrip("\r\n"),), _fault([line]))
                self._line += 1

    def _reader(self, lines: Iterable[str]) -> _Cells:
        return csv.reader(
            lines, strict=True, delimiter=self._dialect.separator, skipinitialspace=self._dialect.skips_spaces
        )


def _fault(lines: list[str]) -> str:
    return "cell_too_long" if max(map(len, lines)) > csv.field_size_limit() else "unbalanced_quote"
