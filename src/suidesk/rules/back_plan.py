"""The way back from an application's deadline: which steps by when, and in which weeks there are hours for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from suidesk.domain.ids import FollowUpId, derived_id
from suidesk.domain.workload import week_of
from suidesk.rules.overload import Promises
from suidesk.rules.presence import WEEK
from suidesk.rules.thresholds import APPLICATION, Settings

SATURDAY = 5


class Step(StrEnum):
    """What has to be done before an application is handed in, in its order."""

    WRITE = "write"
    READ = "read"
    SIGN_OFF = "sign_off"
    SUBMIT = "submit"


class StepState(StrEnum):
    """Where a step of a plan stands."""

    DONE = "done"
    LATE = "late"
    NEXT = "next"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class PlannedStep:
    """A step by a day; without an owner it is its deadline's, without a text it has the usual words."""

    step: Step
    due_on: date
    owner_id: str | None = None
    text: str = ""


def step_id(obligation_id: str, step: Step) -> FollowUpId:
    """Give the id of a deadline's step: there is one of each, and two laptops agree on it."""
    return FollowUpId(derived_id("back_plan", obligation_id, step))


def days_before(settings: Settings) -> tuple[int, ...]:
    """Give the days before the deadline by which each step is due, the first step's first.

    They are those on which the deadline's own reminders come (42, 21, 7 and 2 unless tuned; our own default).
    """
    return tuple(sorted((max(0, days) for days in settings.values(APPLICATION)), reverse=True))


def planned(due_on: date, today: date, settings: Settings) -> list[tuple[Step, date]]:
    """Count the steps back from a deadline; nothing for one that is past.

    Where the deadline is nearer than the first step would be, the days shrink in proportion, so that it begins today.
    """
    left, days = (due_on - today).days, days_before(settings)
    if left < 0:
        return []
    if left < days[0]:
        days = tuple(number * left // days[0] for number in days)
    return [
        (step, on_weekday(due_on - timedelta(days=number), today, due_on))
        for step, number in zip(Step, days, strict=True)
    ]


def on_weekday(day: date, first: date, last: date) -> date:
    """Give the Friday before a day at the weekend, or the Monday after it where the Friday lies before `first`.

    Where that Monday lies after `last`, no weekday is left and the day stays.
    """
    if day.weekday() < SATURDAY:
        return day
    friday, monday = day - timedelta(days=day.weekday() - 4), day + timedelta(days=7 - day.weekday())
    if friday >= first:
        return friday
    return monday if monday <= last else day


def moved(day: date, by: timedelta, today: date, due_on: date) -> date:
    """Give the day of an open step whose deadline moved: as far from it as before, not past, not at a weekend."""
    if due_on < today:
        return due_on
    return on_weekday(max(today, min(day + by, due_on)), today, due_on)


def states_of(steps: Sequence[tuple[date, date | None]], today: date) -> list[StepState]:
    """Tell of steps (due, done) in their order which are done, which late, and which comes next."""
    found: list[StepState] = []
    for due_on, done_on in steps:
        if done_on is not None:
            found.append(StepState.DONE)
        elif due_on < today:
            found.append(StepState.LATE)
        else:
            found.append(StepState.OPEN if StepState.NEXT in found else StepState.NEXT)
    return found


@dataclass(frozen=True)
class WeekRoom:
    """What a person promised for a week against what they can give, in minutes.

    `promised` is None in a week of which they are away for most days, or in which they aren't here at all; `capacity`
    is None where they didn't say what they can give.
    """

    monday: date
    promised: int | None
    capacity: int | None

    @property
    def is_away(self) -> bool:
        """Tell whether the person isn't here that week."""
        return self.promised is None

    @property
    def room(self) -> int | None:
        """Give the minutes that are left, none below zero; None where it isn't known."""
        if self.promised is None:
            return 0
        return None if self.capacity is None else max(0, self.capacity - self.promised)

    @property
    def is_full(self) -> bool:
        """Tell whether nothing is left of that week: all is promised, or the person is away."""
        return self.room == 0


def rooms(promises: Promises, first: date, last: date) -> list[WeekRoom]:
    """Give the weeks from one day's to another's, with what `rules.overload` counts as promised in each."""
    capacity = promises.volunteer.capacity_minutes
    monday, found = week_of(first), list[WeekRoom]()
    while monday <= last:
        load = promises.load(monday)
        found.append(WeekRoom(monday, load.promised if load else None, capacity))
        monday += WEEK
    return found


def room_in(weeks: Iterable[WeekRoom]) -> int | None:
    """Give the minutes that are left in these weeks together; None where one isn't known."""
    left = [week.room for week in weeks]
    return None if None in left else sum(minutes or 0 for minutes in left)


def is_enough(weeks: Sequence[WeekRoom], needed: int | None) -> bool | None:
    """Tell whether these weeks have room for the minutes needed, or each has some where nobody said how many.

    None where it isn't known, as nobody said how much the person can give.
    """
    if needed is None and any(week.is_full for week in weeks):
        return False
    left = room_in(weeks)
    return None if left is None else needed is None or left >= needed


def earlier(before: Sequence[WeekRoom], weeks: Sequence[WeekRoom], needed: int | None) -> list[WeekRoom]:
    """Give the weeks with room before those of the plan that make up for what these lack, the last ones first taken.

    `before` are weeks in their order. What they can't make up for all the same is missing: see `is_enough` of both.
    """
    if is_enough(weeks, needed) is not False or room_in(before) is None:
        return []
    short = needed - (room_in(weeks) or 0) if needed is not None else sum(week.is_full for week in weeks)
    found: list[WeekRoom] = []
    for week in reversed(before):
        if short <= 0:
            break
        if week.room:
            found.insert(0, week)
            short -= week.room if needed is not None else 1
    return found


def writing_weeks(steps: Iterable[PlannedStep]) -> tuple[str | None, date, date] | None:
    """Give who writes, from which day and to which; None where nobody is to write.

    The last day is the one before the next step: the draft, or else the sign-off or handing it in.
    """
    by_step = {one.step: one for one in steps}
    write = by_step.get(Step.WRITE)
    if write is None:
        return None
    until = next((by_step[step].due_on for step in list(Step)[1:] if step in by_step), write.due_on)
    return write.owner_id, write.due_on, max(write.due_on, until - timedelta(days=1))
