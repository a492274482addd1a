"""What every chart shares: values in words, a keyboard walk through them, tool tips, and a screen reader's view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleObject,
    QAccessibleValueChangeEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QWindow,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from suidesk.desktop.design.painting import paint_ring
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip

_SERIES: Final = ("accent", "info", "warn", "ok", "danger", "muted")


@dataclass(frozen=True, slots=True)
class Spot:
    """A value on the chart: where it is painted and what it says."""

    rect: QRectF
    words: str


class Chart(QWidget):
    """Left and Right walk through the values, Home and End go to the first and last; each speaks in its tool tip.

    A subclass paints in `paint` and lists its values in `spots`, for the size the chart has now.
    """

    def __init__(self, theme: Theme, name: str, height: int, parent: QWidget | None = None) -> None:
        """Be called `name` by a screen reader; be at least `height` pixels high at scale 1.0."""
        super().__init__(parent)
        self.theme = theme
        theme.speak_through(chart_interface)
        self._height = height
        self._at = -1
        self.interface: QAccessibleInterface | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        theme.changed.connect(self._themed)

    def spots(self) -> list[Spot]:
        """List the values from the reading start to the end."""
        raise NotImplementedError

    def paint(self, painter: QPainter) -> None:
        """Paint all but the focus ring."""
        raise NotImplementedError

    def words(self) -> str:
        """Say the value the user stands on, or all of them."""
        spots = self.spots()
        if 0 <= self._at < len(spots):
            return spots[self._at].words
        return "; ".join(spot.words for spot in spots)

    def place(self) -> int:
        """Give the number of the value that the user stands on, -1 for none."""
        return self._at

    def series_colour(self, at: int) -> QColor:
        """Give the colour of the series at `at`."""
        return self.theme.colour(_SERIES[at % len(_SERIES)])

    def minimumSizeHint(self) -> QSize:
        """Need the height, and a width that keeps bars apart."""
        return QSize(self.theme.px(160), self.theme.px(self._height))

    def sizeHint(self) -> QSize:
        """Ask for the least."""
        return self.minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        """Show the words of the value under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = next((spot for spot in self.spots() if spot.rect.contains(event.pos())), None)
            if spot is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), plain_tip(spot.words), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the values."""
        last = len(self.spots()) - 1
        step = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        places = {
            Qt.Key.Key_Right: min(last, self._at + step) if self._at >= 0 else 0,
            Qt.Key.Key_Left: max(0, self._at - step) if self._at >= 0 else last,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None or last < 0:
            super().keyPressEvent(event)
        else:
            self._go(min(last, max(0, place)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the value."""
        super().focusOutEvent(event)
        self._at = -1
        QToolTip.hideText()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, the value the user stands on, and the ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)
        spots = self.spots() if self.hasFocus() else []
        if 0 <= self._at < len(spots):
            paint_ring(painter, spots[self._at].rect.adjusted(-3, -3, 3, 3), self.theme, 5)
        elif self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), self.theme, 6)
        painter.end()

    def changed_values(self) -> None:
        """Paint and speak anew after the values changed."""
        self._at = -1
        self.updateGeometry()
        self.update()
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self.words()))

    def _go(self, place: int) -> None:
        self._at = place
        spot = self.spots()[place]
        QToolTip.showText(self.mapToGlobal(spot.rect.topRight().toPoint() + QPoint(4, -8)), plain_tip(spot.words), self)
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, spot.words))
        self.update()

    def _themed(self) -> None:
        self.updateGeometry()
        self.update()


class ChartInterface(QAccessibleObject):
    """A chart as a screen reader meets it: role Chart, a name, its value in words."""

    def role(self) -> QAccessible.Role:
        """Be a chart."""
        return QAccessible.Role.Chart

    def state(self) -> QAccessible.State:
        """Tell about the focus."""
        state = QAccessible.State()
        chart = self._chart()
        if chart is not None:
            state.focusable = True
            state.focused = chart.hasFocus()
            state.invisible = not chart.isVisible()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Give name, value or description."""
        chart = self._chart()
        if chart is None:
            return ""
        if kind == QAccessible.Text.Name:
            return chart.accessibleName()
        if kind == QAccessible.Text.Value:
            return chart.words()
        return chart.accessibleDescription() if kind == QAccessible.Text.Description else ""

    def rect(self) -> QRect:
        """Give the place on the screen."""
        chart = self._chart()
        return QRect() if chart is None else QRect(chart.mapToGlobal(QPoint(0, 0)), chart.size())

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Give the window."""
        chart = self._chart()
        return None if chart is None else chart.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Give the widget around it."""
        chart = self._chart()
        around = None if chart is None else chart.parentWidget()
        return None if around is None else QAccessible.queryAccessibleInterface(around)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Have no children."""
        del index
        return None

    def childCount(self) -> int:
        """Have no children."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Have no children."""
        del child
        return -1

    def _chart(self) -> Chart | None:
        found: Any = self.object()
        return found if isinstance(found, Chart) else None


def chart_interface(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Make the interface of a chart, `None` for anything else; to be installed as a factory."""
    if not isinstance(thing, Chart):
        return None
    made = ChartInterface(thing)
    # Qt holds only the C++ half; the Python half lives as long as its chart.
    thing.interface = made
    return made
