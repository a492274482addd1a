"""Menus of verbs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from suidesk.desktop.design.theme import Theme


class Menu(QMenu):
    """A menu whose entries are added one by one."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Be called `name` by a screen reader."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)

    def add(self, text: str, then: Callable[[], object], *, icon: str = "", shortcut: str = "") -> QAction:
        """Add the verb `text`; `shortcut` is only shown, the page owns it."""
        action = self.addAction(text.replace("&", "&&"))
        if icon:
            action.setIcon(self._theme.icon(icon))
        if shortcut:
            action.setText(
                f"{action.text()}\t{QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)}"
            )
        action.triggered.connect(lambda: then())
        return action
