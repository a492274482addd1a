"""The line that tells how far the work on a web is, with the way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.layouts import row
from suidesk.desktop.safety.busy_line import BusyLine
from suidesk.wording.translate import translate

_WAIT_MS: Final = 300
"""Work that is done sooner shows no bar: it would only flicker."""


class BusyRow(QWidget):
    """Shows itself a moment after `begin`, and goes with `rest`."""

    def __init__(self, theme: Theme, stop: Callable[[], object]) -> None:
        """Call `stop` where the user cancels."""
        super().__init__()
        self.line = BusyLine()
        self.cancel = Button(theme, translate("Network", "Cancel"), stop, kind="small")
        self.cancel.hide()
        box = row(self.line, self.cancel, gap=10)
        box.setStretch(0, 1)
        self.setLayout(box)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._show)

    def begin(self) -> None:
        """Wait for what takes longer than a moment."""
        self._wait.start()

    def rest(self) -> None:
        """Say nothing more."""
        self._wait.stop()
        self.line.set("")
        self.cancel.hide()

    def _show(self) -> None:
        self.line.set(translate("Network", "Working out the web…"))
        self.cancel.show()
