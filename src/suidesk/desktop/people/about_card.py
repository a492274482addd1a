"""The card About: how to reach a contact, what it speaks, its tags, its own fields and notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import BODY
from suidesk.desktop.involvement.strut import Strut
from suidesk.desktop.kit.buttons import Button, IconButton
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import Hairline, IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import row
from suidesk.desktop.people.wrapped_link import WrappedLink
from suidesk.wording.translate import translate

LINE: Final = 24
ABOVE: Final = 3
"""Above and below a line of words, in pixels at scale 1.0, so that they are level with icon and link."""
LABEL: Final = 116
"""Width up to which a label stays on one line, in pixels at scale 1.0."""
SHORT_NOTES: Final = 320
"""Characters of the notes that are shown at first."""


@dataclass(frozen=True, slots=True)
class About:
    """One line; `then` makes the value a link, `copy` offers to copy it."""

    icon: str
    label: str
    value: str
    then: Callable[[], object] | None = None
    copy: Callable[[], object] | None = None


class _AboutRow:
    """The widgets of one line."""

    def __init__(self, theme: Theme, grid: QGridLayout, at: int) -> None:
        self._about = About("info", "", "")
        self._theme = theme
        self.icon = IconLabel(theme, "info", "muted", 16, high=LINE)
        self.label = PlainLabel("", "muted", wrap=True)
        self.value = PlainLabel("", wrap=True, selectable=True)
        self.link = WrappedLink(theme)
        self.copy = IconButton(theme, "copy", "", self._copy, is_ghost=True)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.icon, at, 0, top)
        grid.addWidget(self.label, at, 1, top)
        grid.addWidget(self.value, at, 2, top)
        grid.addWidget(self.link, at, 2)
        grid.addWidget(self.copy, at, 3, top)

    def set(self, about: About) -> None:
        self._about = about
        said = f"{about.label}: {about.value}"
        self.icon.set(about.icon, "muted")
        self.label.setText(about.label)
        self.fit()
        self.value.setText(about.value)
        self.value.setAccessibleName(said)
        if about.then is not None:
            self.link.set(about.value, said, about.then)
        self.copy.set_name(translate("People", "Copy {0}").format(about.value))
        for widget in (self.icon, self.label):
            widget.show()
        self.value.setVisible(about.then is None)
        self.link.setVisible(about.then is not None)
        self.copy.setVisible(about.copy is not None)

    def hide(self) -> None:
        for widget in (self.icon, self.label, self.value, self.link, self.copy):
            widget.hide()

    def fit(self) -> None:
        """Keep a short label on one line, and leave room for the value beside a long one; all on one level."""
        above = self._theme.px(ABOVE)
        for label in (self.label, self.value):
            label.setContentsMargins(0, above, 0, above)
        metrics = QFontMetrics(self._theme.font(BODY))
        # As the label breaks it: a pasted word without end is broken too.
        words = self.label.text().replace("\u200b", " ").split()
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        most = max(self._theme.px(LABEL), longest)
        self.label.setMinimumWidth(min(most, metrics.horizontalAdvance(self._about.label)) + 1)
        self.label.setMaximumWidth(most + 1)

    def _copy(self) -> None:
        if self._about.copy is not None:
            self._about.copy()


class AboutCard(Card):
    """Lines below each other, then the notes; where nothing is known the verb to write something down."""

    def __init__(self, theme: Theme, edit: Callable[[], object]) -> None:
        """Call `edit` to write the first thing down."""
        super().__init__(translate("People", "About"))
        self.add_action(Strut(theme))
        self._theme = theme
        self._rows: list[_AboutRow] = []
        self._notes = ""
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(2, 1)
        self._nothing = PlainLabel(translate("People", "Nothing is written down yet."), "muted", wrap=True)
        self._first = Button(theme, translate("People", "Add e-mail or phone"), edit, kind="small", icon="plus")
        self._line = Hairline()
        self._text = PlainLabel("", wrap=True, selectable=True)
        self._whole = Button(theme, translate("People", "Show all of the notes"), self._show_whole, kind="quiet")
        empty, more = QWidget(), QWidget()
        empty.setLayout(row(self._first, None))
        more.setLayout(row(self._whole, None))
        self._empty, self._more = (self._nothing, empty), more
        self.add(self._grid)
        for widget in (self._nothing, empty, self._line, self._text, more):
            self.add(widget)
        self.fill_below()
        theme.changed.connect(self._fit)
        self.set((), "")

    def set(self, lines: Sequence[About], notes: str) -> None:
        """Show `lines` and `notes` in place of those before."""
        shown = [line for line in lines if line.value]
        while len(self._rows) < len(shown):
            self._rows.append(_AboutRow(self._theme, self._grid, len(self._rows)))
        for row_, line in zip(self._rows, shown, strict=False):
            row_.set(line)
        for row_ in self._rows[len(shown) :]:
            row_.hide()
        for widget in self._empty:
            widget.setVisible(not shown and not notes)
        self._set_notes(notes, has_lines=bool(shown))

    def _fit(self) -> None:
        for row_ in self._rows:
            row_.fit()

    def _set_notes(self, notes: str, *, has_lines: bool) -> None:
        self._notes = notes
        is_long = len(notes) > SHORT_NOTES
        self._text.setText(f"{notes[:SHORT_NOTES].rstrip()}…" if is_long else notes)
        self._text.setAccessibleName(translate("People", "Notes: {0}").format(notes))
        self._text.setVisible(bool(notes))
        self._line.setVisible(bool(notes) and has_lines)
        self._more.setVisible(is_long)

    def _show_whole(self) -> None:
        self._text.setText(self._notes)
        self._more.hide()
