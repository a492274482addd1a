"""How often a follow-up comes again, as a recurrence rule (RFC 5545, 3.3.10) of few parts."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from suidesk.domain.errors import Invalid

MOST = 99
_RULE = re.compile(r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=([1-9]\d?))?(?:;BYMONTHDAY=([1-9]|[12]\d|3[01]))?")


class Frequency(StrEnum):
    """What is counted between two times."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True)
class Recurrence:
    """Every so many days, weeks, months or years; `month_day` is meant even where a month is shorter."""

    frequency: Frequency
    interval: int = 1
    month_day: int | None = None

    @classmethod
    def of(cls, frequency: Frequency, interval: int, first: date) -> Recurrence:
        """Give the rule that begins on a day: the 31st stays meant after a February."""
        is_by_month = frequency in (Frequency.MONTHLY, Frequency.YEARLY)
        return cls(frequency, interval, first.day if is_by_month else None)

    @classmethod
    def parsed(cls, rule: str) -> Recurrence:
        """Read a rule; raises Invalid for parts that the desk doesn't know."""
        found = _RULE.fullmatch(rule)
        if found is None:
            raise Invalid("not_a_recurrence", field="rrule", found=rule)
        frequency, interval, month_day = found.groups()
        return cls(Frequency(frequency), int(interval or 1), int(month_day) if month_day else None)

    def text(self) -> str:
        """Give it as it is kept."""
        parts = [f"FREQ={self.frequency}"]
        parts += [f"INTERVAL={self.interval}"] if self.interval != 1 else []
        parts += [f"BYMONTHDAY={self.month_day}"] if self.month_day else []
        return ";".join(parts)

    def after(self, due_on: date, today: date) -> date | None:
        """Give the first day after `due_on` that isn't past; None when the calendar ends before it."""
        steps = 1
        try:
            day = self._step(due_on, steps)
            while day < today:
                steps += max(1, (today - day).days // self._longest())
                day = self._step(due_on, steps)
        except (OverflowError, ValueError):
            return None
        return day

    def _longest(self) -> int:
        """Give the most days that one step can take, so that a long gap is crossed in few looks and never too far."""
        days = {Frequency.DAILY: 1, Frequency.WEEKLY: 7, Frequency.MONTHLY: 31, Frequency.YEARLY: 366}
        return days[self.frequency] * self.interval

    def _step(self, start: date, steps: int) -> date:
        count = steps * self.interval
        if self.frequency is Frequency.DAILY:
            return start + timedelta(days=count)
        if self.frequency is Frequency.WEEKLY:
            return start + timedelta(weeks=count)
        months = start.year * 12 + start.month - 1 + count * (12 if self.frequency is Frequency.YEARLY else 1)
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(self.month_day or start.day, last))
