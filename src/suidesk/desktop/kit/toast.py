"""The bar at the bottom that says what was done, with the way back; it goes by itself and never blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QEnterEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from suidesk.desktop.design.announce import announce
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button, IconButton
from suidesk.desktop.kit.labels import IconLabel, KeyCap, PlainLabel, cut
from suidesk.desktop.kit.layouts import row
from suidesk.wording.translate import translate

SHOWN_MS: Final = 8000
_LONGEST: Final = 200
"""Letters that fit a small window on a few lines."""
_EDGE: Final = 24


class UndoBar(QFrame):
    """One per window, at its bottom; `show_done` says what was done and offers to undo it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Lie over `parent`, hidden."""
        super().__init__(parent)
        self._window = parent
        self._undo: Callable[[], object] | None = None
        self.setProperty("toast", True)  # noqa: FBT003 (Qt)
        self._icon = IconLabel(theme, "circle-check", "bg", 18)
        self._text = PlainLabel(wrap=True)
        self._keys = KeyCap("")
        self.button = Button(theme, "", self._undone, kind="small")
        self.close_button = IconButton(
            theme, "x", translate("UndoBar", "Close this message"), self.hide, is_ghost=True, role="bg"
        )
        parts = (self._icon, self._text, self.button, self._keys, self.close_button)
        box = row(*parts, gap=10, margins=(14, 8, 8, 8))
        box.setStretch(1, 1)
        self.setLayout(box)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._leave)
        parent.installEventFilter(self)
        self.hide()

    def show_done(self, text: str, undo: Callable[[], object] | None = None, *, is_undone: bool = False) -> None:
        """Say `text` for eight seconds; with `undo`, offer to call it; `is_undone` offers to do it again instead."""
        self._undo = undo
        self._text.setText(cut(text, _LONGEST))
        keys = "Ctrl+Shift+Z" if is_undone else "Ctrl+Z"
        self.button.set_text(translate("UndoBar", "Redo") if is_undone else translate("UndoBar", "Undo"))
        self._keys.setText(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        for widget in (self.button, self._keys):
            widget.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.show()
        self._settle()
        self.raise_()
        self._timer.start()
        announce(self, text)

    def text(self) -> str:
        """Give what is said."""
        return self._text.full_text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is over the bar."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go some time after the pointer left."""
        super().leaveEvent(event)
        if self.isVisible():
            self._timer.start()

    def _settle(self) -> None:
        room = self._window.size()
        self._text.setWordWrap(False)
        wanted = self.sizeHint().width()
        most = room.width() - 2 * _EDGE
        self._text.setWordWrap(wanted > most)
        width = min(wanted, most)
        self.resize(width, self.heightForWidth(width) if wanted > most else self.sizeHint().height())
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - _EDGE)

    def _undone(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def _leave(self) -> None:
        # The focus must not vanish under the user's hands.
        if self.button.hasFocus() or self.close_button.hasFocus():
            self._timer.start()
            return
        self.hide()
