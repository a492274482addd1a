"""Pauses that are planned: what becomes meanwhile of the promises and roles of whoever pauses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar, Final, TypeAlias

from suidesk.domain.errors import Invalid
from suidesk.domain.ids import AbsenceId, AssignmentId, CommitmentId, ContactId, FollowUpId, LinkId, derived_id
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment
from suidesk.domain.validation import believable, in_order
from suidesk.domain.volunteers import Absence
from suidesk.domain.workload import Commitment, CommitmentKind

SETTLING: Final = timedelta(weeks=2)
"""How long the time after a pause is light, where that is wanted, and not judged in any case; suidesk's own default."""
ASKED_BEFORE: Final = timedelta(weeks=2)
"""How long before the return of a long pause its person is asked how they are; suidesk's own default."""
ASKED_AFTER: Final = timedelta(weeks=4)
"""How long after the beginning the person is asked when they come back, while no day is known; own default."""
LONG: Final = timedelta(weeks=6)
"""From which length on a pause is long; in a shorter one the person is asked halfway."""
ONE_DAY: Final = timedelta(days=1)

Held: TypeAlias = Commitment | Assignment
"""What a person has that a pause touches."""


class Choice(StrEnum):
    """What becomes of a promise or a role during a pause."""

    COVER = "cover"
    """Somebody else has it meanwhile."""
    REST = "rest"
    """Nobody has it meanwhile, it comes back with the person."""
    KEEP = "keep"
    """It stays as it is."""


@dataclass(frozen=True, kw_only=True)
class PausePart:
    """What a pause does to a promise or an assignment, and the days it had before, to give them back.

    `is_light`: a weekly promise is halved in the first two weeks after the return.
    """

    kind_of: ClassVar[Kind] = Kind.PAUSE_PART
    id: LinkId
    pause_id: AbsenceId
    kind: Kind
    ref_id: str
    choice: Choice = Choice.REST
    is_light: bool = False
    from_on: date | None = None
    until_on: date | None = None
    due_on: date | None = None

    @classmethod
    def of(cls, pause_id: AbsenceId, held: Held, choice: Choice, *, is_light: bool = False) -> PausePart:
        """Give the part of a record as it is now; its id follows from both, so that a change finds it again."""
        return cls(
            id=LinkId(derived_id("pause_part", pause_id, held.id)),
            pause_id=pause_id,
            kind=held.kind_of,
            ref_id=held.id,
            choice=choice,
            is_light=is_light,
            from_on=held.from_on,
            until_on=held.until_on,
            due_on=held.due_on if isinstance(held, Commitment) else None,
        )

    def check(self) -> None:
        """Refuse a part of anything else than a promise or an assignment, and an end before the start."""
        if self.kind not in (Kind.COMMITMENT, Kind.ASSIGNMENT):
            raise Invalid("not_in_this_pause", field="ref_id")
        for day, field in ((self.from_on, "from_on"), (self.until_on, "until_on"), (self.due_on, "due_on")):
            believable(day, field)
        in_order(self.from_on, self.until_on, "until_on")

    @property
    def cover_id(self) -> str:
        """The id of what somebody else has meanwhile."""
        return derived_id("pause_cover", self.id)

    @property
    def light_id(self) -> str:
        """The id of the light weeks after the return."""
        return derived_id("pause_light", self.id)

    @property
    def back_id(self) -> str:
        """The id of what comes back."""
        return derived_id("pause_back", self.id)

    def before(self, held: Held, person_id: ContactId) -> Held:
        """Give the record with the person and the days that it had before the pause."""
        if isinstance(held, Commitment):
            days = {"from_on": self.from_on, "until_on": self.until_on, "due_on": self.due_on}
            return replace(held, person_id=person_id, **days)  # type: ignore[arg-type]
        return replace(held, person_id=person_id, from_on=self.from_on or held.from_on, until_on=self.until_on)


@dataclass(frozen=True)
class Laid:
    """What a pause makes of a record: itself changed, and what somebody else has, what is light, what comes back."""

    own: Held
    made: tuple[Held, ...] = ()


def ask_id(pause_id: str) -> FollowUpId:
    """Give the id of the follow-up that asks how the person is."""
    return FollowUpId(derived_id("pause_ask", pause_id))


