"""The days on which hours are mostly noted, one press away."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.buttons import FilterChip
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.past_day_field import last_saturday
from suidesk.wording.translate import translate


class DayChips(QWidget):
    """Today, yesterday, last Saturday; `chosen` tells which."""

    chosen = Signal(date)

    def __init__(self, today: date) -> None:
        """Count from `today`."""
        super().__init__()
        self.setAccessibleName(translate("Hours", "Days"))
        self.chips: dict[date, FilterChip] = {}
        flow = FlowLayout()
        self.setLayout(flow)
        for day, text in (
            (today, translate("Hours", "Today")),
            (today - timedelta(days=1), translate("Hours", "Yesterday")),
            (last_saturday(today), translate("Hours", "Last Saturday")),
        ):
            if day not in self.chips:
                self.chips[day] = FilterChip(text)
                self.chips[day].clicked.connect(partial(self._choose, day))
                flow.addWidget(self.chips[day])

    def show_day(self, day: date | None) -> None:
        """Mark the chip of that day, if it has one."""
        for one, chip in self.chips.items():
            chip.setChecked(one == day)

    def _choose(self, day: date) -> None:
        self.show_day(day)
        self.chosen.emit(day)
