"""The field of how people met: a chip for each way, one of them on."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import FilterChip
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.domain.interactions import InteractionKind
from suidesk.wording.interactions import kind_text


class KindField(Field):
    """One way of meeting; the arrow keys go from chip to chip."""

    def __init__(self, theme: Theme, label: str) -> None:
        """Begin with a conversation."""
        super().__init__(theme, label)
        self._group = QButtonGroup(self)
        self.chips: dict[InteractionKind, FilterChip] = {}
        frame, flow = QWidget(), FlowLayout()
        frame.setLayout(flow)
        for kind in InteractionKind:
            chip = FilterChip(kind_text(kind))
            chip.setAccessibleDescription(label)
            chip.clicked.connect(self._edited)
            self._group.addButton(chip)
            flow.addWidget(chip)
            self.chips[kind] = chip
        first = self.chips[InteractionKind.CONVERSATION]
        first.setChecked(True)
        self.put(first, frame)
        first.setAccessibleName(kind_text(InteractionKind.CONVERSATION))

    def value(self) -> InteractionKind:
        """Give the way of meeting."""
        return next(kind for kind, chip in self.chips.items() if chip.isChecked())

    def set_value(self, value: InteractionKind) -> None:
        """Choose that way."""
        self.chips[value].setChecked(True)

    def has_input(self) -> bool:
        """Tell that one of them is always on."""
        return True
