"""The projects for which hours were noted last, one press away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.buttons import FilterChip
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import cut
from suidesk.wording.translate import translate

LONGEST = 32
"""Letters of a project's name on its chip; the tool tip has them all."""


class ProjectChips(QWidget):
    """A chip for each project; `chosen(id, name)` tells which was pressed. Hidden while there are none."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        """Have no projects yet."""
        super().__init__()
        self.setAccessibleName(translate("Hours", "Projects of late"))
        self.chips: dict[str, FilterChip] = {}
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        self.hide()

    def set_projects(self, projects: Sequence[tuple[str, str]], after: QWidget) -> None:
        """Offer these, as id and name; Tab reaches them after that widget."""
        for ref, name in projects:
            chip = FilterChip(cut(name, LONGEST))
            chip.setAccessibleName(name)
            chip.setToolTip(name if len(name) > LONGEST else "")
            chip.clicked.connect(partial(self._choose, ref, name))
            self.chips[ref] = chip
            self._flow.addWidget(chip)
            # They come after the rest of the form is made, and would stand behind its verbs.
            QWidget.setTabOrder(after, chip)
            after = chip
        self.setVisible(bool(projects))

    def show_project(self, ref: str | None) -> None:
        """Mark the chip of that project, if it has one."""
        for one, chip in self.chips.items():
            chip.setChecked(one == ref)

    def _choose(self, ref: str, name: str) -> None:
        self.show_project(ref)
        self.chosen.emit(ref, name)
