"""What presses on some days and is calm on others: on every day something of the example is urgent, never all of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

EVERY: Final = 3
"""Each matter presses on one day of so many; those whose numbers differ by this much do so together."""


class Matter(IntEnum):
    """A matter of the neighbourhood that a reminder speaks of in more than one way."""

    APPLICATION = 0
    RENEWAL = 1
    TREASURER = 2
    LEAVER = 3
    HANDOVER = 4
    COORDINATION = 5
    CHECK = 6
    OVERLOAD = 7
    FIRST_AIDER = 8
    FOLLOW_UP = 9
    DAYS_OFF = 10
    LONG_WEEKS = 11

    def presses_on(self, day: date) -> bool:
        """Tell whether it presses in an example that is made on that day."""
        return (day.toordinal() + self) % EVERY == 0


@dataclass(frozen=True)
class ByDay:
    """A number that is one on most days and another on those on which its matter presses."""

    matter: Matter
    usual: int
    pressing: int

    def on(self, day: date) -> int:
        """Give the number of an example that is made on that day."""
        return self.pressing if self.matter.presses_on(day) else self.usual
