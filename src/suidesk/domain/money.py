"""What money comes to over time: mean months, how far a grant has run, and how long reserves last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

CORE_MONTHS = 6
"""Full months over which costs are averaged: half a year evens out the one that is dear."""
_YEAR_MONTHS = 12
_DAYS, _MONTHS = 1461, 48
"""Days in four years, and months: what a month is where a part of one is counted."""
_LAST = date(2199, 12, 31)
"""Where a runway is cut off: beyond it nothing is known, and dates end."""


def month_of(day: date) -> date:
    """Give the first day of a day's month."""
    return day.replace(day=1)


def months_before(day: date, count: int = CORE_MONTHS) -> tuple[date, ...]:
    """Give the first days of the full months before a day's own, oldest first."""
    return tuple(month_after(day, -number) for number in range(count, 0, -1))


def month_after(day: date, count: int) -> date:
    """Give the first day of the month so many after a day's own; negative ones lie before."""
    months = day.year * _YEAR_MONTHS + day.month - 1 + count
    return date(months // _YEAR_MONTHS, months % _YEAR_MONTHS + 1, 1)


@dataclass(frozen=True)
class MeanMonth:
    """What a month costs on average, in minor units, and from how many months that is known."""

    minor: int
    known: int

    @classmethod
    def before(cls, day: date, months: Mapping[date, int]) -> MeanMonth | None:
        """Average the six full months before a day's own; a month without records is unknown, not free.

        Nothing where no month is known, or where refunds outweigh the costs.
        """
        known = [months[month] for month in months_before(day) if month in months]
        if not known or sum(known) <= 0:
            return None
        return cls(max(1, sum(known) // len(known)), len(known))

    def empty_on(self, minor: int, day: date) -> date:
        """Give the day on which that much money, in hand on a day, is spent at this pace."""
        days = max(0, minor) * _DAYS // (self.minor * _MONTHS)
        return day + timedelta(days=min(days, (_LAST - day).days))


@dataclass(frozen=True)
class Runway:
    """Free unrestricted money as noted on a day, in minor units, against what a month costs."""

    free_minor: int
    noted_on: date
    month: MeanMonth

    @property
    def tenths(self) -> int:
        """Give how many tenths of a month the money lasts from the day on which it was noted."""
        return max(0, self.free_minor) * 10 // self.month.minor

    @property
    def until(self) -> date:
        """Give the day on which the money is spent if costs stay as they are."""
        return self.month.empty_on(self.free_minor, self.noted_on)

    def is_shorter_than(self, months: int, day: date) -> bool:
        """Tell whether, seen from a day, the money lasts less than so many months."""
        return (self.until - day).days * _MONTHS < months * _DAYS


@dataclass(frozen=True)
class Progress:
    """A grant's money and time: what was awarded and spent, in minor units, over its first to its last day."""

    awarded_minor: int
    spent_minor: int
    starts_on: date
    ends_on: date

    @property
    def left_minor(self) -> int:
        """Give what is left to spend; negative when more was spent than there is."""
        return self.awarded_minor - self.spent_minor

    @property
    def spent_percent(self) -> int:
        """Give the share that is spent, in whole percent."""
        return self.spent_minor * 100 // self.awarded_minor if self.awarded_minor else 0

    def elapsed_percent(self, day: date) -> int:
        """Give the share of the time that has passed before a day, in whole percent, 0 to 100."""
        return min(self._days, max(0, (day - self.starts_on).days)) * 100 // self._days

    def is_behind(self, day: date, percent: int) -> bool:
        """Tell whether the spent share lies more than so many points behind the elapsed one."""
        first = self.behind_from(percent)
        return first is not None and day >= first

    def behind_from(self, percent: int) -> date | None:
        """Give the first day on which it is so far behind if nothing more is spent; nothing if it never will be."""
        if not self.awarded_minor:
            return None
        passed = self._days * (self.spent_minor * 100 + percent * self.awarded_minor)
        days = max(0, passed // (100 * self.awarded_minor) + 1)
        return self.starts_on + timedelta(days=days) if days <= self._days else None

    @property
    def _days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1
