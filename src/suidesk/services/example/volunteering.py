"""Makes volunteering profiles whose capacity fits what was promised, and the times when people are away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.domain.ids import AbsenceId, ContactId
from suidesk.domain.volunteers import Absence, AbsenceKind, Volunteer, VolunteerStatus
from suidesk.services.example.outline_projects import ORDINARY
from suidesk.services.example.work import story_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.domain.workload import Commitment
    from suidesk.services.example.contacts import Member
    from suidesk.services.example.ground import Ground
    from suidesk.services.example.outline_projects import Story

AWAY_NOW, HAS_PAUSED = 20, 23
"""Volunteers who are on leave today, and who paused for two months some time ago."""
JULY, AUGUST = 7, 8
HALF_HOUR = 30
HALF_A_YEAR = 182
ALL = 100
"""Per cent of what somebody can give."""


def profile(ground: Ground, member: Member, slot: int, promises: Sequence[Commitment]) -> Volunteer:
    """Give the profile of a volunteer who made these promises; nobody promised before they started."""
    story = story_of(slot)
    promised = sum(promise.weekly_minutes(ground.today) for promise in promises)
    lately = ground.day(-3 if story.leaves_in is None else story.leaves_in - HALF_A_YEAR)
    first = min((promise.from_on for promise in promises if promise.from_on), default=lately)
    return Volunteer(
        id=member.id,
        status=story.status,
        capacity_minutes=None if story.status is VolunteerStatus.ENQUIRING else _capacity(ground, story, promised),
        started_on=first - timedelta(days=ground.between(0, 40)),
        left_on=ground.day(story.leaves_in) if story.leaves_in is not None else None,
    )


def _capacity(ground: Ground, story: Story, promised: int) -> int:
    """Give a capacity in minutes; rounded up where all is well, and down where it is too much already."""
    if story.load is not None and story.load > ALL:
        return promised * ALL // story.load // 5 * 5
    load = story.load or ground.between(50, 95)
    return max(2 * HALF_HOUR, -(-promised * ALL // load // HALF_HOUR) * HALF_HOUR)


def absences(ground: Ground, ref: ContactId, slot: int) -> list[Absence]:
    """Give a volunteer's leave and pauses, behind and ahead; whose matters need attention is here."""
    story = story_of(slot)
    if story.status is VolunteerStatus.PAUSED:
        return [_absence(ground, ref, AbsenceKind.PAUSE, -38, None)]
    if slot == AWAY_NOW:
        return [_absence(ground, ref, AbsenceKind.LEAVE, -5, 6)]
    if slot == HAS_PAUSED:
        return [_absence(ground, ref, AbsenceKind.PAUSE, -160, -101)]
    if story is not ORDINARY:
        return []
    found = []
    if ground.happens(40):
        found.append(summer_leave(ground, ref, ground.between(7, 20)))
    if ground.happens(12):
        first = ground.between(8, 50)
        found.append(_absence(ground, ref, AbsenceKind.LEAVE, first, first + ground.between(4, 13)))
    return found


def summer_leave(ground: Ground, ref: ContactId, days: int) -> Absence:
    """Give leave of so many days in the July or August before today."""
    year = ground.today.year if ground.today.month > AUGUST else ground.today.year - 1
    first = date(year, JULY, 1) + timedelta(days=ground.between(0, 40))
    return Absence(
        id=AbsenceId(ground.new_id()),
        person_id=ref,
        kind=AbsenceKind.LEAVE,
        from_on=first,
        until_on=first + timedelta(days=days),
    )


def _absence(ground: Ground, ref: ContactId, kind: AbsenceKind, first: int, last: int | None) -> Absence:
    return Absence(
        id=AbsenceId(ground.new_id()),
        person_id=ref,
        kind=kind,
        from_on=ground.day(first),
        until_on=None if last is None else ground.day(last),
    )
