"""A large button for a way to begin: an icon, what it is, and a sentence about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import RingButton
from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import column, row

_WIDE: Final = 360


class WayButton(RingButton):
    """As high as its words need at its width."""

    def __init__(self, theme: Theme, icon: str, title: str, sentence: str, then: Callable[[], object]) -> None:
        """Say `title` and `sentence`; call `then` when pressed."""
        super().__init__()
        self._theme = theme
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setAutoDefault(False)
        words = column(PlainLabel(title, "strong", wrap=True), PlainLabel(sentence, "small", wrap=True), gap=3)
        self._box = row(
            IconLabel(theme, icon, "accent", 24), words, IconLabel(theme, "chevron-right", "muted", 18), gap=14
        )
        self._box.setContentsMargins(18, 14, 14, 14)
        self._box.setStretch(1, 1)
        self.setLayout(self._box)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: then())

    def hasHeightForWidth(self) -> bool:
        """Grow in height when narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the words at `width`."""
        return self._box.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """Ask for a readable width, or for the height at the width it has."""
        wide = self.width() if self.isVisible() else self._theme.px(_WIDE)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Need what the words need."""
        return self._box.totalMinimumSize()
