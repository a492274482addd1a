"""Gathers what rules look at of who covers what: keys, signatories, checks, ties and critical roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.rules.facts_cover import CoverFacts

if TYPE_CHECKING:
    from datetime import date

    from suidesk.rules.facts import Facts
    from suidesk.rules.thresholds import Settings
    from suidesk.store.reading import Reading


def cover_facts(db: Reading, facts: Facts, today: date, settings: Settings) -> CoverFacts:  # noqa: ARG001
    """Gather it; `facts` holds what all families share."""
    return CoverFacts()
