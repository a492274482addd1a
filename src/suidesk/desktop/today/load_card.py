"""The user's own weeks on Today: hours noted against what is promised; private to this desk like everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.desktop.design.week_bars import Series, WeekBars
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.wording.formats import minutes_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.queries.workload import Load


QUARTER: Final = 15
"""Minutes to which a mean is rounded: closer than that nobody remembers a week."""


HIGHEST: Final = 220
"""Pixels, at scale 1.0, up to which the bars use the room that a longer card beside them leaves."""


class LoadCard(Card):
    """Bars of hours by week, with the limit that the user set, and sentences that explain them."""

    def __init__(self, host: Host) -> None:
        """Show nothing yet."""
        super().__init__(translate("Load", "Your weeks"), translate("Load", "Hours by week of the year"))
        self._bars = WeekBars(host.theme, translate("Load", "Your hours per week"))
        self.sentence = PlainLabel("", "small", wrap=True)
        self.add(self.sentence)
        self.add(self._bars, 9)
        self.fill_below()
        self._theme = host.theme
        self._theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._bars.setMaximumHeight(self._theme.px(HIGHEST))

    def set(self, load: Load) -> None:
        """Show a load; weeks without noted hours are unknown and left empty."""
        labels = [str(monday.isocalendar().week) for monday, _ in load.weeks]
        values = tuple(float(minutes) if minutes is not None else None for _, minutes in load.weeks)
        limit = float(load.capacity) if load.capacity else None
        name = translate("Load", "Hours")
        self._bars.set(labels, [Series(name, values)], limit=limit, words=lambda value: minutes_in_words(round(value)))
        self._bars.setVisible(any(values))
        self.sentence.setText(f"{hours_sentence(load)} {promise_sentence(load)}".strip())
        is_over = bool(load.capacity) and load.promised > (load.capacity or 0)
        self.set_chip(translate("Load", "More promised than possible") if is_over else "", "warn")


def hours_sentence(load: Load) -> str:
    """Say how many hours were noted this week, and how many in an ordinary one."""
    *before, this_week = (minutes for _, minutes in load.weeks)
    noted = [minutes for minutes in before if minutes is not None]
    if not noted and this_week is None:
        weeks = translate("Load", "No hours of yours were noted in the last %n week(s).", len(load.weeks))
        return f"{weeks} {translate('Load', 'Note them, and you see here when a week gets long.')}"
    now = translate("Load", "Nothing noted this week so far.")
    if this_week is not None:
        now = translate("Load", "{0} this week so far.").format(minutes_in_words(this_week))
    if not noted:
        return now
    mean = minutes_in_words(QUARTER * round(sum(noted) / len(noted) / QUARTER))
    return f"{now} {translate('Load', 'In the weeks before about {0} a week.').format(mean)}"


def promise_sentence(load: Load) -> str:
    """Say what is promised against what is possible, in hours a week; nothing where there is neither."""
    promised = minutes_in_words(load.promised)
    if load.capacity:
        text = translate("Load", "Promised: {0} a week, of {1} that are possible.")
        return text.format(promised, minutes_in_words(load.capacity))
    return translate("Load", "Promised: {0} a week.").format(promised) if load.promised else ""
