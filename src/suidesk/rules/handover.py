"""Reminders that somebody stops and nobody follows: a role's holder, or a volunteer who is leaving."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from types import MappingProxyType

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment, Capacity
from suidesk.domain.reminders import Severity
from suidesk.domain.volunteers import Volunteer, VolunteerStatus
from suidesk.domain.workload import Commitment
from suidesk.rules.due import Ahead, Due, Evidence, Json, next_step, stage_on
from suidesk.rules.facts import Facts, grouped
from suidesk.rules.moments import Moment
from suidesk.rules.rule import Rule
from suidesk.rules.succession import Succession, is_open_weekly, runs_on
from suidesk.rules.thresholds import ENDING, TELL_FROM, VACANT_FOR, Settings

ASSIGNMENT_ENDING = "handover.assignment_ending"
VOLUNTEER_LEAVING = "handover.volunteer_leaving"
ONE_DAY = timedelta(days=1)
WITH_LEAVING = timedelta(days=14)
"""A role that ends so shortly before its holder leaves, or later, ends because of that."""
NO_DAY_KNOWN = "left"
"""The occurrence of a volunteer who has left on a day that nobody noted."""

_CALM, _AMBER, _RED = Severity.CALM, Severity.AMBER, Severity.RED
SEVERITIES: Mapping[bool, tuple[Severity, ...]] = MappingProxyType(
    {
        False: (_CALM, _CALM, _AMBER, _AMBER, _AMBER),
        True: (_AMBER, _AMBER, _RED, _RED, _RED),
    }
)
"""How much each stage presses, by whether a critical role is at stake."""


def assignments_ending(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due | Ahead]:
    """Say each holder's assignment that ends soon, or has ended lately, with nobody to follow."""
    succession = Succession.of(facts)
    steps = settings.values(ENDING)
    for assignment in facts.assignments:
        end = assignment.until_on
        # What rests while its holder pauses was planned so, and comes back with them.
        if end is None or assignment.capacity is not Capacity.HOLDER or assignment.id in facts.resting:
            continue
        if moment.days_until(end) < -settings.value(VACANT_FOR) or _is_followed(succession, assignment, end, moment):
            continue
        # Its steps are told by the handover that has it; what ends because its holder leaves, together with all else.
        if facts.cover.hands_over(assignment.person_id, assignment.role_id):
            continue
        if facts.cover.running_of(assignment.person_id) is None and _ends_with_leaving(facts, assignment):
            continue
        yield from _stages(moment, settings, end, steps, partial(_ending, succession, assignment))


def _ends_with_leaving(facts: Facts, held: Assignment) -> bool:
    """Tell whether a role's last day is that of a volunteer who leaves or has left, or lies little before it."""
    volunteer = facts.volunteers.get(held.person_id)
    if volunteer is None or held.until_on is None:
        return False
    if volunteer.left_on is None:
        return volunteer.status is VolunteerStatus.LEFT
    return held.until_on >= volunteer.left_on - WITH_LEAVING


def _stages(
    moment: Moment, settings: Settings, day: date, steps: tuple[int, ...], make: Callable[[int], Due]
) -> Iterator[Due | Ahead]:
    """Say the stage that has come, and the next one ahead."""
    stage = stage_on(moment.days_until(day), steps)
    if stage is not None:
        yield make(stage)
    turn = next_step(day, moment.day, steps)
    if turn is not None:
        then = stage_on((day - turn).days, steps) or 0
        yield Ahead(at=moment.instant(turn, settings.value(TELL_FROM)), on=turn, due=make(then))


def _is_followed(succession: Succession, assignment: Assignment, end: date, moment: Moment) -> bool:
    """Tell whether the day after the end is covered or needs no cover; once ended, today counts as well."""
    after = end + ONE_DAY
    days = (after, max(after, moment.day))
    return any(succession.has_successor(assignment, day) or not succession.is_wanted(assignment, day) for day in days)


def _ending(succession: Succession, assignment: Assignment, stage: int) -> Due:
    facts, end = succession.facts, assignment.until_on or assignment.from_on
    role = facts.roles[assignment.role_id]
    later = [other for other in succession.others(assignment) if other.from_on > end]
    following = min(later, key=lambda other: (other.from_on, other.id), default=None)
    place = role.project_id or role.organisation_id or ""
    return Due(
        rule=ASSIGNMENT_ENDING,
        subject_kind=Kind.ASSIGNMENT,
        subject_id=assignment.id,
        occurrence=end.isoformat(),
        due_on=end,
        stage=stage,
        severity=SEVERITIES[role.is_critical][stage],
        evidence={
            "person": facts.name(assignment.person_id),
            "role": role.name,
            "place": facts.name(place),
            "is_critical": role.is_critical,
            "day": end.isoformat(),
            "since": assignment.from_on.isoformat(),
            "next_person": facts.name(following.person_id) if following else "",
            "next_from": following.from_on.isoformat() if following else None,
            "opens": _page_of(role.project_id, role.organisation_id),
            "about": [assignment.person_id, role.id, *([place] if place else [])],
        },
    )


