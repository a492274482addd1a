"""Which way the page Funding is looked at: one of several, remembered on this computer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame

from suidesk.desktop.kit.buttons import FilterChip
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host

REMEMBERED = "funding.view"


class Way(StrEnum):
    """The ways to look at funding."""

    BOARD = "board"
    LIST = "list"
    TIMELINE = "timeline"
    MONEY = "money"


def way_text(way: Way) -> str:
    """Name a way."""
    return {
        Way.BOARD: translate("Funding", "Board"),
        Way.LIST: translate("Funding", "List"),
        Way.TIMELINE: translate("Funding", "Timeline"),
        Way.MONEY: translate("Funding", "Money"),
    }[way]


class Switch(QFrame):
    """One button for each way; `chosen(way)` when one is pressed."""

    chosen = Signal(object)

    def __init__(self, host: Host) -> None:
        """Begin with the way that was last looked at, the board at first."""
        super().__init__()
        self._host = host
        self.setProperty("ground", "page")
        self.setAccessibleName(translate("Funding", "How to look at funding"))
        self._group = QButtonGroup(self)
        self.buttons = {way: FilterChip(way_text(way)) for way in Way}
        flow = FlowLayout(gap=6)
        flow.setContentsMargins(28, 4, 8, 4)
        for way, button in self.buttons.items():
            self._group.addButton(button)
            flow.addWidget(button)
            button.setToolTip(_hint(way))
            button.clicked.connect(lambda _, way=way: self.chosen.emit(way))
        self.setLayout(flow)

    def remembered(self) -> Way:
        """Give the way that was last looked at."""
        found = self._host.recall(REMEMBERED)
        return Way(found) if found in list(Way) else Way.BOARD

    def show_way(self, way: Way, *, keeps: bool) -> None:
        """Press the button of a way; `keeps` remembers it."""
        self.buttons[way].setChecked(True)
        if keeps:
            self._host.remember(REMEMBERED, way.value)


def _hint(way: Way) -> str:
    return {
        Way.BOARD: translate("Funding", "Grants by stage (B)"),
        Way.LIST: translate("Funding", "Grants by their nearest date (L)"),
        Way.TIMELINE: translate("Funding", "The next year and a half (T)"),
        Way.MONEY: translate("Funding", "What was spent, and how long it lasts (M)"),
    }[way]
