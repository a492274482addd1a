"""The command palette: every verb and every record, by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from suidesk.desktop.design.announce import announce
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.entry_list import EntryList
from suidesk.desktop.kit.labels import Hairline, IconLabel, KeyCap, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.wording.translate import translate

_WIDTH: Final = 620
_TOP_SHARE: Final = 0.13
_ROWS: Final = 9
_PAUSE_MS: Final = 80
_DIM: Final = 110


Answer = Callable[[Sequence[Entry]], None]
Search = Callable[[str, Answer], None]


def matching(entries: Sequence[Entry], text: str) -> list[Entry]:
    """Give the entries that hold every word of `text`, those whose title begins with it first."""
    words = text.casefold().split()
    found = [
        entry
        for entry in entries
        if all(word in f"{entry.title} {entry.subtitle} {entry.words}".casefold() for word in words)
    ]
    return sorted(found, key=lambda entry: not entry.title.casefold().startswith(text.casefold().strip()))


class CommandPalette(QWidget):
    """Lies over its window; arrows choose, Enter does, Esc or a click beside it closes; `closed` is sent at the end."""

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget, entries: Sequence[Entry], search: Search | None = None) -> None:
        """Offer `entries`, and what `search(text, then)` finds."""
        super().__init__(window)
        self._theme = theme
        self._entries = list(entries)
        self._search = search
        self._window = window
        self._shown: list[Entry] = []
        self._asked = 0
        self._is_asking = False
        self._before: QWidget | None = None
        self.setAccessibleName(translate("Palette", "Search or jump to"))
        self.edit = QLineEdit()
        self.edit.setProperty("bare", True)  # noqa: FBT003 (Qt)
        self.edit.setProperty("big", True)  # noqa: FBT003 (Qt)
        self.edit.setPlaceholderText(translate("Palette", "Type a name, a project or an action"))
        self.edit.setAccessibleName(translate("Palette", "Search everything"))
        self.list = EntryList(theme, translate("Palette", "Results"))
        self._nothing = PlainLabel(translate("Palette", "Nothing found. Try fewer letters."), "muted")
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        self.list.picked.connect(self._do)
        window.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        self.panel = QFrame(self)
        self.panel.setProperty("panel", True)  # noqa: FBT003 (Qt)
        top = row(IconLabel(self._theme, "search", "muted", 20), self.edit, KeyCap("Esc"), gap=8)
        top.setStretch(1, 1)
        self.panel.setLayout(column(top, Hairline(), self._nothing, self.list, gap=6, margins=(14, 4, 14, 10)))
        self._nothing.setContentsMargins(8, 8, 8, 8)

    def open(self) -> None:
        """Show the palette, empty, with the focus in its line."""
        self._before = self.window().focusWidget()
        self.edit.clear()
        self._show(matching(self._entries, ""))
        self._settle()
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Go, and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def shown(self) -> list[Entry]:
        """Give the entries on screen."""
        return list(self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the window; take the keys of the list from the line."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: FBT001 (Qt)
        """Keep Tab inside the palette."""
        del next
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close at a press beside the panel."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window."""
        del event
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), QColor(0, 0, 0, _DIM))
        painter.end()

    def _key(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
        if key in steps:
            self.list.step(steps[Qt.Key(key)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._do(self.list.current())
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        return True

    def _typed(self) -> None:
        self._asked += 1
        self._is_asking = self._search is not None and bool(self.edit.text().strip())
        self._show(matching(self._entries, self.edit.text()))
        self._pause.start()

    def _ask(self) -> None:
        text, asked = self.edit.text().strip(), self._asked
        if self._search is not None and text:
            self._search(text, lambda found: self._found(asked, found))

    def _found(self, asked: int, found: Sequence[Entry]) -> None:
        if asked == self._asked:
            self._is_asking = False
            self._show([*matching(self._entries, self.edit.text()), *found])

    def _show(self, entries: list[Entry]) -> None:
        self._shown = entries
        self.list.set([(entry.icon, entry.title, entry.subtitle, entry.shortcut) for entry in entries])
        self._nothing.setVisible(not entries and not self._is_asking)
        self.list.setVisible(bool(entries))
        if self.isVisible():
            self._settle()
            announce(self.edit, translate("Palette", "%n results", len(entries)))

    def _do(self, at: int) -> None:
        if 0 <= at < len(self._shown):
            self.close_palette()
            self._shown[at].then()

    def _settle(self) -> None:
        self.setGeometry(self._window.rect())
        width = min(self._theme.px(_WIDTH), self.width() - 32)
        top = int(self.height() * _TOP_SHARE)
        room = self.height() - top - 120
        rows = min(_ROWS, max(3, room // self.list.row_height()), max(1, len(self._shown)))
        self.list.setFixedHeight(rows * self.list.row_height())
        height = self.panel.sizeHint().height()
        self.panel.setGeometry(QRect((self.width() - width) // 2, top, width, height))
