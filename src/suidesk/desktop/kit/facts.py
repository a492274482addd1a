"""A card of facts: icon, what it is, and its value; its widgets are made once and then reused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import IconLabel, PlainLabel

_LINE: Final = 24
_ABOVE: Final = 3
"""Above and below a line of words, in pixels at scale 1.0, so that they are level with icon and link."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact; with `then` the value is a button."""

    icon: str
    label: str
    value: str
    then: Callable[[], object] | None = None


class _FactRow:
    """The widgets of one fact."""

    def __init__(self, theme: Theme, grid: QGridLayout, at: int) -> None:
        self._then: Callable[[], object] | None = None
        self.icon = IconLabel(theme, "info", "muted", 16, high=_LINE)
        self.label = PlainLabel("", "muted", wrap=True)
        self.value = PlainLabel("", wrap=True, selectable=True)
        self.link = Button(theme, "", self._follow, kind="link")
        self.fit(theme)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.icon, at, 0, top)
        grid.addWidget(self.label, at, 1, top)
        grid.addWidget(self.value, at, 2, top)
        grid.addWidget(self.link, at, 2, top | Qt.AlignmentFlag.AlignLeading)

    def fit(self, theme: Theme) -> None:
        """Keep the words level with icon and link at every scale."""
        above = theme.px(_ABOVE)
        self.label.setContentsMargins(0, above, 0, above)
        # A link has a line of two pixels around it, for its focus ring; plain values line up with it.
        self.value.setContentsMargins(2, above, 0, above)

    def set(self, fact: Fact) -> None:
        self._then = fact.then
        self.icon.set(fact.icon, "muted")
        self.label.setText(fact.label)
        self.value.setText(fact.value)
        self.value.setAccessibleName(f"{fact.label}: {fact.value}")
        self.link.set_text(fact.value, f"{fact.label}: {fact.value}")
        self.show(is_shown=True)

    def show(self, *, is_shown: bool) -> None:
        is_link = self._then is not None
        for widget in (self.icon, self.label):
            widget.setVisible(is_shown)
        self.value.setVisible(is_shown and not is_link)
        self.link.setVisible(is_shown and is_link)

    def _follow(self) -> None:
        if self._then is not None:
            self._then()


class FactsCard(Card):
    """Facts below each other; facts without a value are left out."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        """Be called `title`, with no facts yet."""
        super().__init__(title, parent=parent)
        self._theme = theme
        self._rows: list[_FactRow] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 2, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(2, 1)
        self.add(self._grid)
        self.fill_below()
        theme.changed.connect(self._fit)

    def set(self, facts: Sequence[Fact]) -> None:
        """Show `facts` in place of those before."""
        shown = [fact for fact in facts if fact.value]
        while len(self._rows) < len(shown):
            self._rows.append(_FactRow(self._theme, self._grid, len(self._rows)))
        for row, fact in zip(self._rows, shown, strict=False):
            row.set(fact)
        for row in self._rows[len(shown) :]:
            row.show(is_shown=False)

    def _fit(self) -> None:
        for row in self._rows:
            row.fit(self._theme)
