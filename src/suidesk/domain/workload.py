"""Workload: what people promised and the minutes they gave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from suidesk.domain.errors import Invalid
from suidesk.domain.ids import CommitmentId, ContactId, ProjectId, RoleId, TimeEntryId
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import believable, bounded, in_order, require, within
from suidesk.domain.volunteers import MINUTES_A_WEEK

MINUTES_A_DAY = 24 * 60
HALF = 50
"""Per cent of the hours that concentration looks at."""


class CommitmentKind(StrEnum):
    """A promise of minutes each week, or of one thing by a day."""

    WEEKLY = "weekly"
    DELIVERABLE = "deliverable"


class CommitmentState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    RELEASED = "released"
    HANDED_OVER = "handed_over"


class EntryKind(StrEnum):
    """In which way minutes were given."""

    VOLUNTEER = "volunteer"
    PAID = "paid"
    IN_KIND = "in_kind"


def week_of(day: date) -> date:
    """Give the Monday of the day's week; a week of the desk runs Monday to Sunday (ISO 8601)."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """A promise of a person: `minutes` a week over a period, or a titled deliverable due on a day.

    Commitments are the only source of promised load; assignments carry no minutes.
    """

    kind_of: ClassVar[Kind] = Kind.COMMITMENT
    id: CommitmentId
    person_id: ContactId
    project_id: ProjectId | None = None
    role_id: RoleId | None = None
    kind: CommitmentKind = CommitmentKind.WEEKLY
    minutes: int | None = None
    title: str = ""
    from_on: date | None = None
    until_on: date | None = None
    due_on: date | None = None
    state: CommitmentState = CommitmentState.OPEN
    replaces_id: CommitmentId | None = None

    def check(self) -> None:
        """Refuse a weekly promise without minutes or start, a deliverable without title or due day."""
        if self.kind is CommitmentKind.WEEKLY:
            if self.minutes is None:
                raise Invalid("required", field="minutes")
            if self.from_on is None:
                raise Invalid("required", field="from_on")
            within(self.minutes, 1, MINUTES_A_WEEK, "minutes", "minutes_out_of_range")
        else:
            require(self.title, "title")
            if self.due_on is None:
                raise Invalid("required", field="due_on")
        bounded(self.title, "title")
        for day, field in ((self.from_on, "from_on"), (self.until_on, "until_on"), (self.due_on, "due_on")):
            believable(day, field)
        in_order(self.from_on, self.until_on, "until_on")

    def weekly_minutes(self, day: date) -> int:
        """Give the minutes a week that this promise asks on that day; none when it isn't running."""
        if self.kind is not CommitmentKind.WEEKLY or self.state is not CommitmentState.OPEN:
            return 0
        started = self.from_on is not None and self.from_on <= day
        return (self.minutes or 0) if started and (self.until_on is None or day <= self.until_on) else 0


@dataclass(frozen=True, kw_only=True)
class TimeEntry:
    """Minutes given by a person on a day, perhaps to a project; `start_min` is minutes after midnight."""

    kind_of: ClassVar[Kind] = Kind.TIME_ENTRY
    id: TimeEntryId
    person_id: ContactId
    day: date
    minutes: int
    project_id: ProjectId | None = None
    start_min: int | None = None
    kind: EntryKind = EntryKind.VOLUNTEER

    def check(self) -> None:
        """Refuse no minutes at all, more than a day, and a start outside the day."""
        within(self.minutes, 1, MINUTES_A_DAY, "minutes", "minutes_out_of_range")
        within(self.start_min, 0, MINUTES_A_DAY - 1, "start_min")
        believable(self.day, "day")

    @property
    def end_min(self) -> int | None:
        """Give the end in minutes after the midnight that began the day, perhaps past 1440; None without a start."""
        return None if self.start_min is None else self.start_min + self.minutes


@dataclass(frozen=True)
class Concentrated:
    """How few of `people` gave at least half of the `whole` minutes: the `fewest` who can have, gave `minutes`."""

    people: int
    fewest: int
    minutes: int
    whole: int

    @classmethod
    def of(cls, given: Iterable[int]) -> Concentrated:
        """Find it from the minutes that each person gave; all numbers are zero where nothing was given."""
        sums = sorted(given, reverse=True)
        whole, minutes, fewest = sum(sums), 0, 0
        while minutes * 100 < whole * HALF:
            minutes += sums[fewest]
            fewest += 1
        return cls(len(sums), fewest, minutes, whole)


@dataclass(frozen=True)
class Room:
    """What volunteers promised against what they said they can give, in minutes a week.

    `people` are those who said it and are here, `over` those of them who promised more; `unknown` have promised
    something and didn't say what they can give: their `unknown_minutes` are in no other number.
    """

    people: int
    capacity: int
    promised: int
    over: int
    unknown: int
    unknown_minutes: int
