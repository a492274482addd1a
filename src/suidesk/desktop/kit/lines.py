"""A card of lines: icon, text, a small second line and perhaps a verb; its widgets are made once and then reused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import Chip, IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import column, row


@dataclass(frozen=True, slots=True)
class Verb:
    """A small button of a line: what it says, its icon, what it calls."""

    text: str
    then: Callable[[], object]
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `chip` stands at its end on a pill of `level`; `verbs` are small buttons below."""

    icon: str
    text: str
    second: str = ""
    chip: str = ""
    level: str = "plain"
    verbs: tuple[Verb, ...] = ()
    role: str = "accent"


class _VerbButton(Button):
    """A small button that can be given another verb."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", self._act, kind="small")
        self._verb: Verb | None = None

    def set(self, verb: Verb, about: str) -> None:
        self._verb = verb
        self.set_text(verb.text, f"{verb.text}: {about}")
        if verb.icon:
            self.set_icon(verb.icon)

    def _act(self) -> None:
        if self._verb is not None:
            self._verb.then()


class _LineRow(QWidget):
    """The widgets of one line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = IconLabel(theme, "info", "accent", 18)
        self._text = PlainLabel("", wrap=True)
        self._second = PlainLabel("", "small", wrap=True)
        self._chip = Chip("")
        self._buttons: list[_VerbButton] = []
        self._verbs = FlowLayout()
        words = column(self._text, self._second, gap=1)
        words.addLayout(self._verbs)
        box = row(self._icon, words, self._chip, gap=12)
        box.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        box.setAlignment(self._chip, Qt.AlignmentFlag.AlignTop)
        box.setStretch(1, 1)
        self.setLayout(box)

    def set(self, line: Line) -> None:
        self._icon.set(line.icon, line.role)
        self._text.setText(line.text)
        self._second.setText(line.second)
        self._second.setVisible(bool(line.second))
        self._chip.set(line.chip, line.level)
        self._chip.setVisible(bool(line.chip))
        while len(self._buttons) < len(line.verbs):
            self._buttons.append(_VerbButton(self._theme))
            self._verbs.addWidget(self._buttons[-1])
        for button, verb in zip(self._buttons, line.verbs, strict=False):
            button.set(verb, line.text)
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(line.verbs))
        self._verbs.setContentsMargins(0, 5 if line.verbs else 0, 0, 0)


class LinesCard(Card):
    """Lines below each other; says `empty` when there are none."""

    def __init__(self, theme: Theme, title: str, *, empty: str = "", parent: QWidget | None = None) -> None:
        """Be called `title`, with no lines yet."""
        super().__init__(title, parent=parent)
        self._theme = theme
        self._rows: list[_LineRow] = []
        self._empty = PlainLabel(empty, "muted", wrap=True)
        self.add(self._empty)
        self._lines = column(gap=11, margins=(0, 2, 0, 0))
        self.add(self._lines)
        self.fill_below()
        self.set(())

    def set(self, lines: Sequence[Line]) -> None:
        """Show `lines` in place of those before."""
        while len(self._rows) < len(lines):
            self._rows.append(_LineRow(self._theme))
            self._lines.addWidget(self._rows[-1])
        for row_, line in zip(self._rows, lines, strict=False):
            row_.set(line)
        for at, row_ in enumerate(self._rows):
            row_.setVisible(at < len(lines))
        self._empty.setVisible(not lines and bool(self._empty.full_text()))
