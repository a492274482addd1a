"""The shades of a heat table: from hardly anything to very much, in the accent, with text that stays readable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import Tokens, contrast

SHARES: Final = (0.12, 0.26, 0.42, 1.0)
"""How much of the accent each shade has, least first; what lies between leaves no text readable on it."""
SIDE: Final = 18
"""Pixels of a sample, at scale 1.0."""
_CORNER: Final = 4.0
_HATCH: Final = 5
_DOT: Final = 3.0
_FLAG: Final = 7.0


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell: the number on it, all of it in words, its shade from 0 on; `None` is unknown.

    `is_over` marks it as above its own limit, `is_away` as a time that doesn't count.
    """

    text: str
    words: str
    step: int | None = None
    is_over: bool = False
    is_away: bool = False
    short: str = ""
    """The number where there is little room."""


def shade(step: int, tokens: Tokens) -> tuple[str, str]:
    """Give (text, ground) of a shade; the darkest stands for all that is more."""
    share = SHARES[min(step, len(SHARES) - 1)]
    ground = _mixed(tokens.accent, tokens.surface2, share)
    front = max((tokens.text, tokens.on_accent), key=lambda colour: contrast(colour, ground))
    return front, ground


def _mixed(one: str, other: str, share: float) -> str:
    channels = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in channels)


def paint_cell(painter: QPainter, box: QRectF, cell: HeatCell, theme: Theme) -> None:
    """Paint a cell: shade and number, stripes for away, a corner for above the limit, a dot for unknown."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if cell.step is None:
        _paint_nothing(painter, box, theme, is_away=cell.is_away)
        return
    front, ground = shade(cell.step, theme.tokens)
    if cell.is_over:
        front, ground = theme.tokens.warn, theme.tokens.warn_soft
    painter.setPen(QPen(theme.colour("warn"), 1) if cell.is_over else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, _CORNER, _CORNER)
    if cell.is_away:
        _hatch(painter, box, QColor(front), theme)
    if cell.is_over:
        _flag(painter, box, theme)
    if cell.text:
        painter.setPen(QColor(front))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell.text)


def _paint_nothing(painter: QPainter, box: QRectF, theme: Theme, *, is_away: bool) -> None:
    if is_away:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface2"))
        painter.drawRoundedRect(box, _CORNER, _CORNER)
        _hatch(painter, box, theme.colour("control"), theme)
        return
    side = _DOT * theme.scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("border"))
    painter.drawEllipse(box.center(), side / 1.5, side / 1.5)


def _hatch(painter: QPainter, box: QRectF, colour: QColor, theme: Theme) -> None:
    painter.save()
    painter.setClipRect(box.adjusted(1, 1, -1, -1))
    painter.setOpacity(0.5)
    painter.setPen(QPen(colour, 1))
    step = theme.px(_HATCH)
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QLineF(x, box.bottom(), x + box.height(), box.top()))
        x += step
    painter.restore()


def _flag(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Fold the upper corner, so that the colour isn't all that tells."""
    side, corner = _FLAG * theme.scale, box.topRight()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("warn"))
    painter.drawPolygon(QPolygonF([corner, corner - QPointF(side, 0), corner + QPointF(0, side)]))


class Swatch(QWidget):
    """A sample of a cell, for the legend; what it means stands beside it."""

    def __init__(self, theme: Theme, cell: HeatCell) -> None:
        """Show `cell` without its number."""
        super().__init__()
        self._theme = theme
        self._cell = cell
        theme.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """Be a small square."""
        return QSize(self._theme.px(SIDE), self._theme.px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        painter = QPainter(self)
        paint_cell(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._cell, self._theme)
        painter.end()

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
