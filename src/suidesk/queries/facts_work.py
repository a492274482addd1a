"""Gathers what rules look at of how people work: days, starts and recent weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.rules.facts_work import WorkFacts

if TYPE_CHECKING:
    from datetime import date

    from suidesk.rules.facts import Facts
    from suidesk.rules.thresholds import Settings
    from suidesk.store.reading import Reading


def work_facts(db: Reading, facts: Facts, today: date, settings: Settings) -> WorkFacts:  # noqa: ARG001
    """Gather it; `facts` holds what all families share."""
    return WorkFacts()
