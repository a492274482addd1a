"""The picture of a web: zoom, pan, walk from contact to contact, and say all of it in words too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import hypot, pi
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QToolTip, QWidget

from suidesk.desktop.design.charts import Chart, Spot
from suidesk.desktop.design.painting import paint_ring
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.network.camera import Camera
from suidesk.desktop.network.drawing import Drawing
from suidesk.desktop.network.walking import next_towards
from suidesk.rules.web import Node, Web
from suidesk.wording.network import few_names, node_text
from suidesk.wording.translate import translate

_STEP: Final = 1.25
_WHEEL: Final = 1.0015
"""How much nearer a unit of the wheel leads; a notch is 120 units (Qt)."""
_PRESS: Final = 5.0
"""Pixels that the pointer may move in a click."""
_TOUCH: Final = 12.0
"""Pixels around a mark in which a click still means it: half of the least target (WCAG 2.2, 2.5.8)."""
_READABLE: Final = 30.0
"""Pixels for the length of a tie, at scale 1.0, from which on letters and most names are shown."""
_MARGIN: Final = (46, 24)
_DIRECTIONS: Final[Mapping[Qt.Key, float]] = {
    Qt.Key.Key_Right: 0.0,
    Qt.Key.Key_Down: pi / 2,
    Qt.Key.Key_Left: pi,
    Qt.Key.Key_Up: -pi / 2,
}


class WebPicture(Chart):
    """Signals: `chosen(id)`, empty for nobody; `opened(id)` after Enter or a double click.

    Arrows go to the nearest contact in that direction, first among those tied to the chosen one (with Shift among
    all); Page Up and Page Down go through the names; + and - zoom, 0 shows all; Esc chooses nobody.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, height: int = 260) -> None:
        """Be called `name` by a screen reader; need `height` pixels at scale 1.0."""
        super().__init__(theme, name, height, parent)
        self._drawing = Drawing(Web(), {})
        self._camera = Camera()
        self._is_fitted = True
        self._chosen = self._hovered = ""
        self._summary = ""
        self._base: QPixmap | None = None
        self._base_of: tuple[object, ...] = ()
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._ring = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.grabGesture(Qt.GestureType.PinchGesture)

    # --- what is shown ---

    def set_web(
        self, web: Web, places: Mapping[str, tuple[float, float]], summary: str, *, has_moved: bool = True
    ) -> None:
        """Show a web that `summary` says in a sentence; `has_moved` shows all of it, else the part that was shown."""
        self.set_drawing(Drawing(web, places), summary, has_moved=has_moved)

    def set_drawing(self, drawing: Drawing, summary: str, *, has_moved: bool = True) -> None:
        """Show a web whose drawing was prepared, perhaps on another thread."""
        self._drawing = drawing
        self._summary = summary
        self._base = None
        if self._chosen not in self._drawing.places:
            self._choose("")
        self._hovered = ""
        if has_moved or self._is_fitted:
            self.fit()
        self.update()
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self.words()))

    def web(self) -> Web:
        """Give the web that is shown."""
        return self._drawing.web

    def camera(self) -> Camera:
        """Tell where one looks from."""
        return self._camera

    def where(self, ref: str) -> QPointF:
        """Give the pixel of a contact."""
        return self._camera.to_screen(*self._drawing.places[ref])

    def chosen_id(self) -> str:
        """Give the chosen contact, empty when there is none."""
        return self._chosen

    def select(self, ref: str) -> None:
        """Choose a contact, bring it on screen and say it; an unknown or empty one chooses nobody."""
        known = ref if ref in self._drawing.places else ""
        if known:
            margin = 70 * self.theme.scale
            self._camera = self._camera.showing(*self._drawing.places[known], margin)
        self._choose(known)

    def approach(self) -> None:
        """Look at the chosen contact from so near that its mark can be read."""
        wanted = _READABLE * self.theme.scale
        if self._chosen and self._camera.zoom < wanted:
            self.zoom(wanted / self._camera.zoom)
            self._camera = self._camera.showing(*self._drawing.places[self._chosen], self.width() / 2)

    def fit(self) -> None:
        """Show all of it."""
        scale = self.theme.scale
        self._camera = Camera((float(self.width()), float(self.height())), most=170 * scale).fitting(
            self._drawing.places.values(), (_MARGIN[0] * scale, _MARGIN[1] * scale)
        )
        self._is_fitted = True
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Look nearer or from farther, around a pixel, the chosen contact, or the middle."""
        if at is None:
            at = self.where(self._chosen) if self._chosen else QRectF(self.rect()).center()
        self._camera = self._camera.zoomed(factor, at)
        self._is_fitted = False
        self.update()

    def zoom_in(self) -> None:
        """Look nearer by a step."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """Look from farther by a step."""
        self.zoom(1 / _STEP)

    # --- in words ---

    def spots(self) -> list[Spot]:
        """Have no values to walk through: the keys go from contact to contact instead."""
        return []

    def words(self) -> str:
        """Say the chosen contact and whom it is tied to, or the whole web."""
        if not self._chosen:
            return self._summary
        node, web = self.web().by_id[self._chosen], self.web()
        others = sorted(web.by_id[ref].name for ref in web.neighbours[node.id])
        return translate("Network", "{0}: tied to {1}").format(
            node_text(node, len(others)), few_names(others, len(others))
        )

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the web as it was, then what is chosen or under the pointer, the names, and the focus ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._painted_web())
        lit: list[Node] = []
        for ref in dict.fromkeys((self._hovered, self._chosen)):
            if ref:
                lit = [*self._drawing.paint_lit(painter, self._camera, self.theme, ref), *lit]
        rest = [] if self._chosen else self._drawing.by_weight
        names = [*dict.fromkeys([*lit, *rest])]
        self._drawing.paint_names(painter, self._camera, self.theme, names, are_all=not self._chosen)
        if self.hasFocus() and self._ring:
            paint_ring(painter, QRectF(self.rect()), self.theme, 10)
        painter.end()

    def _painted_web(self) -> QPixmap:
        """Give the picture of all ties and marks, painted anew only where it has to look different."""
        ratio = self.devicePixelRatioF()
        now = (self._camera, bool(self._chosen), self.theme.tokens, self.theme.scale, self.size(), ratio)
        if self._base is None or now != self._base_of:
            self._base = QPixmap(self.size() * ratio)
            self._base.setDevicePixelRatio(ratio)
            self._base.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._base)
            self._drawing.paint_web(painter, self._camera, self.theme, is_dimmed=bool(self._chosen))
            painter.end()
            self._base_of = now
        return self._base

    # --- pointer ---

    def event(self, event: QEvent) -> bool:
        """Take pinches, and say who is under the pointer."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value(), event.position())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.zoom(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
                return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            node = self._under(QPointF(event.pos()))
            if node is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), node_text(node, self._drawing.degree[node.id]), self)
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
            self._ring = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the web, or light up who is under the pointer."""
        if self._pressed is not None:
            by = event.position() - self._pressed
            if self._is_dragging or hypot(by.x(), by.y()) > _PRESS:
                self._is_dragging, self._is_fitted = True, False
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._camera = self._camera.moved(by)
                self._pressed = event.position()
                self.update()
            return
        node = self._under(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if node else Qt.CursorShape.ArrowCursor)
        hovered = node.id if node else ""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose who was clicked, or nobody."""
        if self._pressed is not None and not self._is_dragging:
            node = self._under(event.position())
            self._choose(node.id if node else "")
        self._pressed, self._is_dragging = None, False
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open who was clicked."""
        if node := self._under(event.position()):
            self.opened.emit(node.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the page around."""
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Light up nobody."""
        self._hovered = ""
        self.update()
        super().leaveEvent(event)

    def _under(self, pixel: QPointF) -> Node | None:
        place, reach = self._camera.to_web(pixel), max(_TOUCH, self._drawing.radius(self._camera, self.theme) * 1.2)
        best, best_far = None, reach / self._camera.zoom
        for node in self._drawing.nodes:
            x, y = self._drawing.places[node.id]
            if abs(x - place.x()) <= best_far and (far := hypot(x - place.x(), y - place.y())) <= best_far:
                best, best_far = node, far
        return best

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, zoom and open."""
        key = Qt.Key(event.key())
        verbs: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
            Qt.Key.Key_PageDown: lambda: self._read(1),
            Qt.Key.Key_PageUp: lambda: self._read(-1),
            Qt.Key.Key_Home: lambda: self._read(0),
        }
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if held or not self._drawing.nodes or (key == Qt.Key.Key_Escape and not self._chosen):
            event.ignore()
            return
        if key in _DIRECTIONS:
            self._walk(_DIRECTIONS[key], is_free=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Escape:
            self._choose("")
        elif key in verbs:
            verbs[key]()
        else:
            event.ignore()
            return
        self._ring = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring after a key."""
        self._ring = event.reason() not in {Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See all of it as before, or the same part."""
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()
        else:
            self._camera = Camera(
                (float(self.width()), float(self.height())),
                self._camera.middle,
                self._camera.zoom,
                self._camera.least,
                self._camera.most,
            )

    def sizeHint(self) -> QSize:
        """Like more room than the least."""
        return self.minimumSizeHint() * 2

    def _walk(self, direction: float, *, is_free: bool) -> None:
        """Go to the nearest contact in a direction, among those tied to the chosen one unless it is a free walk."""
        if not self._chosen:
            self._read(0)
            return
        tied = frozenset() if is_free else self.web().neighbours[self._chosen]
        if found := next_towards(self._drawing.places, self._chosen, direction, tied):
            self.select(found)

    def _read(self, step: int) -> None:
        """Go on in the order of the names, as the web lists them; a step of 0 begins at the first."""
        order = [node.id for node in self._drawing.nodes]
        at = order.index(self._chosen) + step if self._chosen and step else 0
        self.select(order[at % len(order)])

    def _open(self) -> None:
        if self._chosen:
            self.opened.emit(self._chosen)

    def _choose(self, ref: str) -> None:
        if ref != self._chosen:
            self._chosen = ref
            self.chosen.emit(ref)
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self.words()))
        self.update()
