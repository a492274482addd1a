"""How often something comes again, in words."""

from __future__ import annotations

from suidesk.domain.recurrence import Frequency, Recurrence
from suidesk.wording.translate import translate


def repeats_text(recurrence: Recurrence) -> str:
    """Say how often, small, as it stands behind a day: every two weeks, every 5 days."""
    known = {
        (Frequency.DAILY, 1): translate("Recurrence", "every day"),
        (Frequency.WEEKLY, 1): translate("Recurrence", "every week"),
        (Frequency.WEEKLY, 2): translate("Recurrence", "every two weeks"),
        (Frequency.MONTHLY, 1): translate("Recurrence", "every month"),
        (Frequency.MONTHLY, 3): translate("Recurrence", "every three months"),
        (Frequency.YEARLY, 1): translate("Recurrence", "every year"),
    }
    said = known.get((recurrence.frequency, recurrence.interval))
    return said if said is not None else _every(recurrence.frequency, recurrence.interval)


def _every(frequency: Frequency, count: int) -> str:
    if frequency is Frequency.DAILY:
        return translate("Recurrence", "every %n day(s)", count)
    if frequency is Frequency.WEEKLY:
        return translate("Recurrence", "every %n week(s)", count)
    if frequency is Frequency.MONTHLY:
        return translate("Recurrence", "every %n month(s)", count)
    return translate("Recurrence", "every %n year(s)", count)


def rule_text(rrule: str | None) -> str:
    """Say how often a kept rule comes again; nothing for what comes once."""
    return repeats_text(Recurrence.parsed(rrule)) if rrule else ""


def unit_text(frequency: Frequency) -> str:
    """Name what is counted between two times."""
    return {
        Frequency.DAILY: translate("Recurrence", "days"),
        Frequency.WEEKLY: translate("Recurrence", "weeks"),
        Frequency.MONTHLY: translate("Recurrence", "months"),
        Frequency.YEARLY: translate("Recurrence", "years"),
    }[frequency]
