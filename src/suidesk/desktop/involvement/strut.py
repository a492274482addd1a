"""Keeps the titles of cards beside each other on one line, whether or not they have a button."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme

HIGH: Final = 28
"""As high, in pixels at scale 1.0, as a small button with its outline."""


class Strut(QWidget):
    """Takes height and no width."""

    def __init__(self, theme: Theme) -> None:
        """Grow with the text."""
        super().__init__()
        self._theme = theme
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedSize(0, self._theme.px(HIGH))
