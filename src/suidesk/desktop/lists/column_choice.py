"""Where one column of a file goes: the choice, with some of its cells below, and how its days are written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.labels import cut
from suidesk.desktop.kit.layouts import column
from suidesk.interchange.days import DayOrder
from suidesk.interchange.mapping import ColumnUse
from suidesk.interchange.targets import DAYS, Target
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.desktop.design.theme import Theme

_NAME_LENGTH: Final = 80
_SAMPLE_LENGTH: Final = 40
# Our own number makes a file one of ours, and a label needs the column that it labels: only found, never chosen.
_ONLY_FOUND: Final = frozenset({Target.ID, Target.LABEL})


class ColumnChoice(QWidget):
    """Sends `changed` when the user chose another place for the column."""

    changed = Signal()

    def __init__(
        self, theme: Theme, name: str, use: ColumnUse, cells: Sequence[str], choices: Sequence[tuple[Target, str]]
    ) -> None:
        """Show where the column called `name` goes as found out; `cells` are some of its values."""
        super().__init__()
        self._theme, self._name, self._found = theme, name, use
        offered = [choice for choice in choices if choice[0] not in _ONLY_FOUND or choice[0] is use.target]
        self.target = ChoiceField(theme, cut(name, _NAME_LENGTH), offered, hint=_examples(cells))
        self.target.set_value(use.target)
        self.order: ChoiceField[DayOrder] | None = None
        self._box = column(self.target, gap=8)
        self._box.addStretch(1)
        self.setLayout(self._box)
        self.target.changed.connect(self._chosen)
        self._show_order()

    def use(self) -> ColumnUse:
        """Give what is chosen."""
        target = self.target.value() or self._found.target
        order = self.order.value() if self.order is not None else None
        order = order or self._found.day_order
        if target is self._found.target:
            return replace(self._found, day_order=order)
        return ColumnUse(target=target, field=self._name if target is Target.CUSTOM else "", day_order=order)

    def is_chosen(self) -> bool:
        """Tell whether the user chose otherwise than was found out."""
        return self.use() != self._found

    def take(self, use: ColumnUse) -> None:
        """Choose what the user chose for this column before."""
        self.target.set_value(use.target)
        self._show_order()
        if self.order is not None:
            self.order.set_value(use.day_order)

    def _chosen(self) -> None:
        self._show_order()
        self.changed.emit()

    def _show_order(self) -> None:
        is_day = self.target.value() in DAYS
        if is_day and self.order is None:
            self.order = self._order_field()
            self._box.insertWidget(1, self.order)
        if self.order is not None:
            self.order.setVisible(is_day)

    def _order_field(self) -> ChoiceField[DayOrder]:
        field = ChoiceField(
            self._theme,
            translate("Import", "Days in {0} are written").format(cut(self._name, _NAME_LENGTH)),
            [
                (DayOrder.DAY_FIRST, translate("Import", "day first (31/12)")),
                (DayOrder.MONTH_FIRST, translate("Import", "month first (12/31)")),
            ],
        )
        field.set_value(self._found.day_order)
        field.changed.connect(self.changed)
        return field


def _examples(cells: Sequence[str]) -> str:
    shown = [cut(" ".join(cell.split()), _SAMPLE_LENGTH) for cell in cells]
    if not shown:
        return translate("Import", "no cell is filled in the first rows")
    return translate("Import", "for example: {0}").format(" · ".join(shown))
