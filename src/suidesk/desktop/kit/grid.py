"""The responsive grid of cards: columns of equal width, one column where the page is narrow."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import GAP
from suidesk.desktop.kit.flow import ItemsLayout, height_at

NARROW: Final = 620
"""Below this width, in pixels at scale 1.0, there is one column."""


class CardGrid(ItemsLayout):
    """Up to `columns` cards beside each other, of equal width and height; a wide card takes a whole row."""

    def __init__(self, theme: Theme, columns: int = 2, narrow: int = NARROW) -> None:
        """Break to one column below `narrow` pixels (at scale 1.0)."""
        super().__init__(GAP)
        self._theme = theme
        self._columns = columns
        self._narrow = narrow
        self._wide: set[int] = set()

    def add(self, widget: QWidget, *, is_wide: bool = False) -> None:
        """Add a card at the end."""
        if is_wide:
            self._wide.add(id(widget))
        self.addWidget(widget)

    def expandingDirections(self) -> Qt.Orientation:
        """Use the width."""
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        """Ask for the least."""
        return self.minimumSize()

    def columns_at(self, width: int) -> int:
        """Say how many columns fit `width` pixels."""
        if width < self._theme.px(self._narrow):
            return 1
        least = max((item.minimumSize().width() for item in self.shown()), default=1)
        return max(1, min(self._columns, (width + self._gap) // (least + self._gap)))

    def _rows(self, columns: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        is_open = False
        for item in self.shown():
            is_wide = id(item.widget()) in self._wide
            if is_open and not is_wide and len(rows[-1]) < columns:
                rows[-1].append(item)
            else:
                rows.append([item])
                is_open = not is_wide
        return rows

    def _arrange(self, area: QRect, *, is_real: bool) -> int:
        columns = self.columns_at(area.width())
        y = 0
        for items in self._rows(columns):
            # A row that is not full stretches, so that no hole stays open.
            width = (area.width() - self._gap * (len(items) - 1)) // len(items)
            height = max(height_at(item, width) for item in items)
            for at, item in enumerate(items if is_real else ()):
                self.place(item, area, QRect(at * (width + self._gap), y, width, height))
            y += height + self._gap
        return max(0, y - self._gap)
