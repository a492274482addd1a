"""A horizontal bar of shares of a whole: spent, promised, and what is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.charts import Chart, Spot
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import SMALL
from suidesk.wording.translate import translate

_BAR: Final = 10
_LINE: Final = 18

Words = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the whole; `role` is the token of its colour."""

    name: str
    value: float
    role: str = "accent"


class ShareBar(Chart):
    """The bar, and below it the parts in words; `mark` draws a line, such as the share of time that has passed."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Be called `name`, such as "Spent of the grant"."""
        super().__init__(theme, name, _BAR + _LINE + 6, parent)
        self._shares: tuple[Share, ...] = ()
        self._whole = 1.0
        self._words: Words = str
        self._mark: float | None = None

    def set(self, shares: Sequence[Share], whole: float, *, words: Words = str, mark: float | None = None) -> None:
        """Show `shares` of `whole`; `words` writes a value; `mark` is 0 to 1."""
        self._shares, self._whole, self._words, self._mark = tuple(shares), max(whole, 0.0), words, mark
        self.changed_values()

    def spots(self) -> list[Spot]:
        """Give one spot per share."""
        return [
            Spot(
                rect,
                translate("Chart", "{0}: {1} of {2}").format(
                    share.name, self._words(share.value), self._words(self._whole)
                ),
            )
            for share, rect in zip(self._shares, self._rects(), strict=True)
        ]

    def paint(self, painter: QPainter) -> None:
        """Paint the bar and its words."""
        bar = QRectF(0, 3, self.width(), self.theme.px(_BAR))
        outline = QPainterPath()
        outline.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(bar, self.theme.colour("surface2"))
        for share, rect in zip(self._shares, self._rects(), strict=True):
            painter.fillRect(rect, self.theme.colour(share.role))
        painter.restore()
        if self._mark is not None:
            x = bar.width() * min(1.0, max(0.0, self._mark))
            painter.setPen(QPen(self.theme.colour("text"), 2))
            painter.drawLine(QRectF(x, 0, 0, 0).topLeft(), QRectF(x, bar.bottom() + 3, 0, 0).topLeft())
        self._paint_words(painter, bar.bottom() + 6)

    def _paint_words(self, painter: QPainter, top: float) -> None:
        font = self.theme.font(SMALL)
        painter.setFont(font)
        x, side = 0.0, self.theme.px(9)
        for share in self._shares:
            text = f"{share.name} {self._words(share.value)}"
            width = QFontMetrics(font).horizontalAdvance(text) + side + 6
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(share.role))
            high = self.theme.px(_LINE)
            painter.drawRoundedRect(self._mirrored(QRectF(x, top + (high - side) / 2, side, side)), 3, 3)
            painter.setPen(self.theme.colour("muted"))
            spot = self._mirrored(QRectF(x + side + 5, top, width, high))
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)
            x += width + 14

    def _rects(self) -> list[QRectF]:
        # More than the whole would run out of the bar: then the parts share it.
        most = max(self._whole, sum(share.value for share in self._shares), 1e-9)
        rects, x = [], 0.0
        for share in self._shares:
            width = self.width() * share.value / most
            rects.append(self._mirrored(QRectF(x, 3, width, self.theme.px(_BAR))))
            x += width
        return rects

    def _mirrored(self, rect: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRectF(self.width() - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())
        return rect
