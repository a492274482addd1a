"""Days as people write them, and whether a column puts the day or the month first."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from suidesk.domain.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable


class DayOrder(StrEnum):
    """Which of the two small numbers of a date comes first."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


_TIME: Final = r"(?:[ t]\d{1,2}:\d\d.*)?$"
_ISO: Final = re.compile(rf"^(\d{{4}})([-./])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_COMPACT: Final = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)$")
_SMALL_FIRST: Final = re.compile(rf"^(\d{{1,2}})([-./])(\d{{1,2}})\2(\d{{2}}|\d{{4}}){_TIME}")
_DAY_NAMED: Final = re.compile(r"^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th|e)?\.?[ -]([a-z]{3,})\.?,?[ -](\d{4}|\d{2})$")
_MONTH_NAMED: Final = re.compile(r"^(?:[a-z]+,? )?([a-z]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$")
# Outlook writes an empty day so; databases write it with zeros.
_EMPTY: Final = frozenset({"0/0/00", "0/0/0000", "00/00/0000", "00-00-0000", "0000-00-00", "0-0-00"})
_MONTHS: Final = {
    start: number
    for number, starts in enumerate(
        ("jan", "feb", "mar/maa/mrt", "apr", "may/mei/maj", "jun", "jul", "aug", "sep", "oct/okt", "nov", "dec"), 1
    )
    for start in starts.split("/")
}
# POSIX strptime: 69–99 are of the last century, 00–68 of this one.
_PIVOT: Final = 69
_MONTHS_A_YEAR: Final = 12


def is_empty_day(text: str) -> bool:
    """Tell whether a text is how some programs write that there is no day."""
    return text in _EMPTY


@lru_cache(maxsize=4_096)
def read_day(text: str, order: DayOrder = DayOrder.DAY_FIRST) -> date | None:
    """Give the day that a text names (ISO, numbers in that order, or a month by name), or None."""
    plain = folded(text.strip())
    try:
        if found := _ISO.match(plain):
            return date(int(found[1]), int(found[3]), int(found[4]))
        if found := _COMPACT.match(plain):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _SMALL_FIRST.match(plain):
            day, month = (found[1], found[3]) if order is DayOrder.DAY_FIRST else (found[3], found[1])
            return date(_year(found[4]), int(month), int(day))
        return _named(plain)
    except ValueError:
        return None


def _named(plain: str) -> date | None:
    if found := _DAY_NAMED.match(plain):
        day, month, year = found.groups()
    elif found := _MONTH_NAMED.match(plain):
        month, day, year = found.groups()
    else:
        return None
    number = _MONTHS.get(month[:3])
    return date(_year(year), number, int(day)) if number else None


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == len("1969") else year + (1900 if year >= _PIVOT else 2000)


def order_of(texts: Iterable[str]) -> tuple[DayOrder, str]:
    """Give the order of a column and, when nothing in it settles the matter, one of the days in doubt."""
    votes: Counter[DayOrder] = Counter()
    doubtful = ""
    for text in texts:
        found = _SMALL_FIRST.match(text.strip().lower())
        if not found:
            continue
        first, second = int(found[1]), int(found[3])
        if found[2] == "." or first > _MONTHS_A_YEAR >= second:
            votes[DayOrder.DAY_FIRST] += 1
        elif second > _MONTHS_A_YEAR >= first:
            votes[DayOrder.MONTH_FIRST] += 1
        elif first != second:
            doubtful = doubtful or text.strip()
    if not votes:
        return DayOrder.DAY_FIRST, doubtful
    return votes.most_common(1)[0][0], ""
