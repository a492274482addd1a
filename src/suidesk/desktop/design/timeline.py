"""Bars over months with dated marks on them and a line for today: grants and their obligations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.charts import Chart, Spot
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import SMALL, TINY, level_colours
from suidesk.wording.translate import translate

_HEAD: Final = 22
_LANE: Final = 44
_BAR: Final = 14
_MARK: Final = 5.5
_PADDING: Final = timedelta(days=21)
_MONTH_ROOM: Final = 60
_MONTHS: Final = 12
_NAME: Final = 320
"""Widest name, in pixels at scale 1.0."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated duty, as a diamond of `level`'s colour."""

    name: str
    day: date
    level: str = "accent"


@dataclass(frozen=True, slots=True)
class Span:
    """A bar from `start` to `end` with its marks; `level` gives its colour, plain is only outlined.

    `key` is what `opened` tells of it.
    """

    name: str
    start: date
    end: date
    level: str = "accent"
    marks: tuple[Mark, ...] = ()
    key: str = ""


class Timeline(Chart):
    """One lane per span, its name above the bar; `opened(key)` when a lane is pressed, or Enter on a value of it."""

    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Be called `name`, such as "Grants by month"."""
        super().__init__(theme, name, _HEAD + _LANE, parent)
        self._spans: tuple[Span, ...] = ()
        self._today = date.min
        self._first = self._last = date.min

    def set(self, spans: Sequence[Span], today: date) -> None:
        """Show `spans` around `today`."""
        self._spans, self._today = tuple(spans), today
        days = [today, *(day for span in spans for day in (span.start, span.end, *(mark.day for mark in span.marks)))]
        self._first, self._last = min(days) - _PADDING, max(days) + _PADDING
        self.changed_values()

    def minimumSizeHint(self) -> QSize:
        """Need one lane per span."""
        lanes = max(1, len(self._spans))
        return QSize(self.theme.px(240), self.theme.px(_HEAD + _LANE * lanes + 6))

    def spots(self) -> list[Spot]:
        """Give each span and then its marks."""
        spots = []
        for lane, span in enumerate(self._spans):
            words = translate("Chart", "{0}: {1} to {2}").format(span.name, self._say(span.start), self._say(span.end))
            spots.append(Spot(self._bar(lane, span), words))
            for mark in sorted(span.marks, key=lambda each: each.day):
                at = self._mark_at(lane, mark)
                around = QRectF(at.x() - 9, at.y() - 9, 18, 18)
                words = translate("Chart", "{0}, {1}: {2}").format(span.name, mark.name, self._say(mark.day))
                spots.append(Spot(around, words))
        return spots

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the span of the value that the user stands on with Enter."""
        owners = [span.key for span in self._spans for _ in range(1 + len(span.marks))]
        at = self.place()
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and 0 <= at < len(owners) and owners[at]:
            self.opened.emit(owners[at])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that its release comes here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the span whose lane is pressed."""
        super().mouseReleaseEvent(event)
        lane = int((event.position().y() - self.theme.px(_HEAD)) // self.theme.px(_LANE))
        is_left = event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint())
        if is_left and event.position().y() >= self.theme.px(_HEAD) and lane < len(self._spans):
            key = self._spans[lane].key
            if key:
                self.opened.emit(key)

    def paint(self, painter: QPainter) -> None:
        """Paint months, lanes and today."""
        painter.setFont(self.theme.font(TINY))
        today = self._label_rect(painter, self._today, translate("Chart", "Today"))
        self._paint_months(painter, today)
        x = self._x(self._today)
        painter.setPen(QPen(self.theme.colour("danger"), 1.5))
        painter.drawLine(QPointF(x, self.theme.px(_HEAD) - 4), QPointF(x, self.height()))
        painter.drawText(today, Qt.AlignmentFlag.AlignCenter, translate("Chart", "Today"))
        for lane, span in enumerate(self._spans):
            self._paint_span(painter, lane, span)

    def _paint_months(self, painter: QPainter, today: QRectF) -> None:
        months = self._months()
        room = max(1, int(self._x_span() / max(1, len(months))))
        every = max(1, -(-self.theme.px(_MONTH_ROOM) // room))
        told = self._today.year
        for month in months[::every]:
            x = self._x(month)
            painter.setPen(QPen(self.theme.colour("border"), 1))
            painter.drawLine(QPointF(x, self.theme.px(_HEAD) - 4), QPointF(x, self.height()))
            name = self.locale().monthName(month.month, QLocale.FormatType.ShortFormat)
            # The first month of each year but today's says which.
            text, told = (f"{name} {month.year}" if month.year != told else name), month.year
            spot = self._label_rect(painter, month, text)
            if not spot.adjusted(-4, 0, 4, 0).intersects(today):
                painter.setPen(self.theme.colour("muted"))
                painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)

    def _label_rect(self, painter: QPainter, day: date, text: str) -> QRectF:
        wide = QFontMetrics(painter.font()).horizontalAdvance(text) + 4
        left = min(max(0.0, self._x(day) - wide / 2), self.width() - wide)
        return QRectF(left, 0, wide, self.theme.px(_HEAD) - 5)

    def _paint_span(self, painter: QPainter, lane: int, span: Span) -> None:
        bar = self._bar(lane, span)
        self._paint_links(painter, lane, span, bar)
        front, back = level_colours(span.level, self.theme.tokens)
        painter.setPen(QPen(QColor(front), 1.2))
        painter.setBrush(QColor(back))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        self._paint_name(painter, span.name, bar)
        for mark in span.marks:
            self._paint_mark(painter, self._mark_at(lane, mark), mark.level)

    def _paint_name(self, painter: QPainter, text: str, bar: QRectF) -> None:
        font = self.theme.font(SMALL, QFont.Weight.Medium)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, min(self.width() - 4, self.theme.px(_NAME)))
        wide = metrics.horizontalAdvance(shown) + 4
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = min(max(0.0, (bar.right() - wide) if is_rtl else bar.left()), max(0.0, float(self.width() - wide)))
        name = QRectF(left, bar.top() - self.theme.px(18), wide, self.theme.px(17))
        # The lines of months and of today stop at the name, which they would strike through.
        painter.fillRect(name.adjusted(-2, 1, 2, 0), self.theme.colour("surface"))
        painter.setFont(font)
        painter.setPen(self.theme.colour("text"))
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)

    def _paint_links(self, painter: QPainter, lane: int, span: Span, bar: QRectF) -> None:
        """Tie marks outside the bar to it."""
        places = [self._mark_at(lane, mark).x() for mark in span.marks]
        middle = bar.center().y()
        painter.setPen(QPen(self.theme.colour("control"), 1, Qt.PenStyle.DotLine))
        for end, side in ((min([*places, bar.left()]), bar.left()), (max([*places, bar.right()]), bar.right())):
            if end != side:
                painter.drawLine(QPointF(end, middle), QPointF(side, middle))

    def _paint_mark(self, painter: QPainter, at: QPointF, level: str) -> None:
        side = _MARK * self.theme.scale
        painter.setPen(QPen(self.theme.colour("surface"), 1.5))
        painter.setBrush(QColor(level_colours(level, self.theme.tokens)[0]))
        corners = ((0, -side), (side, 0), (0, side), (-side, 0))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))

    def _bar(self, lane: int, span: Span) -> QRectF:
        one, other = self._x(span.start), self._x(span.end)
        top = self.theme.px(_HEAD + _LANE * lane + 22)
        return QRectF(min(one, other), top, max(4.0, abs(other - one)), self.theme.px(_BAR))

    def _mark_at(self, lane: int, mark: Mark) -> QPointF:
        return QPointF(self._x(mark.day), self.theme.px(_HEAD + _LANE * lane + 22) + self.theme.px(_BAR) / 2)

    def _x_span(self) -> float:
        return float(max(1, self.width() - 2))

    def _x(self, day: date) -> float:
        share = (day - self._first).days / max(1, (self._last - self._first).days)
        x = 1 + self._x_span() * share
        return self.width() - x if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x

    def _months(self) -> list[date]:
        months, year, month = [], self._first.year, self._first.month
        while (year, month) <= (self._last.year, self._last.month):
            first = date(year, month, 1)
            if first >= self._first:
                months.append(first)
            year, month = (year + 1, 1) if month == _MONTHS else (year, month + 1)
        return months

    def _say(self, day: date) -> str:
        return self.locale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
