"""Tables of separated values: safe for spreadsheets, or lossless, which reads back to the same records."""

from __future__ import annotations

from codecs import BOM_UTF8
from enum import StrEnum
from itertools import islice, repeat
from typing import TYPE_CHECKING, Final

from suidesk.interchange.guarded import guarded_row
from suidesk.interchange.lines_out import LinesOut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from suidesk.interchange.layouts import Layout
    from suidesk.interchange.people_columns import PeopleColumns

# Fewer than the 700 new tuples that set Python's garbage collector to work.
_ROWS_A_PIECE: Final = 500


class Style(StrEnum):
    """How cells are written."""

    SAFE = "safe"
    """No spreadsheet takes a cell for a formula; with a byte order mark, so that Excel reads the accents."""
    LOSSLESS = "lossless"
    """Every cell as it is, with the record's id, so that reading it back changes the right record."""


def write_people(people: PeopleColumns, layout: Layout, style: Style, separator: str = ",") -> Iterator[bytes]:
    """Give the file in pieces: UTF-8, lines ended as RFC 4180 says."""
    headings = [heading.text for heading in layout.headings]
    columns = people.columns(layout, is_guarded=style is Style.SAFE)
    lines = LinesOut(separator)
    yield head(headings, style, lines)
    # Cells lie by place in memory: lines are made in that order and put into the list's.
    made: list[str] = []
    rows = zip(*columns, strict=True) if columns else repeat((), len(people.order))
    while some := list(islice(rows, _ROWS_A_PIECE)):
        made += lines.of(some)
    for start in range(0, len(made), _ROWS_A_PIECE):
        yield "".join([made[place] for place in people.order[start : start + _ROWS_A_PIECE]]).encode()


def written(
    headings: Sequence[str], rows: Iterable[Sequence[str]], style: Style, separator: str = ","
) -> Iterator[bytes]:
    """Give a table in pieces: UTF-8, lines ended as RFC 4180 says."""
    lines = LinesOut(separator)
    yield head(headings, style, lines)
    waiting = iter(rows)
    while some := list(islice(waiting, _ROWS_A_PIECE)):
        yield "".join(lines.of(list(map(guarded_row, some)) if style is Style.SAFE else some)).encode()


def head(headings: Sequence[str], style: Style, lines: LinesOut) -> bytes:
    """Give the first line of a file, and what stands before it."""
    if style is Style.SAFE:
        return BOM_UTF8 + lines.of([guarded_row(headings)])[0].encode()
    return lines.of([headings])[0].encode()
