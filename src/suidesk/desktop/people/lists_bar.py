"""The saved lists, and the filter that is on: in plain words, with the ways to keep it and to be rid of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button, IconButton
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.people.asked import AskedPeople
from suidesk.queries.lists import ListRow
from suidesk.wording.filters import filter_texts
from suidesk.wording.formats import capital, number_in_words
from suidesk.wording.translate import translate

FILTER_KEYS = "Ctrl+Shift+F"
TAB = "\t"
"""What stands behind it in an entry of a menu stands at its right edge."""


@dataclass(frozen=True)
class ListVerbs:
    """What the bar calls: `open` gets a list, all else nothing."""

    filter: Callable[[], object]
    open: Callable[[ListRow], object]
    count: Callable[[], object]
    save: Callable[[], object]
    update: Callable[[], object]
    rename: Callable[[], object]
    remove: Callable[[], object]
    clear: Callable[[], object]
    others: Sequence[tuple[str, Callable[[], object], str]] = field(default=())
    """More verbs for the menu: text, what it calls, icon."""


class ListsBar(QWidget):
    """Two buttons, and below them the filter while one is on."""

    def __init__(self, theme: Theme, verbs: ListVerbs) -> None:
        """Have no lists yet, and no filter."""
        super().__init__()
        self._theme, self._verbs = theme, verbs
        self.lists: Sequence[ListRow] = ()
        self._saved: ListRow | None = None
        self._is_changed = self._is_narrowed = False
        self.menu = Menu(theme, translate("People", "Saved lists"), self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.menu.aboutToShow.connect(verbs.count)
        self._actions: dict[str, QAction] = {}
        self.open_lists = Button(theme, translate("People", "Lists"), kind="small", icon="list")
        self.open_lists.set_menu(self.menu)
        self.filter = Button(theme, translate("People", "Filter…"), verbs.filter, kind="small", icon="filter")
        self.filter.setToolTip(FILTER_KEYS)
        flow = FlowLayout(gap=6)
        for button in (self.open_lists, self.filter):
            flow.addWidget(button)
        buttons = QWidget()
        buttons.setLayout(flow)
        self.band = FilterBand(theme, verbs)
        self.setLayout(column(buttons, self.band, gap=8))

    def set_lists(self, lists: Sequence[ListRow]) -> None:
        """Offer these lists."""
        self.lists = lists
        count = number_in_words(len(lists))
        name = translate("People", "Saved lists: {0}").format(count)
        self.open_lists.set_text(
            f"{translate('People', 'Lists')} {count}" if lists else translate("People", "Lists"), name
        )
        self._say_counts()

    def show_state(self, asked: AskedPeople, project: str, saved: ListRow | None) -> None:
        """Say what narrows the list; `saved` is the list that was opened, and may have been changed since."""
        self._saved = saved
        self._is_narrowed = asked.is_narrowed
        self._is_changed = saved is not None and saved.filter != asked.as_filter()
        self.band.show_state(filter_texts(asked.where, project), saved, is_changed=self._is_changed)

    def _fill_menu(self) -> None:
        menu, verbs = self.menu, self._verbs
        menu.clear()
        self._actions = {one.id: menu.add(one.name, partial(verbs.open, one), icon="list") for one in self.lists}
        self._say_counts()
        if not self.lists:
            nothing = menu.add(translate("People", "No list is saved yet"), lambda: None)
            nothing.setEnabled(False)
        menu.addSeparator()
        save = menu.add(translate("People", "Save this list…"), verbs.save, icon="save")
        save.setEnabled(self._is_narrowed)
        if self._saved is not None:
            name = self._saved.name
            if self._is_changed:
                menu.add(translate("People", "Save the changes to “{0}”").format(name), verbs.update, icon="check")
            menu.add(translate("People", "Rename “{0}”…").format(name), verbs.rename, icon="pencil")
            menu.add(translate("People", "Remove “{0}”").format(name), verbs.remove, icon="trash-2")
        menu.addSeparator()
        for text, then, icon in verbs.others:
            menu.add(text, then, icon=icon)

    def _say_counts(self) -> None:
        """Say at each entry of the open menu how many the list holds, as soon as it is known."""
        for one in self.lists:
            if one.id in self._actions:
                action, count = self._actions[one.id], "…" if one.count is None else number_in_words(one.count)
                action.setText(f"{action.text().partition(TAB)[0]}{TAB}{count}")


class FilterBand(QFrame):
    """Hidden while nothing is filtered and no list is open."""

    def __init__(self, theme: Theme, verbs: ListVerbs) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setProperty("message", "info")
        self.title = PlainLabel("", "strong", elide=True)
        self.words = PlainLabel("", wrap=True)
        self.close_button = IconButton(theme, "x", translate("People", "Show all again"), verbs.clear, is_ghost=True)
        self.save = Button(theme, translate("People", "Save this list…"), verbs.save, kind="small", icon="save")
        self.update_button = Button(
            theme, translate("People", "Save the changes"), verbs.update, kind="small", icon="check"
        )
        self.change = Button(theme, translate("People", "Change…"), verbs.filter, kind="quiet", icon="pencil")
        flow = FlowLayout(gap=6)
        for button in (self.update_button, self.save, self.change):
            flow.addWidget(button)
        said = column(self.title, self.words, gap=2)
        top = row(said, self.close_button, gap=6)
        top.setStretch(0, 1)
        below = QWidget()
        below.setLayout(flow)
        self.setLayout(column(top, below, gap=6, margins=(12, 8, 8, 8)))
        self.hide()

    def show_state(self, texts: Sequence[str], saved: ListRow | None, *, is_changed: bool) -> None:
        """Say the list's name and the filter in words."""
        name = saved.name if saved is not None else ""
        self.title.setText(translate("People", "Changed: {0}").format(name) if is_changed else name)
        self.title.setVisible(bool(name))
        self.words.setText(capital("; ".join(texts)))
        self.words.setVisible(bool(texts))
        self.update_button.setVisible(is_changed)
        self.save.setVisible(saved is None)
        said = ". ".join(part for part in (name, self.words.full_text()) if part)
        self.setAccessibleName(translate("People", "Only these are shown: {0}").format(said))
        self.setVisible(bool(texts) or saved is not None)
