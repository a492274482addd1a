"""A file of separated values as a table: encoding, separator and heading row found, each of them overridable."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from suidesk.domain.errors import SuideskError
from suidesk.domain.text import tidy
from suidesk.interchange import separators
from suidesk.interchange.encodings import to_utf8
from suidesk.interchange.headers import Header, find_header
from suidesk.interchange.headings import is_known
from suidesk.interchange.problems import Problem, Severity, shortened
from suidesk.interchange.rows import Dialect, Row, read_rows
from suidesk.interchange.signatures import refuse_other_formats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from suidesk.interchange.encodings import Decoded

_SAMPLE_ROWS = 200
# What DOS programs end a text file with.
_END_OF_FILE = b"\x1a"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How to read a file; what is `None` is found out."""

    encoding: str | None = None
    separator: str | None = None
    has_header: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table in a file. Rows are read anew on each call of `rows`, so that a large file costs little memory.

    `columns` are distinct names made from `headings`, which are the cells of the heading row as they
    stood ("" where there is none).
    """

    content: bytes = field(repr=False)
    encoding: str
    dialect: Dialect
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    has_header: bool
    first_line: int
    skipped_lines: int = 0
    problems: tuple[Problem, ...] = ()
    damaged_lines: frozenset[int] = frozenset()

    @property
    def separator(self) -> str:
        """The sign between two cells."""
        return self.dialect.separator

    def rows(self) -> Iterator[Row]:
        """Give the rows of data in order; cells as they stood, as many as there were, blank lines left out."""
        rows = read_rows(self.content, self.dialect, len(self.columns), skip=self.skipped_lines)
        return (row for row in rows if row.line >= self.first_line)

    def sample(self, count: int = _SAMPLE_ROWS) -> list[Row]:
        """Give the first rows that could be read and hold anything."""
        return list(islice((row for row in self.rows() if not row.broken and any(row.cells)), count))


def read_table(data: bytes, reading: Reading | None = None, knows: Callable[[str], bool] = is_known) -> Table:
    """Read the bytes of a file as a table; `knows` tells which cells read like headings.

    Raises `nothing_to_read` for an empty file, `not_a_table` (with `looks_like`) for another format,
    `unknown_encoding`.
    """
    reading = reading or Reading()
    refuse_other_formats(data)
    decoded = to_utf8(data, reading.encoding)
    content = decoded.content.removeprefix(b"\xef\xbb\xbf").rstrip(_END_OF_FILE)
    if not content.strip():
        raise SuideskError("nothing_to_read")
    sign = separators.declared(content)
    skip = 1 if sign else 0
    chosen = reading.separator or sign
    dialect = Dialect(chosen) if chosen else separators.detect(content, skip)
    rows = [
        row for row in islice(read_rows(content, dialect, skip=skip), _SAMPLE_ROWS) if any(map(str.strip, row.cells))
    ]
    if not rows:
        raise SuideskError("nothing_to_read")
    decoded = replace(decoded, content=content)
    return _table(decoded, dialect, skip, rows, find_header(rows, has_header=reading.has_header, knows=knows))


def read_pasted(text: str, reading: Reading | None = None) -> Table:
    """Read what was pasted from a spreadsheet as a table; errors as in `read_table`."""
    return read_table(text.encode("utf-8", "replace"), reading)


def _table(decoded: Decoded, dialect: Dialect, skip: int, rows: Sequence[Row], header: Header) -> Table:
    headings = tuple(tidy(cell) for cell in header.row.cells) if header.row else ()
    headings += ("",) * (header.width - len(headings))
    data = rows[header.first :]
    return Table(
        content=decoded.content,
        encoding=decoded.encoding,
        dialect=dialect,
        columns=_distinct(headings),
        headings=headings,
        has_header=header.row is not None,
        first_line=data[0].line if data else _after(rows[-1]),
        skipped_lines=skip,
        problems=(*_about_the_file(decoded, rows, header), *_about_headings(headings, header, data)),
        damaged_lines=frozenset(decoded.damaged),
    )


def _after(row: Row) -> int:
    return row.line + 1


def _distinct(headings: Sequence[str]) -> tuple[str, ...]:
    """Name each column: its heading, "Column 3" without one, "Phone (2)" for the second of the same heading."""
    names: dict[str, None] = {}
    for at, heading in enumerate(headings, 1):
        name, count = heading or f"Column {at}", 2
        while name in names:
            name = f"{heading or f'Column {at}'} ({count})"
            count += 1
        names[name] = None
    return tuple(names)


def _about_the_file(decoded: Decoded, rows: Sequence[Row], header: Header) -> Iterator[Problem]:
    if decoded.is_guess:
        yield Problem(1, 1, "", "encoding_guessed", found=decoded.encoding, severity=Severity.NOTE)
    before = header.first - (header.row is not None)
    for row in rows[:before]:
        text = shortened(" ".join(filter(None, map(tidy, row.cells))))
        yield Problem(row.line, row.number, "", "preamble_skipped", found=text, severity=Severity.NOTE)
    if not header.is_sure:
        first = rows[header.first - 1] if header.row else rows[header.first]
        found = shortened(", ".join(map(tidy, first.cells)))
        taken = "heading" if header.row else "data"
        yield Problem(first.line, first.number, "", "header_unsure", taken, found, Severity.QUESTION)


def _about_headings(headings: Sequence[str], header: Header, data: Sequence[Row]) -> Iterator[Problem]:
    if header.row is None:
        return
    seen: set[str] = set()
    for at, (heading, column) in enumerate(zip(headings, _distinct(headings), strict=True)):
        if heading in seen:
            yield Problem(
                header.row.line, header.row.number, column, "duplicate_heading", found=heading, severity=Severity.NOTE
            )
        elif not heading and any(len(row.cells) > at and row.cells[at].strip() for row in data):
            yield Problem(header.row.line, header.row.number, column, "missing_heading", severity=Severity.NOTE)
        if heading:
            seen.add(heading)
