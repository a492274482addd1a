"""The projects for which hours were noted last, one press away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import cut
from suidesk.wording.translate import translate

LONGEST: Final = 32
"""Letters of a project's name that are shown; the tool tip has them all."""


class ProjectChips(QWidget):
    """A button for each project; `chosen(id, name)` tells which was pressed. Hidden while there are none."""

    chosen = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        """Have no projects yet."""
        super().__init__()
        self._theme = theme
        self.setAccessibleName(translate("Hours", "Projects of late"))
        self.chips: dict[str, Button] = {}
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        self.hide()

    def set_projects(self, projects: Sequence[tuple[str, str]], after: QWidget) -> None:
        """Offer these, as id and name; Tab reaches them after that widget."""
        for ref, name in projects:
            chip = Button(self._theme, cut(name, LONGEST), partial(self.chosen.emit, ref, name), kind="small")
            chip.setAccessibleName(name)
            chip.setToolTip(plain_tip(name) if len(name) > LONGEST else "")
            self.chips[ref] = chip
            self._flow.addWidget(chip)
            # They come after the rest of the form is made, and would stand behind its verbs.
            QWidget.setTabOrder(after, chip)
            after = chip

    def offer(self, *, is_wanted: bool) -> None:
        """Show them while no project is chosen, if there are any."""
        self.setVisible(is_wanted and bool(self.chips))
