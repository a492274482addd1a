"""The parts of the list, one of which is shown: chips with counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from suidesk.desktop.kit.buttons import FilterChip
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.queries.people_listed import Among
from suidesk.wording.formats import number_in_words
from suidesk.wording.translate import translate


class FilterBar(QWidget):
    """One chip is always on; `chosen(Among)` tells of another one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        """Show everything, with no counts yet."""
        super().__init__()
        self.setAccessibleName(translate("People", "What the list shows"))
        self._group = QButtonGroup(self)
        flow = FlowLayout(gap=5)
        self.chips: dict[Among, FilterChip] = {}
        for among in Among:
            chip = FilterChip(among_text(among))
            chip.clicked.connect(partial(self._choose, among))
            self._group.addButton(chip)
            flow.addWidget(chip)
            self.chips[among] = chip
        self.chips[Among.ALL].setChecked(True)
        self.chips[Among.ARCHIVED].hide()
        self.setLayout(flow)

    def value(self) -> Among:
        """Give what the list shows."""
        return next(among for among, chip in self.chips.items() if chip.isChecked())

    def set_value(self, among: Among) -> None:
        """Show that part, without telling."""
        self.chips[among].setChecked(True)

    def set_counts(self, counts: Mapping[Among, int]) -> None:
        """Write how many there are on each chip; the archive shows only when something is in it."""
        for among, chip in self.chips.items():
            count = number_in_words(counts[among])
            chip.set_text(f"{among_text(among)} {count}")
            chip.setAccessibleName(translate("People", "{0}: {1}").format(among_text(among), count))
        archive = self.chips[Among.ARCHIVED]
        archive.setVisible(bool(counts[Among.ARCHIVED]) or archive.isChecked())

    def _choose(self, among: Among) -> None:
        self.chosen.emit(among)


def among_text(among: Among) -> str:
    """Name a part of the list."""
    return {
        Among.ALL: translate("People", "All"),
        Among.PERSONS: translate("People", "Persons"),
        Among.ORGANISATIONS: translate("People", "Organisations"),
        Among.VOLUNTEERS: translate("People", "Volunteers"),
        Among.ATTENTION: translate("People", "Needs attention"),
        Among.ARCHIVED: translate("People", "Archived"),
    }[among]
