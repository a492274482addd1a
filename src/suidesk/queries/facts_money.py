"""Gathers what rules look at of the money of the desk: what was spent and what is in reserve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.rules.facts_money import MoneyFacts

if TYPE_CHECKING:
    from datetime import date

    from suidesk.rules.facts import Facts
    from suidesk.rules.thresholds import Settings
    from suidesk.store.reading import Reading


def money_facts(db: Reading, facts: Facts, today: date, settings: Settings) -> MoneyFacts:  # noqa: ARG001
    """Gather it; `facts` holds what all families share."""
    return MoneyFacts()
