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
THREE_FROM: Final = 1080
"""From this width on, in pixels at scale 1.0, three cards of a page stand beside each other."""

_FAR: Final = 60
"""Pixels, at scale 1.0, by which a column must be shorter to get a card out of turn."""
_NEAR: Final = 100
"""Pixels, at scale 1.0, that a card is stretched by at most: a card that is mostly empty looks unfinished."""
_Pile = list[tuple[QLayoutItem, int]]
"""The cards of a column with their heights."""


class CardGrid(ItemsLayout):
    """Up to `columns` cards beside each other, of equal width and height; a wide card takes a whole row."""

    def __init__(self, theme: Theme, columns: int = 2, narrow: int = NARROW, three_from: int = 0) -> None:
        """Break to one column below `narrow` pixels, to two below `three_from` (both at scale 1.0)."""
        super().__init__(GAP)
        self._theme = theme
        self._columns = columns
        self._narrow = narrow
        self._three_from = three_from
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
        most = self._columns if width >= self._theme.px(self._three_from) else min(2, self._columns)
        least = max((item.minimumSize().width() for item in self.shown()), default=1)
        return max(1, min(most, (width + self._gap) // (least + self._gap)))

    def _blocks(self) -> list[list[QLayoutItem]]:
        """Give what stands between wide cards, and each wide card alone."""
        blocks: list[list[QLayoutItem]] = []
        is_open = False
        for item in self.shown():
            is_wide = id(item.widget()) in self._wide
            if is_open and not is_wide:
                blocks[-1].append(item)
            else:
                blocks.append([item])
            is_open = not is_wide
        return blocks

    def _rows(self, columns: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        for block in self._blocks():
            count, done = -(-len(block) // columns), 0
            for left in range(count, 0, -1):
                # Where three fit, four are two and two, and none is three times as wide as the others.
                each = -(-(len(block) - done) // left) if self._three_from else columns
                rows.append(block[done : done + each])
                done += each
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


class PackedGrid(CardGrid):
    """Cards of a page: each is as high as it needs to be, and what is below it moves up.

    The columns take turns, so that a card is found where it was on the record before, unless another is far shorter.
    """

    def _arrange(self, area: QRect, *, is_real: bool) -> int:
        y = 0
        for items in self._blocks():
            columns = min(self.columns_at(area.width()), len(items))
            width = (area.width() - self._gap * (columns - 1)) // columns
            piles = self._piles(items, columns, width)
            whole = max(sum(high + self._gap for _, high in pile) for pile in piles) - self._gap
            for at, pile in enumerate(piles if is_real else ()):
                self._place_pile(area, pile, QRect(at * (width + self._gap), y, width, whole))
            y += whole + self._gap
        return max(0, y - self._gap)

    def _piles(self, items: list[QLayoutItem], columns: int, width: int) -> list[_Pile]:
        piles: list[_Pile] = [[] for _ in range(columns)]
        filled = [0] * columns
        for at, item in enumerate(items):
            shortest = min(range(columns), key=filled.__getitem__)
            is_far = filled[at % columns] - filled[shortest] > self._theme.px(_FAR)
            column = shortest if is_far else at % columns
            high = height_at(item, width)
            piles[column].append((item, high))
            filled[column] += high + self._gap
        return piles

    def _place_pile(self, area: QRect, pile: _Pile, room: QRect) -> None:
        """Place cards below each other; the last one reaches down to where the others end, if that is near."""
        y = room.top()
        for at, (item, high) in enumerate(pile):
            rest = room.top() + room.height() - y - high
            is_filling = at == len(pile) - 1 and rest <= self._theme.px(_NEAR)
            self.place(item, area, QRect(room.left(), y, room.width(), high + (rest if is_filling else 0)))
            y += high + self._gap
