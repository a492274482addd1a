"""How far the first run is: one dot for each step."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.wording.translate import translate

_DOT: Final = 8
_LONG: Final = 22
_GAP: Final = 7


class Dots(QWidget):
    """One dot for each step; the present one is longer, so that colour is not all that tells it."""

    def __init__(self, theme: Theme, count: int) -> None:
        """Stand at the first of `count` steps."""
        super().__init__()
        self._theme = theme
        self._count = count
        self._at = 0
        self.set(0)
        theme.changed.connect(self._fit)
        self._fit()

    def set(self, at: int) -> None:
        """Stand at step `at`, counted from 0."""
        self._at = at
        self.setAccessibleName(translate("FirstRun", "Step {0} of {1}").format(at + 1, self._count))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is done and what is present in the accent."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high, x = self._theme.px(_DOT), 0.0
        for at in range(self._count):
            wide = self._theme.px(_LONG if at == self._at else _DOT)
            painter.setBrush(self._theme.colour("accent" if at <= self._at else "control"))
            painter.drawRoundedRect(QRectF(x, 0, wide, high), high / 2, high / 2)
            x += wide + self._theme.px(_GAP)
        painter.end()

    def _fit(self) -> None:
        dots = (self._count - 1) * (_DOT + _GAP) + _LONG
        self.setFixedSize(self._theme.px(dots) + 1, self._theme.px(_DOT))
        self.update()
