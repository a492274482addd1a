"""What one sees of a web: its drawing, looked at from somewhere, all of it or a part."""

from __future__ import annotations

from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize

from suidesk.desktop.network.camera import NEAREST, Camera
from suidesk.desktop.network.drawing import Drawing
from suidesk.desktop.network.walking import next_towards
from suidesk.rules.web import Web

if TYPE_CHECKING:
    from suidesk.rules.web import Node

_TOUCH: Final = 12.0
"""Pixels around a mark in which a click still means it: half of the least target (WCAG 2.2, 2.5.8)."""
_READABLE: Final = 30.0
"""Pixels for the length of a tie, at scale 1.0, from which on letters and most names are shown."""
_MARGIN: Final = (46, 24)


class Sight:
    """A drawing and a camera; `is_fitted` while all of it is shown. `scale` is that of the texts."""

    def __init__(self) -> None:
        """See nothing yet."""
        self.drawing = Drawing(Web(), {})
        self.camera = Camera()
        self.is_fitted = True

    def where(self, ref: str) -> QPointF:
        """Give the pixel of a contact."""
        return self.camera.to_screen(*self.drawing.places[ref])

    def fit(self, size: QSize, scale: float) -> None:
        """See all of it."""
        camera = Camera((float(size.width()), float(size.height())), most=NEAREST * scale)
        self.camera = camera.fitting(self.drawing.places.values(), (_MARGIN[0] * scale, _MARGIN[1] * scale))
        self.is_fitted = True

    def resize(self, size: QSize, scale: float) -> None:
        """See all of it as before, or the same part."""
        if self.is_fitted:
            self.fit(size, scale)
        else:
            self.camera = replace(self.camera, size=(float(size.width()), float(size.height())))

    def zoom(self, factor: float, at: QPointF) -> None:
        """Look nearer or from farther, around a pixel."""
        self.camera = self.camera.zoomed(factor, at)
        self.is_fitted = False

    def move(self, by: QPointF) -> None:
        """Move the web by so many pixels."""
        self.camera = self.camera.moved(by)
        self.is_fitted = False

    def bring(self, ref: str, margin: float) -> None:
        """Move no more than needed to bring a contact on screen, `margin` pixels from its edge."""
        self.camera = self.camera.showing(*self.drawing.places[ref], margin)

    def approach(self, ref: str, scale: float) -> None:
        """Look at a contact from so near that its mark can be read."""
        wanted = _READABLE * scale
        if self.camera.zoom < wanted:
            self.zoom(wanted / self.camera.zoom, self.where(ref))
            self.bring(ref, self.camera.size[0] / 2)

    def middle(self) -> QPointF:
        """Give the pixel in the middle of the screen."""
        return QRectF(QPointF(), QPointF(*self.camera.size)).center()

    def under(self, pixel: QPointF, radius: float) -> Node | None:
        """Give the contact that a pixel means, where marks have that radius."""
        place, reach = self.camera.to_web(pixel), max(_TOUCH, radius * 1.2)
        best, best_far = None, reach / self.camera.zoom
        for node in self.drawing.nodes:
            x, y = self.drawing.places[node.id]
            if abs(x - place.x()) <= best_far and (far := hypot(x - place.x(), y - place.y())) <= best_far:
                best, best_far = node, far
        return best

    def towards(self, chosen: str, direction: float, *, is_free: bool) -> str:
        """Give the nearest contact in a direction, among those tied to the chosen one unless it is a free walk."""
        tied = frozenset() if is_free else self.drawing.web.neighbours[chosen]
        return next_towards(self.drawing.places, chosen, direction, tied)

    def read_on(self, chosen: str, step: int) -> str:
        """Go on in the order of the names, as the web lists them; a step of 0 begins at the first."""
        order = [node.id for node in self.drawing.nodes]
        at = order.index(chosen) + step if chosen and step else 0
        return order[at % len(order)]
