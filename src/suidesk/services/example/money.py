"""Makes grants with what they pay for and their duties, and what the user means to do about people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.domain.funding import Grant, GrantUse, Obligation, UseKind
from suidesk.domain.ids import ContactId, FollowUpId, GrantId, ObligationId
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import FollowUp
from suidesk.services.example.outline_follow_ups import FOLLOW_UPS
from suidesk.services.example.outline_funding import GRANTS
from suidesk.services.example.spending import MINOR, spent_from
from suidesk.services.example.work import in_district

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from suidesk.domain.records import Record
    from suidesk.services.example.grant_plans import DutyPlan, GrantPlan
    from suidesk.services.example.ground import Ground
    from suidesk.services.example.matters import ByDay
    from suidesk.services.example.work import Round


class Funding:
    """The grants of one round of funding, for one round of projects."""

    def __init__(self, ground: Ground, number: int, funders: Sequence[ContactId], work: Round, me: ContactId) -> None:
        """Begin without grants; `me` sees to them."""
        self._ground = ground
        self._number = number
        self._funders = funders
        self._work = work
        self._me = me
        self._shift = ground.between(-9, 9) if number else 0
        self.grants: list[Grant] = []
        self._spent: list[tuple[Grant, int]] = []

    def records(self, most: int) -> Iterator[Record]:
        """Give at most so many grants with all that belongs to them."""
        for plan in GRANTS[:most]:
            grant = self._grant(plan)
            self.grants.append(grant)
            if plan.spent is not None:
                self._spent.append((grant, plan.spent))
            yield grant
            yield from self._uses(grant.id, plan)
            yield from (self._duty(grant.id, duty) for duty in plan.duties)

    def spends(self) -> Iterator[Record]:
        """Give what was spent from these grants until today."""
        for grant, percent in self._spent:
            yield from spent_from(self._ground, grant, percent)

    def _grant(self, plan: GrantPlan) -> Grant:
        ground = self._ground
        decision, payment = plan.weeks or (None, None)
        return Grant(
            id=GrantId(ground.new_id()),
            funder_id=self._funders[(self._number + plan.funder) % len(self._funders)] if self._funders else None,
            title=in_district(plan.title, self._number),
            stage=plan.stage,
            requested_minor=plan.requested * MINOR,
            awarded_minor=None if plan.awarded is None else plan.awarded * MINOR,
            currency=ground.currency,
            is_restricted=plan.is_restricted,
            starts_on=self._day(plan.starts),
            ends_on=self._day(plan.ends),
            owner_id=self._me,
            predecessor_id=None if plan.follows is None else self.grants[plan.follows].id,
            decision_weeks=decision,
            payment_weeks=payment,
        )

    def _day(self, days: int | ByDay | None) -> date | None:
        return None if days is None else self._ground.day(self._ground.number(days) + self._shift)

    def _uses(self, grant_id: GrantId, plan: GrantPlan) -> Iterator[GrantUse]:
        projects, roles = self._work.projects, self._work.first_roles
        for project in {projects[number % len(projects)].id: None for number in plan.projects} if projects else ():
            yield GrantUse.of(grant_id, UseKind.PROJECT, project)
        if plan.post is not None and roles:
            yield GrantUse.of(grant_id, UseKind.ROLE, roles[plan.post % len(roles)])

    def _duty(self, grant_id: GrantId, duty: DutyPlan) -> Obligation:
        ground = self._ground
        return Obligation(
            id=ObligationId(ground.new_id()),
            grant_id=grant_id,
            kind=duty.kind,
            due_on=ground.working_day(ground.number(duty.due) + self._shift),
            owner_id=self._me,
            done_on=None if duty.done is None else ground.working_day(duty.done + self._shift),
        )


def follow_ups(ground: Ground, work: Round, grants: Sequence[Grant], me: ContactId) -> Iterator[FollowUp]:
    """Give what the user wants to do about people, projects and grants of a round."""
    named: dict[str, tuple[Kind, list[tuple[str, str]]]] = {
        "volunteer": (Kind.CONTACT, [(one.id, one.name) for one in work.volunteers]),
        "project": (Kind.PROJECT, [(one.id, one.name) for one in work.projects]),
        "grant": (Kind.GRANT, [(one.id, one.title) for one in grants]),
    }
    for plan in FOLLOW_UPS:
        kind, subjects = named[plan.about]
        if not subjects:
            continue
        ref, name = subjects[plan.number % len(subjects)]
        yield FollowUp(
            id=FollowUpId(ground.new_id()),
            kind=kind,
            ref_id=ref,
            text=plan.text.format(name),
            due_on=ground.day(plan.due),
            due_min=plan.due_min,
            owner_id=me,
            done_on=None if plan.done is None else ground.day(plan.done),
        )
