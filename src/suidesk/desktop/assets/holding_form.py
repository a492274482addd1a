"""The form of what a person holds for others: a key, an account, equipment, a right to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.commands.holdings import AddHolding, ChangeHolding
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import picking, save
from suidesk.domain.assets import HoldingKind
from suidesk.domain.kinds import Kind
from suidesk.wording.assets import holding_kind_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.queries.holdings import HoldingRow

FIELDS: Final = ("kind", "name", "location", "from_on", "until_on")
PICKED: Final = ("holder_id", "asset_id", "for_id")


class HoldingForm(FormDialog):
    """Notes what a person holds, or changes that."""

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        *,
        row: HoldingRow | None = None,
        holder: Found | None = None,
        asset: Found | None = None,
    ) -> None:
        """Be the form of that holding, or of a new one."""
        title = translate("Assets", "Change what is held") if row else translate("Assets", "New key or other holding")
        super().__init__(host.theme, title, translate("Assets", "Save"), parent)
        self._host, self._row = host, row
        self._add_what()
        self._add_when()
        if row is None:
            self.kind.set_value(HoldingKind.KEY)
            self.first.set_value(host.now().date())
            self.holder.set_value(holder)
            self.asset.set_value(asset)
        else:
            self._show(row)
        self.submitted.connect(self._save)

    def _add_what(self) -> None:
        theme, bridge = self._host.theme, self._host.bridge
        self.holder = PickerField(
            theme,
            translate("Assets", "Who holds it"),
            picking(bridge, self, Kind.CONTACT, contact_kind="person"),
            is_required=True,
        )
        self.kind = ChoiceField(
            theme, translate("Assets", "What it is"), [(kind, holding_kind_text(kind)) for kind in HoldingKind]
        )
        self.asset = PickerField(
            theme,
            translate("Assets", "Of which asset"),
            picking(bridge, self, Kind.ASSET),
            hint=translate("Assets", "The room that a key opens, the thing itself; may stay empty."),
        )
        self.name = LineField(
            theme,
            translate("Assets", "Name"),
            placeholder=translate("Assets", "Bank account of the tenants"),
            hint=translate("Assets", "Needed where it belongs to no asset."),
        )
        self.add("holder_id", self.holder)
        self.add("kind", self.kind, is_beside=True)
        self.add("asset_id", self.asset)
        self.add("name", self.name, is_beside=True)

    def _add_when(self) -> None:
        theme, bridge, today = self._host.theme, self._host.bridge, self._host.now().date()
        self.owner = PickerField(
            theme,
            translate("Assets", "Held for"),
            picking(bridge, self, Kind.CONTACT, contact_kind="organisation"),
            hint=translate("Assets", "The organisation that it belongs to; may stay empty."),
        )
        self.location = LineField(
            theme,
            translate("Assets", "Where it is kept"),
            placeholder=translate("Assets", "Hook by the door; password manager, folder Café"),
            hint=translate("Assets", "Never the password itself: only where to find it."),
        )
        self.first = DateField(theme, translate("Assets", "Since"), today)
        self.last = DateField(
            theme, translate("Assets", "Given back on"), today, hint=translate("Assets", "Empty while it is held.")
        )
        self.add("for_id", self.owner)
        self.add("location", self.location)
        self.add("from_on", self.first)
        self.add("until_on", self.last, is_beside=True)

    def _show(self, row: HoldingRow) -> None:
        held = row.holding
        self.show_values(held, *FIELDS)
        self.holder.set_value(Found(held.holder_id, row.holder))
        self.asset.set_value(Found(held.asset_id, row.asset or "", icon="package") if held.asset_id else None)
        self.owner.set_value(Found(held.for_id, row.held_for or "", icon="building-2") if held.for_id else None)

    def _save(self) -> None:
        values = self.values(*PICKED, *FIELDS)
        if self._row is None:
            save(self._host.bridge, self, AddHolding(**values))
        else:
            save(self._host.bridge, self, ChangeHolding(id=self._row.holding.id, **values))