def _page_of(project_id: str | None, organisation_id: str | None) -> Json:
    return [Kind.PROJECT.value, project_id] if project_id else [Kind.CONTACT.value, organisation_id or ""]


def volunteers_leaving(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due | Ahead]:
    """Say each volunteer who leaves, or has left, and still holds what nobody has taken over."""
    succession = Succession.of(facts)
    steps = settings.values(ENDING)
    assignments = grouped(facts.assignments, lambda found: found.person_id)
    commitments = grouped(facts.commitments, lambda found: found.person_id)
    for person_id, volunteer in facts.volunteers.items():
        if volunteer.left_on is None and volunteer.status is not VolunteerStatus.LEFT:
            continue
        if facts.cover.running_of(person_id) is not None:
            continue
        first = max(volunteer.left_on + ONE_DAY, moment.day) if volunteer.left_on else moment.day
        vacant_for = settings.value(VACANT_FOR)
        roles = [
            held
            for held in assignments.get(person_id, ())
            if _is_left_over(succession, held, first) or _is_open(succession, held, moment, vacant_for)
        ]
        promises = [made for made in commitments.get(person_id, ()) if _is_promised(succession, made, first)]
        if roles or promises:
            loss = _loss(facts, person_id, volunteer, roles, promises)
            leaving_on = volunteer.left_on or moment.day
            yield from _stages(moment, settings, leaving_on, steps, partial(_leaving, volunteer, loss))


def _is_left_over(succession: Succession, held: Assignment, first: date) -> bool:
    """Tell whether a role stays with somebody who is gone from `first` on, and nobody else has it."""
    if held.capacity is not Capacity.HOLDER or not runs_on(held.until_on, first):
        return False
    day = max(first, held.from_on)
    return succession.is_wanted(held, day) and not succession.has_other_person(held, day)


def _is_open(succession: Succession, held: Assignment, moment: Moment, vacant_for: int) -> bool:
    """Tell whether a role ends with the leaving, or has lately, and nobody follows in it."""
    end = held.until_on
    if end is None or held.capacity is not Capacity.HOLDER or not _ends_with_leaving(succession.facts, held):
        return False
    return moment.days_until(end) >= -vacant_for and not _is_followed(succession, held, end, moment)


def _is_promised(succession: Succession, made: Commitment, first: date) -> bool:
    """Tell whether a weekly promise goes on after its person has gone, and nobody has taken it over."""
    if not is_open_weekly(made) or not runs_on(made.until_on, first):
        return False
    return not succession.is_taken_over(made, max(first, made.from_on or first))


def _loss(
    facts: Facts, person_id: ContactId, volunteer: Volunteer, roles: list[Assignment], promises: list[Commitment]
) -> Evidence:
    posts = [facts.roles[held.role_id] for held in roles]
    places = [post.project_id or post.organisation_id for post in posts]
    projects = [made.project_id for made in promises]
    return {
        "person": facts.name(person_id),
        "day": volunteer.left_on.isoformat() if volunteer.left_on else None,
        "is_critical": any(post.is_critical for post in posts),
        "roles": [
            {"name": post.name, "place": facts.name(place), "is_critical": post.is_critical}
            for post, place in sorted(
                zip(posts, places, strict=True), key=lambda pair: (not pair[0].is_critical, pair[0].name)
            )
        ],
        "promises": [
            {"place": facts.name(made.project_id), "title": made.title, "minutes": made.minutes or 0}
            for made in sorted(promises, key=lambda made: (-(made.minutes or 0), made.id))
        ],
        "minutes": sum(made.minutes or 0 for made in promises),
        "opens": [Kind.CONTACT.value, person_id],
        "about": [person_id, *sorted({found for found in (*places, *projects) if found})],
    }


def _leaving(volunteer: Volunteer, evidence: Evidence, stage: int) -> Due:
    return Due(
        rule=VOLUNTEER_LEAVING,
        subject_kind=Kind.CONTACT,
        subject_id=volunteer.id,
        occurrence=volunteer.left_on.isoformat() if volunteer.left_on else NO_DAY_KNOWN,
        due_on=volunteer.left_on,
        stage=stage,
        severity=SEVERITIES[bool(evidence["is_critical"])][stage],
        evidence=evidence,
    )


RULES = (
    Rule(ASSIGNMENT_ENDING, (*ENDING, VACANT_FOR), assignments_ending),
    Rule(VOLUNTEER_LEAVING, (*ENDING, VACANT_FOR), volunteers_leaving),
)
