"""How the parts of a line share its width: icon, words, a chip, and its verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.flow import ItemsLayout, height_at

WIDE: Final = 260
"""Pixels, at scale 1.0, that the words need for chip and verbs to stand beside each other at the end."""
NARROW: Final = 150
"""Below this, in pixels at scale 1.0, chip and verbs go under the words."""
SLIGHT: Final = 44
"""Verbs up to this width, in pixels at scale 1.0, are a single icon: it stays at the end of the line."""
_GAP: Final = 12
_CLOSE: Final = 4
_FIRST_LINE: Final = 3
_AROUND: Final = 8
"""Padding of a quiet button, in pixels at scale 1.0."""


class LineLayout(ItemsLayout):
    """Chip and verbs at the end, beside each other or above each other, or below the words where it is narrow."""

    def __init__(
        self,
        theme: Theme,
        parts: tuple[QWidget, QWidget, QWidget, QWidget],
        widths: Callable[[], tuple[int, int]],
    ) -> None:
        """Place icon, words, chip and verbs; `widths` are the widest chip and verbs of all lines.

        Lines of a card thus look alike, and their chips stand in a column.
        """
        super().__init__(_GAP)
        self._theme = theme
        self._widths = widths
        for part in parts:
            self.addWidget(part)

    def _depends_on(self) -> object:
        """Look at the widest of all lines."""
        return self._widths()

    def _needed(self) -> QSize:
        """Need the icon and the widest of the others."""
        icon, *rest = (item.minimumSize() for item in self._items if not item.isEmpty())
        width = max(size.width() for size in rest)
        return QSize(icon.width() + _GAP + width, max(size.height() for size in (icon, *rest)))

    def _arrange(self, area: QRect, *, is_real: bool) -> int:
        icon, words, chip, verbs = self._items
        start = icon.sizeHint().width() + _GAP
        room = area.width() - start
        ends = [item for item in (chip, verbs) if not item.isEmpty()]
        if is_real:
            down = self._theme.px(_FIRST_LINE if ends else 0)
            self.place(icon, area, QRect(0, down, icon.sizeHint().width(), icon.sizeHint().height()))
        widest = [width for width in self._widths() if width]
        beside = sum(widest) + _CLOSE * (len(widest) - 1)
        above = max(widest, default=0)
        least = words.minimumSize().width()
        is_slight = 0 < self._widths()[1] <= self._theme.px(SLIGHT)
        if ends and room - _GAP - beside >= max(least, self._theme.px(NARROW if is_slight else WIDE)):
            return self._with_row(words, ends, area, (start, room - _GAP - beside), is_real=is_real)
        if ends and is_slight and room - _GAP - self._widths()[1] >= least:
            return self._with_chip_below(words, ends, area, (start, room - _GAP - self._widths()[1]), is_real=is_real)
        if ends and room - _GAP - above >= max(least, self._theme.px(NARROW)):
            return self._with_column(words, ends, area, (start, room - _GAP - above), is_real=is_real)
        chip_room = room - _GAP - self._widths()[0]
        if len(ends) > 1 and chip_room >= max(least, self._theme.px(NARROW)) and verbs.sizeHint().width() <= room:
            return self._with_verbs_below(words, ends, area, (start, chip_room), is_real=is_real)
        icon_room = room - _GAP - verbs.sizeHint().width()
        if len(ends) > 1 and verbs.sizeHint().width() <= self._theme.px(SLIGHT) and icon_room >= least:
            # Other lines have more verbs; a single icon needs no line of its own for that.
            return self._with_chip_below(words, ends, area, (start, icon_room), is_real=is_real)
        return self._stacked(words, ends, area, (start, room), is_real=is_real)

    def _with_row(
        self, words: QLayoutItem, ends: list[QLayoutItem], area: QRect, span: tuple[int, int], *, is_real: bool
    ) -> int:
        high = self._put_words(words, area, span, is_real=is_real)
        x, most = area.width(), max(item.sizeHint().height() for item in ends)
        # A line without verbs leaves their room free, so that its chip stands under the other chips.
        for item, width in zip(self._items[:1:-1], reversed(self._widths()), strict=True):
            size = item.sizeHint()
            if is_real and item in ends:
                spot = QRect(x - size.width(), (most - size.height()) // 2, size.width(), size.height())
                self.place(item, area, spot)
            x -= width + _CLOSE if width else 0
        return max(high, most)

    def _with_column(
        self, words: QLayoutItem, ends: list[QLayoutItem], area: QRect, span: tuple[int, int], *, is_real: bool
    ) -> int:
        high, y = self._put_words(words, area, span, is_real=is_real), 0
        for item in ends:
            size = item.sizeHint()
            if is_real:
                self.place(item, area, QRect(area.width() - size.width(), y, size.width(), size.height()))
            y += size.height() + 1
        return max(high, y - 1)

    def _with_chip_below(
        self, words: QLayoutItem, ends: list[QLayoutItem], area: QRect, span: tuple[int, int], *, is_real: bool
    ) -> int:
        chip, verbs = self._items[2:]
        shown = [verbs] if verbs in ends else []
        y = self._with_column(words, shown, area, span, is_real=is_real)
        if chip not in ends:
            return y
        size = chip.sizeHint().boundedTo(QSize(max(span[1], chip.minimumSize().width()), chip.sizeHint().height()))
        if is_real:
            self.place(chip, area, QRect(span[0], y + _CLOSE, size.width(), size.height()))
        return y + _CLOSE + size.height()

    def _with_verbs_below(
        self, words: QLayoutItem, ends: list[QLayoutItem], area: QRect, span: tuple[int, int], *, is_real: bool
    ) -> int:
        chip, verbs = ends
        y = self._with_column(words, [chip], area, span, is_real=is_real) + 1
        size = verbs.sizeHint()
        if is_real:
            # The first icon stands under the words; the room around it doesn't show.
            left = span[0] - self._theme.px(_AROUND)
            self.place(verbs, area, QRect(left, y, size.width(), size.height()))
        return y + size.height()

    def _stacked(
        self, words: QLayoutItem, ends: list[QLayoutItem], area: QRect, span: tuple[int, int], *, is_real: bool
    ) -> int:
        start, room = span
        y = self._put_words(words, area, span, is_real=is_real, is_level=bool(ends))
        for item in ends:
            size = item.sizeHint().boundedTo(QSize(max(room, item.minimumSize().width()), item.sizeHint().height()))
            if is_real:
                left = start - (self._theme.px(_AROUND) if item is self._items[3] else 0)
                self.place(item, area, QRect(left, y + _CLOSE, size.width(), size.height()))
            y += _CLOSE + size.height()
        return y

    def _put_words(
        self, words: QLayoutItem, area: QRect, span: tuple[int, int], *, is_real: bool, is_level: bool = True
    ) -> int:
        """Place the words so that their first line is level with the chip; give where they end."""
        start, width = span
        down = self._theme.px(_FIRST_LINE) if is_level else 0
        high = height_at(words, width)
        if is_real:
            self.place(words, area, QRect(start, down, width, high))
        return down + high
