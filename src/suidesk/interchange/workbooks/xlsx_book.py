"""An .xlsx: its sheets with their counts, and the rows of one, streamed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from suidesk.interchange.workbooks.book import Sheet
from suidesk.interchange.workbooks.shared_strings import SharedStrings
from suidesk.interchange.workbooks.xlsx_parts import SheetPart, parts_of
from suidesk.interchange.workbooks.xlsx_rows import SheetRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from suidesk.interchange.problems import Problem
    from suidesk.interchange.rows import Row

_ROOT: Final = re.compile(rb"<(\w+:)?worksheet[\s>]")


class XlsxBook:
    """Reads workbooks of Office Open XML, macros and templates included (.xlsx, .xlsm, .xltx)."""

    def __init__(self, data: bytes) -> None:
        """Open it. Raises `damaged_workbook`, `workbook_too_large`, `workbook_locked`."""
        self._parts = parts_of(data)
        self.sheets = tuple(self._counted(part) for part in self._parts.sheets)

    def read(self, at: int) -> Iterator[Row | Problem]:
        """Give the rows of the sheet at that place. Raises `damaged_workbook`."""
        package, strings = self._parts.package, self._parts.strings
        texts = SharedStrings(package.pieces(strings) if strings else ())
        return SheetRows(self._parts, texts).read(package.pieces(self._parts.sheets[at].path))

    def _counted(self, part: SheetPart) -> Sheet:
        return Sheet(part.name, _filled_rows(self._parts.package.pieces(part.path)), part.is_hidden)


def _filled_rows(pieces: Iterable[bytes]) -> int:
    """Count the rows with a value, without parsing: unpacking and looking for marks takes a tenth of the time."""
    count, left, end = 0, b"", b""
    marks: tuple[bytes, ...] = ()
    for piece in pieces:
        text = left + piece
        if not end:
            root = _ROOT.search(text[:4_096])
            prefix = (root[1] if root else b"") or b""
            end = b"</%brow>" % prefix
            marks = tuple(b"<%b%b" % (prefix, mark) for mark in (b"v>", b"is>", b"f"))
        *rows, left = text.split(end)
        count += sum(any(mark in row for mark in marks) for row in rows)
        if len(left) > len(text) // 2 and not rows:
            left = _shortened(left, marks)
    return count


def _shortened(row: bytes, marks: tuple[bytes, ...]) -> bytes:
    """Keep of a row that spans pieces only what is needed to count it."""
    found = next((mark for mark in marks if mark in row), b"")
    return found + row[-64:]
