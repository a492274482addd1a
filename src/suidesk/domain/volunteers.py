"""Volunteers: the volunteering profile of a person, and the times when a person is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final

from suidesk.domain.errors import Invalid
from suidesk.domain.ids import AbsenceId, AvailabilityId, CheckId, ContactId, LinkId, TagId, derived_id
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import believable, bounded, in_order, require, within

if TYPE_CHECKING:
    from collections.abc import Iterable

MINUTES_A_WEEK = 7 * 24 * 60
MIDNIGHT = 24 * 60
"""The end of a day, in minutes after its beginning."""
SCHEMES: Final = ("DBS", "PVG", "VOG", "børneattest")
"""Background checks of England and Wales, Scotland, the Netherlands and Denmark, as they are written."""

REVIEW_WITHIN: Final = 90
"""Days before its review in which a check is called due, unless another number is asked for."""


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


class CheckKind(StrEnum):
    """What was seen of a person."""

    BACKGROUND = "background"
    TRAINING = "training"
    AGREEMENT = "agreement"


@dataclass(frozen=True, kw_only=True)
class VolunteerSkill:
    """A skill that a volunteer has: a tag, shared with the tags of contacts."""

    kind_of: ClassVar[Kind] = Kind.VOLUNTEER_SKILL
    id: LinkId
    volunteer_id: ContactId
    tag_id: TagId

    @classmethod
    def of(cls, volunteer_id: ContactId, tag_id: TagId) -> VolunteerSkill:
        """Give the link whose id two laptops agree on."""
        made = LinkId(derived_id("volunteer_skill", volunteer_id, tag_id))
        return cls(id=made, volunteer_id=volunteer_id, tag_id=tag_id)

    def check(self) -> None:
        """Hold nothing of its own that could be wrong."""


@dataclass(frozen=True, order=True)
class Slot:
    """Hours of a weekday (0 Monday … 6 Sunday), in minutes after midnight; the end may be midnight (1440)."""

    weekday: int
    from_min: int
    to_min: int

    def check(self) -> None:
        """Refuse a weekday that is none and an end not after the start."""
        within(self.weekday, 0, 6, "weekday")
        within(self.from_min, 0, MIDNIGHT - 1, "from_min")
        within(self.to_min, 1, MIDNIGHT, "to_min")
        if self.to_min <= self.from_min:
            raise Invalid("slot_ends_before_start", field="to_min")


def merged(slots: Iterable[Slot]) -> list[Slot]:
    """Give the same hours in order, those that overlap or touch as one: free 9–12 and 11–14 is free 9–14."""
    whole: list[Slot] = []
    for slot in sorted(slots):
        last = whole[-1] if whole else None
        if last and last.weekday == slot.weekday and slot.from_min <= last.to_min:
            whole[-1] = Slot(last.weekday, last.from_min, max(last.to_min, slot.to_min))
        else:
            whole.append(slot)
    return whole


def without(slots: Iterable[Slot], taken: Slot) -> list[Slot]:
    """Give the hours that are left when those of `taken` are not free after all."""
    left: list[Slot] = []
    for slot in slots:
        if slot.weekday != taken.weekday or slot.to_min <= taken.from_min or slot.from_min >= taken.to_min:
            left.append(slot)
            continue
        if slot.from_min < taken.from_min:
            left.append(Slot(slot.weekday, slot.from_min, taken.from_min))
        if slot.to_min > taken.to_min:
            left.append(Slot(slot.weekday, taken.to_min, slot.to_min))
    return left


@dataclass(frozen=True, kw_only=True)
class Availability:
    """Hours of a weekday (0 Monday … 6 Sunday) when a person can usually help, in minutes after midnight."""

    kind_of: ClassVar[Kind] = Kind.AVAILABILITY
    id: AvailabilityId
    person_id: ContactId
    weekday: int
    from_min: int
    to_min: int

    @property
    def slot(self) -> Slot:
        """The hours alone."""
        return Slot(self.weekday, self.from_min, self.to_min)

    def check(self) -> None:
        """Refuse a weekday that is none and an end not after the start; the end may be midnight (1440)."""
        self.slot.check()


@dataclass(frozen=True, kw_only=True)
class CheckSeen:
    """A background check, training or agreement that somebody saw; never its content.

    `scheme` is the name it goes by (DBS, PVG, VOG, børneattest, …).
    """

    kind_of: ClassVar[Kind] = Kind.CHECK_SEEN
    id: CheckId
    person_id: ContactId
    kind: CheckKind = CheckKind.BACKGROUND
    scheme: str
    seen_on: date
    seen_by_id: ContactId | None = None
    review_on: date | None = None
    cleared: bool = True

    def check(self) -> None:
        """Refuse a check without a scheme, and a review before it was seen."""
        require(self.scheme, "scheme")
        believable(self.seen_on, "seen_on")
        believable(self.review_on, "review_on")
        in_order(self.seen_on, self.review_on, "review_on")

    def is_valid(self, day: date) -> bool:
        """Tell whether it clears the person on that day: cleared, and its review not past."""
        return self.cleared and self.seen_on <= day and (self.review_on is None or day <= self.review_on)
