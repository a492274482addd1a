"""A workbook of any kind opened, one of its sheets chosen, and its rows kept for reading them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from suidesk.domain.errors import SuideskError
from suidesk.interchange.kept_rows import KeptRows
from suidesk.interchange.workbooks.book import chosen

if TYPE_CHECKING:
    from suidesk.interchange.workbooks.book import Book, Sheet


class ReadSheet(NamedTuple):
    """The sheets of a workbook, the place of the chosen one, and its rows."""

    sheets: tuple[Sheet, ...]
    at: int
    rows: KeptRows


def read_workbook(data: bytes, kind: str, sheet: str | None = None) -> ReadSheet:
    """Open a workbook of that kind (`xlsx`, `ods`, `xls`); without `sheet` the first with data is chosen.

    Raises `damaged_workbook`, `workbook_locked`, `workbook_too_large` (limit, in megabytes),
    `no_such_sheet` (name, sheets), `nothing_to_read`, `too_many_cells` (limit).
    """
    book = open_workbook(data, kind)
    at = chosen(book.sheets, sheet)
    if not book.sheets[at].rows:
        raise SuideskError("nothing_to_read")
    return ReadSheet(tuple(book.sheets), at, KeptRows(book.read(at)))


def open_workbook(data: bytes, kind: str) -> Book:
    """Open a workbook of that kind; errors as in `read_workbook`, apart from those about a sheet."""
    if kind == "xlsx":
        from suidesk.interchange.workbooks.xlsx_book import XlsxBook

        return XlsxBook(data)
    if kind == "ods":
        from suidesk.interchange.workbooks.ods_book import OdsBook

        return OdsBook(data)
    from suidesk.interchange.workbooks.xls_book import XlsBook

    return XlsBook(data)
