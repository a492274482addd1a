"""When a row of the ledger is shown on Today, when it is to be told anew, and what can wait to be told."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from suidesk.domain.reminders import Outcome, Reminder, Severity
from suidesk.rules.clock_doubt import BACK
from suidesk.rules.follow_ups import FOLLOW_UP
from suidesk.rules.moments import Moment
from suidesk.rules.thresholds import GATHER_ON, TELL_FROM, TELL_NEAR, TELL_UNTIL, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from suidesk.rules.due import Due

CLAIM_LASTS = timedelta(minutes=2)
"""How long a claim keeps other processes from telling the same; what isn't told by then was lost in a crash."""
ASLEEP = timedelta(minutes=1)
"""What a look saw so long ago may be over: the laptop slept in the middle of it."""
JOURNEY = timedelta(hours=26)
"""The farthest that a journey takes the local time back, from UTC+14 to UTC-12."""


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
    """Tell whether another process is about to tell it; a claim from the future was a wrong clock's.

    Of two looks the one that began later may claim first, and the network sets clocks back by seconds.
    """
    if reminder.claimed_at is None or is_told(reminder):
        return False
    return -BACK <= now - reminder.claimed_at < CLAIM_LASTS


def is_from_the_future(reminder: Reminder, now: datetime) -> bool:
    """Tell whether it was claimed at a moment that has not come, by more than a clock is set right unasked."""
    return reminder.claimed_at is not None and reminder.claimed_at - now > BACK


def may_fall(reminder: Reminder, now: datetime) -> bool:
    """Tell whether a stage that is lower than the one shown takes that telling back.

    It does when a clock that was ahead had told it too early, or its number has changed. A journey west takes the day
    back as well: what was told within it stays told.
    """
    claimed_at = reminder.claimed_at
    return claimed_at is None or is_from_the_future(reminder, now) or now - claimed_at > JOURNEY


def is_unfinished(reminder: Reminder) -> bool:
    """Tell whether it was claimed and then, by all we know, not shown: a crash came in between."""
    return reminder.claimed_at is not None and not is_told(reminder)


class Tellable(Protocol):
    """What the pace of telling looks at."""

    @property
    def rule(self) -> str:
        """The name of its rule."""

    @property
    def severity(self) -> Severity:
        """How much it presses."""

    @property
    def due_on(self) -> date | None:
        """Its local day, if it has one."""

    @property
    def snoozed_until(self) -> datetime | None:
        """When it came back, if it was put off."""

    @property
    def evidence(self) -> Mapping[str, object]:
        """The numbers behind it."""


def has_own_time(row: Tellable) -> bool:
    """Tell whether the user gave it a time of the day, which counts at any hour."""
    return row.evidence.get("minute") is not None


def has_new_time(row: Reminder, due: Due, now: datetime) -> bool:
    """Tell whether the user gave it another time of its day, which came after it was told, or ended, at the old one.

    `now` is local, and the time has come.
    """
    minute = due.evidence.get("minute")
    if not isinstance(minute, int) or due.due_on is None:
        return False
    ended = (None if row.outcome is Outcome.DISMISSED else row.claimed_at) or row.closed_at or row.raised_at
    if json.loads(row.evidence).get("minute") == minute:
        return False
    return Moment.of(now, "").instant(due.due_on, minute) > ended


def is_heard(moment: Moment, settings: Settings) -> bool:
    """Tell whether these are no quiet hours."""
    return settings.value(TELL_FROM) <= moment.minute < settings.value(TELL_UNTIL)


def can_wait(row: Tellable, moment: Moment, settings: Settings) -> bool:
    """Tell whether it may be told together with others, some day this week: meanwhile it stands on Today.

    What presses most can't, nor what the user gave a time or put off until now, nor what is worth a look and near or
    past. A follow-up without a time can: over two simulated years it made half of all pop-ups (docs/reminders.md).
    """
    if not settings.value(GATHER_ON) or row.severity is Severity.RED:
        return False
    if row.snoozed_until is not None or has_own_time(row):
        return False
    if row.severity is Severity.CALM or row.rule == FOLLOW_UP:
        return True
    return row.due_on is None or moment.days_until(row.due_on) > settings.value(TELL_NEAR)


def is_gathering(moment: Moment, settings: Settings, gathered_on: date | None) -> bool:
    """Tell whether what can wait is to be told now: on its day of the week, or at the first look after it.

    `gathered_on` is the local day on which that was done last. A day from the future was a wrong clock's.
    """
    weekday = settings.value(GATHER_ON)
    if not weekday or not is_heard(moment, settings):
        return False
    if gathered_on is None or gathered_on > moment.day:
        return True
    return gathered_on < moment.day - timedelta(days=(moment.day.isoweekday() - weekday) % 7)
