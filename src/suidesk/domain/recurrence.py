"""How often a follow-up comes again, as a recurrence rule (RFC 5545, 3.3.10) of the parts that people use."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from suidesk.domain.errors import Invalid

MOST: Final = 99
"""Days, weeks, months or years between two times."""
MOST_TIMES: Final = 999
LAST: Final = -1
"""Of the weekdays of a month: its last one."""
ORDINALS: Final = (1, 2, 3, 4, LAST)
"""Those that every month has of each weekday."""
WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY: Final = "(?:MO|TU|WE|TH|FR|SA|SU)"
_PARTS: Final = {
    "FREQ": "DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": "[1-9][0-9]?",
    "BYMONTHDAY": "[1-9]|[12][0-9]|3[01]",
    "BYDAY": f"{_DAY}(?:,{_DAY})*|(?:[1-4]|-1){_DAY}",
    "COUNT": "[1-9][0-9]{0,2}",
    "UNTIL": "[0-9]{8}",
}
"""What is taken of each part."""


class Frequency(StrEnum):
    """What is counted between two times."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


_BY_MONTH: Final = (Frequency.MONTHLY, Frequency.YEARLY)


@dataclass(frozen=True)
class Recurrence:
    """Every so many days, weeks, months or years; `month_day` is meant even where a month is shorter.

    `weekdays` (0: Monday) are those of a week, or with `nth` the one of a month: its first to fourth, or `LAST`.
    It ends after `count` times, the one that is due among them, or with the day `until`; without both never.
    """

    frequency: Frequency
    interval: int = 1
    month_day: int | None = None
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    count: int | None = None
    until: date | None = None

    @classmethod
    def of(cls, frequency: Frequency, interval: int, first: date) -> Recurrence:
        """Give the rule that begins on a day: the 31st stays meant after a February."""
        return cls(frequency, interval, first.day if frequency in _BY_MONTH else None)

    @classmethod
    def parsed(cls, rule: str) -> Recurrence:
        """Read a rule; raises Invalid for parts that the desk doesn't know, or that don't go together."""
        parts = _parts(rule)
        frequency, count, until = Frequency(parts["FREQ"]), parts.get("COUNT"), parts.get("UNTIL")
        month_day = parts.get("BYMONTHDAY")
        weekdays, nth = _weekdays(rule, frequency, parts.get("BYDAY"))
        if (count and until) or (month_day and weekdays):
            raise _refused(rule)
        return cls(
            frequency,
            int(parts.get("INTERVAL", "1")),
            # Older desks kept such a part of a rule by days or weeks, and passed it over.
            int(month_day) if month_day and frequency in _BY_MONTH else None,
            weekdays,
            nth,
            int(count) if count else None,
            _day(rule, until) if until else None,
        )

    def begun(self, first: date) -> Recurrence:
        """Give the rule with the day of the month that it takes from its first day."""
        is_open = self.frequency in _BY_MONTH and self.month_day is None and self.nth is None
        return replace(self, month_day=first.day) if is_open else self

    def text(self) -> str:
        """Give it as it is kept."""
        days = [f"{self.nth or ''}{WEEKDAYS[day]}" for day in self.weekdays]
        parts = [f"FREQ={self.frequency}"]
        parts += [f"INTERVAL={self.interval}"] if self.interval != 1 else []
        parts += [f"BYMONTHDAY={self.month_day}"] if self.month_day else []
        parts += [f"BYDAY={','.join(days)}"] if days else []
        parts += [f"COUNT={self.count}"] if self.count else []
        parts += [f"UNTIL={self.until:%Y%m%d}"] if self.until else []
        return ";".join(parts)

    def next_time(self) -> Recurrence | None:
        """Give the rule of the times that are left once one is done; None: that was the last."""
        if self.count is None:
            return self
        return replace(self, count=self.count - 1) if self.count > 1 else None


def _parts(rule: str) -> dict[str, str]:
    """Give the parts by name, each known and well written, none of them twice."""
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if name in parts or name not in _PARTS or not re.fullmatch(_PARTS[name], value):
            raise _refused(rule)
        parts[name] = value
    if "FREQ" not in parts:
        raise _refused(rule)
    return parts


def _weekdays(rule: str, frequency: Frequency, said: str | None) -> tuple[tuple[int, ...], int | None]:
    """Give the weekdays, and which one of the month it is."""
    if said is None:
        return (), None
    days = tuple(sorted({WEEKDAYS.index(one[-2:]) for one in said.split(",")}))
    nth = "" if "," in said else said[:-2]
    if (frequency is Frequency.WEEKLY and not nth) or (frequency is Frequency.MONTHLY and nth):
        return days, int(nth) if nth else None
    raise _refused(rule)


def _day(rule: str, said: str) -> date:
    try:
        return datetime.strptime(said, "%Y%m%d").date()  # noqa: DTZ007 (a day)
    except ValueError:
        raise _refused(rule) from None


def _refused(rule: str) -> Invalid:
    return Invalid("not_a_recurrence", field="rrule", found=rule)
