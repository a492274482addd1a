"""When a row of the ledger is shown on Today, and when it is to be told anew."""

from __future__ import annotations

from datetime import datetime, timedelta

from suidesk.domain.reminders import Reminder

CLAIM_LASTS = timedelta(minutes=2)
"""How long a claim keeps other processes from telling the same; what isn't told by then was lost in a crash."""


def is_waiting(reminder: Reminder, now: datetime) -> bool:
    """Tell whether it needs the user now: open, not put off, and not resting until its next stage."""
    return reminder.outcome is None and not is_put_off(reminder, now) and not is_resting(reminder)


def is_put_off(reminder: Reminder, now: datetime) -> bool:
    """Tell whether the user wants it later than now."""
    return reminder.snoozed_until is not None and now < reminder.snoozed_until


def is_resting(reminder: Reminder) -> bool:
    """Tell whether the user noted it and it hasn't become more urgent since."""
    return reminder.rests_at_stage is not None and reminder.stage <= reminder.rests_at_stage


def is_told(reminder: Reminder) -> bool:
    """Tell whether this stage has been shown."""
    return reminder.shown_stage is not None and reminder.shown_stage >= reminder.stage


def needs_telling(reminder: Reminder, now: datetime) -> bool:
    """Tell whether a pop-up is due: never shown at this stage, or put off and not claimed since that ended."""
    if not is_waiting(reminder, now):
        return False
    if reminder.snoozed_until is None or not is_told(reminder):
        return not is_told(reminder)
    return reminder.claimed_at is None or reminder.claimed_at < reminder.snoozed_until


def is_claimed(reminder: Reminder, now: datetime) -> bool:
    """Tell whether another process is about to tell it; a claim from the future was a wrong clock's."""
    return reminder.claimed_at is not None and timedelta(0) <= now - reminder.claimed_at < CLAIM_LASTS


def is_unfinished(reminder: Reminder) -> bool:
    """Tell whether it was claimed and then, by all we know, not shown: a crash came in between."""
    return reminder.claimed_at is not None and not is_told(reminder)
