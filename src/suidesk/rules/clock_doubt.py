"""Whether the clock can be believed: held against the last moment that was, and the time that has really passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

BACK: Final = timedelta(minutes=5)
"""A clock that is set back further is asked about; what the network corrects stays far below."""
FORTH: Final = timedelta(hours=36)
"""A clock that ran ahead of the time that has really passed by more is asked about."""
LONG_OFF: Final = timedelta(days=180)
"""A laptop that was off for longer is asked about: a clock that lost its battery may say any year."""
SLIGHT: Final = timedelta(hours=26)
"""How far two zones lie apart at most: a clock that is behind by less may mean another zone's time."""
EARLIEST: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""No desk is older than the program."""


@dataclass(frozen=True)
class Sure:
    """A moment (UTC) that was believed, and the seconds that this start of the machine (`boot`) had lasted by then.

    `boot` None: what the seconds count from is unknown.
    """

    at: datetime
    seconds: float
    boot: str | None


@dataclass(frozen=True)
class Doubt:
    """A clock that says `now` where `expected` was to be expected, both UTC."""

    now: datetime
    expected: datetime

    @property
    def is_slight(self) -> bool:
        """Tell whether it is behind by so little that the day may still be right: looking on does no harm."""
        return timedelta(0) < self.expected - self.now < SLIGHT


def doubt(now: datetime, seconds: float, boot: str, sure: Sure | None) -> Doubt | None:
    """Give what is wrong with an aware `now`, if anything is.

    Within one start of the machine the time asleep counts as passed, so that only a clock that was set stands out.
    After another start nobody knows how long the machine was off. A clock that was set back is in doubt until it has
    come to the moment again that was believed last.
    """
    at = now.astimezone(UTC)
    if sure is None:
        return Doubt(at, EARLIEST) if at < EARLIEST else None
    is_counted = sure.boot is not None and sure.boot == boot and seconds >= sure.seconds
    expected = sure.at + (timedelta(seconds=seconds - sure.seconds) if is_counted else timedelta(0))
    furthest = FORTH if is_counted else LONG_OFF
    is_believed = at >= sure.at - BACK and at - expected <= furthest
    return None if is_believed else Doubt(at, expected)
