"""The bar over the list while several contacts are chosen: how many, and what can be done with all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from suidesk.desktop.design.announce import announce
from suidesk.desktop.kit.buttons import Button, IconButton
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.menus import Menu
from suidesk.wording.formats import number_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.desktop.people.many_verbs import ManyVerbs
    from suidesk.desktop.people.selection import Selection


class ManyBar(QFrame):
    """Hidden while at most one is chosen; the verbs that are used most stand open, the others in a menu."""

    def __init__(self, theme: Theme, verbs: ManyVerbs, selection: Selection) -> None:
        """Follow the selection."""
        super().__init__()
        self._selection = selection
        self.setProperty("message", "info")
        self.count = PlainLabel("", "strong", wrap=True)
        self.close_button = IconButton(
            theme, "x", translate("People", "Choose only one again (Esc)"), selection.drop, is_ghost=True
        )
        self.tag = Button(theme, translate("People", "Add tag…"), verbs.add_tags, kind="small", icon="tag")
        self.copy = Button(
            theme,
            translate("People", "Copy e-mail"),
            verbs.copy_addresses,
            kind="small",
            icon="copy",
            name=translate("People", "Copy e-mail addresses"),
        )
        self.menu = Menu(theme, translate("People", "Change all that are chosen"), self)
        for group in verbs.groups():
            if self.menu.actions():
                self.menu.addSeparator()
            for text, then, icon in group:
                self.menu.add(text, then, icon=icon)
        self.more = Button(theme, translate("People", "Change…"), kind="small", icon="list-checks")
        self.more.set_menu(self.menu)
        flow = FlowLayout(gap=0)
        for button in (self.tag, self.more, self.copy):
            flow.addWidget(button)
        below = QWidget()
        below.setLayout(flow)
        top = row(self.count, self.close_button, gap=6, margins=(2, 0, 0, 0))
        top.setStretch(0, 1)
        self.setLayout(column(top, below, gap=6, margins=(10, 6, 6, 8)))
        selection.changed.connect(self._say)
        self.hide()

    def _say(self) -> None:
        count = self._selection.count
        text = translate("People", "{0} selected").format(number_in_words(count))
        if count and text != self.count.full_text():
            self.count.setText(text)
            self.setAccessibleName(text)
            announce(self, text)
        self.setVisible(bool(count))