def return_id(pause_id: str) -> FollowUpId:
    """Give the id of the follow-up on the day of return."""
    return FollowUpId(derived_id("pause_return", pause_id))


def back_on(pause: Absence) -> date | None:
    """Give the first day after a pause, None while it isn't known."""
    return pause.until_on + ONE_DAY if pause.until_on else None


def usual_ask(first: date, last: date | None) -> date:
    """Give the day on which to ask how somebody is: two weeks before the return, halfway through a short pause.

    While no day of return is known, four weeks after the beginning.
    """
    if last is None:
        return first + ASKED_AFTER
    length = last - first + ONE_DAY
    return last + ONE_DAY - ASKED_BEFORE if length >= LONG else first + timedelta(days=length.days // 2)


def is_deliverable(held: Held) -> bool:
    """Tell whether it is one thing by a day."""
    return isinstance(held, Commitment) and held.kind is CommitmentKind.DELIVERABLE


def falls_into(held: Held, first: date, last: date | None) -> bool:
    """Tell whether something runs, or is due, on any day of a pause."""
    if isinstance(held, Commitment) and held.kind is CommitmentKind.DELIVERABLE:
        return held.due_on is not None and first <= held.due_on and (last is None or held.due_on <= last)
    begins_in_time = last is None or held.from_on is None or held.from_on <= last
    return begins_in_time and (held.until_on is None or held.until_on >= first)


def is_inside(held: Held, first: date, last: date | None) -> bool:
    """Tell whether all of it lies in the pause, as far as known: it can't rest, but pass to somebody else."""
    if is_deliverable(held):
        return falls_into(held, first, last)
    begins_inside = held.from_on is not None and held.from_on >= first
    return begins_inside and (last is None or (held.until_on is not None and held.until_on <= last))


def laid(part: PausePart, before: Held, pause: Absence, ask_on: date, taker: ContactId | None) -> Laid:
    """Give what becomes of a record that was as `before`; a cover that nobody takes over rests.

    A thing that is due meanwhile, and what lies in the pause altogether, passes to whoever covers for good. What
    rests and is due meanwhile is due as much later as the pause lasts; until its end is known, up to the day of asking.
    """
    first, last = pause.from_on, pause.until_on
    if part.choice is Choice.KEEP or not falls_into(before, first, last):
        return Laid(before)
    giving = taker if part.choice is Choice.COVER else None
    if is_inside(before, first, last):
        if giving is not None:
            return Laid(replace(before, person_id=giving))
        if isinstance(before, Commitment) and before.due_on is not None and is_deliverable(before):
            return Laid(replace(before, due_on=before.due_on + ((back_on(pause) or ask_on) - first)))
        return Laid(before)
    made: list[Held] = []
    if giving is not None:
        meanwhile = between(before, part.cover_id, max(first, before.from_on or first), _earlier(last, before.until_on))
        made.append(replace(meanwhile, person_id=giving))
    return _come_back(part, before, pause, made)


def _come_back(part: PausePart, before: Held, pause: Absence, made: list[Held]) -> Laid:
    """End it with the pause's beginning; of what would begin meanwhile, the beginning moves to the return."""
    begins_inside = before.from_on is not None and before.from_on >= pause.from_on
    own = before if begins_inside else replace(before, until_on=pause.from_on - ONE_DAY)
    turn = back_on(pause)
    if turn is None or (before.until_on is not None and before.until_on < turn):
        return Laid(own, tuple(made))
    full = turn
    goes_on = before.until_on is None or before.until_on >= turn + SETTLING
    if part.is_light and goes_on and isinstance(before, Commitment) and before.minutes and before.minutes > 1:
        full = turn + SETTLING
        half = replace(before, minutes=before.minutes // 2)
        made.append(between(half, part.light_id, turn, full - ONE_DAY))
    if begins_inside:
        return Laid(replace(before, from_on=full), tuple(made))
    made.append(between(before, part.back_id, full, before.until_on))
    return Laid(own, tuple(made))


def between(held: Held, ref: str, first: date, last: date | None) -> Held:
    """Give another record like it, for other days."""
    if isinstance(held, Commitment):
        return replace(held, id=CommitmentId(ref), from_on=first, until_on=last, replaces_id=held.id)
    return replace(held, id=AssignmentId(ref), from_on=first, until_on=last)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)
