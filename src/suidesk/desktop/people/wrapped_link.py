"""A link that breaks its line anywhere, so that a long address is never cut."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from suidesk.desktop.design.painting import paint_ring
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import is_keyboard_focus, is_passing_focus

_LEAST = 60
_EDGE = 3
_LOWEST = 24
_RADIUS = 5
_JOINTS = re.compile(r"[@./?&=_-]+")
"""Where an address breaks best; a space of no width, painted only, lets it."""


class WrappedLink(QAbstractButton):
    """Calls what it was given when pressed, with the mouse, Space or Enter."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__()
        self._theme = theme
        self._then: Callable[[], object] | None = None
        self._has_ring = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._follow)
        theme.changed.connect(self.updateGeometry)

    def set(self, text: str, name: str, then: Callable[[], object]) -> None:
        """Say `text`, be called `name` by a screen reader, and call `then`."""
        self.setText(text)
        self.setAccessibleName(name)
        self._then = then
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Grow in height when narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the broken text."""
        _, height = self._laid_out(width)
        return max(self._theme.px(_LOWEST), round(height) + 2 * self._theme.px(_EDGE))

    def sizeHint(self) -> QSize:
        """Ask for little width; the height follows from what is given."""
        return QSize(self._theme.px(_LEAST), self._theme.px(_LOWEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, underlined under the mouse, and the ring after a key."""
        del event
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self.underMouse())
        layout, _ = self._laid_out(self.width())
        layout.setFont(font)
        painter.setPen(self._theme.colour("accent"))
        layout.draw(painter, QPointF(0, self._theme.px(_EDGE)))
        if self.hasFocus() and self._has_ring:
            paint_ring(painter, QRectF(self.rect()), self._theme, _RADIUS)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring after a key."""
        if not is_passing_focus(event):
            self._has_ring = is_keyboard_focus(event)
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underline."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the line away."""
        super().leaveEvent(event)
        self.update()

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        layout = QTextLayout(_JOINTS.sub("\\g<0>\u200b", self.text()), self.font())
        option = QTextOption()
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        high = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, high))
            high += line.height()
        layout.endLayout()
        return layout, high

    def _follow(self) -> None:
        if self._then is not None:
            self._then()
