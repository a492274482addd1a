"""Layouts that fit the width: a row that wraps, and a main part with a side part that drops below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from suidesk.desktop.design.theme import Theme


class ItemsLayout(QLayout):
    """What our layouts share: a list of items whose height depends on the width. A subclass says `_arrange`.

    What was worked out is kept until something in it changes, as Qt's own layouts do: the page around asks at every
    level, several times for each showing.
    """

    def __init__(self, gap: int) -> None:
        """Leave `gap` pixels between items."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[tuple[int, object], int] = {}
        self._sizes: dict[str, QSize] = {}
        self._placed: tuple[QRect, object] | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        """Forget what was worked out, as something in it changed."""
        # New ones: what is being worked out just now, and styles its widgets by that, is kept in the old ones.
        self._heights, self._sizes, self._placed = {}, {}, None
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give the item at `index`."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take out the item at `index`."""
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Grow in height when narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at `width`."""
        key, heights = (width, self._depends_on()), self._heights
        if key not in heights:
            margins = self.contentsMargins()
            inner = width - margins.left() - margins.right()
            arranged = self._arrange(QRect(0, 0, inner, 0), is_real=False)
            heights[key] = arranged + margins.top() + margins.bottom()
        return heights[key]

    def sizeHint(self) -> QSize:
        """Ask for the room of `_wanted`."""
        return self._kept("wanted", self._wanted)

    def minimumSize(self) -> QSize:
        """Need the room of `_needed`."""
        return self._kept("needed", self._needed)

    def setGeometry(self, rect: QRect) -> None:
        """Place everything inside `rect`, unless it stands there."""
        super().setGeometry(rect)
        now = QRect(rect), self._depends_on()
        if self._placed != now:
            self._placed = now
            self._arrange(rect.marginsRemoved(self.contentsMargins()), is_real=True)

    def _kept(self, name: str, work_out: Callable[[], QSize]) -> QSize:
        sizes = self._sizes
        if name not in sizes:
            sizes[name] = work_out()
        return QSize(sizes[name])

    def _depends_on(self) -> object:
        """Give what the places depend on besides the items, if anything."""
        return None

    def _wanted(self) -> QSize:
        """Ask for all items in one row."""
        sizes = [item.sizeHint() for item in self.shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def _needed(self) -> QSize:
        """Need the widest item."""
        size = QSize(0, 0)
        for item in self.shown():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def shown(self) -> list[QLayoutItem]:
        """List the items that are not hidden."""
        return [item for item in self._items if not item.isEmpty()]

    def place(self, item: QLayoutItem, area: QRect, part: QRect) -> None:
        """Place `item` at `part` of `area`, mirrored when the reading direction is."""
        parent = self.parentWidget()
        is_rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = area.right() + 1 - part.x() - part.width() if is_rtl else area.x() + part.x()
        item.setGeometry(QRect(left, area.y() + part.y(), part.width(), part.height()))

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, area: QRect, *, is_real: bool) -> int:
        """Place the items when `is_real`; give the height they take."""
        raise NotImplementedError


def height_at(item: QLayoutItem, width: int) -> int:
    """Give the height `item` needs at `width`."""
    least = item.minimumSize().height()
    return max(least, item.heightForWidth(width)) if item.hasHeightForWidth() else max(least, item.sizeHint().height())


class FlowLayout(ItemsLayout):
    """Sets widgets in a row that wraps."""

    def __init__(self, gap: int = 6) -> None:
        """Leave `gap` pixels between widgets and between lines."""
        super().__init__(gap)

    def _arrange(self, area: QRect, *, is_real: bool) -> int:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self.shown():
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(area.width(), item.minimumSize().width())))
            if not lines or x + size.width() > area.width():
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + self._gap
        y = 0
        for line in lines:
            high = max(size.height() for _, size in line)
            if is_real:
                self._place_line(area, line, y, high)
            y += high + self._gap
        return max(0, y - self._gap)

    def _place_line(self, area: QRect, line: list[tuple[QLayoutItem, QSize]], y: int, high: int) -> None:
        x = 0
        for item, size in line:
            self.place(item, area, QRect(x, y + (high - size.height()) // 2, size.width(), size.height()))
            x += size.width() + self._gap


class BesideLayout(ItemsLayout):
    """Two items: the second stands at the end of the line, or below the first where the width is too small."""

    def __init__(self, theme: Theme, first: QWidget, second: QWidget, gap: int = 16, least: int = 220) -> None:
        """Keep both on a line while the first has `least` pixels, at scale 1.0."""
        super().__init__(gap)
        self._theme = theme
        self._least = least
        self.addWidget(first)
        self.addWidget(second)

    def _arrange(self, area: QRect, *, is_real: bool) -> int:
        shown = self.shown()
        if len(shown) < 2:  # noqa: PLR2004 (a pair)
            return self._stack(shown, area, is_real=is_real)
        first, second = shown
        side = second.sizeHint()
        rest = area.width() - side.width() - self._gap
        needed = max(first.minimumSize().width(), self._theme.px(self._least))
        if rest < needed:
            return self._stack(shown, area, is_real=is_real)
        high = height_at(first, rest)
        whole = max(high, side.height())
        if is_real:
            self.place(first, area, QRect(0, (whole - high) // 2, rest, high))
            self.place(second, area, QRect(rest + self._gap, 0, side.width(), side.height()))
        return whole

    def _stack(self, shown: list[QLayoutItem], area: QRect, *, is_real: bool) -> int:
        y = 0
        for item in shown:
            high = height_at(item, area.width())
            if is_real:
                self.place(item, area, QRect(0, y, area.width(), high))
            y += high + self._gap
        return max(0, y - self._gap)
