"""Checks that records share; each raises `Invalid` with a code and the field at fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from suidesk.domain.errors import Invalid

if TYPE_CHECKING:
    from datetime import date

NAME_LIMIT = 500
"""Longest name in characters; far above any real one, so that a pasted page is caught."""
NOTES_LIMIT = 100_000
"""Longest free text in characters."""
FIRST_YEAR, LAST_YEAR = 1900, 2200


_CURRENCY = re.compile(r"[A-Z]{3}")


def require(value: str, field: str, limit: int = NAME_LIMIT) -> None:
    """Refuse an empty, too long or unprintable text."""
    if not value.strip():
        raise Invalid("required", field=field)
    bounded(value, field, limit)


def bounded(value: str | None, field: str, limit: int = NAME_LIMIT) -> None:
    """Refuse a text that is too long, or that a file can't hold: a NUL, half of a character."""
    if value is None:
        return
    if len(value) > limit:
        raise Invalid("too_long", field=field, limit=limit, length=len(value))
    if "\0" in value or not (value.isascii() or _is_whole(value)):
        raise Invalid("unprintable", field=field)


def _is_whole(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def a_currency(code: str, field: str = "currency") -> None:
    """Refuse what isn't three capital letters (ISO 4217)."""
    if not _CURRENCY.fullmatch(code):
        raise Invalid("not_a_currency", field=field, found=code)


def believable(day: date | None, field: str) -> None:
    """Refuse a day outside the years 1900 to 2200, which is a typing slip."""
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Invalid("year_out_of_range", field=field, first=FIRST_YEAR, last=LAST_YEAR, year=day.year)


def in_order(first: date | None, last: date | None, field: str) -> None:
    """Refuse a last day before the first one; both days count as inside the period."""
    if first is not None and last is not None and last < first:
        raise Invalid("ends_before_start", field=field, start=first, end=last)


def within(value: int | None, low: int, high: int, field: str, code: str = "out_of_range") -> None:
    """Refuse a number outside `low`..`high`, both allowed."""
    if value is not None and not low <= value <= high:
        raise Invalid(code, field=field, low=low, high=high, value=value)
