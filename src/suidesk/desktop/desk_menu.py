"""The desk menu, and the keys that work everywhere in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from suidesk.desktop.kit.menus import Menu
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.design.theme import Theme
    from suidesk.desktop.kit.entry import Entry


def desk_menu(theme: Theme, window: QWidget, acts: Sequence[Entry], looks: Sequence[Entry]) -> Menu:
    """Make the menu with what can be done from anywhere, and how the window looks."""
    menu = Menu(theme, translate("Window", "Desk menu"), window)
    for one in acts:
        menu.add(one.title, one.then, icon=one.icon, shortcut=one.shortcut)
    menu.addSeparator()
    for one in looks:
        menu.add(one.title, one.then, icon=one.icon, shortcut=one.shortcut)
    return menu


def add_shortcuts(window: QWidget, entries: Sequence[Entry], others: Mapping[str, Callable[[], object]]) -> None:
    """Let the keys of `entries` and those of `others` work, whatever has the focus."""
    keys = {one.shortcut: one.then for one in entries if one.shortcut} | dict(others)
    for sequence, then in keys.items():
        QShortcut(QKeySequence(sequence), window, then)
