"""The window around every way in: the name above, one calm column in the middle, the verbs below."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.labels import Hairline, IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.message_bar import MessageBar
from suidesk.desktop.safety.busy_line import BusyLine

_EDGE: Final = 32
_SCREEN_SHARE: Final = 0.92
_STEP: Final = 0.25
"""How much larger or smaller the text gets at once."""


class EntryFrame(QWidget):
    """A window of its own; a subclass fills `body` and `verbs`. It stays open while it is busy."""

    left = Signal()
    """The user closed the window."""

    def __init__(self, theme: Theme, *, width: int, height: int) -> None:
        """Be so large, in pixels at scale 1.0, where the screen has the room."""
        super().__init__()
        self._theme = theme
        self._size = QSize(width, height)
        self._is_busy = False
        self.is_quitting = False
        """The user left by the verb that ends the program, not by closing the window."""
        self._focused: QWidget | None = None
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("suidesk")
        self.head = row(IconLabel(theme, "heart-handshake", "accent", 24), PlainLabel("suidesk", "h2"), None, gap=10)
        self.head.setContentsMargins(_EDGE, 22, _EDGE, 12)
        self.message = MessageBar(theme)
        self.body = column(gap=16, margins=(_EDGE, 8, _EDGE, 24))
        self.busy = BusyLine(margin=_EDGE)
        self.verbs = row(gap=10, margins=(_EDGE, 14, _EDGE, 18))
        self._build_frame()
        self._fit_screen()
        theme.changed.connect(self._fit_screen)
        for keys, step in (("Ctrl++", _STEP), ("Ctrl+=", _STEP), ("Ctrl+-", -_STEP)):
            QShortcut(QKeySequence(keys), self, partial(self._enlarge, step))

    def _build_frame(self) -> None:
        content = QWidget()
        content.setProperty("ground", "none")
        content.setLayout(self.body)
        self._scroll = QScrollArea()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        notice = column(self.message, margins=(_EDGE, 0, _EDGE, 8))
        self._foot = QWidget()
        self._foot.setLayout(self.verbs)
        box = column(self.head, notice, self._scroll, self.busy, Hairline(), self._foot, gap=0)
        box.setStretch(2, 1)
        self.setLayout(box)

    def _fit_screen(self) -> None:
        room = self.screen().availableSize() * _SCREEN_SHARE
        wanted = QSize(self._theme.px(self._size.width()), self._theme.px(self._size.height()))
        self.resize(wanted.boundedTo(room))
        self.setMinimumWidth(min(room.width(), self._theme.px(440)))

    def _enlarge(self, step: float) -> None:
        self._theme.set_scale(self._theme.scale + step)

    @property
    def is_busy(self) -> bool:
        """Whether slow work is under way."""
        return self._is_busy

    def set_busy(self, what: str = "") -> None:
        """Say `what` is being done and keep hands off; empty ends it and gives the focus back."""
        if what and not self._is_busy:
            self._focused = self.focusWidget()
        self._is_busy = bool(what)
        self.busy.set(what)
        self._foot.setEnabled(not what)
        self._scroll.setEnabled(not what)
        if not what and self._focused is not None:
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
            self._focused = None

    def come_forward(self) -> None:
        """Show the window in front of all others."""
        self.show()
        self.raise_()
        self.activateWindow()

    def scroll_up(self) -> None:
        """Show the beginning of the body."""
        self._scroll.verticalScrollBar().setValue(0)

    def reveal_focus(self) -> None:
        """Scroll to what has the focus."""
        focused = self.focusWidget()
        if focused is not None and self._scroll.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, self._theme.px(_EDGE))

    def quit(self) -> None:
        """Leave, and let the program end."""
        self.is_quitting = not self._is_busy
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while something is being written; else tell that the user leaves."""
        if self._is_busy:
            event.ignore()
            return
        self.left.emit()
        super().closeEvent(event)
