"""The form of the plan back from an application's deadline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.commands.back_plan import PlanBack
from suidesk.desktop.funding.back_plan_room import RoomView
from suidesk.desktop.funding.back_plan_steps import StepFields
from suidesk.desktop.kit.amount_fields import MinutesField
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.queries.back_plan import BackPlanProposed
from suidesk.rules.back_plan import Step, on_weekday
from suidesk.wording.back_plan import source_text, step_text
from suidesk.wording.formats import day_in_words, due_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.queries.back_plan import PlanOf, Proposal, StepRow
    from suidesk.queries.writing_room import WithRoom
    from suidesk.rules.back_plan import PlannedStep


class BackPlanForm(FormDialog):
    """Plans the steps before a deadline, weighed while they are changed against what their writer has promised."""

    def __init__(self, host: Host, parent: QWidget, plan: PlanOf) -> None:
        """Be about that plan, as it stands or else as it is proposed."""
        title = translate("BackPlan", "Plan back from the deadline")
        super().__init__(host.theme, title, translate("BackPlan", "Save plan"), parent, width=620)
        self._host, self._plan, self._asked = host, plan, 0
        self._today = host.now().date()
        self.add_note(PlainLabel(self._about(), wrap=True))
        self.add_section(translate("BackPlan", "Steps"), source_text(plan.days))
        rows = {row.step: row for row in plan.steps}
        proposed = {one.step: one for one in plan.proposed}
        self.steps = {step: self._add_step(step, rows.get(step), proposed.get(step)) for step in Step}
        self.add_section(translate("BackPlan", "Room for writing"))
        self.minutes = MinutesField(
            host.theme,
            translate("BackPlan", "Hours that writing takes"),
            hint=translate("BackPlan", "Optional: they are weighed against what is left of those weeks."),
        )
        self.minutes.changed.connect(self.weigh)
        self.add("minutes", self.minutes)
        self.room = RoomView(host.theme, self._start_on, self._give_to)
        self.add_note(self.room)
        if plan.open_steps:
            drop = translate("BackPlan", "Remove plan")
            self.add_other(Button(host.theme, drop, self._drop, kind="danger", icon="trash-2"))
        else:
            self.cancel.set_text(translate("BackPlan", "No plan"))
        self.submitted.connect(self._save)
        self.weigh()

    def _about(self) -> str:
        due_on = self._plan.obligation.due_on
        pattern = translate("BackPlan", "{0}: the application is due on {1} ({2}).")
        return pattern.format(self._plan.grant.title, day_in_words(due_on), due_in_words(due_on, self._today))

    def _add_step(self, step: Step, row: StepRow | None, proposed: PlannedStep | None) -> StepFields:
        """Show an open step as it is; of a plan that stands, what it leaves out or has done stays out."""
        old = row.follow_up if row else None
        is_open = old is not None and old.done_on is None
        first = min(self._today, old.due_on) if old is not None and is_open else self._today
        search = picking(self._host.bridge, self, Kind.CONTACT, contact_kind="person")
        fields = StepFields(
            self, self._host.theme, step, first=first, today=self._today, search=search, changed=self.weigh
        )
        day = old.due_on if old is not None and is_open else None
        if proposed is not None and not self._plan.steps:
            day = proposed.due_on
        ref = old.owner_id if old is not None else self._plan.owner_id
        name = self._plan.names.get(ref or "")
        owner = Found(ref, name) if ref and name else None
        fields.show(day, owner, done_on=old.done_on if old else None)
        return fields

    def planned(self) -> tuple[PlannedStep, ...]:
        """Give the steps as they are typed; those without a day are left out."""
        minutes = self.minutes.value()
        texts = {Step.WRITE: step_text(Step.WRITE, minutes) if minutes else ""}
        found = (fields.value(texts.get(step, "")) for step, fields in self.steps.items())
        return tuple(one for one in found if one is not None)

    def weigh(self) -> None:
        """Ask how the plan as it is typed fits what its people have promised."""
        self._asked += 1
        asked, steps = self._asked, self.planned()
        if not steps:
            self.room.hide()
            return
        query = BackPlanProposed(
            now=self._host.now(),
            due_on=self._plan.obligation.due_on,
            grant_id=self._plan.grant.id,
            minutes=self.minutes.value(),
            steps=steps,
        )
        self._host.bridge.fetch(query, partial(self._weighed, asked), owner=self)

    def _weighed(self, asked: int, found: Proposal) -> None:
        if asked != self._asked:
            return
        self.room.show_plan(found, self.minutes.value(), self._begin(found))
        if self.isVisible():
            self.grow()

    def _begin(self, found: Proposal) -> date | None:
        """Give the day on which writing would begin with the earlier weeks."""
        if found.writer is None or not found.writer.earlier:
            return None
        monday = found.writer.earlier[0].monday
        return on_weekday(max(self._today, monday), self._today, self._plan.obligation.due_on)

    def _start_on(self, day: date) -> None:
        self.steps[Step.WRITE].day.set_value(day)
        self.weigh()

    def _give_to(self, one: WithRoom) -> None:
        self.steps[Step.WRITE].owner.set_value(Found(one.id, one.name))
        self.weigh()

    def _drop(self) -> None:
        save(self._host.bridge, self, PlanBack(obligation_id=self._plan.obligation.id, steps=()))

    def _save(self) -> None:
        save(self._host.bridge, self, PlanBack(obligation_id=self._plan.obligation.id, steps=self.planned()))
