"""The whole beside one person, or one of them at a time where there is no room for both."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme

_LEAST_WHOLE: Final = 600
_SIDE_SHARE: Final = 0.36
_LEAST_SIDE: Final = 416
_STACKED_SCALE: Final = 1.5


class LoadPanes(QWidget):
    """The side is hidden until `show_side`; up to 150 % text it stands beside the whole where both fit."""

    def __init__(self, theme: Theme, whole: QWidget, side: QWidget) -> None:
        """Hold both, the side hidden."""
        super().__init__()
        self._theme = theme
        self._whole, self._side = whole, side
        self._has_side = False
        self._line = QRect()
        for pane in (whole, side):
            pane.setParent(self)
        QWidget.setTabOrder(whole, side)
        theme.changed.connect(self._settle)
        self._settle()

    def show_side(self, *, is_shown: bool) -> None:
        """Show the side or take it away."""
        self._has_side = is_shown
        self._settle()

    def has_side(self) -> bool:
        """Tell whether the side is shown."""
        return self._has_side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line between both."""
        del event
        painter = QPainter(self)
        painter.fillRect(self._line, self._theme.colour("border"))
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """Need no more than one narrow pane."""
        return QSize(320, 320)

    def _settle(self) -> None:
        full = self.rect()
        side = max(self._theme.px(_LEAST_SIDE), int(full.width() * _SIDE_SHARE))
        fits = full.width() - side >= self._theme.px(_LEAST_WHOLE) and self._theme.scale <= _STACKED_SCALE
        is_alone = self._has_side and not fits
        self._whole.setVisible(not is_alone)
        self._side.setVisible(self._has_side)
        self._line = QRect()
        if not self._has_side or is_alone:
            self._whole.setGeometry(full)
            self._side.setGeometry(full)
            return
        rest = full.width() - side
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._whole.setGeometry(QRect(side if is_rtl else 0, 0, rest, full.height()))
        self._side.setGeometry(QRect(0 if is_rtl else rest + 1, 0, side - 1, full.height()))
        self._line = QRect(side - 1 if is_rtl else rest, 0, 1, full.height())
