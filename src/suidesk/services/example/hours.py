"""Makes the hours that people gave: week by week, with holidays, a summer dip and the noise of real life."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.domain.ids import ContactId, ProjectId, TimeEntryId
from suidesk.domain.workload import EntryKind, TimeEntry, week_of
from suidesk.services.example.work import story_of

if TYPE_CHECKING:
    from suidesk.domain.volunteers import Absence
    from suidesk.services.example.ground import Ground
    from suidesk.services.example.work import Turn

QUARTER, HOUR = 15, 60
SUMMER_WEEKS = range(29, 34)
DAYS = 7
SHARES = (20, 20, 19, 19, 15, 7)
"""How the week of somebody with a post spreads over Monday to Saturday, in per cent."""
SATURDAY = 5


@dataclass(frozen=True)
class LongWeeks:
    """The weeks of somebody who is paid for most of it: `recent` finished weeks in hours, latest first."""

    recent: tuple[int, ...]
    usual: tuple[int, int]


@dataclass(frozen=True)
class Post:
    """A person with a post, the projects that share their week, how long their weeks are, and how much is paid."""

    holder: ContactId
    projects: Sequence[ProjectId]
    long: LongWeeks
    paid_days: int = 5
    """Days from Monday on that are paid; what is given on the others is not."""


OF_USER = LongWeeks(recent=(46, 44, 47, 45, 46, 43, 40), usual=(33, 39))
_MONTHS_BEFORE = (47, 48, 44, 50, 46, 51, 47, 49, 46, 50, 47, 46, 49, 50)
OF_COORDINATOR = LongWeeks(recent=(52, 51, 53, 50, *_MONTHS_BEFORE), usual=(34, 40))
"""Four months of more than 48 hours on average, and the last four weeks longer still."""
OF_COORDINATOR_PRESSED = LongWeeks(recent=(58, 49, 57, 56, *_MONTHS_BEFORE), usual=(34, 40))
"""Two of the last four weeks lie above 55 hours, whether the last one is judged already or not."""
PAID_DAYS_OF_COORDINATOR = 3


def kept(ground: Ground, turn: Turn, away: Collection[Absence], weeks: int) -> Iterator[TimeEntry]:
    """Give the hours in which a weekly promise was kept; some weeks it wasn't."""
    promise = turn.promise
    first = max(promise.from_on or ground.today, week_of(ground.today) - timedelta(weeks=weeks))
    last = min(promise.until_on or ground.today, ground.today)
    day = week_of(first) + timedelta(days=turn.weekday)
    while day <= last:
        if day >= first and not _is_missed(ground, day) and not any(absence.covers(day) for absence in away):
            usual = (promise.minutes or 0) * ground.random.gauss(1.0, 0.17)
            yield TimeEntry(
                id=TimeEntryId(ground.new_id()),
                person_id=promise.person_id,
                project_id=promise.project_id,
                day=day,
                minutes=max(2 * QUARTER, round(usual / QUARTER) * QUARTER),
                start_min=turn.start_min if ground.happens(60) else None,
                kind=story_of(turn.slot).entry_kind,
            )
        day += timedelta(days=DAYS)


def _is_missed(ground: Ground, day: date) -> bool:
    if (day.month, day.day) >= (12, 22) or (day.month, day.day) <= (1, 2):
        return ground.happens(80)
    return ground.happens(45 if day.isocalendar().week in SUMMER_WEEKS else 11)


def of_paid_work(ground: Ground, post: Post, away: Collection[Absence], weeks: int) -> Iterator[TimeEntry]:
    """Give the days of somebody with a post, Monday to Saturday."""
    this_week, long = week_of(ground.today), post.long
    for ago in range(weeks, -1, -1):
        hours = long.recent[ago - 1] if 1 <= ago <= len(long.recent) else ground.between(*long.usual)
        for weekday, minutes in enumerate(_spread(ground, hours * HOUR)):
            day = this_week - timedelta(weeks=ago) + timedelta(days=weekday)
            if day > ground.today or any(absence.covers(day) for absence in away):
                continue
            if ago > len(long.recent) and _is_missed_by_the_paid(ground, day):
                continue
            yield TimeEntry(
                id=TimeEntryId(ground.new_id()),
                person_id=post.holder,
                project_id=post.projects[weekday % len(post.projects)],
                day=day,
                minutes=minutes,
                start_min=9 * HOUR if ground.happens(70) else None,
                kind=EntryKind.PAID if weekday < post.paid_days else EntryKind.VOLUNTEER,
            )


def _spread(ground: Ground, total: int) -> list[int]:
    """Share the minutes of a week out unevenly; the last day gets what is left, so that the sum holds."""
    days = [total * share // 500 * 5 + ground.between(-5, 5) * 5 for share in SHARES[:-1]]
    return [*days, max(QUARTER, total - sum(days))]


def _is_missed_by_the_paid(ground: Ground, day: date) -> bool:
    is_holiday = (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)
    return is_holiday or ground.happens(50 if day.weekday() == SATURDAY else 2)
