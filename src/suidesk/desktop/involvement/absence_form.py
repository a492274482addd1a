"""The form of a time away: leave that ends by itself, or a pause whose end may be open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.volunteers import AddAbsence, ChangeAbsence
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.records import save
from suidesk.domain.volunteers import Absence, AbsenceKind
from suidesk.wording.people import absence_kind_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.picker_field import Found
    from suidesk.desktop.page import Host


class AbsenceForm(FormDialog):
    """Notes a time away of a person, or changes one."""

    def __init__(self, host: Host, parent: QWidget, person: Found, absence: Absence | None = None) -> None:
        """Be about that person."""
        title = translate("People", "Time away of {0}").format(person.title)
        super().__init__(host.theme, title, translate("People", "Save time away"), parent)
        self._host, self._person, self._absence = host, person, absence
        theme, today = host.theme, host.now().date()
        self.kind = ChoiceField(
            theme, translate("People", "Kind"), [(kind, absence_kind_text(kind)) for kind in AbsenceKind]
        )
        self.first = DateField(theme, translate("People", "From"), today, is_required=True)
        self.last = DateField(
            theme, translate("People", "Last day"), today, hint=translate("People", "Empty while it isn't known.")
        )
        self.add("kind", self.kind)
        self.add("from_on", self.first)
        self.add("until_on", self.last, is_beside=True)
        self.first.set_value(absence.from_on if absence else today)
        if absence is not None:
            self.kind.set_value(absence.kind)
            self.last.set_value(absence.until_on)
        self.submitted.connect(self._save)

    def _save(self) -> None:
        first = self.first.value()
        if first is None:
            return
        kind, last = self.kind.value() or AbsenceKind.LEAVE, self.last.value()
        if self._absence is None:
            command = AddAbsence(person_id=self._person.id, from_on=first, until_on=last, kind=kind)
            save(self._host.bridge, self, command)
            return
        save(self._host.bridge, self, ChangeAbsence(id=self._absence.id, from_on=first, until_on=last, kind=kind))
