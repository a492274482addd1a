"""The week of a person as a picture: a row for each day, hours that are free filled in; drawn with mouse or keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from suidesk.desktop.design.charts import Chart, Spot
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.design.tokens import SMALL, TINY
from suidesk.domain.volunteers import MIDNIGHT, Slot, merged, without
from suidesk.wording.formats import HOUR, time_of_day
from suidesk.wording.translate import translate
from suidesk.wording.volunteers import hours_text, slot_text, week_text, weekday_short, weekday_text

DAYS: Final = 7
STEP: Final = 30
"""Minutes of one cell; the form takes any minute."""
_ROW: Final = 25
_TOP: Final = 18
_LABEL: Final = 40
_MORNING: Final = 6 * HOUR
_EVERY: Final = 3 * HOUR
_EVENING: Final = 18 * HOUR


class WeekGrid(Chart):
    """`drawn(slots)` tells the whole week after the user drew: over hours that are free it takes them away.

    Arrows move by half an hour and by day, Space begins and ends a stroke, Esc gives it up.
    """

    drawn = Signal(list)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Be called `name`, such as "When they can help"."""
        super().__init__(theme, name, _TOP + DAYS * _ROW, parent)
        self._slots: tuple[Slot, ...] = ()
        self._cell: tuple[int, int] | None = None
        self._from: int | None = None
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleDescription(
            translate("Volunteers", "Arrows move, Space begins and ends the hours that are free.")
        )

    def set(self, slots: Sequence[Slot]) -> None:
        """Show these hours."""
        if tuple(slots) != self._slots:
            self._slots = tuple(slots)
            self.changed_values()

    def slots(self) -> tuple[Slot, ...]:
        """Give the hours that are shown."""
        return self._slots

    def spots(self) -> list[Spot]:
        """Give one spot for each of the free hours."""
        return [Spot(self._rect(slot), slot_text(slot)) for slot in self._slots]

    def words(self) -> str:
        """Say the half hour the user stands on, or the whole week."""
        return week_text(self._slots) if self._cell is None else self._cell_words()

    def paint(self, painter: QPainter) -> None:
        """Paint the hours of the day, a track for each day, what is free, and the stroke that is being drawn."""
        self._paint_hours(painter)
        painter.setFont(self.theme.font(SMALL))
        for day in range(DAYS):
            painter.setPen(self.theme.colour("muted"))
            label = self._mirrored(QRectF(0, self._y(day), self._left() - 8, self._high()))
            painter.drawText(label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, weekday_short(day))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("surface2"))
            painter.drawRoundedRect(self._rect(Slot(day, self._first(), MIDNIGHT)), 4, 4)
        for slot in self._slots:
            self._paint_slot(painter, slot)
        if (stroke := self._stroke()) is not None:
            self._paint_stroke(painter, stroke)
        elif self._cell is not None and self.hasFocus():
            self._paint_cell(painter)

    # --- mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton and (cell := self._cell_at(event.position())) is not None:
            self._cell, self._from = cell, cell[1]
            self._moved()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on, within the day."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._from is not None and self._cell is not None:
            self._cell = self._cell[0], self._step_at(event.position().x())
            self._moved()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() == Qt.MouseButton.LeftButton and self._from is not None:
            self._end()
            self._cell = None
            self.update()

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, begin, end, give up."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._cell is not None:
            self._begin_or_end()
        elif key == Qt.Key.Key_Escape and self._from is not None:
            self._from = None
            self._moved()
        elif (cell := self._moved_by(key)) is not None:
            self._cell = cell
            self._moved()
        else:
            QWidget.keyPressEvent(self, event)

    def _moved_by(self, key: Qt.Key) -> tuple[int, int] | None:
        step = -STEP if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else STEP
        moves = {
            Qt.Key.Key_Right: (0, step),
            Qt.Key.Key_Left: (0, -step),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Home: (0, -MIDNIGHT),
            Qt.Key.Key_End: (0, MIDNIGHT),
        }
        if key not in moves:
            return None
        if self._cell is None:
            return 0, _EVENING
        days, minutes = moves[key]
        day = self._cell[0] if self._from is not None else min(DAYS - 1, max(0, self._cell[0] + days))
        return day, min(MIDNIGHT - STEP, max(self._first(), self._cell[1] + minutes))

    def _begin_or_end(self) -> None:
        if self._cell is None:
            return
        if self._from is None:
            self._from = self._cell[1]
            self._moved()
        else:
            self._end()

    def _end(self) -> None:
        stroke = self._stroke()
        is_removal = self._is_removal()
        self._from = None
        if stroke is not None:
            left = without(self._slots, stroke) if is_removal else merged((*self._slots, stroke))
            self._slots = tuple(left)
            self.update()
            self.drawn.emit(left)

    def _stroke(self) -> Slot | None:
        """Give the hours between where the stroke began and where it is now, both half hours inside."""
        if self._from is None or self._cell is None:
            return None
        first, last = sorted((self._from, self._cell[1]))
        return Slot(self._cell[0], first, last + STEP)

    def _is_removal(self) -> bool:
        return self._cell is not None and self._from is not None and self._is_free(self._cell[0], self._from)

    def _is_free(self, day: int, minute: int) -> bool:
        return any(slot.weekday == day and slot.from_min <= minute < slot.to_min for slot in self._slots)

    def _moved(self) -> None:
        said = self._cell_words()
        if self._cell is not None:
            day, minute = self._cell
            spot = self._rect(Slot(day, minute, minute + STEP))
            QToolTip.showText(self.mapToGlobal(spot.topRight().toPoint() + QPoint(4, -34)), plain_tip(said), self)
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, said))
        self.update()

    def _cell_words(self) -> str:
        if self._cell is None:
            return ""
        day, minute = self._cell
        if (stroke := self._stroke()) is not None:
            text = (
                translate("Volunteers", "{day} {hours}: not free")
                if self._is_removal()
                else translate("Volunteers", "{day} {hours}: free")
            )
            return text.format(day=weekday_text(day), hours=hours_text(stroke.from_min, stroke.to_min))
        text = (
            translate("Volunteers", "{day} {hours}: free")
            if self._is_free(day, minute)
            else translate("Volunteers", "{day} {hours}: not noted")
        )
        return text.format(day=weekday_text(day), hours=time_of_day(minute))

    # --- painting ---

    def _paint_hours(self, painter: QPainter) -> None:
        painter.setFont(self.theme.font(TINY))
        for minute in range(self._first(), MIDNIGHT + 1, _EVERY):
            x = self._x(minute)
            painter.setPen(self.theme.colour("muted"))
            width = float(self.theme.px(30))
            left = min(max(self._left() - 2, x - width / 2), self.width() - width)
            middle = Qt.AlignmentFlag.AlignHCenter
            ends = {self._first(): Qt.AlignmentFlag.AlignLeading, MIDNIGHT: Qt.AlignmentFlag.AlignTrailing}
            side = ends.get(minute, middle)
            spot = self._mirrored(QRectF(left, 0, width, self.theme.px(_TOP) - 2))
            painter.drawText(spot, side | Qt.AlignmentFlag.AlignVCenter, str(minute // HOUR))

    def _paint_slot(self, painter: QPainter, slot: Slot) -> None:
        rect = self._rect(slot)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("accent"))
        painter.drawRoundedRect(rect, 4, 4)
        text = hours_text(slot.from_min, slot.to_min)
        if QFontMetrics(painter.font()).horizontalAdvance(text) + 6 <= rect.width():
            painter.setPen(self.theme.colour("on_accent"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_stroke(self, painter: QPainter, stroke: Slot) -> None:
        is_removal = self._is_removal()
        painter.setPen(QPen(self.theme.colour("danger" if is_removal else "focus"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(self.theme.colour("surface" if is_removal else "accent_soft"))
        painter.drawRoundedRect(self._rect(stroke).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_cell(self, painter: QPainter) -> None:
        if self._cell is not None:
            day, minute = self._cell
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._rect(Slot(day, minute, minute + STEP)).adjusted(-1, -1, 1, 1), 4, 4)

    def _first(self) -> int:
        """Begin the day at six, or at midnight where somebody is free earlier."""
        return 0 if any(slot.from_min < _MORNING for slot in self._slots) else _MORNING

    def _left(self) -> float:
        return float(self.theme.px(_LABEL))

    def _high(self) -> float:
        return (self.height() - self.theme.px(_TOP)) / DAYS

    def _y(self, day: int) -> float:
        return self.theme.px(_TOP) + day * self._high()

    def _x(self, minute: int) -> float:
        share = (minute - self._first()) / (MIDNIGHT - self._first())
        return self._left() + share * max(1.0, self.width() - self._left())

    def _rect(self, slot: Slot) -> QRectF:
        left, right = self._x(max(slot.from_min, self._first())), self._x(slot.to_min)
        return self._mirrored(QRectF(left, self._y(slot.weekday) + 2, right - left, self._high() - 4))

    def _cell_at(self, place: QPointF) -> tuple[int, int] | None:
        day = int((place.y() - self.theme.px(_TOP)) // self._high())
        return (day, self._step_at(place.x())) if 0 <= day < DAYS else None

    def _step_at(self, x: float) -> int:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        share = (x - self._left()) / max(1.0, self.width() - self._left())
        minute = self._first() + int(share * (MIDNIGHT - self._first()) // STEP) * STEP
        return min(MIDNIGHT - STEP, max(self._first(), minute))

    def _mirrored(self, rect: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRectF(self.width() - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())
        return rect
