"""The form of noted hours that were wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.workload import ChangeTimeEntry
from suidesk.desktop.kit.amount_fields import MinutesField
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.domain.workload import EntryKind
from suidesk.queries.workload import EntryRow
from suidesk.wording.people import entry_kind_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host


class EntryForm(FormDialog):
    """Changes the hours of one person on one day."""

    def __init__(self, host: Host, parent: QWidget, row: EntryRow) -> None:
        """Show the entry."""
        title = translate("People", "Change hours of {0}").format(row.person)
        super().__init__(host.theme, title, translate("People", "Save hours"), parent)
        self._host, self._entry = host, row.entry
        theme = host.theme
        self.minutes = MinutesField(theme, translate("People", "How long"), is_required=True)
        self.day = DateField(theme, translate("People", "Day"), host.now().date(), is_required=True)
        self.project = PickerField(theme, translate("People", "Project"), picking(host.bridge, self, Kind.PROJECT))
        kinds = [(kind, entry_kind_text(kind)) for kind in EntryKind]
        self.kind = ChoiceField(theme, translate("People", "Given as"), kinds)
        self.add("minutes", self.minutes)
        self.add("day", self.day, is_beside=True)
        self.add("project_id", self.project)
        self.add("kind", self.kind)
        self.minutes.set_value(row.entry.minutes)
        self.day.set_value(row.entry.day)
        self.kind.set_value(row.entry.kind)
        if row.entry.project_id is not None:
            self.project.set_value(Found(row.entry.project_id, row.project or "", icon="folder-kanban"))
        self.submitted.connect(self._save)
        self.finished.connect(self.deleteLater)

    def _save(self) -> None:
        minutes, day = self.minutes.value(), self.day.value()
        if minutes is None or day is None:
            return
        change = ChangeTimeEntry(
            id=self._entry.id,
            minutes=minutes,
            day=day,
            project_id=self.project.value(),
            kind=self.kind.value() or EntryKind.VOLUNTEER,
        )
        save(self._host.bridge, self, change)
