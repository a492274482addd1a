"""What is being done, and how far it is."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from suidesk.desktop.design.announce import announce
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column


class BusyLine(QWidget):
    """What is being done, with a bar that moves; hidden while nothing is."""

    def __init__(self, margin: int = 0) -> None:
        """Say nothing yet; keep `margin` pixels free at the sides."""
        super().__init__()
        self._text = PlainLabel("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self.setLayout(column(self._text, self._bar, gap=6, margins=(margin, 4, margin, 12)))
        self.hide()

    def advance(self, done: int, total: int) -> None:
        """Show how far it is; without any such news the bar only moves."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def set(self, what: str) -> None:
        """Say what is being done, empty for nothing."""
        self._bar.setRange(0, 0)
        self._text.setText(what)
        self.setVisible(bool(what))
        self._bar.setAccessibleName(what)
        if what:
            announce(self, what)
