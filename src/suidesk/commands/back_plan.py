"""Changes to the plan back from an application's deadline: its steps are follow-ups about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from suidesk.commands.follow_ups import complete
from suidesk.commands.volunteers import person
from suidesk.domain.errors import Invalid
from suidesk.domain.funding import OVER, Grant, Obligation, ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import FollowUp
from suidesk.rules.back_plan import PlannedStep, Step, moved, step_id
from suidesk.rules.funding import is_still_owed
from suidesk.wording.back_plan import step_text

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class PlanBack:
    """Plan the steps before an application's deadline; open steps of an earlier plan that aren't given go.

    Steps that were done stay as they are unless they are given again. No steps at all: no plan.
    """

    obligation_id: str
    steps: tuple[PlannedStep, ...]

    def apply(self, tx: Tx) -> int:
        """Write the steps as follow-ups and give how many; raises not_an_application and what `_require` says."""
        obligation = tx.get(Obligation, self.obligation_id)
        if obligation.kind is not ObligationKind.APPLICATION:
            raise Invalid("not_an_application", field="obligation_id")
        grant = tx.get(Grant, obligation.grant_id)
        before = steps_of(tx, obligation.id)
        self._require(tx, obligation, before)
        for step, old in before.items():
            if old.done_on is None and step not in {one.step for one in self.steps}:
                tx.delete(old)
        usual = obligation.owner_id or grant.owner_id or tx.desk().me_id
        for one in self.steps:
            tx.put(_follow_up(obligation, one, before.get(one.step), usual))
        tx.say(name=grant.title, count=len(self.steps))
        return len(self.steps)

    def _require(self, tx: Tx, obligation: Obligation, before: dict[Step, FollowUp]) -> None:
        """Refuse a step that is given twice, that lies after the deadline, or that is set on a day that is past."""
        if len({one.step for one in self.steps}) < len(self.steps):
            raise Invalid("step_twice", field="steps")
        for one in self.steps:
            old = before.get(one.step)
            if one.due_on > obligation.due_on:
                raise Invalid("after_deadline", field=one.step.value, start=one.due_on, end=obligation.due_on)
            if one.due_on < tx.today and (old is None or old.due_on != one.due_on):
                raise Invalid("before_today", field=one.step.value, start=one.due_on)
            if one.owner_id is not None:
                person(tx, one.owner_id, f"{one.step.value}_owner")


def steps_of(tx: Tx, obligation_id: str) -> dict[Step, FollowUp]:
    """Give the steps that are planned for a deadline, done ones too, in their order."""
    found = ((step, tx.find(FollowUp, step_id(obligation_id, step))) for step in Step)
    return {step: one for step, one in found if one is not None}


def follow_deadline(tx: Tx, before: Obligation, after: Obligation, *, is_moving: bool) -> None:
    """Let the open steps follow a changed deadline: done with it, gone where it is none, moved where that is asked."""
    planned = {step: one for step, one in steps_of(tx, after.id).items() if one.done_on is None}
    if after.kind is not ObligationKind.APPLICATION:
        for one in planned.values():
            tx.delete(one)
    elif after.done_on is not None:
        _complete(tx, planned)
    elif is_moving and after.due_on != before.due_on:
        for one in planned.values():
            day = moved(one.due_on, after.due_on - before.due_on, tx.today, after.due_on)
            tx.put(replace(one, due_on=day))


def end_plans(tx: Tx, grant: Grant) -> None:
    """End the open steps of a grant's deadlines that its stage makes nobody owe: done, or gone where it is over."""
    for obligation in tx.where(Obligation, grant_id=grant.id, kind=ObligationKind.APPLICATION.value):
        if is_still_owed(obligation, grant):
            continue
        planned = {step: one for step, one in steps_of(tx, obligation.id).items() if one.done_on is None}
        if grant.stage not in OVER:
            _complete(tx, planned)
            continue
        for one in planned.values():
            tx.delete(one)


def drop_plan(tx: Tx, obligation_id: str) -> None:
    """Remove every step, as when the deadline itself is removed."""
    for one in steps_of(tx, obligation_id).values():
        tx.delete(one)


def _complete(tx: Tx, planned: dict[Step, FollowUp]) -> None:
    for one in planned.values():
        complete(tx, one)


def _follow_up(obligation: Obligation, one: PlannedStep, old: FollowUp | None, usual: str | None) -> FollowUp:
    values = {
        "kind": Kind.OBLIGATION,
        "ref_id": obligation.id,
        "due_on": one.due_on,
        "owner_id": one.owner_id or usual,
        "text": one.text or (old.text if old else step_text(one.step)),
        "done_on": None,
    }
    if old is not None:
        return replace(old, **values)  # type: ignore[arg-type]
    return FollowUp(id=step_id(obligation.id, one.step), **values)  # type: ignore[arg-type]
