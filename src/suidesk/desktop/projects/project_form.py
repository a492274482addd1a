"""The form of a project: what it is called, where it stands, who leads it, from when until when."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from suidesk.commands.projects import AddProject, ChangeProject
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.kit.text_fields import LineField, TextField
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import ProjectStage
from suidesk.wording.projects import stage_hint, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.queries.projects import ProjectAbout


class ProjectForm(FormDialog):
    """Adds a project, or changes one; `saved` is called with the id of a new one."""

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        *,
        about: ProjectAbout | None = None,
        saved: Callable[[str], object] | None = None,
    ) -> None:
        """Be the form of that project, or of a new one."""
        title = translate("Projects", "Change project") if about else translate("Projects", "New project")
        super().__init__(host.theme, title, translate("Projects", "Save project"), parent)
        self._host, self._about, self._saved = host, about, saved
        self._add_fields()
        if about is None:
            self.stage.set_value(ProjectStage.RUNNING)
        else:
            self._show(about)
        self._explain_stage()
        self.submitted.connect(self._save)

    def _add_fields(self) -> None:
        theme, today = self._host.theme, self._host.now().date()
        self.name = LineField(
            theme, translate("Projects", "Name"), placeholder=translate("Projects", "Repair Café"), is_required=True
        )
        stages = [(stage, stage_text(stage)) for stage in ProjectStage]
        self.stage = ChoiceField(theme, translate("Projects", "Stage"), stages)
        self.lead = PickerField(
            theme,
            translate("Projects", "Led by"),
            picking(self._host.bridge, self, Kind.CONTACT, contact_kind="person"),
            hint=translate("Projects", "The person to ask about it; may stay empty."),
        )
        self.starts = DateField(theme, translate("Projects", "Starts"), today)
        self.ends = DateField(theme, translate("Projects", "Ends"), today, hint=translate("Projects", "Empty: no end."))
        self.summary = TextField(
            theme,
            translate("Projects", "What it is"),
            placeholder=translate("Projects", "What people do together, for whom, where and when"),
        )
        self.add("name", self.name)
        self.add("stage", self.stage)
        self.add("lead_id", self.lead, is_beside=True)
        self.add("starts_on", self.starts)
        self.add("ends_on", self.ends, is_beside=True)
        self.add("summary", self.summary)
        self.stage.changed.connect(self._explain_stage)

    def _explain_stage(self) -> None:
        self.stage.set_hint(stage_hint(self.stage.value() or ProjectStage.RUNNING))

    def _show(self, about: ProjectAbout) -> None:
        project = about.project
        self.name.set_value(project.name)
        self.stage.set_value(project.stage)
        self.lead.set_value(Found(project.lead_id, about.lead or "") if project.lead_id else None)
        self.starts.set_value(project.starts_on)
        self.ends.set_value(project.ends_on)
        self.summary.set_value(project.summary)

    def _values(self) -> dict[str, Any]:
        return {
            "name": self.name.value(),
            "stage": self.stage.value() or ProjectStage.RUNNING,
            "lead_id": self.lead.value(),
            "starts_on": self.starts.value(),
            "ends_on": self.ends.value(),
            "summary": self.summary.value(),
        }

    def _save(self) -> None:
        if self._about is not None:
            save(self._host.bridge, self, ChangeProject(id=self._about.project.id, **self._values()))
        else:
            save(self._host.bridge, self, AddProject(**self._values()), self._saved)
