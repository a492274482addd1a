"""A card of needs and ideas, each with the assets that may meet it below: one click takes one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.involvement.strut import Strut
from suidesk.desktop.kit.buttons import Button, IconButton
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import Chip, IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.lines import Line
from suidesk.desktop.kit.menus import Menu
from suidesk.wording.translate import translate

FEW: Final = 6
"""Needs that are shown at first."""
_INDENT: Final = 26


@dataclass(frozen=True, slots=True)
class Wanted:
    """A need as a line with its verbs, and the assets that may meet it, the first verb of each as a button."""

    line: Line
    suggestions: tuple[Line, ...] = ()


class _SuggestionRow(QWidget):
    """An asset with its reason and the button that takes it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._line = Line("sparkles", "")
        self._icon = IconLabel(theme, "corner-down-left", "muted", 14, high=20)
        self._text = PlainLabel("", "strong", wrap=True)
        self._why = PlainLabel("", "small", wrap=True)
        self.take = Button(theme, "", self._act, kind="small", icon="check")
        box = row(self._icon, column(self._text, self._why, gap=0), self.take, gap=8, margins=(_INDENT, 0, 0, 0))
        box.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        box.setAlignment(self.take, Qt.AlignmentFlag.AlignVCenter)
        box.setStretch(1, 1)
        self.setLayout(box)

    def set(self, line: Line, need: str) -> None:
        self._line = line
        self._icon.set(line.icon, line.role)
        self._text.setText(line.text)
        self._why.setText(line.second)
        verb = line.verbs[0]
        said = translate("Assets", "{asset} meets “{need}”").format(asset=line.text, need=need)
        self.take.set_text(verb.text, said)

    def _act(self) -> None:
        self._line.verbs[0].then()


class _WantedRow(QWidget):
    """A need with its menu, and its suggestions below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = Line("info", "")
        self._icon = IconLabel(theme, "info", "accent", 18, high=22)
        self._text = PlainLabel("", wrap=True)
        self._second = PlainLabel("", "small", wrap=True)
        self._chip = Chip("")
        self._menu = Menu(theme, "", self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more = IconButton(theme, "ellipsis", "", is_ghost=True)
        self.more.set_menu(self._menu)
        box = row(self._icon, column(self._text, self._second, gap=1), self._chip, self.more, gap=8)
        for part in (self._icon, self._chip, self.more):
            box.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        box.setStretch(1, 1)
        self.suggestions: list[_SuggestionRow] = []
        self._below = column(gap=4)
        self.setLayout(column(box, self._below, gap=4))

    def set(self, wanted: Wanted) -> None:
        line = self._line = wanted.line
        self._icon.set(line.icon, line.role)
        self._text.setText(line.text)
        self._second.setText(line.second)
        self._second.setVisible(bool(line.second))
        self._chip.set(line.chip, line.level)
        self._chip.setVisible(bool(line.chip))
        said = ", ".join(part for part in (line.text, line.second, line.chip) if part)
        self.more.set_name(translate("Assets", "Actions for {0}").format(said))
        while len(self.suggestions) < len(wanted.suggestions):
            self.suggestions.append(_SuggestionRow(self._theme))
            self._below.addWidget(self.suggestions[-1])
        for shown, one in zip(self.suggestions, wanted.suggestions, strict=False):
            shown.set(one, line.text)
        for at, shown in enumerate(self.suggestions):
            shown.setVisible(at < len(wanted.suggestions))

    def _fill_menu(self) -> None:
        self._menu.clear()
        for verb in self._line.verbs:
            self._menu.add(verb.text, verb.then, icon=verb.icon)


class NeedsCard(Card):
    """Needs and ideas below each other; `empty` is said when there are none."""

    def __init__(self, theme: Theme, title: str, *, empty: str, add: str, then: Callable[[], object]) -> None:
        """Be called `title`; the button, named `add`, calls `then`."""
        super().__init__(title)
        self._theme = theme
        self._wanted: Sequence[Wanted] = ()
        self._is_whole = False
        self._rows: list[_WantedRow] = []
        self.add_button = Button(theme, translate("Assets", "Add"), then, kind="quiet", icon="plus", name=add)
        self.add_button.setToolTip(plain_tip(add))
        self.add_action(Strut(theme))
        self.add_action(self.add_button)
        self._empty = PlainLabel(empty, "muted", wrap=True)
        self._column = column(gap=12)
        self._all = Button(theme, "", self._show_all, kind="quiet", icon="chevron-down")
        self.add(self._empty)
        self.add(self._column)
        self.add(row(self._all, None))
        self.fill_below()
        self.set(())

    def set(self, wanted: Sequence[Wanted], *, is_same: bool = False) -> None:
        """Show these; those of the same record stay unfolded."""
        self._wanted = wanted
        self._is_whole = self._is_whole and is_same
        self._show()

    def shown(self) -> list[Wanted]:
        """Give what is on screen."""
        return list(self._wanted if self._is_whole else self._wanted[:FEW])

    def row_of(self, text: str) -> _WantedRow:
        """Give the widgets of a need on screen, by its text."""
        return self._rows[[one.line.text for one in self.shown()].index(text)]

    def _show(self) -> None:
        shown = self.shown()
        while len(self._rows) < len(shown):
            self._rows.append(_WantedRow(self._theme))
            self._column.addWidget(self._rows[-1])
        for widget, wanted in zip(self._rows, shown, strict=False):
            widget.set(wanted)
        for at, widget in enumerate(self._rows):
            widget.setVisible(at < len(shown))
        self._empty.setVisible(not self._wanted)
        self._all.set_text(translate("Assets", "Show all {0}").format(len(self._wanted)))
        self._all.setVisible(len(self._wanted) > len(shown))

    def _show_all(self) -> None:
        before, had_focus = len(self.shown()), self._all.hasFocus()
        self._is_whole = True
        self._show()
        if had_focus:
            # The button goes, and the focus with it: on to the first need that came.
            self._rows[before].more.setFocus(Qt.FocusReason.TabFocusReason)
