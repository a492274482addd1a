"""Address labels on paper: sheets as shops sell them, each label's text as large as fits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from suidesk.domain.errors import SuideskError
from suidesk.wording.formats import names_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from suidesk.queries.posting import PostTo

_FAMILY: Final = "Inter"
UNITS: Final = 10
"""Painted in tenths of a millimetre, as sizes of letters are whole numbers."""
_LARGEST, _SMALLEST = 39, 21
"""Tenths of a millimetre: letters of 11 points down to 6, which can still be read."""
_PAD: Final = 30
"""Tenths of a millimetre that stay free inside a label: printers are off by one or two millimetres."""
_SPACING: Final = 1.25
_INK: Final = "#111111"
_DPI: Final = 600
MM_AN_INCH: Final = 25.4
_PARTS: Final = re.compile(r"\s*(?:[\r\n]+|,\s)\s*")


@dataclass(frozen=True)
class Stock:
    """A sheet of labels; lengths in millimetres, `across` and `down` from one label's edge to the next one's.

    The makers centre their labels on the sheet, so that the margins follow.
    """

    name: str
    page: QPageSize.PageSizeId
    columns: int
    rows: int
    width: float
    height: float
    across: float
    down: float

    @property
    def count(self) -> int:
        """How many labels are on a sheet."""
        return self.columns * self.rows

    @property
    def paper(self) -> QSizeF:
        """The size of the sheet."""
        return QPageSize(self.page).size(QPageSize.Unit.Millimeter)

    def place(self, at: int) -> QRectF:
        """Give where the label of that number (from 0, by rows) lies on the sheet."""
        row, column = divmod(at, self.columns)
        left = (self.paper.width() - (self.columns - 1) * self.across - self.width) / 2
        top = (self.paper.height() - (self.rows - 1) * self.down - self.height) / 2
        return QRectF(left + column * self.across, top + row * self.down, self.width, self.height)


class LabelStock(Enum):
    """The sheets that are offered, by the measures that their makers print on the pack."""

    L7160 = Stock("Avery L7160", QPageSize.PageSizeId.A4, 3, 7, 63.5, 38.1, 66.04, 38.1)
    L7163 = Stock("Avery L7163", QPageSize.PageSizeId.A4, 2, 7, 99.1, 38.1, 101.6, 38.1)
    L7159 = Stock("Avery L7159", QPageSize.PageSizeId.A4, 3, 8, 63.5, 33.9, 66.04, 33.9)
    US_5160 = Stock("Avery 5160 (US Letter)", QPageSize.PageSizeId.Letter, 3, 10, 66.675, 25.4, 69.85, 25.4)


def lines_of(one: PostTo) -> list[str]:
    """Give the lines of a label: who lives there, then the address, a line for each part of it."""
    return [names_in_words(one.names), *(part for part in _PARTS.split(one.address.strip()) if part)]


def sheets_of(stock: Stock, to: Sequence[PostTo], first: int = 0) -> list[list[tuple[int, PostTo]]]:
    """Give for each sheet the places and what stands there; on the first one `first` labels are used up already."""
    sheets: list[list[tuple[int, PostTo]]] = []
    for at, one in enumerate(to, first):
        sheet, place = divmod(at, stock.count)
        while len(sheets) <= sheet:
            sheets.append([])
        sheets[sheet].append((place, one))
    return sheets


def paint_sheet(painter: QPainter, stock: Stock, labels: Sequence[tuple[int, PostTo]]) -> None:
    """Paint one sheet; the painter's unit is a tenth of a millimetre, its origin the corner of the paper."""
    painter.setPen(QColor(_INK))
    for place, one in labels:
        room = stock.place(place)
        whole = QRectF(room.topLeft() * UNITS, room.size() * UNITS)
        _paint_label(painter, whole.adjusted(_PAD, _PAD, -_PAD, -_PAD), lines_of(one))


def _paint_label(painter: QPainter, room: QRectF, lines: list[str]) -> None:
    sizes = range(_LARGEST, _SMALLEST - 1, -1)
    size = next((size for size in sizes if _fits(room, lines, size)), _SMALLEST)
    painter.setFont(_font(size))
    high = size * _SPACING
    # What doesn't fit at the smallest size loses lines in the middle: the name, and town and country, stay.
    most = max(2, int(room.height() // high))
    shown = lines if len(lines) <= most else [lines[0], *lines[1 - most :]]
    top = room.top() + (room.height() - high * len(shown)) / 2
    metrics = QFontMetricsF(painter.font())
    for at, line in enumerate(shown):
        text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QRectF(room.left(), top + at * high, room.width(), high), Qt.AlignmentFlag.AlignVCenter, text)


def _fits(room: QRectF, lines: list[str], size: int) -> bool:
    metrics = QFontMetricsF(_font(size))
    widest = max(metrics.horizontalAdvance(line) for line in lines)
    return widest <= room.width() and size * _SPACING * len(lines) <= room.height()


def _font(size: int) -> QFont:
    font = QFont(_FAMILY)
    font.setPixelSize(size)
    return font


def save_labels(stock: Stock, to: Sequence[PostTo], path: Path, first: int = 0) -> int:
    """Write the sheets as a PDF and give their number; raises "file_not_written" (name), keeping what was there."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise SuideskError("file_not_written", name=path.name)
    writer = QPdfWriter(file)
    writer.setResolution(_DPI)
    layout = QPageLayout(QPageSize(stock.page), QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    writer.setPageLayout(layout)
    sheets = sheets_of(stock, to, first)
    painter = QPainter(writer)
    for at, labels in enumerate(sheets):
        if at:
            writer.newPage()
        painter.save()
        painter.scale(_DPI / MM_AN_INCH / UNITS, _DPI / MM_AN_INCH / UNITS)
        paint_sheet(painter, stock, labels)
        painter.restore()
    painter.end()
    if not file.commit():
        raise SuideskError("file_not_written", name=path.name)
    return len(sheets)
