"""The form of one date of a grant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.funding import AddObligation, ChangeObligation
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.records import save
from suidesk.domain.funding import BEFORE_APPLYING, ObligationKind
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
        self._host, self._grant, self._duty = host, grant, duty
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
        self.add("kind", self.kind)
        self.add("due_on", self.due_on, is_beside=True)
        if duty is not None:
            self.kind.set_value(duty.kind)
            self.due_on.set_value(duty.due_on)
        else:
            is_early = grant.stage in BEFORE_APPLYING
            self.kind.set_value(ObligationKind.APPLICATION if is_early else ObligationKind.REPORT)
        self.submitted.connect(self._save)

    def _save(self) -> None:
        kind, day = self.kind.value(), self.due_on.value()
        if kind is None or day is None:
            return
        if self._duty is not None:
            save(self._host.bridge, self, ChangeObligation(id=self._duty.id, kind=kind, due_on=day))
        else:
            save(self._host.bridge, self, AddObligation(grant_id=self._grant.id, kind=kind, due_on=day))
