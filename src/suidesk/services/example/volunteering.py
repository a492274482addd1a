"""Makes volunteering profiles whose capacity fits what was promised; when people can help, are away, were asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.domain.ids import AbsenceId, AvailabilityId, CheckId, ContactId, InteractionId
from suidesk.domain.interactions import Interaction, Participant
from suidesk.domain.people import Tag
from suidesk.domain.volunteers import (
    Absence,
    AbsenceKind,
    Availability,
    CheckKind,
    CheckSeen,
    Slot,
    Volunteer,
    VolunteerSkill,
    VolunteerStatus,
    merged,
)
from suidesk.services.example import phrases
from suidesk.services.example.matters import ByDay, Matter
from suidesk.services.example.outline_projects import ORDINARY, PROJECTS, VOLUNTEERS
from suidesk.services.example.work import story_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from suidesk.domain.records import Record
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
HOUR = 60
EVENING = (18 * HOUR, 21 * HOUR)
SCHEMES = {"GBP": "DBS", "EUR": "VOG", "DKK": "børneattest"}
REVIEWS = {19: ByDay(Matter.CHECK, 24, -6)}
"""Volunteers whose check is soon to be reviewed, or should have been, in days from today."""
THREE_YEARS = 3 * 365
TWO_YEARS = 2 * 365
SKILLED = {
    "Sewing table": ("sewing",),
    "Electronics table": ("electronics",),
    "Driver": ("driving", "van"),
    "Treasurer": ("accounts", "spreadsheets"),
    "Cook": ("cooking", "first aid"),
    "Kitchen lead": ("cooking", "first aid"),
    "Keyholder": ("keyholder",),
    "Garden lead": ("gardening",),
    "Bicycle mechanic": ("bicycle repair",),
    "Matchmaker": ("interpreting",),
    "List of interpreters": ("interpreting",),
    "Letters and forms": ("spreadsheets",),
    "Children's corner": ("childcare",),
    "Something to eat": ("cooking",),
    "Music and light": ("music", "electronics"),
}
"""What people can do who have these roles."""
ASKS = {
    1: (-9, -31, -52),
    5: (-20,),
    10: (-3, -17),
    13: (-140,),
    21: (-45,),
    28: (-6, -13, -27, -61),
    29: (-2, -16, -34, -48),
    31: (-210,),
    33: (-26,),
    42: (-18, -75),
    44: (-4, -12, -30),
    48: (-39,),
    52: (-66,),
}
"""On which days, from today, volunteers were asked to help."""


def profile(ground: Ground, member: Member, slot: int, promises: Sequence[Commitment]) -> Volunteer:
    """Give the profile of a volunteer who made these promises; nobody promised before they started."""
    story = story_of(slot)
    promised = sum(promise.weekly_minutes(ground.today) for promise in promises)
    lately = ground.day(-3 if story.leaves_in is None else ground.number(story.leaves_in) - HALF_A_YEAR)
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
    load = ground.between(50, 95) if story.load is None else ground.number(story.load)
    if load > ALL:
        return promised * ALL // load // 5 * 5
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


def readiness(ground: Ground, members: Sequence[Member], user_id: ContactId) -> Iterator[Record]:
    """Give what volunteers can do, when they usually can, what was seen of them, and when they were asked."""
    for number, member in enumerate(members):
        slot = number % VOLUNTEERS
        for word in dict.fromkeys(_skills(ground, slot)):
            yield VolunteerSkill.of(member.id, Tag.of(word).id)
        yield from _week(ground, member.id, slot)
        yield from _checks(ground, member.id, slot, user_id)
        yield from _asks(ground, member.id, slot, user_id)


def _skills(ground: Ground, slot: int) -> tuple[str, ...]:
    own = (
        word for plan in PROJECTS for role in plan.roles if role.holder == slot for word in SKILLED.get(role.name, ())
    )
    return (*own, *ground.some(phrases.SKILLS, 2))


def _week(ground: Ground, ref: ContactId, slot: int) -> Iterator[Availability]:
    """Give the hours around what somebody does already, and an evening or two; of one in six nothing is known."""
    if story_of(slot).status is VolunteerStatus.ENQUIRING or ground.happens(16):
        return
    slots = [
        Slot(plan.weekday, max(7 * HOUR, plan.start_min - HOUR), min(22 * HOUR, plan.start_min + 4 * HOUR))
        for plan in PROJECTS
        if slot in (*(role.holder for role in plan.roles), *plan.helpers)
    ]
    slots += [Slot(ground.between(0, 4), *EVENING) for _ in range(ground.between(0, 2))]
    slots += [Slot(ground.between(5, 6), 10 * HOUR, 14 * HOUR)] if ground.happens(40) else []
    for one in merged(slots):
        made = AvailabilityId(ground.new_id())
        yield Availability(id=made, person_id=ref, weekday=one.weekday, from_min=one.from_min, to_min=one.to_min)


def _checks(ground: Ground, ref: ContactId, slot: int, user_id: ContactId) -> Iterator[CheckSeen]:
    """Give a background check to every second volunteer, reviewed every three years, and some first aid."""
    status = story_of(slot).status
    made = CheckSeen(id=CheckId(""), person_id=ref, scheme="", seen_on=ground.today, seen_by_id=user_id)
    if status in (VolunteerStatus.ACTIVE, VolunteerStatus.PAUSED) and (slot in REVIEWS or slot % 2 == 0):
        ago = THREE_YEARS - ground.number(REVIEWS[slot]) if slot in REVIEWS else ground.between(60, 900)
        background = replace(made, scheme=SCHEMES.get(ground.currency, "DBS"))
        yield _seen(ground, background, ago, THREE_YEARS)
    if status is VolunteerStatus.ACTIVE and slot % 7 == 1:
        first_aid = replace(made, kind=CheckKind.TRAINING, scheme="First aid")
        yield _seen(ground, first_aid, ground.between(30, 500), TWO_YEARS)


def _seen(ground: Ground, check: CheckSeen, ago: int, lasts: int) -> CheckSeen:
    """Give the check as one that was seen so many days ago and lasts so many days."""
    seen, review = ground.day(-ago), ground.day(lasts - ago)
    return replace(check, id=CheckId(ground.new_id()), seen_on=seen, review_on=review)


def _asks(ground: Ground, ref: ContactId, slot: int, user_id: ContactId) -> Iterator[Record]:
    for days in ASKS.get(slot, ()):
        made = InteractionId(ground.new_id())
        yield Interaction(id=made, day=ground.day(days), summary=ground.pick(phrases.ASKS), by_id=user_id, is_ask=True)
        yield Participant.of(made, ref)
