"""Small records for the worked examples: a day, a person, a role, and facts around them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from suidesk.domain.funding import Grant, GrantStage, Obligation
from suidesk.domain.ids import (
    AbsenceId,
    AssignmentId,
    CommitmentId,
    ContactId,
    FollowUpId,
    GrantId,
    ObligationId,
    ProjectId,
    RoleId,
)
from suidesk.domain.projects import Assignment, Project, Role
from suidesk.domain.reminders import FollowUp
from suidesk.domain.volunteers import Absence, AbsenceKind, Volunteer
from suidesk.domain.workload import Commitment
from suidesk.rules.engine import due
from suidesk.rules.facts import Facts, WeekMinutes
from suidesk.rules.thresholds import Settings

LONDON = ZoneInfo("Europe/London")
TODAY = date(2026, 11, 25)
"""A Wednesday."""
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=LONDON)
MONDAY = date(2026, 11, 23)
HOUR = 60
AISHA, BEN, CARLA = ContactId("aisha"), ContactId("ben"), ContactId("carla")
KITCHEN = ProjectId("kitchen")
NAMES = {AISHA: "Aisha Khan", BEN: "Ben Ode", CARLA: "Carla Ruiz", KITCHEN: "Warm Kitchen", "lottery": "Lottery Fund"}


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


def week(number: int) -> date:
    """The Monday of this week (0), of the last (-1), of the next (1)."""
    return MONDAY + timedelta(weeks=number)


def at(day: date, hour: int = 12, minute: int = 0, zone: ZoneInfo = LONDON) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def said(facts: Facts, now: datetime = NOON, settings: Settings | None = None):
    """What the engine finds due; a fault of any rule fails the test."""
    found = due(facts, now, settings or Settings())
    assert found.faults == ()
    return found.dues


def stages(facts: Facts, now: datetime = NOON, settings: Settings | None = None):
    return [(found.rule, found.stage, found.severity.name) for found in said(facts, now, settings)]


def grant(stage: GrantStage = GrantStage.DRAFTING, **values) -> Grant:
    return Grant(id=GrantId("grant"), title="Winter Fund", stage=stage, funder_id=ContactId("lottery"), **values)


def obligation(kind, due_on: date, **values) -> Obligation:
    return Obligation(id=ObligationId("duty"), grant_id=GrantId("grant"), kind=kind, due_on=due_on, **values)


def owed(one: Obligation, of: Grant) -> Facts:
    return Facts(grants={of.id: of}, obligations=(one,), names=NAMES)


def role(name: str = "cook", *, is_critical: bool = False, **values) -> Role:
    return Role(id=RoleId(name), name=name, is_critical=is_critical, **{"project_id": KITCHEN, **values})


def project(**values) -> Project:
    return Project(id=KITCHEN, name="Warm Kitchen", **values)


def held(name: str, person: str, until_on: date | None, from_on: date = date(2026, 1, 1), **values) -> Assignment:
    """The role that `role(name)` gives, held by a person; `id` tells two holdings of one person apart."""
    ref = AssignmentId(values.pop("id", f"{name}-{person}"))
    return Assignment(
        id=ref, role_id=RoleId(name), person_id=ContactId(person), from_on=from_on, until_on=until_on, **values
    )


def posts(*assignments: Assignment, roles: tuple[Role, ...] | None = None, **values) -> Facts:
    known = roles or (role(),)
    return Facts(
        assignments=assignments,
        roles={one.id: one for one in known},
        projects=values.pop("projects", {KITCHEN: project()}),
        names=NAMES,
        **values,
    )


def promise(person: str, minutes: int, from_on: date, until_on: date | None = None, **values) -> Commitment:
    ref = CommitmentId(values.pop("id", f"promise-{person}"))
    return Commitment(
        id=ref,
        person_id=ContactId(person),
        minutes=minutes,
        from_on=from_on,
        until_on=until_on,
        **{"project_id": KITCHEN, **values},
    )


def volunteer(person: str = AISHA, **values) -> Volunteer:
    return Volunteer(id=ContactId(person), **values)


def leave(person: str, from_on: date, until_on: date | None, kind: AbsenceKind = AbsenceKind.LEAVE) -> Absence:
    return Absence(
        id=AbsenceId(f"leave-{from_on}"), person_id=ContactId(person), kind=kind, from_on=from_on, until_on=until_on
    )


def carrying(capacity: int | None, *promises: Commitment, absences: tuple[Absence, ...] = (), **values) -> Facts:
    one = volunteer(capacity_minutes=capacity, **values)
    return Facts(volunteers={one.id: one}, commitments=promises, absences=absences, names=NAMES)


def hours(*latest_last: float | None, absences: tuple[Absence, ...] = ()) -> Facts:
    """Hours of the weeks before this one, the last of them last week; None is a week without any record."""
    first = -len(latest_last)
    weeks = {
        week(first + number): WeekMinutes(total=round(value * HOUR))
        for number, value in enumerate(latest_last)
        if value is not None
    }
    return Facts(weeks={AISHA: weeks}, absences=absences, names=NAMES)


def follow_up(due_on: date, due_min: int | None = None, **values) -> FollowUp:
    return FollowUp(id=FollowUpId("ring"), text="Ring Carla about the keys", due_on=due_on, due_min=due_min, **values)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def broken(facts, moment, settings):
    """A rule's judgement that fails as soon as it is asked."""
    yield from ()
    raise ZeroDivisionError
