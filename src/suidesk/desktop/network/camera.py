"""Where one looks at the web from: what part of it is on screen, and how large."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

NEAREST = 170.0
"""Pixels for the length of a tie at which zooming in ends, at scale 1.0."""
_FARTHEST = 0.6
"""How much smaller than fitting the web may become."""


@dataclass(frozen=True)
class Camera:
    """`zoom` is pixels for the length of a tie; `middle` is the place of the web in the middle of the screen.

    `least` is the smallest zoom; `size` is the screen's width and height.
    """

    size: tuple[float, float] = (1.0, 1.0)
    middle: QPointF = field(default_factory=QPointF)
    zoom: float = 60.0
    least: float = 1.0
    most: float = NEAREST

    def transform(self) -> QTransform:
        """Give the way from the web to the screen."""
        wide, high = self.size
        return QTransform(
            self.zoom, 0, 0, self.zoom, wide / 2 - self.middle.x() * self.zoom, high / 2 - self.middle.y() * self.zoom
        )

    def to_screen(self, x: float, y: float) -> QPointF:
        """Give the pixel of a place."""
        wide, high = self.size
        return QPointF((x - self.middle.x()) * self.zoom + wide / 2, (y - self.middle.y()) * self.zoom + high / 2)

    def to_web(self, pixel: QPointF) -> QPointF:
        """Give the place under a pixel."""
        wide, high = self.size
        return QPointF(
            (pixel.x() - wide / 2) / self.zoom + self.middle.x(), (pixel.y() - high / 2) / self.zoom + self.middle.y()
        )

    def seen(self, margin: float = 0.0) -> QRectF:
        """Give the part of the web on screen, with `margin` pixels more on each side."""
        wide, high = self.size
        rect = QRectF(0, 0, (wide + 2 * margin) / self.zoom, (high + 2 * margin) / self.zoom)
        rect.moveCenter(self.middle)
        return rect

    def zoomed(self, factor: float, at: QPointF) -> Camera:
        """Look nearer or from farther, with the place under a pixel staying where it is."""
        before = self.to_web(at)
        made = replace(self, zoom=min(self.most, max(self.least, self.zoom * factor)))
        after = made.to_web(at)
        return replace(made, middle=self.middle + before - after)

    def moved(self, by: QPointF) -> Camera:
        """Move the web by so many pixels."""
        return replace(self, middle=self.middle - by / self.zoom)

    def fitting(self, places: Iterable[tuple[float, float]], margin: tuple[float, float]) -> Camera:
        """See all of the places, with a margin of pixels at the sides and above and below."""
        points = list(places)
        if not points:
            return self
        xs, ys = [x for x, _ in points], [y for _, y in points]
        across = max(1.0, self.size[0] - 2 * margin[0]) / max(0.5, max(xs) - min(xs))
        down = max(1.0, self.size[1] - 2 * margin[1]) / max(0.5, max(ys) - min(ys))
        zoom = min(across, down, self.most * _FARTHEST)
        middle = QPointF((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
        return replace(self, zoom=zoom, least=min(zoom, self.most) * _FARTHEST, middle=middle)

    def showing(self, x: float, y: float, margin: float) -> Camera:
        """Move no more than needed to bring a place on screen, `margin` pixels from its edge."""
        pixel, (wide, high) = self.to_screen(x, y), self.size
        inside = QPointF(
            min(max(pixel.x(), min(margin, wide / 2)), max(wide - margin, wide / 2)),
            min(max(pixel.y(), min(margin, high / 2)), max(high - margin, high / 2)),
        )
        return self.moved(inside - pixel)
