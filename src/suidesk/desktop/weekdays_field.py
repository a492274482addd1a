"""The field for the days of a week: a chip for each, any number of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.buttons import FilterChip
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.wording.formats import weekday_in_words, weekday_name
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme

DAYS: Final = range(7)
MONDAY: Final = date(2024, 1, 1)
"""Some Monday."""


class WeekdaysField(Field):
    """Gives the chosen days, 0 for Monday; none means the day on which it is due."""

    def __init__(self, theme: Theme, label: str, *, hint: str = "") -> None:
        """Have none chosen."""
        super().__init__(theme, label, hint=hint)
        self.chips = [FilterChip(weekday_name(MONDAY + timedelta(days=day))) for day in DAYS]
        holder, flow = QWidget(), FlowLayout(gap=6)
        holder.setLayout(flow)
        for day, chip in enumerate(self.chips):
            chip.setAccessibleName(weekday_in_words(day + 1))
            chip.clicked.connect(self._edited)
            flow.addWidget(chip)
        self.put(self.chips[0], holder)
        self.chips[0].setAccessibleName(translate("Field", "{0}: {1}").format(label, weekday_in_words(1)))

    def value(self) -> tuple[int, ...]:
        """Give the chosen days."""
        return tuple(day for day, chip in enumerate(self.chips) if chip.isChecked())

    def set_value(self, value: tuple[int, ...]) -> None:
        """Choose these days."""
        for day, chip in enumerate(self.chips):
            chip.setChecked(day in value)

    def has_input(self) -> bool:
        """Tell whether any is chosen."""
        return bool(self.value())
