"""The form of a role in a project or at an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.projects import AddRole, ChangeRole
from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import save
from suidesk.domain.projects import Role
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.picker_field import Found
    from suidesk.desktop.page import Host


class PostForm(FormDialog):
    """Adds a role to a project or an organisation, or changes one."""

    def __init__(
        self, host: Host, parent: QWidget, place: Found, role: Role | None = None, *, is_project: bool = False
    ) -> None:
        """Be the form of `role`, or of a new one there."""
        title = translate("People", "Role in {0}") if is_project else translate("People", "Role at {0}")
        super().__init__(host.theme, title.format(place.title), translate("People", "Save role"), parent)
        self._host, self._role = host, role
        self._place = "project_id" if is_project else "organisation_id"
        self._place_id = place.id
        self.name = LineField(
            host.theme,
            translate("People", "Name of the role"),
            placeholder=translate("People", "Caretaker, press officer…"),
            is_required=True,
        )
        self.critical = CheckField(
            host.theme,
            translate("People", "Must never be empty"),
            hint=translate(
                "People",
                "A critical role: when nobody looks after it, things stop. suidesk marks it red while it is vacant.",
            ),
        )
        self.add("name", self.name)
        self.add("is_critical", self.critical)
        if role is not None:
            self.name.set_value(role.name)
            self.critical.set_value(role.is_critical)
        self.submitted.connect(self._save)
        self.finished.connect(self.deleteLater)

    def _save(self) -> None:
        name, is_critical = self.name.value(), self.critical.value()
        if self._role is None:
            command = AddRole(name=name, is_critical=is_critical, **{self._place: self._place_id})
            save(self._host.bridge, self, command)
            return
        save(self._host.bridge, self, ChangeRole(id=self._role.id, name=name, is_critical=is_critical))
