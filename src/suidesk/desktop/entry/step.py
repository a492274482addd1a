"""What the steps of the first run have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column


class Step(QWidget):
    """One step: a title, a few words, and what is asked; `ready` is sent when the step itself decides to go on."""

    ready = Signal()

    def __init__(self, title: str, words: str) -> None:
        """Say `title` and `words`; a subclass adds to `box`."""
        super().__init__()
        self.setProperty("ground", "none")
        self.box: QVBoxLayout = column(PlainLabel(title, "h1", wrap=True), PlainLabel(words, "muted", wrap=True), gap=8)
        self.box.addSpacing(12)
        self.setLayout(self.box)

    def check(self) -> bool:
        """Show what is wrong, if anything; tell whether the next step may come."""
        return True

    def entered(self) -> None:
        """Be shown: put the focus where the step begins."""
