"""The card Momentum: what was noted of a project last, and the hours of a year as one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.desktop.design.sparkline import Sparkline
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.wording.formats import capital, minutes_in_words, week_in_words
from suidesk.wording.projects import momentum_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.design.theme import Theme
    from suidesk.queries.momentum import Momentum

QUIET_DAYS: Final = 30
"""Days without a note after which the card is amber, as the reminder's default is."""


class MomentumCard(Card):
    """A week in which nothing was noted is unknown, and a gap in the line."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__(translate("Projects", "Momentum"))
        self.said = PlainLabel("", wrap=True)
        self.line = Sparkline(theme, translate("Projects", "Hours a week over a year"))
        self.add(self.said)
        self.add(self.line)
        self.fill_below()

    def set(self, momentum: Momentum, today: date, *, is_running: bool) -> None:
        """Show the momentum of a project; only one that runs can be quiet."""
        last = momentum.last
        self.said.setText(
            momentum_text(last.sign, last.day, last.who, today) if last else momentum_text(None, None, None, today)
        )
        known = sum(minutes is not None for _, minutes in momentum.weeks)
        self.line.set(
            [(capital(week_in_words(monday)), minutes) for monday, minutes in momentum.weeks],
            least=0,
            words=lambda minutes: minutes_in_words(round(minutes)),
        )
        self.line.setVisible(known > 1)
        self.set_note(translate("Projects", "Hours a week, last %n week(s)", len(momentum.weeks)) if known > 1 else "")
        days = (today - last.day).days if last else 0
        if is_running and days >= QUIET_DAYS:
            self.set_chip(translate("Projects", "Quiet for %n day(s)", days), "warn")
        else:
            self.set_chip("", "plain")
