"""The form that says who takes over a promise."""

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

    from suidesk.desktop.page import Host
    from suidesk.queries.workload import PromiseRow


class HandOverForm(FormDialog):
    """Asks for the person, and for the day of a thing that is due; the promise goes over today."""

    def __init__(self, host: Host, parent: QWidget, row: PromiseRow) -> None:
        """Be about that promise."""
        promise = row.commitment
        title = translate("Projects", "{what}: hand over").format(what=promise_text(promise))
        super().__init__(host.theme, title, translate("Projects", "Hand over"), parent)
        self._host, self._promise = host, promise
        self.person = PickerField(
            host.theme,
            translate("Projects", "Who takes it over"),
            picking(host.bridge, self, Kind.CONTACT, contact_kind="person"),
            hint=translate("Projects", "{0} promised it, and is free of it from today.").format(row.person),
            is_required=True,
        )
        self.due = DateField(host.theme, translate("Projects", "By"), host.now().date())
        self.due.set_value(promise.due_on)
        self.due.setVisible(promise.kind is CommitmentKind.DELIVERABLE)
        self.add("person_id", self.person)
        self.add("due_on", self.due)
        self.submitted.connect(self._save)

    def _save(self) -> None:
        command = HandOverCommitment(id=self._promise.id, person_id=self.person.value() or "", due_on=self.due.value())
        save(self._host.bridge, self, command)
