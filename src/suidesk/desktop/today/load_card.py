"""The user's own weeks on Today: hours noted against what is promised; private to this desk like everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.design.week_bars import Series, WeekBars
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.wording.formats import minutes_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.queries.workload import Load


class LoadCard(Card):
    """Bars of hours by week, with the limit that the user set, and a sentence that explains them."""

    def __init__(self, host: Host) -> None:
        """Show nothing yet."""
        super().__init__(translate("Load", "Your weeks"), translate("Load", "Hours noted, last ten weeks"))
        self._bars = WeekBars(host.theme, translate("Load", "Your hours per week"))
        self._sentence = PlainLabel("", "small", wrap=True)
        self.add(self._bars, 1)
        self.add(self._sentence)

    def set(self, load: Load) -> None:
        """Show a load; weeks without noted hours are unknown and left empty."""
        labels = [str(monday.isocalendar().week) for monday, _ in load.weeks]
        values = tuple(float(minutes) if minutes is not None else None for _, minutes in load.weeks)
        limit = float(load.capacity) if load.capacity else None
        name = translate("Load", "Hours")
        self._bars.set(labels, [Series(name, values)], limit=limit, words=lambda value: minutes_in_words(round(value)))
        self._sentence.setText(load_sentence(load))
        is_over = bool(load.capacity) and load.promised > (load.capacity or 0)
        self.set_chip(translate("Load", "More promised than possible") if is_over else "", "warn")


def load_sentence(load: Load) -> str:
    """Say what is promised against what is possible, in hours a week."""
    promised = minutes_in_words(load.promised)
    if load.capacity:
        text = translate("Load", "Promised: {0} a week, of {1} that are possible.")
        return text.format(promised, minutes_in_words(load.capacity))
    if load.promised:
        return translate("Load", "Promised: {0} a week.").format(promised)
    return translate("Load", "Nothing is promised at the moment.")
