"""The switch above the lists of the page: projects, or what they need and what there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.buttons import FilterChip
from suidesk.desktop.kit.layouts import row


class RoomSwitch(QWidget):
    """A chip for each part of a page, one of them on."""

    def __init__(self, name: str, parts: Sequence[tuple[str, str]], shown: str, then: Callable[[str], object]) -> None:
        """Be called `name`; `parts` are keys and texts, `shown` is always on, `then` gets the key that was chosen."""
        super().__init__()
        self.setAccessibleName(name)
        self._shown, self._then = shown, then
        self.chips = {key: FilterChip(text) for key, text in parts}
        for key, chip in self.chips.items():
            chip.setAccessibleDescription(name)
            chip.setChecked(key == shown)
            chip.clicked.connect(partial(self._choose, key))
        self.setLayout(row(*self.chips.values(), None, gap=6, margins=(14, 0, 14, 0)))

    def _choose(self, key: str) -> None:
        for each, chip in self.chips.items():
            chip.setChecked(each == self._shown)
        self._then(key)
