"""The form that passes a promise on to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.promises import HandOverCommitment
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import PickerField
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.domain.workload import CommitmentKind
from suidesk.wording.people import promise_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.picker_field import Found
    from suidesk.desktop.page import Host
    from suidesk.queries.workload import PromiseRow


class PassOnForm(FormDialog):
    """Asks who takes a promise over from today on, and by when where it is a thing that is due."""

    def __init__(self, host: Host, parent: QWidget, row: PromiseRow, taker: Found | None = None) -> None:
        """Be about that promise; `taker` is offered as who takes it over."""
        title = translate("Workload", "Pass on a promise of {0}").format(row.person)
        super().__init__(host.theme, title, translate("Workload", "Pass it on"), parent)
        self._host, self._row = host, row
        promise, what = row.commitment, promise_text(row.commitment)
        text = translate("Workload", "{0} for {1}").format(what, row.project) if row.project else what
        self.taker = PickerField(
            host.theme,
            translate("Workload", "Who takes it over"),
            picking(host.bridge, self, Kind.CONTACT, contact_kind="person"),
            hint=translate("Workload", "From today on; ask them first."),
            is_required=True,
        )
        self.due = DateField(host.theme, translate("Workload", "By"), host.now().date())
        self.due.set_value(promise.due_on)
        self.due.setVisible(promise.kind is CommitmentKind.DELIVERABLE)
        self.add_section(text)
        self.add("person_id", self.taker)
        self.add("due_on", self.due)
        if taker is not None:
            self.taker.set_value(taker)
        self.submitted.connect(self._save)

    def _save(self) -> None:
        due, taker = self.due.value(), self.taker.value() or ""
        save(self._host.bridge, self, HandOverCommitment(id=self._row.commitment.id, person_id=taker, due_on=due))
