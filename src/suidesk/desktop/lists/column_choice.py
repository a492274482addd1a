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
from suidesk.interchange.policies import Policy, can_differ
from suidesk.interchange.sheets.places import OF_DAYS, Place
from suidesk.interchange.targets import DAYS, Target
from suidesk.wording.lists import policy_text
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

    @property
    def policy(self) -> Policy | None:
        """What happens where its values differ, if it isn't as for the file."""

    def moved(self, target: Any, column: str, order: DayOrder) -> Self:
        """Give the use of another place for a column of that name."""

    def treated(self, policy: Policy | None) -> Self:
        """Give the same use with another policy."""


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
        self.policy: ChoiceField[str] | None = None
        self._policies: Sequence[Policy] = ()
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
        return self._found.moved(target, self._name, order).treated(self._policy())

    def offer_policies(self, policies: Sequence[Policy]) -> None:
        """Let the user choose what happens where values of this column differ; of none it is as for the file."""
        self._policies = policies
        self._show_policy()

    def _policy(self) -> Policy | None:
        is_offered = self.policy is not None and not self.policy.isHidden()
        chosen = self.policy.value() if self.policy is not None and is_offered else None
        return Policy(chosen) if chosen else None

    def is_chosen(self) -> bool:
        """Tell whether the user chose otherwise than was found out."""
        return bool(self.use() != self._found)

    def take(self, use: Use) -> None:
        """Choose what the user chose for this column before."""
        self.target.set_value(use.target)
        self._show_order()
        if self.order is not None:
            self.order.set_value(use.day_order)
        if use.policy is not None:
            self.offer_policies(self._policies or tuple(Policy))
            if self.policy is not None:
                self.policy.set_value(use.policy.value)

    def _chosen(self) -> None:
        self._show_order()
        self._show_policy()
        self.changed.emit()

    def _show_order(self) -> None:
        is_day = self.target.value() in _DAYS
        if is_day and self.order is None:
            self.order = self._order_field()
            self._box.insertWidget(1, self.order)
        if self.order is not None:
            self.order.setVisible(is_day)

    def _show_policy(self) -> None:
        is_offered = bool(self._policies) and can_differ(self.target.value() or "")
        if is_offered and self.policy is None:
            self.policy = self._policy_field()
            self._box.insertWidget(self._box.count() - 1, self.policy)
        if self.policy is not None:
            self.policy.setVisible(is_offered)

    def _policy_field(self) -> ChoiceField[str]:
        choices = [("", translate("Import", "As for the whole file"))]
        choices += [(policy.value, policy_text(policy)) for policy in self._policies]
        label = translate("Import", "Where {0} differs").format(cut(self._name, _NAME_LENGTH))
        field = ChoiceField(self._theme, label, choices)
        field.set_value("")
        field.changed.connect(self.changed)
        return field

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
