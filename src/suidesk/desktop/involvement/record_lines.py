"""A card of records below each other: each with its verbs in a small menu, the later ones behind "Show all"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

FEW: Final = 5
"""Lines that are shown at first."""


class _RecordRow(QWidget):
    """The widgets of one line; where it presses, its first verb stands below it and not only in the menu."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._line = Line("info", "")
        self._icon = IconLabel(theme, "info", "accent", 18, high=22)
        self._text = PlainLabel("", wrap=True)
        self._second = PlainLabel("", "small", wrap=True)
        self._chip = Chip("")
        self._menu = Menu(theme, "", self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more = IconButton(theme, "ellipsis", "", is_ghost=True)
        self.more.set_menu(self._menu)
        self.first = Button(theme, "", self._act, kind="small")
        # The chip shortens the first line alone: what is below it may be long.
        head = row(self._text, self._chip, gap=8)
        head.setStretch(0, 1)
        words = column(head, self._second, row(self.first, None), gap=1, margins=(0, 2, 0, 0))
        box = row(self._icon, words, self.more, gap=8)
        for part in (self._icon, self.more):
            box.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        box.setStretch(1, 1)
        self.setLayout(box)

    def set(self, line: Line) -> None:
        self._line = line
        self._icon.set(line.icon, line.role)
        self._text.setText(line.text)
        self._second.setText(line.second)
        self._second.setVisible(bool(line.second))
        self._chip.set(line.chip, line.level)
        self._chip.setVisible(bool(line.chip))
        said = ", ".join(part for part in (line.text, line.second, line.chip) if part)
        self.more.set_name(translate("People", "Actions for {0}").format(said))
        self.more.setVisible(bool(line.verbs))
        is_pressing = line.level == "danger" and bool(line.verbs)
        self.first.setVisible(is_pressing)
        if is_pressing:
            self.first.set_text(line.verbs[0].text, f"{line.verbs[0].text}: {line.text}")

    def _act(self) -> None:
        self._line.verbs[0].then()

    def _fill_menu(self) -> None:
        self._menu.clear()
        for verb in self._line.verbs:
            self._menu.add(verb.text, verb.then, icon=verb.icon)


class RecordLinesCard(Card):
    """Lines of records; `empty` is said when there are none."""

    def __init__(
        self, theme: Theme, title: str, *, empty: str, add: str = "", then: Callable[[], object] | None = None
    ) -> None:
        """Be called `title`; the button, named `add`, calls `then`."""
        super().__init__(title)
        self._theme = theme
        self._lines: Sequence[Line] = ()
        self._is_whole = False
        self._rows: list[_RecordRow] = []
        self.add_button = Button(theme, translate("People", "Add"), then, kind="quiet", icon="plus", name=add)
        self.add_button.setToolTip(plain_tip(add))
        self.add_action(Strut(theme))
        self.add_action(self.add_button)
        self.add_button.setVisible(bool(add))
        self._empty = PlainLabel(empty, "muted", wrap=True)
        self._column = column(gap=8)
        self._all = Button(theme, "", self._show_all, kind="quiet")
        self.add(self._empty)
        self.add(self._column)
        self.add(row(self._all, None))
        self.fill_below()
        self.set(())

    def set(self, lines: Sequence[Line], *, is_same: bool = False) -> None:
        """Show `lines`; those of the same record stay unfolded."""
        self._lines = lines
        self._is_whole = self._is_whole and is_same
        self._show()

    def lines(self) -> list[str]:
        """Give the texts that are on screen, for a test and for whoever reads along."""
        shown = self._lines if self._is_whole else self._lines[:FEW]
        return [line.text for line in shown]

    def more_button(self, at: int) -> IconButton:
        """Give the button of the verbs of a line."""
        return self._rows[at].more

    def _show(self) -> None:
        shown = self._lines if self._is_whole else self._lines[:FEW]
        while len(self._rows) < len(shown):
            self._rows.append(_RecordRow(self._theme))
            self._column.addWidget(self._rows[-1])
        for row_, line in zip(self._rows, shown, strict=False):
            row_.set(line)
        for at, row_ in enumerate(self._rows):
            row_.setVisible(at < len(shown))
        self._empty.setVisible(not self._lines)
        self._all.set_text(translate("People", "Show all {0}").format(len(self._lines)))
        self._all.setVisible(len(self._lines) > len(shown))

    def _show_all(self) -> None:
        self._is_whole = True
        self._show()
