"""The card Workload: hours noted week by week, and what was promised against what is possible."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.week_bars import Series, WeekBars
from suidesk.desktop.involvement.strut import Strut
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import row
from suidesk.queries.workload import Load
from suidesk.wording.people import hours_number, promised_text, week_number
from suidesk.wording.translate import translate


class WorkloadCard(Card):
    """A bar for each week; a week in which nothing was noted is unknown, and stays empty."""

    def __init__(self, theme: Theme, note_hours: Callable[[], object]) -> None:
        """Call `note_hours` for the first hours."""
        super().__init__(translate("People", "Workload"))
        self.add_action(Strut(theme))
        self._bars = WeekBars(theme, translate("People", "Hours noted per week"))
        self._promised = PlainLabel("", wrap=True)
        self._nothing = PlainLabel("", "muted", wrap=True)
        verb = Button(theme, translate("People", "Note hours"), note_hours, kind="small", icon="timer")
        self._first = QWidget()
        self._first.setLayout(row(verb, None))
        for widget in (self._bars, self._nothing, self._first, self._promised):
            self.add(widget)
        self.fill_below()

    def set(self, load: Load) -> None:
        """Show the load of a person."""
        known = [minutes for _, minutes in load.weeks if minutes is not None]
        self._bars.set(
            [week_number(monday) for monday, _ in load.weeks],
            [Series(translate("People", "Hours noted"), tuple(minutes for _, minutes in load.weeks))],
            limit=load.capacity,
            words=lambda minutes: hours_number(round(minutes)),
        )
        self._bars.setVisible(bool(known))
        count = len(load.weeks)
        self.set_note(translate("People", "Hours noted per week, last %n week(s)", count) if known else "")
        self._nothing.setText(
            translate(
                "People", "No hours were noted in the last %n week(s), which may mean none, or none written.", count
            )
        )
        self._nothing.setVisible(not known)
        self._first.setVisible(not known)
        text = promised_text(load.promised, load.capacity)
        self._promised.setText(text)
        self._promised.setVisible(bool(text))
        self.set_chip(*_chip(load))


def _chip(load: Load) -> tuple[str, str]:
    if load.capacity is None:
        return "", "plain"
    if load.promised > load.capacity:
        return translate("People", "Too much promised"), "warn"
    last_week = load.weeks[-2][1] if len(load.weeks) > 1 else None
    if last_week is not None and last_week > load.capacity:
        return translate("People", "Above the limit last week"), "warn"
    return "", "plain"
