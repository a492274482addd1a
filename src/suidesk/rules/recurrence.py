"""The days on which something comes again, reckoned from its recurrence rule."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from suidesk.domain.recurrence import LAST, WEEKDAYS, Frequency, Recurrence

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST_MONTH: Final = 28
_DAYS_OF_MONTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ROUNDS: Final = {Frequency.DAILY: 1, Frequency.WEEKLY: 7}


def following(rule: Recurrence, due_on: date, today: date) -> date | None:
    """Give the first day after `due_on` that isn't past; None when the rule or the calendar ends before it.

    How many times are left is counted as each of them is done: see `Recurrence.next_time`.
    """
    near = _nearer(rule, due_on, today)
    return next((day for day in _after(rule, near) if day > due_on and day >= today), None)


def coming(rule: Recurrence, due_on: date, most: int) -> list[date]:
    """Give the days after `due_on`, at most so many, if each is done in time."""
    left = most if rule.count is None else min(most, rule.count - 1)
    return list(islice(_after(rule, due_on), left))


def days_of_month(rule: Recurrence, first: date) -> list[int]:
    """Give the days of a month that a rule by months means: the last that there is of them.

    The standard skips a month that has no 31st; here it is the last day of a shorter one.
    """
    meant = rule.month_day or first.day
    if rule.frequency is Frequency.YEARLY:
        meant = min(meant, _DAYS_OF_MONTHS[first.month - 1])
    return [meant] if meant <= SHORTEST_MONTH else list(range(SHORTEST_MONTH, meant + 1))


def _nearer(rule: Recurrence, due_on: date, today: date) -> date:
    """Give a day before which nothing is asked for: whole rounds of days or weeks are crossed in one step."""
    days = _ROUNDS.get(rule.frequency)
    if days is None or today <= due_on:
        return due_on
    rounds = max(0, (today - due_on).days // (days * rule.interval) - 1)
    return due_on + timedelta(days=rounds * days * rule.interval)


def _after(rule: Recurrence, first: date) -> Iterator[date]:
    from dateutil.rrule import rrulestr

    begin = datetime.combine(first, time())
    days = (moment.date() for moment in rrulestr(_text(rule, first), dtstart=begin).xafter(begin))
    until = rule.until or date.max
    return takewhile(lambda day: day <= until, days)


def _text(rule: Recurrence, first: date) -> str:
    """Write the rule as the standard means it, its end left out."""
    parts = [f"FREQ={rule.frequency}", f"INTERVAL={rule.interval}"]
    if rule.weekdays:
        return ";".join([*parts, "BYDAY=" + ",".join(f"{rule.nth or ''}{WEEKDAYS[day]}" for day in rule.weekdays)])
    if rule.frequency in _ROUNDS:
        return ";".join(parts)
    parts += [f"BYMONTH={first.month}"] if rule.frequency is Frequency.YEARLY else []
    return ";".join([*parts, "BYMONTHDAY=" + ",".join(map(str, days_of_month(rule, first))), f"BYSETPOS={LAST}"])
