"""The card Promised and possible: minutes a week that are promised, against those that are possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.design.share_bar import Share, ShareBar
from suidesk.desktop.involvement.strut import Strut
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.wording.formats import minutes_in_words
from suidesk.wording.people import promised_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.design.theme import Theme
    from suidesk.queries.workload import Load


class LoadCard(Card):
    """A bar and the sentence that says the same; without a capacity only the sentence."""

    def __init__(self, theme: Theme, edit: Callable[[], object]) -> None:
        """Call `edit` for the form in which what is possible stands."""
        super().__init__(translate("Volunteers", "Promised and possible"))
        self.add_action(Strut(theme))
        change = translate("Volunteers", "Change what is possible")
        self.add_action(
            Button(theme, translate("Volunteers", "Change"), edit, kind="quiet", icon="pencil", name=change)
        )
        self.bar = ShareBar(theme, translate("Volunteers", "Promised of what is possible each week"))
        self.said = PlainLabel("", wrap=True)
        self.given = PlainLabel("", "muted", wrap=True)
        for part in (self.bar, self.said, self.given):
            self.add(part)
        self.fill_below()

    def set_load(self, load: Load) -> None:
        """Show the load of a person."""
        capacity, promised = load.capacity, load.promised
        is_known = capacity is not None and (capacity > 0 or promised > 0)
        self.bar.setVisible(is_known)
        if is_known:
            self.bar.set(_shares(promised, capacity or 0), max(capacity or 0, 1), words=_minutes)
        self.said.setText(
            promised_text(promised, capacity)
            or translate("Volunteers", "How much is possible each week isn't noted, and nothing is promised.")
        )
        known = [minutes for _, minutes in load.weeks if minutes is not None]
        self.given.setText(_given(known) if known else translate("Volunteers", "No hours were noted lately."))


def _shares(promised: int, capacity: int) -> list[Share]:
    if promised > capacity:
        return [
            Share(translate("Volunteers", "Possible"), capacity, "accent"),
            Share(translate("Volunteers", "Too much"), promised - capacity, "warn"),
        ]
    return [
        Share(translate("Volunteers", "Promised"), promised, "accent"),
        Share(translate("Volunteers", "Free"), capacity - promised, "surface2"),
    ]


def _minutes(value: float) -> str:
    return minutes_in_words(round(value))


def _given(known: list[int]) -> str:
    mean = minutes_in_words(round(sum(known) / len(known)))
    return translate("Volunteers", "Gave {0} a week on average, in %n week(s) with hours noted.", len(known)).format(
        mean
    )
