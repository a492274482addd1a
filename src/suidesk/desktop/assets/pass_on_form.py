"""The form that says who takes over what another person holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.holdings import PassOnHolding
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import PickerField
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.queries.holdings import HoldingRow


class PassOnForm(FormDialog):
    """Asks for the person; both holdings count today."""

    def __init__(self, host: Host, parent: QWidget, row: HoldingRow) -> None:
        """Be about that holding."""
        title = translate("Assets", "{thing}: pass on").format(thing=row.name)
        super().__init__(host.theme, title, translate("Assets", "Pass on"), parent)
        self._host, self._row = host, row
        self.holder = PickerField(
            host.theme,
            translate("Assets", "Who has it now"),
            picking(host.bridge, self, Kind.CONTACT, contact_kind="person"),
            hint=translate("Assets", "It was held by {0} until today.").format(row.holder),
            is_required=True,
        )
        self.add("holder_id", self.holder)
        self.submitted.connect(self._save)

    def _save(self) -> None:
        command = PassOnHolding(id=self._row.holding.id, holder_id=self.holder.value() or "")
        save(self._host.bridge, self, command)
