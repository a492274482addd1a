"""The form of a need or an idea."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from suidesk.commands.needs import AddNeed, ChangeNeed
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.kit.text_fields import TextField
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Need, NeedKind
from suidesk.wording.assets import need_kind_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host

FIELDS: Final = ("kind", "text", "noted_on")


class NeedForm(FormDialog):
    """Notes what a project needs, or an idea for it, or changes one; `saved` is called with the id of a new one."""

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        *,
        project: Found | None = None,
        need: Need | None = None,
        saved: Callable[[str], object] | None = None,
    ) -> None:
        """Be the form of `need`, or of a new one; the project is asked for where none is given."""
        title = translate("Assets", "Change what is needed") if need else translate("Assets", "New need or idea")
        super().__init__(host.theme, title, translate("Assets", "Save"), parent)
        self._host, self._need, self._saved = host, need, saved
        self._add_fields()
        self.project.set_value(project)
        # A need may move to another project; a new one of a project's page belongs there.
        self.project.setVisible(project is None or need is not None)
        if need is None:
            self.kind.set_value(NeedKind.NEED)
            self.noted.set_value(host.now().date())
        else:
            self.show_values(need, *FIELDS)
        self.submitted.connect(self._save)

    def _add_fields(self) -> None:
        theme, today = self._host.theme, self._host.now().date()
        self.kind = ChoiceField(
            theme, translate("Assets", "What it is"), [(kind, need_kind_text(kind)) for kind in NeedKind]
        )
        self.text = TextField(
            theme,
            translate("Assets", "In a few words"),
            lines=2,
            placeholder=translate("Assets", "A van to fetch furniture, once a month"),
            hint=translate("Assets", "Name the thing itself: assets are suggested by the words that both say."),
            is_required=True,
        )
        self.project = PickerField(
            theme,
            translate("Assets", "For which project"),
            picking(self._host.bridge, self, Kind.PROJECT),
            is_required=True,
        )
        self.noted = DateField(theme, translate("Assets", "Noted on"), today)
        self.add("text", self.text)
        self.add("kind", self.kind)
        self.add("noted_on", self.noted, is_beside=True)
        self.add("project_id", self.project)

    def _save(self) -> None:
        values = self.values(*FIELDS, "project_id")
        if self._need is None:
            save(self._host.bridge, self, AddNeed(**values), self._saved)
        else:
            save(self._host.bridge, self, ChangeNeed(id=self._need.id, **values))
