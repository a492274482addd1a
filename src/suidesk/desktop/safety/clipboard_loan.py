"""A secret on the clipboard, for a minute."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

LOAN_MS: Final = 60_000
_HINTS: Final = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}
"""What tells clipboard histories of Linux and Windows not to keep it."""


class ClipboardLoan(QObject):
    """Takes the secret back after a minute or at the end of the program, unless something else was copied since."""

    def __init__(self, parent: QObject) -> None:
        """Live with `parent`, which should outlive the window that copies."""
        super().__init__(parent)
        self._lent = ""
        self.timer = QTimer(self, singleShot=True, interval=LOAN_MS)
        self.timer.timeout.connect(self.end)
        if (program := QCoreApplication.instance()) is not None:
            # What is lent here still belongs to Python: left to Qt, it would be deleted after Python's own end.
            program.aboutToQuit.connect(self.end)

    def lend(self, text: str) -> None:
        """Put `text` on the clipboard."""
        data = QMimeData()
        data.setText(text)
        for name, value in _HINTS.items():
            data.setData(name, QByteArray(value))
        QGuiApplication.clipboard().setMimeData(data)
        self._lent = text
        self.timer.start()

    def end(self) -> None:
        """Take it back now."""
        self.timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._lent and clipboard.text() == self._lent:
            clipboard.clear()
        self._lent = ""
