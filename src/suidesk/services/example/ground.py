"""What every part of the example is made from: a seeded chance, the day, and ids in order."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random
from typing import TYPE_CHECKING, TypeVar

from suidesk.domain.ids import time_ordered_id
from suidesk.services.example.matters import ByDay, Matter

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

FRIDAY = 4


class Ground:
    """The same seed and day give the same example, ids included."""

    def __init__(self, seed: int, today: date, language: str, currency: str) -> None:
        """Begin the ids on the day before, so that whatever the user adds comes after them."""
        self.random = Random(seed)
        self.today = today
        self.language = language
        self.currency = currency
        begun = datetime.combine(today - timedelta(days=1), time(), UTC)
        self._moments = count(int(begun.timestamp() * 1000))

    def new_id(self) -> str:
        """Give an id that sorts after all earlier ones."""
        return time_ordered_id(next(self._moments), self.random.randbytes(10))

    def pick(self, choices: Sequence[T]) -> T:
        """Give one of the choices."""
        return self.random.choice(choices)

    def some(self, choices: Sequence[T], most: int) -> tuple[T, ...]:
        """Give none up to `most` different choices."""
        return tuple(self.random.sample(choices, self.random.randint(0, most)))

    def happens(self, percent: int) -> bool:
        """Let something happen so many times in a hundred."""
        return self.random.randrange(100) < percent

    def between(self, low: int, high: int) -> int:
        """Give a whole number from `low` to `high`, both possible."""
        return self.random.randint(low, high)

    def presses(self, matter: Matter) -> bool:
        """Tell whether a matter presses in this example."""
        return matter.presses_on(self.today)

    def number(self, value: int | ByDay) -> int:
        """Give a number of an outline as it is in this example."""
        return value.on(self.today) if isinstance(value, ByDay) else value

    def day(self, days: int | ByDay) -> date:
        """Give the day so many days from today; negative ones lie behind."""
        return self.today + timedelta(days=self.number(days))

    def working_day(self, days: int | ByDay) -> date:
        """Give the day so many days from today, or the Friday before where that is a weekend."""
        day = self.day(days)
        return day - timedelta(days=max(0, day.weekday() - FRIDAY))
