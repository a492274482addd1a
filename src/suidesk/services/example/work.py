"""Makes the projects of one round: their roles, who holds them, and what was promised with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.domain.ids import AssignmentId, CommitmentId, ContactId, ProjectId, RoleId
from suidesk.domain.projects import Assignment, Capacity, Project, Role
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.domain.workload import Commitment, CommitmentState
from suidesk.services.example.outline_projects import LEFT_ROLE, ORDINARY, PROJECTS, STORIES
from suidesk.services.example.phrases import DISTRICTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from suidesk.domain.records import Record
    from suidesk.services.example.contacts import Member
    from suidesk.services.example.ground import Ground
    from suidesk.services.example.outline_projects import ProjectPlan, RolePlan, Story

LEFT = next(slot for slot, story in STORIES.items() if story.status is VolunteerStatus.LEFT)
ONE_DAY = timedelta(days=1)
COORDINATION = "Coordination"
PREPARED = (30, 60)
"""Days for which somebody has helped to prepare what hasn't started."""


@dataclass(frozen=True)
class Turn:
    """A weekly promise with the weekday and minute at which it is usually kept; hours are made from it."""

    promise: Commitment
    slot: int
    weekday: int
    start_min: int


@dataclass(frozen=True)
class Span:
    """The volunteer of a slot, from a day until a day or for good."""

    slot: int
    begun: date
    end: date | None = None


def story_of(slot: int) -> Story:
    """Give what is special about the volunteer of that slot."""
    return STORIES.get(slot, ORDINARY)


class Round:
    """The projects of the outline that its volunteers share; a place with more of both has many rounds."""

    def __init__(self, ground: Ground, number: int, volunteers: Sequence[Member], me: ContactId, days: int) -> None:
        """Begin with the volunteers by slot; `me` leads some of the projects, roles reach `days` back."""
        self._ground = ground
        self._number = number
        self._me = me
        self._days = days
        self.volunteers = volunteers
        self.projects: list[Project] = []
        self.first_roles: list[RoleId] = []
        self.turns: list[Turn] = []

    def records(self, most: int) -> Iterator[Record]:
        """Give at most so many projects with all that belongs to them."""
        for plan in PROJECTS[:most]:
            yield from self._project(plan)
        yield from (turn.promise for turn in self.turns)

    def _project(self, plan: ProjectPlan) -> Iterator[Record]:
        ground = self._ground
        project = Project(
            id=ProjectId(ground.new_id()),
            name=in_district(plan.name, self._number),
            stage=plan.stage,
            lead_id=self._me if plan.is_led_by_user else self.volunteers[plan.roles[0].holder].id,
            starts_on=ground.day(-self._days - ground.between(0, 1_200) if plan.starts_in is None else plan.starts_in),
            summary=plan.summary,
        )
        self.projects.append(project)
        yield project
        for place, role_plan in enumerate(plan.roles):
            role = Role(
                id=RoleId(ground.new_id()),
                name=role_plan.name,
                project_id=project.id,
                is_critical=role_plan.is_critical,
            )
            if place == 0:
                self.first_roles.append(role.id)
            yield role
            yield from self._holders(plan, role_plan, role)
        if plan.is_led_by_user:
            yield from led(ground, project, self._me, self._begun(plan, 100))
        for slot in plan.helpers:
            helps = Span(slot, self._begun(plan, 70))
            self._promise(plan, helps, ground.pick((90, 105, 120, 135)))

    def _holders(self, plan: ProjectPlan, role_plan: RolePlan, role: Role) -> Iterator[Record]:
        ground, story = self._ground, story_of(role_plan.holder)
        begun = self._begun(plan, 100)
        end = ground.day(story.role_ends_in) if story.role_ends_in is not None else None
        spans = [Span(role_plan.holder, begun, end)]
        if role_plan.holder == LEFT_ROLE:
            left = ground.day(story_of(LEFT).leaves_in or 0)
            spans = [Span(LEFT, left - timedelta(days=500), left), Span(role_plan.holder, left + ONE_DAY)]
        if story.successor is not None and end is not None:
            spans.append(Span(story.successor, end + ONE_DAY))
        for span in spans:
            yield self._assignment(role, span)
            self._promise(plan, span, ground.number(role_plan.minutes), role.id)
        if role_plan.deputy is not None:
            yield self._assignment(role, Span(role_plan.deputy, begun), Capacity.DEPUTY)

    def _begun(self, plan: ProjectPlan, least: int) -> date:
        """Give a day at least so long ago; what is only prepared was begun lately."""
        ago = self._ground.between(*PREPARED) if plan.starts_in is not None else self._ground.between(least, self._days)
        return self._ground.day(-ago)

    def _assignment(self, role: Role, span: Span, capacity: Capacity = Capacity.HOLDER) -> Assignment:
        return Assignment(
            id=AssignmentId(self._ground.new_id()),
            role_id=role.id,
            person_id=self.volunteers[span.slot].id,
            capacity=capacity,
            from_on=span.begun,
            until_on=span.end,
        )

    def _promise(self, plan: ProjectPlan, span: Span, minutes: int, role_id: RoleId | None = None) -> None:
        promise = Commitment(
            id=CommitmentId(self._ground.new_id()),
            person_id=self.volunteers[span.slot].id,
            project_id=self.projects[-1].id,
            role_id=role_id,
            minutes=minutes,
            from_on=span.begun,
            until_on=span.end,
        )
        if span.end is not None and span.end < self._ground.today:
            promise = replace(promise, state=CommitmentState.KEPT)
        self.turns.append(Turn(promise, span.slot, plan.weekday, plan.start_min))


def led(ground: Ground, project: Project, by: ContactId, begun: date) -> Iterator[Record]:
    """Give the role in a project of the user who leads it; the others lead with a role of the outline."""
    role = Role(id=RoleId(ground.new_id()), name=COORDINATION, project_id=project.id)
    yield role
    yield Assignment(id=AssignmentId(ground.new_id()), role_id=role.id, person_id=by, from_on=begun)


def in_district(name: str, number: int) -> str:
    """Give the name as it is in the first round, and with the district's name in every other."""
    if number == 0:
        return name
    lap, place = divmod(number, len(DISTRICTS))
    return f"{name} {DISTRICTS[place]}{f' {lap + 1}' if lap else ''}"
