"""A card of lines: icon, text, a small second line and quiet verbs; its widgets are made once and then reused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import Chip, IconLabel, PlainLabel, cut
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.line_layout import LineLayout
from suidesk.wording.translate import translate

LEADS_ON: Final = "chevron-right"
"""The icon of a verb that opens a record: at the end of a line it says so without words."""
LONGEST: Final = 160
"""Letters of a name that are shown; the rest is on the record's own page."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A small button of a line: what it says, its icon, what it calls."""

    text: str
    then: Callable[[], object]
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `chip` stands at its end on a pill of `level`.

    The first of `verbs` has words, unless it only leads on to a record; the others have an icon.
    """

    icon: str
    text: str
    second: str = ""
    chip: str = ""
    level: str = "plain"
    verbs: tuple[Verb, ...] = ()
    role: str = "accent"


class _VerbButton(Button):
    """A quiet button that can be given another verb."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", self._act, kind="quiet")
        self._verb: Verb | None = None

    def set(self, verb: Verb, about: str, *, has_words: bool) -> None:
        self._verb = verb
        shows_text = has_words or not verb.icon
        self.set_text(verb.text if shows_text else "", f"{verb.text}: {about}")
        self.setToolTip("" if shows_text else plain_tip(verb.text))
        if verb.icon:
            self.set_icon(verb.icon)

    def _act(self) -> None:
        if self._verb is not None:
            self._verb.then()


class _LineRow(QWidget):
    """The widgets of one line."""

    def __init__(self, theme: Theme, widths: Callable[[], tuple[int, int]]) -> None:
        super().__init__()
        self._theme = theme
        self._icon = IconLabel(theme, "info", "accent", 18)
        self._text = PlainLabel("", wrap=True)
        self._second = PlainLabel("", "small", wrap=True)
        self._chip = Chip("")
        self._buttons: list[_VerbButton] = []
        self._verb_row = row(gap=0)
        self._verbs = QWidget()
        self._verbs.setLayout(self._verb_row)
        words = QWidget()
        words.setLayout(column(self._text, self._second, gap=1))
        self.setLayout(LineLayout(theme, (self._icon, words, self._chip, self._verbs), widths))

    def set(self, line: Line) -> None:
        self._icon.set(line.icon, line.role)
        self._text.setText(cut(line.text, LONGEST))
        self._second.setText(cut(line.second, LONGEST))
        self._second.setVisible(bool(line.second))
        self._chip.set(line.chip, line.level)
        self._chip.setVisible(bool(line.chip))
        while len(self._buttons) < len(line.verbs):
            self._buttons.append(_VerbButton(self._theme))
            self._verb_row.addWidget(self._buttons[-1])
        for at, (button, verb) in enumerate(zip(self._buttons, line.verbs, strict=False)):
            button.set(verb, cut(line.text, LONGEST), has_words=at == 0 and verb.icon != LEADS_ON)
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(line.verbs))
        self._verbs.setVisible(bool(line.verbs))

    def focus_verb(self) -> None:
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def widths(self) -> tuple[int, int]:
        chip, verbs = (0 if one.isHidden() else one.sizeHint().width() for one in (self._chip, self._verbs))
        return chip, verbs


class LinesCard(Card):
    """Lines below each other; says `empty` when there are none, and shows the first `few` until all are asked for."""

    def __init__(
        self, theme: Theme, title: str, *, empty: str = "", few: int = 0, parent: QWidget | None = None
    ) -> None:
        """Be called `title`, with no lines yet; `few` of 0 shows all at once."""
        super().__init__(title, parent=parent)
        self._theme = theme
        self._few = few
        self._is_whole = False
        self._shown: tuple[Line, ...] = ()
        self._rows: list[_LineRow] = []
        self._widths: tuple[int, int] | None = None
        self._empty = PlainLabel(empty, "muted", wrap=True)
        self.add(self._empty)
        self._lines = column(gap=9, margins=(0, 2, 0, 0))
        self.add(self._lines)
        self.all = Button(theme, "", self._show_all, kind="quiet", icon="chevron-down")
        self.add(row(self.all, None))
        self.fill_below()
        theme.changed.connect(self._forget_widths)
        self.set(())

    def set(self, lines: Sequence[Line]) -> None:
        """Show `lines` in place of those before."""
        self._shown = tuple(lines)
        self._show()

    def fold(self) -> None:
        """Show the first few again, as for another record."""
        self._is_whole = False
        self._show()

    def lines(self) -> tuple[Line, ...]:
        """Give the lines on screen."""
        has_all = self._is_whole or not self._few
        return self._shown if has_all else self._shown[: self._few]

    def _show(self) -> None:
        lines = self.lines()
        while len(self._rows) < len(lines):
            self._rows.append(_LineRow(self._theme, self._widest))
            self._lines.addWidget(self._rows[-1])
        for row_, line in zip(self._rows, lines, strict=False):
            row_.set(line)
        for at, row_ in enumerate(self._rows):
            row_.setVisible(at < len(lines))
        self._empty.setVisible(not lines and bool(self._empty.full_text()))
        text = translate("Lines", "Show all {0}").format(len(self._shown))
        self.all.set_text(text, translate("Lines", "{0}: {1}").format(self.title.full_text(), text))
        self.all.setVisible(len(lines) < len(self._shown))
        self._forget_widths()

    def _show_all(self) -> None:
        before, had_focus = len(self.lines()), self.all.hasFocus()
        self._is_whole = True
        self._show()
        if had_focus:
            # The button goes, and the focus with it: on to the first line that came.
            self._rows[before].focus_verb()

    def _widest(self) -> tuple[int, int]:
        if self._widths is None:
            found = [row_.widths() for row_ in self._rows if not row_.isHidden()]
            self._widths = max((chip for chip, _ in found), default=0), max((verbs for _, verbs in found), default=0)
        return self._widths

    def _forget_widths(self) -> None:
        self._widths = None
