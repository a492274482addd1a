"""What an empty page says: what could be here, and the verb to begin with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import column, row

_WIDTH: Final = 420
_MOST_OF_THE_WIDTH: Final = 1000


class EmptyState(QWidget):
    """An icon, a title, a sentence and perhaps a verb."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        sentence: str,
        *,
        verb: str = "",
        then: Callable[[], object] | None = None,
        verb_icon: str = "plus",
        parent: QWidget | None = None,
    ) -> None:
        """Say what to do first; `verb` calls `then`, and `verb_icon` is that of something new."""
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._theme = theme
        self.title = PlainLabel(title, "h2", wrap=True)
        self.sentence = PlainLabel(sentence, "muted", wrap=True)
        self.button = Button(theme, verb, then, kind="primary", icon=verb_icon)
        for label in (self.title, self.sentence):
            label.setAlignment(middle)
        box = column(None, gap=8)
        box.addWidget(IconLabel(theme, icon, "accent", 40), 0, middle)
        box.addSpacing(4)
        box.addWidget(self.title)
        box.addWidget(self.sentence)
        box.addSpacing(6)
        box.addWidget(self.button, 0, middle)
        box.addStretch(1)
        self._words = QWidget()
        self._words.setLayout(box)
        around = row(None, self._words, None, gap=0, margins=(24, 24, 24, 24))
        around.setStretch(1, _MOST_OF_THE_WIDTH)
        self.setLayout(around)
        self.button.setVisible(bool(verb))
        self._fit()
        theme.changed.connect(self._fit)

    def set(self, title: str, sentence: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.sentence.setText(sentence)

    def _fit(self) -> None:
        self._words.setMaximumWidth(self._theme.px(_WIDTH))
