"""How contacts are drawn: a disc or a square, in the colour and with the two letters of the sector."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import all_person_colours
from suidesk.domain.people import ContactKind, Sector
from suidesk.wording.network import sector_code

_CORNER: Final = 0.3
_LETTERS_FROM: Final = 7.0
"""Radius, in pixels at scale 1.0, from which on letters can be read."""
_LETTERS: Final = 0.92
_ORDER: Final = tuple(Sector)


def sector_colours(sector: Sector | None, theme: Theme) -> tuple[QColor, QColor]:
    """Give (outline and letters, ground) of a sector; contacts without one are grey."""
    if sector is None:
        return theme.colour("control"), theme.colour("surface2")
    front, back = all_person_colours(theme.tokens)[_ORDER.index(sector)]
    return QColor(front), QColor(back)


def paint_mark(
    painter: QPainter, rect: QRectF, kind: ContactKind, sector: Sector | None, theme: Theme, *, is_strong: bool = False
) -> None:
    """Paint a contact: persons are round, organisations are squares with round corners."""
    front, back = sector_colours(sector, theme)
    painter.setPen(QPen(front, (2.2 if is_strong else 1.3) * theme.scale))
    painter.setBrush(back)
    if kind is ContactKind.PERSON:
        painter.drawEllipse(rect)
    else:
        corner = rect.width() * _CORNER
        painter.drawRoundedRect(rect, corner, corner)
    if rect.width() / 2 >= _LETTERS_FROM * theme.scale and sector is not None:
        font = QFont(theme.font(1, QFont.Weight.DemiBold))
        font.setPixelSize(max(1, int(rect.width() / 2 * _LETTERS)))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sector_code(sector))


def sector_icon(sector: Sector | None, theme: Theme, side: int, ratio: float) -> QIcon:
    """Draw a sector as it looks in the picture, for its chip; `side` is in logical pixels."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, QRectF(1, 1, side - 2, side - 2), ContactKind.PERSON, sector, theme)
    painter.end()
    return QIcon(picture)
