"""The card Hours: what was given to a project week by week, and in all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.week_bars import Series, WeekBars
from suidesk.desktop.involvement.strut import Strut
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import row
from suidesk.wording.people import hours_number, week_number
from suidesk.wording.projects import given_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.queries.project_sheet import Around

WEEKS: Final = 12
"""Weeks that have a bar."""


class HoursCard(Card):
    """A bar for each week; a week in which nothing was noted is unknown, and stays empty."""

    def __init__(self, theme: Theme, note_hours: Callable[[], object]) -> None:
        """Call `note_hours` for the first hours."""
        super().__init__(translate("Projects", "Hours"))
        self.add_action(Strut(theme))
        self._bars = WeekBars(theme, translate("Projects", "Hours noted per week"))
        self._said = PlainLabel("", wrap=True)
        self._first = QWidget()
        verb = Button(theme, translate("Projects", "Note hours"), note_hours, kind="small", icon="timer")
        self._first.setLayout(row(verb, None))
        for widget in (self._bars, self._said, self._first):
            self.add(widget)
        self.fill_below()

    def set(self, sheet: Around) -> None:
        """Show the hours of a project."""
        weeks = sheet.momentum.weeks[-WEEKS:]
        values = tuple(minutes for _, minutes in weeks)
        lately, count = sum(minutes or 0 for minutes in values), len(values)
        self._bars.set(
            [week_number(monday) for monday, _ in weeks],
            [Series(translate("Projects", "Hours noted"), values)],
            words=lambda minutes: hours_number(round(minutes)),
        )
        self._bars.setVisible(lately > 0)
        self.set_note(translate("Projects", "Hours noted per week, last %n week(s)", count) if lately else "")
        has_any = sheet.given.minutes > 0
        self._said.setText(
            given_text(lately, count, sheet.given.minutes, sheet.given.people)
            if has_any
            else translate("Projects", "No hours were noted yet.")
        )
        self._first.setVisible(not has_any)
