"""Texts on paper: HTML of our own as a PDF, over as many pages as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QSaveFile, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from pathlib import Path

_DPI: Final = 96
"""Resolution that the page is laid out in."""
_MARGIN: Final = 12
"""Millimetres; every printer reaches that far."""
_LETTERS: Final = 13
"""Pixels of the usual letters."""
CELL: Final = "padding:4px 6px;border-bottom:1px solid #ccc"
SMALL: Final = "font-size:11px;color:#555"
TITLE: Final = "font-size:22px;font-weight:700;margin:0 0 10px 0"
"""Styles that these sheets share."""


def save_pdf(html: str, title: str, path: Path, *, is_lying: bool = False) -> None:
    """Write A4 pages; raises "file_not_written" (name) and leaves what was there."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise SuideskError("file_not_written", name=path.name)
    writer = QPdfWriter(file)
    writer.setTitle(title)
    writer.setResolution(_DPI)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    way = QPageLayout.Orientation.Landscape if is_lying else QPageLayout.Orientation.Portrait
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, way, margins, QPageLayout.Unit.Millimeter))
    document = QTextDocument()
    font = QFont("Inter")
    font.setPixelSize(_LETTERS)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    if not file.commit():
        raise SuideskError("file_not_written", name=path.name)
