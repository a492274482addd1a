"""A field for a day that has been: what is typed without a year, or as a weekday, means the last such day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from suidesk.desktop.kit.date_field import DateField
from suidesk.wording.translate import translate

_YEAR: Final = re.compile(r"\d{4}|\d\D+\d+\D+\d")
_WEEK: Final = timedelta(days=7)


class PastDayField(DateField):
    """Reads 'saturday' and '14/11' backwards; a day that is typed in full may still be to come."""

    def value(self) -> date | None:
        """Give the day, `None` when empty or unreadable."""
        day, text = super().value(), self.edit.text().strip()
        if day is None or day <= self._today or _YEAR.search(text):
            return day
        if text[0].isdigit():
            return _a_year_before(day)
        ahead = {translate("Day", "tomorrow").casefold(), translate("Day", "next week").casefold()}
        return day if text[0] == "+" or text.casefold() in ahead else day - _WEEK


def last_saturday(today: date) -> date:
    """Give the newest Saturday before today."""
    return today - timedelta(days=(today.weekday() - 5 - 1) % 7 + 1)


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=day.day - 1)
