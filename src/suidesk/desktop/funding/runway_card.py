"""How long the free money lasts, in one sentence with its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import row
from suidesk.domain.kinds import Kind
from suidesk.queries.money import MoneyAhead, RunwayNow
from suidesk.rules.thresholds import RUNWAY_AMBER, RUNWAY_RED, Settings
from suidesk.wording.formats import day_in_words
from suidesk.wording.funding import runway_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from suidesk.desktop.page import Host


class RunwayCard(Card):
    """Asks when it is told to (`ask`); leads to the money itself."""

    touched_by = (Kind.SPEND, Kind.RESERVE, Kind.GRANT, Kind.DESK, Kind.RULE_SETTING)
    """A change of one of these kinds may show here."""

    def __init__(self, host: Host, show_money: Callable[[], object]) -> None:
        """Call `show_money` for what it is counted from."""
        super().__init__(translate("Funding", "How long the money lasts"))
        self._host = host
        self.sentence = PlainLabel("", wrap=True)
        self.add(self.sentence)
        self.add(
            row(
                Button(host.theme, translate("Funding", "Show the money"), show_money, kind="small", icon="coins"), None
            )
        )

    def ask(self) -> None:
        """Ask again."""
        self._host.bridge.fetch(RunwayNow(self._host.now().date()), self._fill, owner=self)

    def _fill(self, found: MoneyAhead) -> None:
        self.sentence.setText(money_sentence(found))
        self.set_chip(*runway_chip(found, self._host.now().date(), self._host.rules.settings()))


def money_sentence(found: MoneyAhead) -> str:
    """Say how long the free money lasts, or what has to be noted first."""
    if found.runway is not None:
        return runway_text(found.runway, found.currency)
    if found.reserve is None:
        return translate(
            "Funding", "Note what is free in hand and what keeping going costs, and suidesk says how long it lasts."
        )
    return translate(
        "Funding", "Note what keeping going costs each month, and suidesk says how long the reserves last."
    )


def runway_chip(found: MoneyAhead, today: date, settings: Settings) -> tuple[str, str]:
    """Give the last day and its level for a chip; empty where nothing is known."""
    if found.runway is None:
        return "", "plain"
    if found.runway.is_shorter_than(settings.value(RUNWAY_RED), today):
        level = "danger"
    else:
        level = "warn" if found.runway.is_shorter_than(settings.value(RUNWAY_AMBER), today) else "ok"
    until = day_in_words(found.runway.until)
    return translate("Funding", "until {0}").format(until), level
