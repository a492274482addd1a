"""A file as a table: separated values, with encoding, separator and heading row found, or a workbook, or LDIF."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.domain.text import tidy
from suidesk.interchange import separators
from suidesk.interchange.encodings import to_utf8
from suidesk.interchange.headers import Header, find_header
from suidesk.interchange.headings import is_known
from suidesk.interchange.problems import Problem, Severity, shortened
from suidesk.interchange.rows import Dialect, Row, read_rows
from suidesk.interchange.signatures import GIVING, LDIF, WORKBOOKS, kind_of, may_be_giving, refuse_other_formats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from suidesk.interchange.encodings import Decoded
    from suidesk.interchange.kept_rows import KeptRows
    from suidesk.interchange.workbooks.book import Sheet

SEPARATED: Final = "csv"
"""The kind of a table of separated values, with or without commas."""
_SAMPLE_ROWS = 200
# What DOS programs end a text file with.
_END_OF_FILE = b"\x1a"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How to read a file; what is `None` is found out."""

    encoding: str | None = None
    separator: str | None = None
    has_header: bool | None = None
    sheet: str | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table in a file. Rows are read anew on each call of `rows`, so that a large file costs little memory.

    `columns` are distinct names made from `headings`, which are the cells of the heading row as they
    stood ("" where there is none). Separated values are in `content`; the rows of all else in `kept`,
    where a row's line is its number in the sheet. `sheet` is the one of `sheets` that was read.
    """

    content: bytes = field(default=b"", repr=False)
    kept: KeptRows | None = field(default=None, repr=False, compare=False)
    kind: str = SEPARATED
    sheet: str = ""
    sheets: tuple[Sheet, ...] = ()
    encoding: str
    dialect: Dialect
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    has_header: bool
    first_line: int
    skipped_lines: int = 0
    own_problems: tuple[Problem, ...] = ()
    damaged_lines: frozenset[int] = frozenset()

    @property
    def separator(self) -> str:
        """The sign between two cells."""
        return self.dialect.separator

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to say about the file; a workbook is read to its end for it."""
        return self.own_problems + (self.kept.problems() if self.kept else ())

    def rows(self) -> Iterator[Row]:
        """Give the rows of data in order; cells as they stood, as many as there were, blank lines left out.

        In a workbook empty cells at the end of a row are part of it.
        """
        if self.kept:
            width = len(self.columns)
            return (_filled_up(row, width) for row in self.kept.rows() if row.line >= self.first_line)
        rows = read_rows(self.content, self.dialect, len(self.columns), skip=self.skipped_lines)
        return (row for row in rows if row.line >= self.first_line)

    def sample(self, count: int = _SAMPLE_ROWS) -> list[Row]:
        """Give the first rows that could be read and hold anything."""
        return list(islice((row for row in self.rows() if not row.broken and any(row.cells)), count))


def read_table(data: bytes, reading: Reading | None = None, knows: Callable[[str], bool] = is_known) -> Table:
    """Read the bytes of a file as a table; `knows` tells which cells read like headings.

    Raises `nothing_to_read` for an empty file, `not_a_table` (with `looks_like`) for another format,
    `unknown_encoding`, for workbooks what `read_workbook` raises.
    """
    reading = reading or Reading()
    kind = kind_of(data)
    if kind in WORKBOOKS:
        return _of_workbook(data, kind, reading, knows)
    if kind == LDIF:
        return _of_ldif(data, reading)
    if may_be_giving(data) and (found := _of_giving(data, reading)):
        return found
    refuse_other_formats(data)
    decoded = to_utf8(data, reading.encoding)
    content = decoded.content.removeprefix(b"\xef\xbb\xbf").rstrip(_END_OF_FILE)
    if not content.strip():
        raise SuideskError("nothing_to_read")
    sign = separators.declared(content)
    skip = 1 if sign else 0
    chosen = reading.separator or sign
    dialect = Dialect(chosen) if chosen else separators.detect(content, skip)
    rows = _first(read_rows(content, dialect, skip=skip))
    decoded = replace(decoded, content=content)
    header = find_header(rows, has_header=reading.has_header, knows=knows)
    table = _table(rows, header, encoding=decoded.encoding, dialect=dialect)
    problems = (*_about_encoding(decoded), *table.own_problems)
    damaged = frozenset(decoded.damaged)
    return replace(table, content=content, skipped_lines=skip, own_problems=problems, damaged_lines=damaged)


def read_again(data: bytes, table: Table, reading: Reading, knows: Callable[[str], bool] = is_known) -> Table:
    """Look for the headings anew, by what else reads like some; what is slow to read is not read twice."""
    if table.kept is None:
        return read_table(data, reading, knows)
    if not table.sheets:
        return table
    found = _of_kept(table.kept, reading, knows)
    return replace(found, kind=table.kind, sheet=table.sheet, sheets=table.sheets)


