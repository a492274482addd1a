"""Where one column of a file goes: the choice, with some of its cells below, and how its days are written."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.labels import cut
from suidesk.desktop.kit.layouts import column
from suidesk.interchange.days import DayOrder
from suidesk.interchange.sheets.places import OF_DAYS, Place
from suidesk.interchange.targets import DAYS, Target
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from suidesk.desktop.design.theme import Theme

_NAME_LENGTH: Final = 80
_SAMPLE_LENGTH: Final = 40
# Our own number makes a file one of ours, and a label needs the column that it labels: only found, never chosen.
_ONLY_FOUND: Final = frozenset({Target.ID, Target.LABEL, Place.ID, Place.UNKNOWN})
_DAYS: Final = DAYS | OF_DAYS


class Use(Protocol):
    """Where a column goes, in a list of contacts or of records."""

    @property
    def target(self) -> StrEnum:
        """The place."""

    @property
    def day_order(self) -> DayOrder:
        """How its days are written."""

    def moved(self, target: Any, column: str, order: DayOrder) -> Self:
        """Give the use of another place for a column of that name."""


class ColumnChoice(QWidget):
    """Sends `changed` when the user chose another place for the column."""

    changed = Signal()

    def __init__(
        self, theme: Theme, name: str, use: Use, cells: Sequence[str], choices: Sequence[tuple[StrEnum, str]]
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

    def use(self) -> Any:
        """Give what is chosen."""
        target = self.target.value() or self._found.target
        order = self.order.value() if self.order is not None else None
        order = order or self._found.day_order
        return self._found.moved(target, self._name, order)

    def is_chosen(self) -> bool:
        """Tell whether the user chose otherwise than was found out."""
        return bool(self.use() != self._found)

    def take(self, use: Use) -> None:
        """Choose what the user chose for this column before."""
        self.target.set_value(use.target)
        self._show_order()
        if self.order is not None:
            self.order.set_value(use.day_order)

    def _chosen(self) -> None:
        self._show_order()
        self.changed.emit()

    def _show_order(self) -> None:
        is_day = self.target.value() in _DAYS
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
