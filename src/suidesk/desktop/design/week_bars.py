"""Bars per week: one series, or several on top of each other, with a line for the limit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.charts import Chart, Spot
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import TINY
from suidesk.wording.translate import translate

_HEIGHT: Final = 140
_TOP: Final = 16
_BOTTOM: Final = 22
_WIDEST_BAR: Final = 22
_HEADROOM: Final = 1.1
_QUIET: Final = 0.72

Words = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Series:
    """One value per week; `None` is a week without records, which is unknown and not zero.

    `role` is the token of its colour; without one the chart gives each of several its own.
    """

    name: str
    values: tuple[float | None, ...]
    role: str = ""


class WeekBars(Chart):
    """A bar above the limit is amber and carries its number."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Be called `name`, such as "Hours per week"."""
        super().__init__(theme, name, _HEIGHT, parent)
        self._labels: tuple[str, ...] = ()
        self._series: tuple[Series, ...] = ()
        self._limit: float | None = None
        self._has_numbers = False
        self._words: Words = str
        self._short: Words = str

    def set(
        self,
        labels: Sequence[str],
        series: Sequence[Series],
        *,
        limit: float | None = None,
        words: Words = str,
        short: Words | None = None,
        has_numbers: bool = False,
    ) -> None:
        """Show `series` over `labels`; `words` writes a value, such as "3 h", `short` the numbers that are painted.

        With `has_numbers` every bar carries its number, not only those above the limit.
        """
        self._has_numbers = has_numbers
        self._labels, self._series, self._limit, self._words = tuple(labels), tuple(series), limit, words
        self._short = short or words
        self.changed_values()

    def spots(self) -> list[Spot]:
        """Give one spot per week, over the whole height."""
        area, step = self._area(), self._step()
        return [
            Spot(self._mirrored(QRectF(at * step, area.top(), step, area.height())), self._say(at))
            for at in range(len(self._labels))
        ]

    def paint(self, painter: QPainter) -> None:
        """Paint bars, weeks, limit and, for several series, their names."""
        painter.setFont(self.theme.font(TINY))
        area = self._area()
        every = self._every(painter)
        for at, label in enumerate(self._labels):
            self._paint_bar(painter, area, at)
            # The last week always has its number; where they don't fit all, those before it in even steps.
            if (len(self._labels) - 1 - at) % every:
                continue
            painter.setPen(self.theme.colour("muted"))
            wide = self._step() * every
            below = QRectF((at + 0.5) * self._step() - wide / 2, area.bottom() + 4, wide, self.theme.px(16))
            painter.drawText(self._mirrored(below), Qt.AlignmentFlag.AlignCenter, label)
        painter.setPen(QPen(self.theme.colour("border"), 1))
        base = self._mirrored(QRectF(0, area.bottom(), area.width(), 0))
        painter.drawLine(base.topLeft(), base.topRight())
        self._paint_limit(painter, area)
        if len(self._series) > 1:
            self._paint_names(painter)

    def _paint_bar(self, painter: QPainter, area: QRectF, at: int) -> None:
        total, step = self._total(at), self._step()
        width = min(float(self.theme.px(_WIDEST_BAR)), step * 0.58)
        left, bottom = at * step + (step - width) / 2, area.bottom()
        is_over = self._limit is not None and total > self._limit
        painter.save()
        whole = QRectF(left, area.bottom() - self._high(total), width, self._high(total))
        shape = QPainterPath()
        shape.addRoundedRect(self._mirrored(whole.adjusted(0, 0, 0, 6)), 5, 5)
        ground = QPainterPath()
        ground.addRect(QRectF(0, 0, self.width(), area.bottom()))
        painter.setClipPath(shape.intersected(ground))
        painter.setPen(Qt.PenStyle.NoPen)
        for number, series in enumerate(self._series):
            high = self._high(series.values[at] or 0)
            is_alone = len(self._series) == 1
            painter.setBrush(self.theme.colour("warn") if is_over and is_alone else self._colour(number))
            painter.setOpacity(1 if is_over or not is_alone or at == len(self._labels) - 1 else _QUIET)
            painter.drawRect(self._mirrored(QRectF(left, bottom - high, width, high + 1)))
            bottom -= high
        painter.restore()
        if (is_over or (self._has_numbers and total)) and self._fits_numbers(painter):
            painter.setPen(self.theme.colour("warn" if is_over else "muted"))
            above = QRectF(at * step - 8, whole.top() - self.theme.px(16), step + 16, self.theme.px(15))
            painter.drawText(self._mirrored(above), Qt.AlignmentFlag.AlignCenter, self._short(total))

    def _fits_numbers(self, painter: QPainter) -> bool:
        """Tell whether every number to be painted has room over its bar: some of them alone would stand out."""
        totals = (self._total(at) for at in range(len(self._labels)))
        metrics, least = QFontMetrics(painter.font()), 0 if self._has_numbers else self._limit or 0
        over = [metrics.horizontalAdvance(self._short(total)) for total in totals if total > least]
        return max(over, default=0) <= self._step() + 4

    def _every(self, painter: QPainter) -> int:
        """Give how many weeks share the room of one number below the bars."""
        metrics = QFontMetrics(painter.font())
        widest = max((metrics.horizontalAdvance(label) for label in self._labels), default=0) + 4
        return max(1, -(-widest // max(1, int(self._step()))))

    def _paint_limit(self, painter: QPainter, area: QRectF) -> None:
        if self._limit is None:
            return
        y = area.bottom() - self._high(self._limit)
        line = self._mirrored(QRectF(0, y, area.width(), 0))
        painter.setPen(QPen(self.theme.colour("control"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(line.left(), y), QPointF(line.right(), y))
        painter.setPen(self.theme.colour("muted"))
        high = self.theme.px(16)
        text = self._mirrored(QRectF(area.width() + 4, y - high / 2, self.width() - area.width() - 4, high))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self._words(self._limit))

    def _paint_names(self, painter: QPainter) -> None:
        metrics, x, side = QFontMetrics(painter.font()), 0.0, float(self.theme.px(9))
        top = self.height() - self.theme.px(18)
        for number, series in enumerate(self._series):
            width = side + 6 + metrics.horizontalAdvance(series.name)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(number))
            painter.drawRoundedRect(self._mirrored(QRectF(x, top + (self.theme.px(16) - side) / 2, side, side)), 3, 3)
            painter.setPen(self.theme.colour("muted"))
            spot = self._mirrored(QRectF(x + side + 5, top, width, self.theme.px(16)))
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, series.name)
            x += width + 14

    def _colour(self, number: int) -> QColor:
        role = self._series[number].role
        return self.theme.colour(role) if role else self.series_colour(number)

    def _area(self) -> QRectF:
        end = 0
        if self._limit is not None:
            end = QFontMetrics(self.theme.font(TINY)).horizontalAdvance(self._words(self._limit)) + 8
        below = self.theme.px(_BOTTOM) + (self.theme.px(20) if len(self._series) > 1 else 0)
        top = self.theme.px(_TOP)
        return QRectF(0, top, max(1, self.width() - end), max(1, self.height() - top - below))

    def _step(self) -> float:
        return self._area().width() / max(1, len(self._labels))

    def _total(self, at: int) -> float:
        return sum(series.values[at] or 0 for series in self._series)

    def _high(self, value: float) -> float:
        most = max([*(self._total(at) for at in range(len(self._labels))), self._limit or 0, 1]) * _HEADROOM
        return self._area().height() * value / most

    def _say(self, at: int) -> str:
        known = [(series.name, series.values[at]) for series in self._series]
        if all(value is None for _, value in known):
            return translate("Chart", "{0}: nothing recorded").format(self._labels[at])
        text = translate("Chart", "{0}: {1}").format(self._labels[at], self._words(self._total(at)))
        parts = [f"{name} {self._words(value)}" for name, value in known if value]
        return f"{text} ({', '.join(parts)})" if len(self._series) > 1 and parts else text

    def _mirrored(self, rect: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRectF(self.width() - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())
        return rect
