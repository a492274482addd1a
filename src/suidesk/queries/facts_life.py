"""Gathers what rules look at of how alive projects are: when something last happened in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.rules.facts_life import LifeFacts

if TYPE_CHECKING:
    from datetime import date

    from suidesk.rules.facts import Facts
    from suidesk.rules.thresholds import Settings
    from suidesk.store.reading import Reading


def life_facts(db: Reading, facts: Facts, today: date, settings: Settings) -> LifeFacts:  # noqa: ARG001
    """Gather it; `facts` holds what all families share."""
    return LifeFacts()
