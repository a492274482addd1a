"""The form of one date of a grant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.funding import AddObligation, ChangeObligation
from suidesk.desktop.funding.back_plan_opening import propose_plan
from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.shown_fields import show_fields
from suidesk.desktop.records import save
from suidesk.domain.funding import BEFORE_APPLYING, ObligationKind
from suidesk.queries.back_plan import BackPlan
from suidesk.wording.back_plan import moves_text
from suidesk.wording.funding import duty_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.domain.funding import Grant, Obligation


class DutyForm(FormDialog):
    """Adds a date to a grant, or changes one."""

    def __init__(self, host: Host, parent: QWidget, grant: Grant, duty: Obligation | None = None) -> None:
        """Be the form of `duty`, or of a new date of `grant`."""
        title = translate("Funding", "Change the date") if duty else translate("Funding", "Add a date")
        super().__init__(host.theme, title, translate("Funding", "Save date"), parent)
        self._host, self._parent, self._grant, self._duty = host, parent, grant, duty
        self.kind = ChoiceField(
            host.theme, translate("Funding", "What is due"), [(kind, duty_text(kind)) for kind in ObligationKind]
        )
        self.due_on = DateField(
            host.theme,
            translate("Funding", "By"),
            host.now().date(),
            hint=translate("Funding", "As the funder's letter says; suidesk never guesses a date."),
            is_required=True,
        )
        self.moves = CheckField(host.theme, translate("BackPlan", "Move the plan as well"))
        self.add("kind", self.kind)
        self.add("due_on", self.due_on, is_beside=True)
        self.add("moves_plan", self.moves)
        if duty is not None:
            self.kind.set_value(duty.kind)
            self.due_on.set_value(duty.due_on)
        else:
            is_early = grant.stage in BEFORE_APPLYING
            self.kind.set_value(ObligationKind.APPLICATION if is_early else ObligationKind.REPORT)
        self._steps = self._planned()
        self.moves.set_value(True)
        self.kind.changed.connect(self._offer)
        self.due_on.changed.connect(self._offer)
        self._offer()
        self.submitted.connect(self._save)

    def _planned(self) -> int:
        """Count the open steps of the date's plan."""
        if self._duty is None or self._duty.kind is not ObligationKind.APPLICATION:
            return 0
        return len(self._host.bridge.ask(BackPlan(self._duty.id, self._host.now())).open_steps)

    def _offer(self) -> None:
        """Offer to move the plan as far as the day was moved."""
        day = self.due_on.value()
        by = (day - self._duty.due_on).days if self._duty is not None and day is not None else 0
        is_offered = bool(self._steps and by and self.kind.value() is ObligationKind.APPLICATION)
        if is_offered:
            text = moves_text(self._steps, by)
            self.moves.box.setText(text.replace("&", "&&"))
            self.moves.box.setAccessibleName(text)
        show_fields({self.moves: is_offered})
        if self.isVisible():
            self.grow()

    def _save(self) -> None:
        kind, day = self.kind.value(), self.due_on.value()
        if kind is None or day is None:
            return
        if self._duty is None:
            save(self._host.bridge, self, AddObligation(grant_id=self._grant.id, kind=kind, due_on=day), self._saved)
            return
        is_moving = self.moves.value() and not self.moves.isHidden()
        change = ChangeObligation(id=self._duty.id, kind=kind, due_on=day, moves_plan=is_moving)
        is_moved = self._duty.due_on != day or self._duty.kind is not kind
        save(self._host.bridge, self, change, self._saved if is_moved else None)

    def _saved(self, ref: str) -> None:
        """Propose a plan for the deadline, once it has a day of its own."""
        if self.kind.value() is ObligationKind.APPLICATION:
            propose_plan(self._host, self._parent, ref)
