"""A table to an .xlsx: texts as texts, days and numbers as what they are, no formula ever."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.errors import SuideskError
from suidesk.interchange.workbooks.book import MOST_COLUMNS, MOST_ROWS
from suidesk.interchange.workbooks.values import number_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LONGEST_CELL: Final = 32_767
"""Most characters of a cell, counted as UTF-16 does (Excel's specification)."""
_LONGEST_TITLE: Final = 31
_NOT_IN_TITLE: Final = re.compile(r"[\[\]:*?/\\]|^'|'$|[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?")
_FIRST_DAY: Final = date(1900, 3, 1)
# Before the first row is written, these many are looked at for the widths; wider columns than that hide the others.
_SAMPLE_ROWS: Final = 200
_NARROWEST, _WIDEST, _AIR = 8, 48, 3
# Formulas and links are what xlsxwriter makes of texts that look like such.
_OPTIONS: Final[Mapping[str, object]] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class CellKind(StrEnum):
    """What the cells of a column are; one that is no such thing is written as text."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


def cannot_hold(cell: str) -> str:
    """Give the code of why an .xlsx can't hold a text, or nothing: `cell_too_long`, `sign_not_in_xml`."""
    if len(cell) > LONGEST_CELL // 2 and len(cell.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_CELL:
        return "cell_too_long"
    return "sign_not_in_xml" if _NOT_IN_XML.search(cell) else ""


def write_workbook(
    headings: Sequence[str], rows: Iterable[Sequence[str]], kinds: Sequence[CellKind] = (), title: str = "Sheet1"
) -> bytes:
    """Give the file; columns without a kind are of texts. All of it is made in memory: nothing of it touches a disk.

    Raises `cell_not_in_workbook` (line, column, reason as `cannot_hold` says), `workbook_too_long`
    (limit in rows), `workbook_too_wide` (limit in columns).
    """
    return write_sheets((Sheet(title, headings, rows, kinds),))


@dataclass(frozen=True)
class Sheet:
    """One page of a workbook; `rows` are asked for when it is written."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[str]]
    kinds: Sequence[CellKind] = ()


def write_sheets(sheets: Iterable[Sheet]) -> bytes:
    """Give a workbook of several sheets. Raises as `write_workbook` does."""
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, dict(_OPTIONS))
    day, bold = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True, "bottom": 1})
    for sheet in sheets:
        if len(sheet.headings) > MOST_COLUMNS:
            raise SuideskError("workbook_too_wide", limit=MOST_COLUMNS)
        page = book.add_worksheet(_titled(sheet.title))
        written = _Page(page, sheet.headings, sheet.kinds, day)
        written.head(bold)
        written.body(iter(sheet.rows))
    book.close()
    return target.getvalue()


class _Page:
    def __init__(self, page: Any, headings: Sequence[str], kinds: Sequence[CellKind], day: Any) -> None:
        self._page = page
        self._headings = headings
        self._kinds = (*kinds, *(CellKind.TEXT,) * (len(headings) - len(kinds)))
        self._day = day

    def head(self, bold: Any) -> None:
        for column, heading in enumerate(self._headings):
            self._check(heading, 1, column)
            if heading:
                self._page.write_string(0, column, heading, bold)
        self._page.freeze_panes(1, 0)

    def body(self, rows: Iterator[Sequence[str]]) -> None:
        first = list(islice(rows, _SAMPLE_ROWS))
        for column, width in enumerate(self._widths(first)):
            self._page.set_column(column, column, width)
        count = 0
        for some in (first, rows):
            for row in some:
                count += 1
                if count >= MOST_ROWS:
                    raise SuideskError("workbook_too_long", limit=MOST_ROWS - 1)
                self._write(count, row)
        if self._headings:
            self._page.autofilter(0, 0, count, len(self._headings) - 1)

    def _write(self, line: int, row: Sequence[str]) -> None:
        for column, cell in enumerate(row):
            if not cell:
                continue
            kind = self._kinds[column] if column < len(self._kinds) else CellKind.TEXT
            if kind is CellKind.NUMBER and _is_number(cell):
                self._page.write_number(line, column, float(cell))
            elif kind is CellKind.DAY and (day := _day(cell)):
                self._page.write_datetime(line, column, day, self._day)
            else:
                self._check(cell, line + 1, column)
                self._page.write_string(line, column, cell)

    def _check(self, cell: str, line: int, column: int) -> None:
        reason = cannot_hold(cell)
        if reason:
            name = self._headings[column] if column < len(self._headings) else str(column + 1)
            raise SuideskError("cell_not_in_workbook", line=line, column=name, reason=reason)

    def _widths(self, rows: Sequence[Sequence[str]]) -> Iterator[int]:
        for column, heading in enumerate(self._headings):
            longest = max((_longest(row[column]) for row in rows if len(row) > column), default=0)
            yield min(max(longest, len(heading) + _AIR, _NARROWEST), _WIDEST)


def _longest(cell: str) -> int:
    return max(map(len, cell[: 10 * _WIDEST].splitlines()), default=0) + 1


def _is_number(cell: str) -> bool:
    """Tell whether a text is a number that reads back as the same text, written with xlsxwriter's 16 digits."""
    return _NUMBER.fullmatch(cell) is not None and number_text(float(f"{float(cell):.16G}")) == cell


def _day(cell: str) -> date | None:
    """Give an ISO day that spreadsheets count right: they believe in a 29 February 1900."""
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY and day.isoformat() == cell else None


def _titled(title: str) -> str:
    """Give a name that a sheet may have: at most 31 characters, none that formulas use."""
    plain = _NOT_IN_TITLE.sub(" ", title).strip()[:_LONGEST_TITLE].strip(" '")
    return "Sheet1" if not plain or plain.casefold() == "history" else plain
