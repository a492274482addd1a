"""The form of free money in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.money import AddReserve, ChangeReserve
from suidesk.desktop.kit.amount_fields import MoneyField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.records import save
from suidesk.domain.currencies import exponent_of
from suidesk.queries.desk import WhoseDesk
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.domain.funding import Reserve


class ReserveForm(FormDialog):
    """Notes what is free in hand on a day, or changes such a note."""

    def __init__(self, host: Host, parent: QWidget, reserve: Reserve | None = None) -> None:
        """Be the form of `reserve`, or of a new note."""
        title = translate("Funding", "Change reserves") if reserve else translate("Funding", "Note reserves")
        super().__init__(host.theme, title, translate("Funding", "Save reserves"), parent)
        self._host, self._reserve = host, reserve
        currency = reserve.currency if reserve else host.bridge.ask(WhoseDesk()).settings.currency
        self.free = MoneyField(
            host.theme,
            translate("Funding", "Free in hand"),
            currency,
            digits=exponent_of(currency),
            hint=translate(
                "Funding", "What may be spent on anything: neither restricted grants nor what is promised already."
            ),
            is_required=True,
            allows_negative=True,
        )
        self.day = DateField(host.theme, translate("Funding", "On"), host.now().date(), is_required=True)
        self.add("free_minor", self.free)
        self.add("day", self.day)
        self.day.set_value(reserve.day if reserve else host.now().date())
        if reserve is not None:
            self.free.set_value(reserve.free_minor)
        self.submitted.connect(self._save)

    def _save(self) -> None:
        minor, day = self.free.value(), self.day.value()
        if minor is None or day is None:
            return
        if self._reserve is not None:
            save(self._host.bridge, self, ChangeReserve(id=self._reserve.id, free_minor=minor, day=day))
        else:
            save(self._host.bridge, self, AddReserve(free_minor=minor, day=day))
