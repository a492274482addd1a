"""The picture of a web: zoom, pan, walk from contact to contact, and say all of it in words too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import pi
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QToolTip, QWidget

from suidesk.desktop.design.charts import Spot
from suidesk.desktop.design.painting import paint_ring
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.network.drawing import Drawing
from suidesk.desktop.network.panned import PannedPicture
from suidesk.rules.web import Node, Web
from suidesk.wording.network import few_names, node_text
from suidesk.wording.translate import translate

_FROM_EDGE: Final = 70.0
"""Pixels, at scale 1.0, that a contact brought on screen keeps from its edge."""
_DIRECTIONS: Final[Mapping[Qt.Key, float]] = {
    Qt.Key.Key_Right: 0.0,
    Qt.Key.Key_Down: pi / 2,
    Qt.Key.Key_Left: pi,
    Qt.Key.Key_Up: -pi / 2,
}


class WebPicture(PannedPicture):
    """Signals: `chosen(id)`, empty for nobody; `opened(id)` after Enter or a double click.

    Arrows go to the nearest contact in that direction, first among those tied to the chosen one (with Shift among
    all); Page Up and Page Down go through the names; + and - zoom, 0 shows all; Esc chooses nobody.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, height: int = 260) -> None:
        """Be called `name` by a screen reader; need `height` pixels at scale 1.0."""
        super().__init__(theme, name, parent, height=height)
        self._chosen = self._hovered = ""
        self._summary = ""
        self._base: QPixmap | None = None
        self._base_of: tuple[object, ...] = ()
        self._ring = False

    # --- what is shown ---

    def set_web(
        self, web: Web, places: Mapping[str, tuple[float, float]], summary: str, *, has_moved: bool = True
    ) -> None:
        """Show a web that `summary` says in a sentence; `has_moved` shows all of it, else the part that was shown."""
        self.set_drawing(Drawing(web, places), summary, has_moved=has_moved)

    def set_drawing(self, drawing: Drawing, summary: str, *, has_moved: bool = True) -> None:
        """Show a web whose drawing was prepared, perhaps on another thread."""
        self.sight.drawing = drawing
        self._summary = summary
        self._base = None
        if self._chosen not in drawing.places:
            self._choose("")
        self._hovered = ""
        if has_moved or self.sight.is_fitted:
            self.fit()
        self.update()
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self.words()))

    def chosen_id(self) -> str:
        """Give the chosen contact, empty when there is none."""
        return self._chosen

    def select(self, ref: str) -> None:
        """Choose a contact, bring it on screen and say it; an unknown or empty one chooses nobody."""
        known = ref if ref in self.sight.drawing.places else ""
        if known:
            self.sight.bring(known, _FROM_EDGE * self.theme.scale)
        self._choose(known)

    def approach(self) -> None:
        """Look at the chosen contact from so near that its mark can be read."""
        if self._chosen:
            self.sight.approach(self._chosen, self.theme.scale)
            self.update()

    def anchor(self) -> QPointF:
        """Zoom around the chosen contact, else around the middle."""
        return self.where(self._chosen) if self._chosen else super().anchor()

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
        drawing, camera = self.sight.drawing, self.sight.camera
        lit: list[Node] = []
        for ref in dict.fromkeys((self._hovered, self._chosen)):
            if ref:
                lit = [*drawing.paint_lit(painter, camera, self.theme, ref), *lit]
        rest = [] if self._chosen else drawing.by_weight
        names = [*dict.fromkeys([*lit, *rest])]
        drawing.paint_names(painter, camera, self.theme, names, are_all=not self._chosen)
        if self.hasFocus() and self._ring:
            paint_ring(painter, QRectF(self.rect()), self.theme, 10)
        painter.end()

    def _painted_web(self) -> QPixmap:
        """Give the picture of all ties and marks, painted anew only where it has to look different."""
        ratio = self.devicePixelRatioF()
        now = (self.sight.camera, bool(self._chosen), self.theme.tokens, self.theme.scale, self.size(), ratio)
        if self._base is None or now != self._base_of:
            self._base = QPixmap(self.size() * ratio)
            self._base.setDevicePixelRatio(ratio)
            self._base.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._base)
            self.sight.drawing.paint_web(painter, self.sight.camera, self.theme, is_dimmed=bool(self._chosen))
            painter.end()
            self._base_of = now
        return self._base

    # --- pointer ---

    def event(self, event: QEvent) -> bool:
        """Say who is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            node = self.under(QPointF(event.pos()))
            if node is None:
                QToolTip.hideText()
            else:
                degree = self.sight.drawing.degree[node.id]
                QToolTip.showText(event.globalPos(), plain_tip(node_text(node, degree)), self)
            return True
        return super().event(event)

    def point(self, pixel: QPointF) -> None:
        """Light up who is under the pointer."""
        node = self.under(pixel)
        self.setCursor(Qt.CursorShape.PointingHandCursor if node else Qt.CursorShape.ArrowCursor)
        hovered = node.id if node else ""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def click(self, pixel: QPointF) -> None:
        """Choose who was clicked, or nobody."""
        self._ring = False
        node = self.under(pixel)
        self._choose(node.id if node else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open who was clicked."""
        if node := self.under(event.position()):
            self.opened.emit(node.id)

    def leaveEvent(self, event: QEvent) -> None:
        """Light up nobody."""
        self._hovered = ""
        self.update()
        super().leaveEvent(event)

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
        if held or not self.sight.drawing.nodes or (key == Qt.Key.Key_Escape and not self._chosen):
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

    def _walk(self, direction: float, *, is_free: bool) -> None:
        """Go to the nearest contact in a direction, among those tied to the chosen one unless it is a free walk."""
        if not self._chosen:
            self._read(0)
            return
        if found := self.sight.towards(self._chosen, direction, is_free=is_free):
            self.select(found)

    def _read(self, step: int) -> None:
        """Go on in the order of the names, as the web lists them; a step of 0 begins at the first."""
        self.select(self.sight.read_on(self._chosen, step))

    def _open(self) -> None:
        if self._chosen:
            self.opened.emit(self._chosen)

    def _choose(self, ref: str) -> None:
        if ref != self._chosen:
            self._chosen = ref
            self.chosen.emit(ref)
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self.words()))
        self.update()
