"""A picture of a web that one zooms and pans, by pointer, wheel and pinch."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from suidesk.desktop.design.charts import Chart
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.network.camera import Camera
from suidesk.desktop.network.sight import Sight

if TYPE_CHECKING:
    from suidesk.rules.web import Node, Web

_STEP: Final = 1.25
_WHEEL: Final = 1.0015
"""How much nearer a unit of the wheel leads; a notch is 120 units (Qt)."""
_PRESS: Final = 5.0
"""Pixels that the pointer may move in a click."""


class PannedPicture(Chart):
    """Looks at a web through its `sight`; a subclass says what pointing (`point`) and a click (`click`) do."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, height: int = 260) -> None:
        """Be called `name` by a screen reader; need `height` pixels at scale 1.0."""
        super().__init__(theme, name, height, parent)
        self.sight = Sight()
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def point(self, pixel: QPointF) -> None:
        """Do what pointing at a pixel means."""

    def click(self, pixel: QPointF) -> None:
        """Do what a click at a pixel means."""

    def anchor(self) -> QPointF:
        """Give the pixel around which the keys zoom."""
        return self.sight.middle()

    def under(self, pixel: QPointF) -> Node | None:
        """Give the contact that a pixel means."""
        return self.sight.under(pixel, self.sight.drawing.radius(self.sight.camera, self.theme))

    def web(self) -> Web:
        """Give the web that is shown."""
        return self.sight.drawing.web

    def camera(self) -> Camera:
        """Tell where one looks from."""
        return self.sight.camera

    def where(self, ref: str) -> QPointF:
        """Give the pixel of a contact."""
        return self.sight.where(ref)

    def fit(self) -> None:
        """Show all of it."""
        self.sight.fit(self.size(), self.theme.scale)
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Look nearer or from farther, around a pixel, else around what matters most."""
        self.sight.zoom(factor, self.anchor() if at is None else at)
        self.update()

    def zoom_in(self) -> None:
        """Look nearer by a step."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """Look from farther by a step."""
        self.zoom(1 / _STEP)

    def sizeHint(self) -> QSize:
        """Like more room than the least."""
        return self.minimumSizeHint() * 2

    # --- pointer ---

    def event(self, event: QEvent) -> bool:
        """Take pinches."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value(), event.position())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.zoom(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
                return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look nearer or from farther, around the pointer."""
        self.zoom(_WHEEL ** event.angleDelta().y(), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._is_dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the web, or point at something."""
        if self._pressed is None:
            self.point(event.position())
            return
        by = event.position() - self._pressed
        if self._is_dragging or hypot(by.x(), by.y()) > _PRESS:
            self._is_dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.sight.move(by)
            self._pressed = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag or a click."""
        if self._pressed is not None and not self._is_dragging:
            self.click(event.position())
        self._pressed, self._is_dragging = None, False
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the page around."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See all of it as before, or the same part."""
        super().resizeEvent(event)
        self.sight.resize(self.size(), self.theme.scale)
        self.update()