def read_pasted(text: str, reading: Reading | None = None) -> Table:
    """Read what was pasted from a spreadsheet as a table; errors as in `read_table`."""
    return read_table(text.encode("utf-8", "replace"), reading)


def _of_workbook(data: bytes, kind: str, reading: Reading, knows: Callable[[str], bool]) -> Table:
    # The desk starts fast because workbooks load on first use.
    from suidesk.interchange.workbooks.reading import read_workbook

    read = read_workbook(data, kind, reading.sheet)
    table = _of_kept(read.rows, reading, knows)
    return replace(table, kind=kind, sheet=read.sheets[read.at].name, sheets=read.sheets)


def _of_kept(kept: KeptRows, reading: Reading, knows: Callable[[str], bool]) -> Table:
    rows = _first(kept.rows())
    header = find_header(rows, has_header=reading.has_header, knows=knows)
    if header.row is None:
        # Rows end with their last filled cell, so that the usual width may be less than the table's.
        header = header._replace(width=max(len(row.cells) for row in rows))
    return replace(_table(rows, header, encoding="utf-8", dialect=Dialect()), kept=kept)


def _of_ldif(data: bytes, reading: Reading) -> Table:
    from suidesk.interchange.ldif.reading import read_ldif

    decoded = to_utf8(data, reading.encoding)
    names, kept = read_ldif(decoded.content)
    # A record has many lines; its row knows only the first.
    damaged = (Problem(line, line, "", "undecodable_bytes") for line in decoded.damaged)
    return Table(
        kept=kept,
        kind=LDIF,
        encoding=decoded.encoding,
        dialect=Dialect(),
        columns=_distinct(names),
        headings=names,
        has_header=True,
        first_line=1,
        own_problems=(*_about_encoding(decoded), *damaged),
    )


def _of_giving(data: bytes, reading: Reading) -> Table | None:
    """Read grants in 360Giving's JSON; None when the file is something else."""
    from suidesk.interchange.giving.reading import read_giving

    decoded = to_utf8(data, reading.encoding)
    found = read_giving(decoded.content)
    if found is None:
        return None
    titles, kept = found
    damaged = (Problem(line, line, "", "undecodable_bytes") for line in decoded.damaged)
    return Table(
        kept=kept,
        kind=GIVING,
        encoding=decoded.encoding,
        dialect=Dialect(),
        columns=_distinct(titles),
        headings=titles,
        has_header=True,
        first_line=1,
        own_problems=(*_about_encoding(decoded), *damaged),
    )


def _first(rows: Iterator[Row]) -> list[Row]:
    """Give the first rows that hold anything."""
    found = [row for row in islice(rows, _SAMPLE_ROWS) if any(map(str.strip, row.cells))]
    if not found:
        raise SuideskError("nothing_to_read")
    return found


def _filled_up(row: Row, width: int) -> Row:
    missing = width - len(row.cells)
    return row._replace(cells=row.cells + ("",) * missing) if missing > 0 and not row.broken else row


def _table(rows: Sequence[Row], header: Header, *, encoding: str, dialect: Dialect) -> Table:
    headings = tuple(tidy(cell) for cell in header.row.cells) if header.row else ()
    headings += ("",) * (header.width - len(headings))
    data = rows[header.first :]
    return Table(
        encoding=encoding,
        dialect=dialect,
        columns=_distinct(headings),
        headings=headings,
        has_header=header.row is not None,
        first_line=data[0].line if data else _after(rows[-1]),
        own_problems=(*_about_rows(rows, header), *_about_headings(headings, header, data)),
    )


def _after(row: Row) -> int:
    return row.line + 1


def _distinct(headings: Sequence[str]) -> tuple[str, ...]:
    """Name each column: its heading, "Column 3" without one, "Phone (2)" for the second of the same heading."""
    names: dict[str, None] = {}
    # Where to go on counting: a hostile file has ten thousand columns of one heading.
    counts: dict[str, int] = {}
    for at, heading in enumerate(headings, 1):
        name = whole = heading or f"Column {at}"
        while name in names:
            counts[whole] = counts.get(whole, 1) + 1
            name = f"{whole} ({counts[whole]})"
        names[name] = None
    return tuple(names)


def _about_encoding(decoded: Decoded) -> Iterator[Problem]:
    if decoded.is_guess:
        yield Problem(1, 1, "", "encoding_guessed", found=decoded.encoding, severity=Severity.NOTE)


def _about_rows(rows: Sequence[Row], header: Header) -> Iterator[Problem]:
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
