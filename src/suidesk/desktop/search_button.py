"""The button at the top of a page that opens the palette."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import KeyCap
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme


class SearchButton(Button):
    """Opens the palette; shows its shortcut."""

    def __init__(self, theme: Theme, then: Callable[[], object]) -> None:
        """Call `then` when pressed."""
        name = translate("Window", "Search or jump to")
        super().__init__(
            theme, translate("Window", "Search or jump to…"), then, kind="search", icon="search", name=name
        )
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 8, 0)
        box.addStretch(1)
        box.addWidget(KeyCap("Ctrl K"))
        self.setToolTip("Ctrl+K")
