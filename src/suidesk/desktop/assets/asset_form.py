"""The form of an asset: what it is, who offers it, which project uses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from suidesk.commands.assets import AddAsset, ChangeAsset
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.kit.text_fields import LineField, TextField
from suidesk.desktop.records import picking, save
from suidesk.domain.assets import AssetKind
from suidesk.domain.kinds import Kind
from suidesk.wording.assets import asset_hint, asset_kind_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.queries.assets import AssetRow

FIELDS: Final = ("kind", "name", "notes")


class AssetForm(FormDialog):
    """Adds an asset, or changes one; `saved` is called with the id of a new one."""

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        *,
        row: AssetRow | None = None,
        project: Found | None = None,
        saved: Callable[[str], object] | None = None,
    ) -> None:
        """Be the form of that asset, or of a new one that `project` uses."""
        title = translate("Assets", "Change asset") if row else translate("Assets", "New asset")
        super().__init__(host.theme, title, translate("Assets", "Save asset"), parent)
        self._host, self._row, self._saved = host, row, saved
        self._add_fields()
        if row is None:
            self.kind.set_value(AssetKind.ROOM)
            self.project.set_value(project)
        else:
            self._show(row)
        self._explain()
        self.kind.changed.connect(self._explain)
        self.submitted.connect(self._save)

    def _add_fields(self) -> None:
        theme, bridge = self._host.theme, self._host.bridge
        self.name = LineField(
            theme,
            translate("Assets", "Name"),
            placeholder=translate("Assets", "Hall of St Columba's"),
            is_required=True,
        )
        self.kind = ChoiceField(
            theme, translate("Assets", "What it is"), [(kind, asset_kind_text(kind)) for kind in AssetKind]
        )
        self.giver = PickerField(
            theme,
            translate("Assets", "Offered by"),
            picking(bridge, self, Kind.CONTACT),
            hint=translate("Assets", "A person or an organisation; may stay empty."),
        )
        self.project = PickerField(
            theme,
            translate("Assets", "Used by"),
            picking(bridge, self, Kind.PROJECT),
            hint=translate("Assets", "The project that has it now; empty: free."),
        )
        self.notes = TextField(
            theme,
            translate("Assets", "Notes"),
            lines=3,
            placeholder=translate("Assets", "How many seats, when it is free, whom to ask"),
            hint=translate("Assets", "Words in here are compared with what projects need, as those of the name are."),
        )
        self.add("name", self.name)
        self.add("kind", self.kind)
        self.add("offered_by_id", self.giver)
        self.add("project_id", self.project, is_beside=True)
        self.add("notes", self.notes)

    def _explain(self) -> None:
        self.kind.set_hint(asset_hint(self.kind.value() or AssetKind.ROOM))

    def _show(self, row: AssetRow) -> None:
        asset = row.asset
        self.show_values(asset, *FIELDS)
        self.giver.set_value(Found(asset.offered_by_id, row.offered_by or "") if asset.offered_by_id else None)
        self.project.set_value(Found(asset.project_id, row.project or "") if asset.project_id else None)

    def _save(self) -> None:
        values = self.values(*FIELDS, "offered_by_id", "project_id")
        if self._row is None:
            save(self._host.bridge, self, AddAsset(**values), self._saved)
        else:
            save(self._host.bridge, self, ChangeAsset(id=self._row.asset.id, **values))
