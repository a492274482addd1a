"""The form of money spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.money import AddSpend, ChangeSpend
from suidesk.desktop.kit.amount_fields import MoneyField
from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import picking, save
from suidesk.domain.currencies import exponent_of
from suidesk.domain.kinds import Kind
from suidesk.queries.desk import WhoseDesk
from suidesk.queries.funding import GrantPage
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.queries.money import SpendRow


class SpendForm(FormDialog):
    """Notes money spent, perhaps from a grant, or changes what was noted."""

    def __init__(self, host: Host, parent: QWidget, *, grant: Found | None = None, row: SpendRow | None = None) -> None:
        """Be the form of `row`, or of new spending, from `grant` where one is given."""
        title = translate("Funding", "Change spending") if row else translate("Funding", "Note spending")
        super().__init__(host.theme, title, translate("Funding", "Save spending"), parent)
        self._host, self._row = host, row
        self._usual = host.bridge.ask(WhoseDesk()).settings.currency
        self._currency = row.spend.currency if row else self._usual
        self._add_fields()
        if row is not None:
            self._show(row)
        else:
            self.day.set_value(host.now().date())
            self.grant.set_value(grant)
            self._follow_grant()
        self.grant.changed.connect(self._follow_grant)
        self.submitted.connect(self._save)

    def _add_fields(self) -> None:
        theme, today = self._host.theme, self._host.now().date()
        self.amount = MoneyField(
            theme,
            translate("Funding", "Amount"),
            self._currency,
            digits=exponent_of(self._currency),
            hint=translate("Funding", "A refund begins with a minus."),
            is_required=True,
            allows_negative=True,
        )
        self.day = DateField(theme, translate("Funding", "On"), today, is_required=True)
        self.what = LineField(theme, translate("Funding", "For what"))
        self.grant = PickerField(
            theme,
            translate("Funding", "From the grant"),
            picking(self._host.bridge, self, Kind.GRANT),
            hint=translate("Funding", "Empty: from money of your own."),
        )
        self.core = CheckField(
            theme,
            translate("Funding", "A cost of keeping going"),
            hint=translate("Funding", "Rent, insurance, the books: what is due even when no project runs."),
        )
        self.add("minor", self.amount)
        self.add("day", self.day, is_beside=True)
        self.add("what", self.what)
        self.add("grant_id", self.grant)
        self.add("is_core", self.core)

    def _show(self, row: SpendRow) -> None:
        spend = row.spend
        self.amount.set_value(spend.minor)
        self.day.set_value(spend.day)
        self.what.set_value(spend.what)
        self.core.set_value(spend.is_core)
        if spend.grant_id:
            self.grant.set_value(Found(spend.grant_id, row.grant or "", icon="hand-coins"))

    def _follow_grant(self) -> None:
        """Count in the currency of the grant, else in the desk's."""
        ref = self.grant.value()
        self._currency = self._host.bridge.ask(GrantPage(ref)).grant.currency if ref else self._usual
        self.amount.set_currency(self._currency, exponent_of(self._currency))

    def _save(self) -> None:
        minor, day = self.amount.value(), self.day.value()
        if minor is None or day is None:
            return
        values = {
            "minor": minor,
            "day": day,
            "currency": self._currency,
            "what": self.what.value(),
            "grant_id": self.grant.value(),
            "is_core": self.core.value(),
        }
        if self._row is not None:
            save(self._host.bridge, self, ChangeSpend(id=self._row.spend.id, **values))  # type: ignore[arg-type]
        else:
            save(self._host.bridge, self, AddSpend(**values))  # type: ignore[arg-type]
