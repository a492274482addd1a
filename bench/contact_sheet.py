"""Many pictures on one sheet, so that a person can look at all variants of a page at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

COLUMNS: Final = 4
CELL: Final = QSize(640, 380)
"""Room for one picture, in pixels; those of forms are smaller than it and stay as they are."""
LABEL: Final = 22
LETTERS: Final = 13
GAP: Final = 10
GROUND, INK = QColor("#777777"), QColor("#ffffff")


def draw_sheet(pictures: Sequence[Path], file: Path, columns: int = COLUMNS) -> Path:
    """Draw the pictures in rows, each scaled to its cell under its name, into `file`."""
    rows = -(-len(pictures) // columns)
    height = CELL.height() + LABEL + GAP
    sheet = QImage(columns * (CELL.width() + GAP) + GAP, rows * height + GAP, QImage.Format.Format_RGB32)
    sheet.fill(GROUND)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(INK)
    # Whatever scale was drawn last.
    font = painter.font()
    font.setPixelSize(LETTERS)
    painter.setFont(font)
    for at, picture in enumerate(pictures):
        left, top = GAP + at % columns * (CELL.width() + GAP), GAP + at // columns * height
        painter.drawText(QRect(left, top, CELL.width(), LABEL), Qt.AlignmentFlag.AlignVCenter, picture.stem)
        painter.drawImage(left, top + LABEL, _scaled(QImage(str(picture))))
    painter.end()
    sheet.save(str(file))
    return file


def _scaled(image: QImage) -> QImage:
    if image.width() <= CELL.width() and image.height() <= CELL.height():
        return image
    return image.scaled(CELL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
