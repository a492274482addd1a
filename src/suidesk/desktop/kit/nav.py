"""A button of the window's side: icon, name and a count; icon only where room is scarce."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from suidesk.desktop.design.painting import paint_pill
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import SMALL, TINY
from suidesk.desktop.kit.buttons import RingButton
from suidesk.desktop.kit.labels import set_property

_MOST: Final = 99


class NavButton(RingButton):
    """One page of the desk; put them into a `QButtonGroup`."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str,
        then: Callable[[], object] | None = None,
        *,
        keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Say `text`; call `then` when pressed; `keys`, the page's shortcut, is said by the tool tip."""
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._keys = keys
        self._count = 0
        self._is_compact = False
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setIcon(theme.icon(icon, "muted", "on_accent_soft"))
        if then is not None:
            self.clicked.connect(lambda: then())
        theme.changed.connect(self._fit)
        self._fit()
        self._speak()

    def set_count(self, count: int) -> None:
        """Show how many things wait there; none below one."""
        if count != self._count:
            self._count = count
            self._speak()
            self.updateGeometry()
            self.update()

    def set_compact(self, *, is_compact: bool) -> None:
        """Show the icon only, or icon and text."""
        self._is_compact = is_compact
        set_property(self, "compact", is_compact)
        self._speak()

    def sizeHint(self) -> QSize:
        """Leave room for the count."""
        hint = super().sizeHint()
        return hint if self._is_compact else hint + QSize(self._theme.px(28), 0)

    def minimumSizeHint(self) -> QSize:
        """Need all of it."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the count."""
        super().paintEvent(event)
        if self._count < 1:
            return
        painter = QPainter(self)
        text = self._shown_count()
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._is_compact:
            painter.setFont(self._theme.font(TINY, QFont.Weight.DemiBold))
            side = self._theme.px(16)
            width = max(side, QFontMetrics(painter.font()).horizontalAdvance(text) + 8)
            left = 2 if is_rtl else self.width() - width - 2
            paint_pill(painter, QRect(left, 1, width, side), text, "warn", self._theme)
        else:
            painter.setFont(self._theme.font(SMALL))
            painter.setPen(self._theme.colour("on_accent_soft" if self.isChecked() else "muted"))
            side = Qt.AlignmentFlag.AlignLeft if is_rtl else Qt.AlignmentFlag.AlignRight
            painter.drawText(self.rect().adjusted(12, 0, -12, 0), side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _shown_count(self) -> str:
        return str(self._count) if self._count <= _MOST else f"{_MOST}+"

    def _speak(self) -> None:
        self.setText("" if self._is_compact else "  " + self._text.replace("&", "&&"))
        parts = (self._text if self._is_compact else "", self._keys)
        self.setToolTip(" · ".join(part for part in parts if part))
        self.setAccessibleName(f"{self._text}, {self._count}" if self._count > 0 else self._text)

    def _fit(self) -> None:
        side = self._theme.px(18)
        self.setIconSize(QSize(side, side))
