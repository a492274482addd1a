"""Five numbers that add up: what becomes of the rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.grid import CardGrid
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.interchange.decisions import Fate
from suidesk.wording.formats import number_in_words
from suidesk.wording.lists import fate_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.services.importing import Counts


class CountsView(QWidget):
    """A card for each fate, and a sentence with their sum."""

    def __init__(self, theme: Theme) -> None:
        """Show zeros."""
        super().__init__()
        grid = CardGrid(theme, 5, narrow=480)
        self._numbers: dict[Fate, PlainLabel] = {}
        for fate in Fate:
            card = Card()
            self._numbers[fate] = PlainLabel("0", "number")
            card.add(self._numbers[fate])
            card.add(PlainLabel(fate_text(fate), "small", wrap=True))
            card.fill_below()
            grid.add(card)
        self._sum = PlainLabel("", "small", wrap=True)
        grid.add(self._sum, is_wide=True)
        self.setLayout(grid)

    def set(self, counts: Counts, *, are_cards: bool = False) -> None:
        """Show these counts."""
        for fate, label in self._numbers.items():
            number = getattr(counts, fate.value)
            label.setText(number_in_words(number))
            label.setAccessibleName(f"{number} {fate_text(fate)}")
        rows = translate("Import", "%n row(s) read: every one is in one of these numbers.", counts.read)
        cards = translate("Import", "%n card(s) read: every one is in one of these numbers.", counts.read)
        self._sum.setText(cards if are_cards else rows)

    def numbers(self) -> list[PlainLabel]:
        """Give the numbers on screen, in the order of the fates."""
        return list(self._numbers.values())
