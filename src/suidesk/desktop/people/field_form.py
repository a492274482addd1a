"""The form of a field of the user's own: what it is called, and what it holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from suidesk.commands.fields import AddField, ChangeField
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import save
from suidesk.domain.own_fields import FieldType
from suidesk.wording.own_fields import field_type_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.queries.fields import FieldUsed

Chosen = Callable[[str, FieldType], object]


class FieldForm(FormDialog):
    """Adds a field or changes one; with `chosen` it only asks, and the field is made later by who asked."""

    def __init__(
        self, host: Host, parent: QWidget, *, used: FieldUsed | None = None, chosen: Chosen | None = None
    ) -> None:
        """Show `used`, or be empty for a new field."""
        title = translate("People", "New field") if used is None else translate("People", "Change the field")
        verb = translate("People", "Add field") if used is None else translate("People", "Save field")
        super().__init__(host.theme, title, verb, parent)
        self._host, self._used, self._chosen = host, used, chosen
        self.name = LineField(
            host.theme,
            translate("People", "Name"),
            is_required=True,
            placeholder=translate("People", "Shoe size, member since…"),
        )
        self.kind = ChoiceField(
            host.theme, translate("People", "Holds"), [(kind, field_type_text(kind)) for kind in FieldType]
        )
        self.add("name", self.name)
        self.add("type", self.kind)
        if used is not None:
            self.name.set_value(used.name)
            self.kind.set_value(used.type)
        self.submitted.connect(self._save)

    def _save(self) -> None:
        name, kind = self.name.value(), self.kind.value() or FieldType.TEXT
        if self._chosen is not None:
            self.accept()
            self._chosen(name, kind)
        elif self._used is None:
            save(self._host.bridge, self, AddField(name=name, type=kind))
        else:
            save(self._host.bridge, self, ChangeField(id=self._used.id, name=name, type=kind))
