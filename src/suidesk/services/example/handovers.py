"""Makes the handovers of the example neighbourhood, and what in it hangs on one person alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.handovers import Handover, HandoverItem, HandoverState, ItemKind, steps_of
from suidesk.domain.ids import AssignmentId, CommitmentId, ContactId, HandoverId, HandoverItemId, RoleId
from suidesk.domain.projects import Assignment, Capacity, Role
from suidesk.domain.workload import Commitment
from suidesk.services.example.outline_handovers import (
    DEPUTIES,
    HANDOVERS,
    PROMISED,
    SECOND_POST,
    HandoverPlan,
)
from suidesk.services.example.work import story_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from suidesk.domain.assets import Holding
    from suidesk.domain.records import Record
    from suidesk.services.example.ground import Ground
    from suidesk.services.example.work import Round, Turn

SINCE: Final = 260
"""Days ago on which deputies and second posts began."""


class Handovers:
    """The handovers of the first round of projects; a larger place has no more of them."""

    def __init__(self, ground: Ground, work: Round, me: ContactId, holdings: Sequence[Holding]) -> None:
        """Begin with the round whose volunteers leave; `me` is the user, `holdings` what everybody holds for others."""
        self._ground, self._work, self._me, self._holdings = ground, work, me, holdings
        self._roles = {turn.slot: turn.promise.role_id for turn in work.turns if turn.promise.role_id}

    def records(self) -> Iterator[Record]:
        """Give the handovers, then deputies, a second post, and a promise of the user."""
        for plan in HANDOVERS:
            if (plan.leaver if plan.role_of is None else plan.role_of) in self._roles:
                yield from self._handover(plan)
        yield from self._cover()

    def _handover(self, plan: HandoverPlan) -> Iterator[Record]:
        ground = self._ground
        last = ground.day(story_of(plan.leaver).leaves_in or 0)
        handover = Handover(
            id=HandoverId(ground.new_id()),
            leaver_id=self._person(plan.leaver),
            leaving_on=last,
            state=plan.state,
        )
        yield handover
        yield from self._steps(handover, plan)
        for topic, text in plan.notes.items():
            yield self._item(handover, ItemKind.NOTE, topic=topic, text=text)
        done_on = last if plan.state is HandoverState.FINISHED else None
        role = self._roles[plan.leaver if plan.role_of is None else plan.role_of]
        successor = self._person(plan.successor) if plan.successor is not None else None
        yield self._item(handover, ItemKind.ROLE, ref_id=role, successor_id=successor, due_on=last, done_on=done_on)
        for turn in self._promises(plan, last):
            yield self._item(handover, ItemKind.COMMITMENT, ref_id=turn.promise.id, due_on=last)
        for holding in self._holdings:
            if holding.holder_id == handover.leaver_id:
                yield self._item(handover, ItemKind.HOLDING, ref_id=holding.id, due_on=last)

    def _steps(self, handover: Handover, plan: HandoverPlan) -> Iterator[HandoverItem]:
        """Give the steps as they were planned some weeks ago; those of `done` were ticked off on their day."""
        planned = self._ground.day(-plan.planned_ago)
        for topic, due_on in steps_of(handover.leaving_on, planned).items():
            is_done = plan.state is HandoverState.FINISHED or topic in plan.done
            day = min(due_on, self._ground.today) if is_done else None
            yield self._item(handover, ItemKind.STEP, topic=topic, due_on=due_on, done_on=day)

    def _promises(self, plan: HandoverPlan, last: date) -> Iterator[Turn]:
        """Give the promises that a leaver still has by then; those of a finished handover went over long ago."""
        for turn in self._work.turns:
            until = turn.promise.until_on
            is_left = until is None or until > last
            if turn.slot == plan.leaver and is_left and plan.state is not HandoverState.FINISHED:
                yield turn

    def _item(self, handover: Handover, kind: ItemKind, **values: Any) -> HandoverItem:
        return HandoverItem(id=HandoverItemId(self._ground.new_id()), handover_id=handover.id, kind=kind, **values)

    def _cover(self) -> Iterator[Record]:
        ground, projects = self._ground, self._work.projects
        for holder, deputy in DEPUTIES:
            if holder in self._roles:
                yield self._assignment(self._roles[holder], deputy, Capacity.DEPUTY)
        place, name, holder = SECOND_POST
        if place < len(projects):
            post = Role(id=RoleId(ground.new_id()), name=name, project_id=projects[place].id, is_critical=True)
            yield post
            yield self._assignment(post.id, holder, Capacity.HOLDER)
        place, title, minutes = PROMISED
        if place < len(projects):
            yield Commitment(
                id=CommitmentId(ground.new_id()),
                person_id=self._me,
                project_id=projects[place].id,
                title=title,
                minutes=minutes,
                from_on=ground.today - timedelta(days=SINCE),
            )

    def _assignment(self, role_id: RoleId | None, slot: int, capacity: Capacity) -> Assignment:
        return Assignment(
            id=AssignmentId(self._ground.new_id()),
            role_id=RoleId(role_id or ""),
            person_id=self._person(slot),
            capacity=capacity,
            from_on=self._ground.day(-SINCE),
        )

    def _person(self, slot: int) -> ContactId:
        return self._work.volunteers[slot].id
