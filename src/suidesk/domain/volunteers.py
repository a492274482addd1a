"""Volunteers: the volunteering profile of a person, and the times when a person is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from suidesk.domain.ids import AbsenceId, ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import believable, bounded, in_order, within

MINUTES_A_WEEK = 7 * 24 * 60


class VolunteerStatus(StrEnum):
    """Where a volunteer stands."""

    ENQUIRING = "enquiring"
    ONBOARDING = "onboarding"
    ACTIVE = "active"
    PAUSED = "paused"
    LEFT = "left"


class AbsenceKind(StrEnum):
    """Why a person is away: leave ends by itself, a pause may be open."""

    LEAVE = "leave"
    PAUSE = "pause"


@dataclass(frozen=True, kw_only=True)
class Volunteer:
    """A person's volunteering profile; it shares the person's id. Capacity is in minutes a week."""

    kind_of: ClassVar[Kind] = Kind.VOLUNTEER
    id: ContactId
    status: VolunteerStatus = VolunteerStatus.ACTIVE
    capacity_minutes: int | None = None
    started_on: date | None = None
    left_on: date | None = None
    emergency_contact: str | None = None
    is_minor: bool = False

    def check(self) -> None:
        """Refuse a capacity longer than a week and a leaving before the start."""
        within(self.capacity_minutes, 0, MINUTES_A_WEEK, "capacity_minutes", "minutes_out_of_range")
        believable(self.started_on, "started_on")
        believable(self.left_on, "left_on")
        in_order(self.started_on, self.left_on, "left_on")
        bounded(self.emergency_contact, "emergency_contact", 1_000)

    def is_here(self, day: date) -> bool:
        """Tell whether the volunteer is active and has neither left nor yet to start on that day."""
        return (
            self.status is VolunteerStatus.ACTIVE
            and (self.started_on is None or self.started_on <= day)
            and (self.left_on is None or day <= self.left_on)
        )


@dataclass(frozen=True, kw_only=True)
class Absence:
    """Leave or a pause of a person; both days are inside it, an open end means: until further notice."""

    kind_of: ClassVar[Kind] = Kind.ABSENCE
    id: AbsenceId
    person_id: ContactId
    kind: AbsenceKind
    from_on: date
    until_on: date | None = None

    def check(self) -> None:
        """Refuse an end before the start."""
        believable(self.from_on, "from_on")
        believable(self.until_on, "until_on")
        in_order(self.from_on, self.until_on, "until_on")

    def covers(self, day: date) -> bool:
        """Tell whether the person is away on that day."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)
