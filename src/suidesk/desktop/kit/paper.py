"""Texts on paper: HTML of our own as a PDF, over as many pages as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSaveFile, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from pathlib import Path

A4_MM: Final = QSizeF(210, 297)
MM_PER_INCH: Final = 25.4
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
    _laid_out(html, QSizeF(writer.width(), writer.height())).print_(writer)
    if not file.commit():
        raise SuideskError("file_not_written", name=path.name)


def paper_pixels(*, is_lying: bool = False) -> QSizeF:
    """Give the size of an A4 page in the pixels that it is laid out in."""
    size = A4_MM * (_DPI / MM_PER_INCH)
    return size.transposed() if is_lying else size


def margin_pixels(millimetres: float = _MARGIN) -> float:
    """Give the width of the margin in these pixels."""
    return millimetres * _DPI / MM_PER_INCH


class Paper:
    """The pages of a text, to be looked at before they are saved."""

    def __init__(self, html: str, *, is_lying: bool = False) -> None:
        """Lay the text out as `save_pdf` does."""
        self.size = paper_pixels(is_lying=is_lying)
        edge = 2 * margin_pixels()
        self._room = QSizeF(self.size.width() - edge, self.size.height() - edge)
        self._document = _laid_out(html, self._room)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0, in pixels of the paper."""
        edge, top = margin_pixels(), page * self._room.height()
        painter.translate(edge, edge - top)
        # Black on white, whatever the colours of the window are.
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor("black"))
        context.clip = QRectF(QPointF(0, top), self._room)
        painter.setClipRect(context.clip)
        self._document.documentLayout().draw(painter, context)


def _laid_out(html: str, room: QSizeF) -> QTextDocument:
    document = QTextDocument()
    font = QFont("Inter")
    font.setPixelSize(_LETTERS)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setPageSize(room)
    return document
