"""An .ods: its sheets, and their rows with the texts that were shown where they tell more than the values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.interchange.kept_rows import KeptRows
from suidesk.interchange.workbooks.book import Sheet
from suidesk.interchange.workbooks.ods_cells import SheetTexts
from suidesk.interchange.workbooks.xlsx_parts import Package
from suidesk.interchange.workbooks.xml_pieces import elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.interchange.problems import Problem
    from suidesk.interchange.rows import Row

_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"


class OdsBook:
    """Reads workbooks of OpenDocument; all sheets stand in one stream, so that all are read at once."""

    def __init__(self, data: bytes) -> None:
        """Open and read it. Raises `damaged_workbook`, `workbook_too_large`, `workbook_locked`, `too_many_cells`."""
        package = Package(data)
        if package.has(_MANIFEST):
            names = {name for _, name, _ in elements(package.pieces(_MANIFEST))}
            if "encryption-data" in names:
                raise SuideskError("workbook_locked")
        texts = SheetTexts(package.pieces(_CONTENT))
        sheets: list[Sheet] = []
        self._kept: list[KeptRows] = []
        for name, is_hidden in texts.sheets():
            kept = KeptRows(texts.rows())
            self._kept.append(kept)
            sheets.append(Sheet(name, sum(1 for _ in kept.rows()), is_hidden))
        self.sheets = tuple(sheets)

    def read(self, at: int) -> Iterator[Row | Problem]:
        """Give the rows of the sheet at that place."""
        yield from self._kept[at].rows()
        yield from self._kept[at].problems()
