"""Makes the hours in which strain shows: no day off, short nights, late evenings, a sudden drop, growing quiet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.domain.ids import TimeEntryId
from suidesk.domain.workload import EntryKind, TimeEntry, week_of
from suidesk.rules.presence import judged_before
from suidesk.services.example.matters import ByDay, Matter
from suidesk.services.example.outline_projects import Strain
from suidesk.services.example.work import story_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from suidesk.services.example.ground import Ground
    from suidesk.services.example.work import Turn

HOUR = 60
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
DAYS_ON_END = ByDay(Matter.DAYS_OFF, 8, 13)
"""Days up to yesterday on each of which somebody gave hours."""
SHORT_NIGHTS = (4, 10)
"""Days ago on which somebody was up early after a late evening."""
EVENINGS = (0, 2, 3)
"""Weekdays of the late evenings."""
ORDINARY_WEEKS, QUIET_WEEKS = 10, 4
"""Weeks of the usual, and those after them in which somebody gives far less."""
TOO_MUCH_WEEKS = 9
"""Weeks of far too much that go before the drop."""


def strained(ground: Ground, turn: Turn, usual: Iterable[TimeEntry]) -> Iterator[TimeEntry]:
    """Give the usual hours of a promise, and where its volunteer's story says so those that show a sign."""
    strain = story_of(turn.slot).strain
    if strain is Strain.SUDDEN_DROP:
        first = judged_before(ground.today) - (TOO_MUCH_WEEKS + 1) * WEEK
        yield from (one for one in usual if one.day < first)
        yield from _dropping(ground, turn, first)
        return
    if strain is Strain.QUIET:
        first = week_of(ground.today) - (ORDINARY_WEEKS + QUIET_WEEKS) * WEEK
        yield from (one for one in usual if one.day < first)
        yield from _quiet(ground, turn, first)
        return
    yield from usual
    if strain is Strain.NO_DAY_OFF:
        yield from _days_on_end(ground, turn, ground.number(DAYS_ON_END))
    elif strain is Strain.SHORT_NIGHTS:
        yield from _short_nights(ground, turn)
    elif strain is Strain.LATE_EVENINGS:
        yield from _late_evenings(ground, turn)


def _quiet(ground: Ground, turn: Turn, first: date) -> Iterator[TimeEntry]:
    """Give what was promised, week after week, and then about a third of it."""
    promised = turn.promise.minutes or 0
    for ago in range(ORDINARY_WEEKS + QUIET_WEEKS, 0, -1):
        day = first + (ORDINARY_WEEKS + QUIET_WEEKS - ago) * WEEK + turn.weekday * DAY
        percent = ground.pick((25, 30, 35)) if ago <= QUIET_WEEKS else ground.pick((90, 95, 100, 110))
        yield _entry(ground, turn, day, max(15, promised * percent // 100 // 15 * 15), None)


def _days_on_end(ground: Ground, turn: Turn, count: int) -> Iterator[TimeEntry]:
    """Give a little on each of so many days up to yesterday; when it began was not noted."""
    for ago in range(count, 0, -1):
        yield _entry(ground, turn, ground.day(-ago), ground.pick((30, 45, 60, 75)), None)


def _short_nights(ground: Ground, turn: Turn) -> Iterator[TimeEntry]:
    """Give evenings, the first of them past midnight, each with the early morning after it."""
    for ago, late in zip(SHORT_NIGHTS, (20 * HOUR + 30, 21 * HOUR + 45), strict=True):
        yield _entry(ground, turn, ground.day(-ago - 1), 150, late)
        yield _entry(ground, turn, ground.day(-ago), 90, 7 * HOUR + 15)


def _late_evenings(ground: Ground, turn: Turn) -> Iterator[TimeEntry]:
    """Give three evenings in each of the last three weeks, and those of this week that have been."""
    this_week = week_of(ground.today)
    for ago in range(3, -1, -1):
        for weekday in EVENINGS:
            day = this_week - ago * WEEK + weekday * DAY
            if day <= ground.today:
                yield _entry(ground, turn, day, ground.pick((75, 90, 105)), 19 * HOUR + 30)


def _dropping(ground: Ground, turn: Turn, first: date) -> Iterator[TimeEntry]:
    """Give far more than was promised, week after week, and then hardly anything."""
    promised = turn.promise.minutes or 0
    for ago in range(TOO_MUCH_WEEKS + 1, 0, -1):
        day = first + (TOO_MUCH_WEEKS + 1 - ago) * WEEK + turn.weekday * DAY
        percent = ground.pick((140, 150, 165, 175)) if ago > 1 else 30
        yield _entry(ground, turn, day, max(15, promised * percent // 100 // 15 * 15), None)


def _entry(ground: Ground, turn: Turn, day: date, minutes: int, start_min: int | None) -> TimeEntry:
    return TimeEntry(
        id=TimeEntryId(ground.new_id()),
        person_id=turn.promise.person_id,
        project_id=turn.promise.project_id,
        day=day,
        minutes=minutes,
        start_min=start_min,
        kind=EntryKind.VOLUNTEER,
    )
