"""Since when something has been so, from the days on which it could have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Protocol

EVER = "ever"
"""The occurrence of what has been so ever since anything is known."""
_ONE_DAY = timedelta(days=1)


class Lasting(Protocol):
    """What lasts from a day to a day, both inside; either may be open."""

    @property
    def from_on(self) -> date | None:
        """The first day."""

    @property
    def until_on(self) -> date | None:
        """The last day."""


def turns(spans: Iterable[Lasting]) -> Iterator[date]:
    """Give the days on which something begins or is over."""
    for span in spans:
        if span.from_on is not None:
            yield span.from_on
        if span.until_on is not None:
            yield span.until_on + _ONE_DAY


def since(days: Iterable[date], today: date, is_so: Callable[[date], bool]) -> date | None:
    """Give the first day of the unbroken time up to today; None when it has been so ever since anything is known.

    Only on `days` may the answer differ from that of the day before. It holds still as time passes.
    """
    first: date | None = None
    past = sorted({day for day in days if day <= today}, reverse=True)
    for day in past:
        if not is_so(day):
            return first
        first = day
    return None if not past or is_so(past[-1] - _ONE_DAY) else first


def occurrence(days: Iterable[date | None]) -> str:
    """Name an episode of several things by the newest of their first days: a new one makes it speak again."""
    known = [day for day in days if day is not None]
    return max(known).isoformat() if known else EVER
