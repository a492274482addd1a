"""The form of something else to do in a handover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.handover_items import AddHandoverItem
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import save
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host


class TaskForm(FormDialog):
    """Adds a line of the user's own to the steps."""

    def __init__(self, host: Host, parent: QWidget, handover_id: str) -> None:
        """Be empty."""
        super().__init__(
            host.theme, translate("Handovers", "Something else to do"), translate("Handovers", "Add it"), parent
        )
        self._host, self._handover_id = host, handover_id
        self.text = LineField(
            host.theme,
            translate("Handovers", "What"),
            placeholder=translate("Handovers", "Show the fuse box"),
            is_required=True,
        )
        self.due_on = DateField(host.theme, translate("Handovers", "By"), host.now().date())
        self.add("text", self.text)
        self.add("due_on", self.due_on)
        self.submitted.connect(self._save)
        self.finished.connect(self.deleteLater)

    def _save(self) -> None:
        command = AddHandoverItem(handover_id=self._handover_id, text=self.text.value(), due_on=self.due_on.value())
        save(self._host.bridge, self, command)
