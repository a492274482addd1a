"""How often something comes again, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from suidesk.domain.recurrence import LAST, Frequency, Recurrence
from suidesk.wording.formats import day_in_words, names_in_words, weekday_in_words
from suidesk.wording.people import day_near
from suidesk.wording.translate import translate

WORKING_DAYS: Final = (0, 1, 2, 3, 4)


def repeats_text(recurrence: Recurrence) -> str:
    """Say how often, small, as it stands behind a day: every two weeks, every month on the last Friday, 3 times."""
    return "".join((_how_often(recurrence), _on(recurrence), _ends(recurrence)))


def nth_text(recurrence: Recurrence) -> str:
    """Name the weekday of a month: the first Monday."""
    day = weekday_in_words(recurrence.weekdays[0] + 1)
    return {
        1: translate("Recurrence", "the first {0}"),
        2: translate("Recurrence", "the second {0}"),
        3: translate("Recurrence", "the third {0}"),
        4: translate("Recurrence", "the fourth {0}"),
        LAST: translate("Recurrence", "the last {0}"),
    }[recurrence.nth or LAST].format(day)


def days_text(days: Sequence[date], today: date) -> str:
    """List days to come: 3 December, 10 December."""
    return ", ".join(day_near(day, today) for day in days)


def _on(recurrence: Recurrence) -> str:
    if recurrence.nth is not None:
        return translate("Recurrence", " on {0}").format(nth_text(recurrence))
    if not recurrence.weekdays:
        return ""
    if recurrence.weekdays == WORKING_DAYS:
        return translate("Recurrence", ", Monday to Friday")
    names = [weekday_in_words(day + 1) for day in recurrence.weekdays]
    return translate("Recurrence", " on {0}").format(names_in_words(names))


def _ends(recurrence: Recurrence) -> str:
    if recurrence.count is not None:
        return translate("Recurrence", ", %n time(s)", recurrence.count)
    if recurrence.until is not None:
        return translate("Recurrence", ", until {0}").format(day_in_words(recurrence.until))
    return ""


def _how_often(recurrence: Recurrence) -> str:
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
