"""How much a date of a grant presses: the same steps as the reminders of that date."""

from __future__ import annotations

from datetime import date
from typing import Final

from suidesk.domain.funding import IN_HAND, GrantStage, ObligationKind
from suidesk.domain.reminders import Severity
from suidesk.rules.due import stage_on
from suidesk.rules.funding import SEVERITIES, steps_of
from suidesk.rules.thresholds import Settings

END_SOON_DAYS: Final = 60
"""Days before the end of money in hand from which it is marked; suidesk's own choice: two months' notice."""
_LEVELS: Final = {Severity.CALM: "plain", Severity.AMBER: "warn", Severity.RED: "danger"}


def duty_level(kind: ObligationKind, due_on: date, today: date, settings: Settings) -> str:
    """Give the level of a duty that is still owed, by the numbers in use: plain, warn or danger."""
    stage = stage_on((due_on - today).days, steps_of(kind, settings))
    return "plain" if stage is None else _LEVELS[SEVERITIES[kind][stage]]


def end_level(ends_on: date, today: date) -> str:
    """Give the level of the day on which money ends."""
    return "warn" if (ends_on - today).days <= END_SOON_DAYS else "plain"


def stage_level(stage: GrantStage) -> str:
    """Give the colour of a stage: money in hand, on its way, or over."""
    if stage in IN_HAND:
        return "ok"
    return "plain" if stage in {GrantStage.DECLINED, GrantStage.CLOSED} else "accent"
