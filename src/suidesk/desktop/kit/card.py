"""A card: a title, perhaps a chip and buttons beside it, and a body."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from suidesk.desktop.design.tokens import PAD
from suidesk.desktop.kit.labels import Chip, PlainLabel
from suidesk.desktop.kit.layouts import column, row


class Card(QFrame):
    """A framed part of a page; fill it with `add`."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        """Show `title` with the small line `note` below it."""
        super().__init__(parent)
        self.setProperty("card", True)  # noqa: FBT003 (Qt)
        self.title = PlainLabel(title, "h2", wrap=True)
        self.note = PlainLabel(note, "small", wrap=True)
        self.chip = Chip("")
        self._head = row(self.title, gap=8)
        self._head.setStretch(0, 1)
        self._head.addWidget(self.chip)
        self.body: QVBoxLayout = column(gap=10)
        self.setLayout(column(self._head, self.note, self.body, gap=6, margins=(PAD, 11, PAD, 16)))
        self.title.setVisible(bool(title))
        self.note.setVisible(bool(note))
        self.chip.hide()
        if title:
            self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_note(self, note: str) -> None:
        """Change the small line below the title; empty hides it."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def set_chip(self, text: str, level: str = "plain") -> None:
        """Show a chip at the end of the title; empty hides it."""
        self.chip.set(text, level)
        self.chip.setVisible(bool(text))

    def add_action(self, button: QWidget) -> None:
        """Put a button at the end of the title's line."""
        self._head.addWidget(button)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put `part` below what the body holds."""
        if isinstance(part, QLayout):
            self.body.addLayout(part, stretch)
        else:
            self.body.addWidget(part, stretch)

    def fill_below(self) -> None:
        """Keep the body at the top when the card is taller than it."""
        self.body.addStretch(1)
