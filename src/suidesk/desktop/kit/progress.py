"""A small window for anything that takes more than a second: what is done, how far, and Cancel."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.wording.translate import translate

_DELAY_MS: Final = 400
_WIDTH: Final = 420


class ProgressDialog(QDialog):
    """Opens after 0.4 s, so that quick work shows nothing; `cancelled` is sent once, the work must then `finish`."""

    cancelled = Signal()

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None, *, can_cancel: bool = True) -> None:
        """Say `label`, such as "Importing people"."""
        super().__init__(parent)
        self.setWindowTitle(label)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._label = PlainLabel(label, "h2", wrap=True)
        self._step = PlainLabel(" ", "small", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(label)
        self.cancel = Button(theme, translate("Progress", "Cancel"), self.reject)
        self.cancel.setVisible(can_cancel)
        box = column(self._label, self.bar, self._step, gap=12, margins=(24, 22, 24, 18))
        box.addLayout(row(None, self.cancel))
        self.setLayout(box)
        self.setMinimumWidth(theme.px(_WIDTH))
        self._delay = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._delay.timeout.connect(self.open)

    def start(self) -> None:
        """Open soon, unless the work is finished before."""
        self._delay.start()

    def set_progress(self, done: int, total: int, step: str = "") -> None:
        """Show `done` of `total`; `step` says what is being worked on."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._step.setText(step or self._counted(done, total))

    def finish(self) -> None:
        """Close, as the work is done or has stopped."""
        self._delay.stop()
        self.done(QDialog.DialogCode.Accepted)

    def reject(self) -> None:
        """Ask the work to stop."""
        if self.cancel.isEnabled():
            self.cancel.setEnabled(False)
            self._step.setText(translate("Progress", "Stopping…"))
            self.cancelled.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take the closing of the window as Cancel."""
        event.ignore()
        self.reject()

    def _counted(self, done: int, total: int) -> str:
        return translate("Progress", "{0} of {1}").format(self.locale().toString(done), self.locale().toString(total))
