"""The side of the window: the pages, when reminders were looked at, and whose desk this is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.kit.avatar import Avatar
from suidesk.desktop.kit.buttons import IconButton
from suidesk.desktop.kit.labels import IconLabel, PlainLabel, cut
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.kit.nav import NavButton
from suidesk.wording.translate import translate

WIDTH: Final = 216
COMPACT_WIDTH: Final = 64
LONGEST_BEAT: Final = 110
"""Letters of the heartbeat's line that are shown: about four lines of the side."""

PageName = tuple[str, str, str]
"""(key, title, icon)"""


class Heartbeat(PlainLabel):
    """When reminders were looked at, and what comes next; a long name is cut, the tool tip has all of it."""

    def __init__(self) -> None:
        """Say nothing before the first look."""
        super().__init__("", "small", wrap=True)
        self.setContentsMargins(10, 0, 6, 8)

    def setText(self, text: str) -> None:
        """Say `text` from now on."""
        super().setText(cut(text, LONGEST_BEAT))
        self.setToolTip(plain_tip(text) if len(text) > LONGEST_BEAT else "")


class SideView(QFrame):
    """Names of the pages, or only their icons where room is scarce; `chosen(key)` is sent when one is pressed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, pages: Sequence[PageName], owner: str, menu: Menu) -> None:
        """Offer `pages`, and `menu` beside the name of the desk's `owner`."""
        super().__init__()
        self._theme = theme
        self._nav: dict[str, NavButton] = {}
        self.setProperty("ground", "sidebar")
        self.setAccessibleName(translate("Window", "Pages"))
        self._name = PlainLabel("suidesk", "h2")
        logo = IconLabel(theme, "heart-handshake", "accent", 24)
        mark = row(logo, self._name, None, gap=10, margins=(8, 0, 0, 12))
        box = column(mark, gap=3, margins=(12, 16, 12, 14))
        group = QButtonGroup(self)
        for at, (key, title, icon) in enumerate(pages, 1):
            keys = QKeySequence(f"Ctrl+{at}").toString(QKeySequence.SequenceFormat.NativeText)
            button = NavButton(theme, title, icon, partial(self.chosen.emit, key), keys=keys)
            group.addButton(button)
            self._nav[key] = button
            box.addWidget(button)
        box.addStretch(1)
        self.heartbeat = Heartbeat()
        box.addWidget(self.heartbeat)
        box.addLayout(self._owner_line(owner, menu))
        self.setLayout(box)

    def select(self, page: str) -> None:
        """Show which page is open."""
        self._nav[page].setChecked(True)

    def set_count(self, page: str, count: int) -> None:
        """Show how many things wait on a page."""
        self._nav[page].set_count(count)

    def button(self, page: str) -> NavButton:
        """Give the button of a page."""
        return self._nav[page]

    def set_compact(self, *, is_compact: bool) -> None:
        """Show icons only, or icons and words."""
        for button in self._nav.values():
            button.set_compact(is_compact=is_compact)
        for widget in (self._name, self._names, self.heartbeat, self._avatar):
            widget.setVisible(not is_compact)
        self.setFixedWidth(self._theme.px(COMPACT_WIDTH if is_compact else WIDTH))

    def _owner_line(self, owner: str, menu: Menu) -> QHBoxLayout:
        self._avatar = Avatar(self._theme, 32)
        self._avatar.set(owner, owner, "")
        saved = PlainLabel(translate("Window", "On this computer"), "small", wrap=True)
        self._names = QWidget()
        self._names.setLayout(column(PlainLabel(owner, elide=True), saved, gap=0))
        more = IconButton(self._theme, "ellipsis", translate("Window", "Desk menu"), is_ghost=True)
        more.set_menu(menu)
        line = row(self._avatar, self._names, more, gap=8, margins=(4, 6, 0, 0))
        line.setStretch(1, 1)
        return line
