"""An .xls of Excel 5 to 2003: its sheets, and their rows with the zeros, days and errors that were shown."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.errors import SuideskError
from suidesk.interchange.problems import Problem, Severity
from suidesk.interchange.rows import Row
from suidesk.interchange.workbooks.book import Sheet, about_cell, letters, note, trimmed
from suidesk.interchange.workbooks.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCKED: Final = "encrypted"
_LOCKED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
_EMPTY: Final = frozenset({0, 6})


class XlsBook:
    """Reads workbooks of the binary format before 2007."""

    def __init__(self, data: bytes) -> None:
        """Open it. Raises `damaged_workbook`, `workbook_locked`."""
        # A password turns an .xlsx into a container of the old kind.
        if _LOCKED_PACKAGE in data:
            raise SuideskError("workbook_locked")
        # Reading old workbooks is rare and takes 30 ms to import.
        import xlrd

        try:
            self._book = xlrd.open_workbook(
                file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
            )
        except Exception as fault:
            # What a broken file does to that library has no common class: struct, index, key, assertion errors.
            locked = _LOCKED in str(fault).lower()
            raise SuideskError("workbook_locked" if locked else "damaged_workbook") from fault
        self._errors: dict[int, str] = dict(xlrd.error_text_from_code)
        self._pages = self._book.sheets()
        self.sheets = tuple(
            Sheet(page.name, sum(self._is_filled(page, at) for at in range(page.nrows)), page.visibility != 0)
            for page in self._pages
        )

    def read(self, at: int) -> Iterator[Row | Problem]:
        """Give the rows of the sheet at that place."""
        page = self._pages[at]
        hidden = []
        for number in range(page.nrows):
            found: list[Row | Problem] = []
            texts = [self._text(cell, number + 1, column, found) for column, cell in enumerate(page.row(number))]
            cells = trimmed(texts)
            yield from found
            if cells:
                yield Row(number + 1, number + 1, cells)
                if (info := page.rowinfo_map.get(number)) and info.hidden:
                    hidden.append(number + 1)
        for first, last, left, right in page.merged_cells:
            reference = f"{letters(left)}{first + 1}:{letters(right - 1)}{last}"
            yield Problem(first + 1, first + 1, reference, "merged_cells", "", "", Severity.NOTE)
        if hidden:
            yield note(hidden[0], "hidden_rows", str(len(hidden)))

    def _is_filled(self, page: Any, at: int) -> bool:
        return any(kind not in _EMPTY for kind in page.row_types(at))

    def _text(self, cell: Any, line: int, column: int, found: list[Row | Problem]) -> str:
        if cell.ctype in _EMPTY:
            return ""
        if cell.ctype == _TEXT:
            return str(cell.value)
        if cell.ctype == _BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        if cell.ctype == _ERROR:
            text = self._errors.get(cell.value, "#N/A")
            found.append(about_cell(line, column, "cell_error", text))
            return text
        raw = repr(float(cell.value)).removesuffix(".0")
        text, problem = shown(raw, self._format(cell.xf_index), is_1904=bool(self._book.datemode))
        if problem:
            found.append(about_cell(line, column, problem, text))
        return text

    def _format(self, style: int | None) -> str:
        if style is None or not 0 <= style < len(self._book.xf_list):
            return ""
        found = self._book.format_map.get(self._book.xf_list[style].format_key)
        code = str(found.format_str or "") if found else ""
        return "" if code.lower() == "general" else code
