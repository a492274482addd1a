"""Names beside their marks, as many as have room: none covers another name or a mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

_SQUARE: Final = 64.0
_GAP: Final = 3.0


class LabelRoom:
    """Knows what is taken, by squares of the screen, so that a look at a place costs the same however much there is."""

    def __init__(self, screen: QRectF) -> None:
        """Begin with an empty screen."""
        self._screen = screen
        self._taken: defaultdict[tuple[int, int], list[tuple[float, float, float, float]]] = defaultdict(list)

    def take(self, rect: QRectF) -> None:
        """Keep a part of the screen free of labels."""
        sides = rect.left(), rect.top(), rect.right(), rect.bottom()
        for square in _squares(*sides):
            self._taken[square].append(sides)

    def place(self, mark: QRectF, size: QSizeF, *, is_needed: bool = False) -> QRectF | None:
        """Find room for a label beside, below or above its mark, and take it; None when there is none.

        A needed one covers something rather than being left out.
        """
        spots = [spot for spot in _spots(mark, size) if self._screen.contains(spot)]
        found = next((spot for spot in spots if self._is_free(spot)), None)
        if found is None and is_needed:
            found = next(iter(spots), None)
        if found is not None:
            self.take(found)
        return found

    def _is_free(self, rect: QRectF) -> bool:
        left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
        return not any(
            left < far_right and near < right and top < low and high < bottom
            for square in _squares(left, top, right, bottom)
            for near, high, far_right, low in self._taken.get(square, ())
        )


def _spots(mark: QRectF, size: QSizeF) -> Iterable[QRectF]:
    middle = mark.center()
    half_wide, half_high = size.width() / 2, size.height() / 2
    yield QRectF(QPointF(mark.right() + _GAP, middle.y() - half_high), size)
    yield QRectF(QPointF(middle.x() - half_wide, mark.bottom() + 1), size)
    yield QRectF(QPointF(middle.x() - half_wide, mark.top() - 1 - size.height()), size)
    yield QRectF(QPointF(mark.left() - _GAP - size.width(), middle.y() - half_high), size)


def _squares(left: float, top: float, right: float, bottom: float) -> Iterable[tuple[int, int]]:
    for column in range(int(left // _SQUARE), int(right // _SQUARE) + 1):
        for line in range(int(top // _SQUARE), int(bottom // _SQUARE) + 1):
            yield column, line
