"""Find a contact of the web by typing part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.leading_icon import LeadingIcon
from suidesk.desktop.kit.suggest import SuggestEdit
from suidesk.domain.people import ContactKind
from suidesk.domain.text import folded
from suidesk.rules.web import Node
from suidesk.wording.network import any_sector_text
from suidesk.wording.translate import translate

_MOST: Final = 8


class Finder(SuggestEdit):
    """Suggests contacts of the web in view; `found(id)` tells which was picked."""

    found = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Have nobody to find yet."""
        name = translate("Network", "Find in the web…")
        super().__init__(theme, name)
        self._nodes: list[tuple[str, Node]] = []
        self._offered: list[Node] = []
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        LeadingIcon(theme, self, "search")
        self.textEdited.connect(self._typed)
        self.picked.connect(self._pick)

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        """Look among these."""
        self._nodes = [(folded(node.name), node) for node in nodes]

    def sizeHint(self) -> QSize:
        """Have room for a name."""
        return QSize(self.fontMetrics().averageCharWidth() * 26, super().sizeHint().height())

    def _typed(self, text: str) -> None:
        words = folded(text).split()
        matching = [node for name, node in self._nodes if words and all(word in name for word in words)]
        self._offered = matching[:_MOST]
        self.suggest(
            [
                (
                    "user" if node.kind is ContactKind.PERSON else "building-2",
                    node.name,
                    any_sector_text(node.sector) if node.sector else "",
                    "",
                )
                for node in self._offered
            ]
        )

    def _pick(self, at: int) -> None:
        self.clear()
        self.found.emit(self._offered[at].id)
