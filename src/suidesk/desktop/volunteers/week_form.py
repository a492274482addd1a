"""The form of a person's week: the hours of each day, typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.availability import SetAvailability
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.records import save
from suidesk.desktop.volunteers.hours_field import HoursField
from suidesk.desktop.volunteers.week_grid import DAYS
from suidesk.domain.volunteers import Slot
from suidesk.wording.translate import translate
from suidesk.wording.volunteers import weekday_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.picker_field import Found
    from suidesk.desktop.page import Host


class WeekForm(FormDialog):
    """Sets the whole week in one change."""

    def __init__(self, host: Host, parent: QWidget, person: Found, slots: Sequence[Slot]) -> None:
        """Show the hours of that person."""
        title = translate("Volunteers", "When {0} can help").format(person.title)
        super().__init__(host.theme, title, translate("Volunteers", "Save hours"), parent)
        self._host, self._person = host, person
        self.days = [HoursField(host.theme, weekday_text(day)) for day in range(DAYS)]
        for number, field in enumerate(self.days):
            self.add(f"day.{number}", field, is_beside=number % 2 == 1)
            field.set_spans([(slot.from_min, slot.to_min) for slot in slots if slot.weekday == number])
        self.submitted.connect(self._save)

    def _save(self) -> None:
        slots = tuple(Slot(day, *span) for day, field in enumerate(self.days) for span in field.spans())
        save(self._host.bridge, self, SetAvailability(person_id=self._person.id, slots=slots))
