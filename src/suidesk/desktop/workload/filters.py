"""What the page Workload counts: how many weeks, which hours, which project; and in which order people stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.domain.workload import EntryKind
from suidesk.queries.load import LoadOrder
from suidesk.queries.workload import ProjectsLately
from suidesk.wording.translate import translate
from suidesk.wording.workload import kind_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from suidesk.desktop.page import Host

PERIODS: Final = (12, 26)
"""Weeks that can be looked at."""
_WIDE: Final = 176


class LoadFilters(QWidget):
    """Four fields in a row that wraps; `changed` tells of another choice."""

    changed = Signal()

    def __init__(self, host: Host) -> None:
        """Count all hours of twelve weeks, people by name."""
        super().__init__()
        self._host = host
        theme = host.theme
        self.period = ChoiceField(
            theme,
            translate("Workload", "Period"),
            [(weeks, translate("Workload", "Last %n week(s)", weeks)) for weeks in PERIODS],
        )
        self.kind = ChoiceField(
            theme,
            translate("Workload", "Hours"),
            [(kind, kind_name(kind)) for kind in EntryKind],
            empty=translate("Workload", "All hours"),
        )
        self.project = PickerField(
            theme,
            translate("Workload", "Project"),
            self._search,
            placeholder=translate("Workload", "Every project"),
        )
        self.order = ChoiceField(
            theme, translate("Workload", "Order of people"), [(order, order_text(order)) for order in LoadOrder]
        )
        self._fields: tuple[Field, ...] = (self.period, self.kind, self.project, self.order)
        flow = FlowLayout(gap=12)
        for field in self._fields:
            flow.addWidget(field)
            field.changed.connect(self.changed)
        self.setLayout(flow)
        theme.changed.connect(self._fit)
        self._fit()

    def scope(self, today: date) -> dict[str, Any]:
        """Give what the queries of hours are asked with."""
        return {
            "today": today,
            "weeks": self.period.value() or PERIODS[0],
            "project_id": self.project.value() or None,
            "kind": self.kind.value(),
        }

    def project_name(self) -> str:
        """Give the name of the chosen project, empty for all."""
        found = self.project.chosen()
        return found.title if found else ""

    def is_narrowed(self) -> bool:
        """Tell whether some hours are left out."""
        return self.kind.value() is not None or bool(self.project.value())

    def show_all(self) -> None:
        """Count all hours of every project again."""
        self.kind.set_value(None)
        self.project.set_value(None)
        self.changed.emit()

    def _search(self, text: str, then: Callable[[Sequence[Found]], None]) -> None:
        def answer(found: Sequence[tuple[str, str]]) -> None:
            then([Found(ref, name, icon="folder-kanban") for ref, name in found])

        self._host.bridge.fetch(ProjectsLately(self._host.now().date(), text), answer, owner=self)

    def _fit(self) -> None:
        for field in self._fields:
            field.setFixedWidth(self._host.theme.px(_WIDE))


def order_text(order: LoadOrder) -> str:
    """Name an order of the table."""
    return {
        LoadOrder.NAME: translate("Workload", "By name"),
        LoadOrder.THIS_WEEK: translate("Workload", "Hours this week"),
        LoadOrder.PROMISED: translate("Workload", "Promised of possible"),
    }[order]
