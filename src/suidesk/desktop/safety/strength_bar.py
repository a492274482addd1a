"""How strong a passphrase looks: three parts of a bar, in a colour and a number; the words stand beside it."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.vault.passphrase import Strength

_PARTS: Final = 3
_HIGH: Final = 5
_GAP: Final = 4
_SHOWN: Final = MappingProxyType(
    {
        Strength.TOO_SHORT: (1, "danger"),
        Strength.TOO_SIMPLE: (1, "danger"),
        Strength.FAIR: (2, "warn"),
        Strength.STRONG: (3, "ok"),
    }
)


class StrengthBar(QWidget):
    """Painted; it takes no focus, since the field says the same in words."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._strength: Strength | None = None
        theme.changed.connect(self._fit)
        self._fit()

    def set(self, strength: Strength | None) -> None:
        """Show `strength`; `None` while nothing is typed."""
        self._strength = strength
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts that are reached in the colour of the strength."""
        del event
        filled, role = _SHOWN[self._strength] if self._strength else (0, "border")
        gap, high = self._theme.px(_GAP), self.height()
        wide = (self.width() - gap * (_PARTS - 1)) / _PARTS
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for part in range(_PARTS):
            painter.setBrush(self._theme.colour(role if part < filled else "border"))
            painter.drawRoundedRect(QRectF(part * (wide + gap), 0, wide, high), high / 2, high / 2)
        painter.end()

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(_HIGH))
        self.update()
