"""The form that notes that a person has died, and says what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.archiving import NoteDeath
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.records import save
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.picker_field import Found
    from suidesk.desktop.page import Host


class DeathForm(FormDialog):
    """Asks for the day, which may be unknown."""

    def __init__(self, host: Host, parent: QWidget, person: Found) -> None:
        """Say calmly what will happen."""
        title = translate("People", "{0} has died").format(person.title)
        super().__init__(host.theme, title, translate("People", "Write it down"), parent)
        self._host, self._person = host, person
        self.day = DateField(
            host.theme,
            translate("People", "Died on"),
            host.now().date(),
            hint=translate("People", "Leave it empty if the day isn't known; today is written down then."),
        )
        self.add("died_on", self.day)
        what = translate(
            "People",
            "Roles and volunteering end on that day, and open promises are released. "
            "Nothing asks for {0} any more, and no list for writing or calling holds the name. "
            "Everything done together stays. One undo takes it back.",
        )
        self.add_note(PlainLabel(what.format(person.title), wrap=True))
        self.submitted.connect(self._save)

    def _save(self) -> None:
        save(self._host.bridge, self, NoteDeath(id=self._person.id, died_on=self.day.value()))
