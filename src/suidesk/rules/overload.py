"""A reminder that a volunteer has promised more each week than they said they can give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice, takewhile

from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.domain.volunteers import Volunteer, VolunteerStatus
from suidesk.domain.workload import Commitment, week_of
from suidesk.rules.due import Due
from suidesk.rules.facts import Facts, days_of_week, grouped
from suidesk.rules.moments import Moment
from suidesk.rules.presence import WEEK, Presence
from suidesk.rules.rule import Rule
from suidesk.rules.since import turns
from suidesk.rules.succession import is_open_weekly
from suidesk.rules.thresholds import (
    OVERLOAD_AMBER,
    OVERLOAD_LEAST,
    OVERLOAD_RED,
    OVERLOAD_RED_LEAST,
    OVERLOAD_WEEKS,
    Settings,
)

OVERLOAD = "workload.overload"
WEEKS_AHEAD = 12
"""How far promises are followed into the future: leave in between is left out, so three weeks may take longer."""


@dataclass(frozen=True)
class Load:
    """The minutes promised in one week: the most that stands on any day of it on which the person is here."""

    monday: date
    promised: int

    def exceeds(self, percent: int, capacity: int) -> bool:
        """Tell whether the promise lies above a percentage of the capacity (minutes a week)."""
        return self.promised * 100 > percent * capacity


@dataclass(frozen=True)
class Promises:
    """One volunteer's weekly promises against the days on which they are here."""

    volunteer: Volunteer
    commitments: tuple[Commitment, ...]
    presence: Presence

    @property
    def capacity(self) -> int:
        """Give the minutes a week that the volunteer can give."""
        return self.volunteer.capacity_minutes or 0

    def load(self, monday: date) -> Load | None:
        """Give the load of a week; nothing when the person is away for most of it, or not here at all."""
        if self.presence.is_away_week(self.volunteer.id, monday):
            return None
        week = days_of_week(monday)
        here = (day for day in week if self._counts(day))
        # What is promised differs from the day before on a turn alone.
        telling = islice(here, 1) if self._turns.isdisjoint(week[1:]) else here
        return max((Load(monday, self._promised(day)) for day in telling), key=lambda load: load.promised, default=None)

    def _promised(self, day: date) -> int:
        return sum(made.weekly_minutes(day) for made in self.commitments)

    @cached_property
    def _turns(self) -> frozenset[date]:
        return frozenset(turns(self.commitments))

    def _counts(self, day: date) -> bool:
        return self.volunteer.is_here(day) and not self.presence.is_away(self.volunteer.id, day)

    def run(self, monday: date, percent: int, ahead: int) -> list[Load]:
        """Give the unbroken run of weeks above a percentage of the capacity around one week, in order.

        Weeks of leave don't break it. It is followed back to its first week, and `ahead` weeks into the future.
        """
        here = self.load(monday)
        if here is None or not here.exceeds(percent, self.capacity):
            return []
        first = week_of(min(made.from_on for made in self.commitments if made.from_on))
        before = above(self._loads(monday, -WEEK, first), percent, self.capacity)
        after = above(self._loads(monday, WEEK, monday + WEEKS_AHEAD * WEEK), percent, self.capacity)
        return [*reversed([*before]), here, *islice(after, ahead)]

    def _loads(self, monday: date, step: timedelta, last: date) -> Iterator[Load]:
        """Give the loads of the weeks before or after one, nearest first, those of leave left out."""
        for number in range(1, abs((last - monday) // step) + 1):
            load = self.load(monday + number * step)
            if load is not None:
                yield load


def overloads(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each active volunteer whose promises exceed the capacity for weeks on end, this week among them.

    The weeks may lie behind or ahead: what has been promised is known before it weighs.
    """
    presence = Presence.of(facts)
    promised = grouped(filter(is_open_weekly, facts.commitments), lambda made: made.person_id)
    for person_id, commitments in promised.items():
        volunteer = facts.volunteers.get(person_id)
        if volunteer is None or volunteer.capacity_minutes is None or volunteer.status is not VolunteerStatus.ACTIVE:
            continue
        found = _judge(facts, Promises(volunteer, commitments, presence), week_of(moment.day), settings)
        if found is not None:
            yield found


def above(loads: Iterable[Load], percent: int, capacity: int) -> Iterator[Load]:
    """Give loads as long as they exceed a percentage of the capacity."""
    return takewhile(lambda load: load.exceeds(percent, capacity), loads)


def _judge(facts: Facts, promises: Promises, monday: date, settings: Settings) -> Due | None:
    needed, red = settings.value(OVERLOAD_WEEKS), settings.value(OVERLOAD_RED)
    run = promises.run(monday, settings.value(OVERLOAD_AMBER), needed - 1)
    if len(run) < needed:
        return None
    before, after = [load for load in run if load.monday < monday], [load for load in run if load.monday >= monday]
    excess = after[0].promised - promises.capacity
    if excess < settings.value(OVERLOAD_LEAST):
        return None
    far_above = [above(part, red, promises.capacity) for part in (reversed(before), after)]
    is_far = after[0].exceeds(red, promises.capacity) and excess >= settings.value(OVERLOAD_RED_LEAST)
    is_red = is_far and sum(len([*part]) for part in far_above) >= needed
    return _due(facts, promises, run, after[0], Severity.RED if is_red else Severity.AMBER)


def _due(facts: Facts, promises: Promises, run: Sequence[Load], now: Load, severity: Severity) -> Due:
    volunteer, capacity = promises.volunteer, promises.capacity
    weighing = [made for made in promises.commitments if _touches(made, now.monday)]
    return Due(
        rule=OVERLOAD,
        subject_kind=Kind.CONTACT,
        subject_id=volunteer.id,
        occurrence=run[0].monday.isoformat(),
        due_on=None,
        stage=int(severity is Severity.RED),
        severity=severity,
        evidence={
            "person": facts.name(volunteer.id),
            "promised": now.promised,
            "capacity": capacity,
            "percent": round(now.promised * 100 / capacity) if capacity else None,
            "since": run[0].monday.isoformat(),
            "promises": _listed(facts, weighing),
            "opens": [Kind.CONTACT.value, volunteer.id],
            "about": [volunteer.id, *sorted({made.project_id for made in weighing if made.project_id})],
        },
    )


def _touches(made: Commitment, monday: date) -> bool:
    return any(made.weekly_minutes(day) for day in days_of_week(monday))


def _listed(facts: Facts, commitments: list[Commitment]) -> list[Mapping[str, str | int]]:
    heaviest = sorted(commitments, key=lambda made: (-(made.minutes or 0), made.id))
    return [
        {"place": facts.name(made.project_id), "title": made.title, "minutes": made.minutes or 0} for made in heaviest
    ]


_NUMBERS = (OVERLOAD_AMBER, OVERLOAD_RED, OVERLOAD_LEAST, OVERLOAD_RED_LEAST, OVERLOAD_WEEKS)
RULES = (Rule(OVERLOAD, _NUMBERS, overloads),)
