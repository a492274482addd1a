"""What can be done with the project that is shown; each verb says nothing itself, the window tells and offers undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from suidesk.commands.projects import ChangeProject, RemoveProject
from suidesk.desktop.involvement.post_form import PostForm
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.projects.project_form import ProjectForm
from suidesk.desktop.records import remove
from suidesk.domain.kinds import Kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.message_bar import MessageBar
    from suidesk.desktop.page import Host
    from suidesk.desktop.window import Window
    from suidesk.domain.projects import ProjectStage
    from suidesk.queries.project_sheet import Around


class ProjectVerbs:
    """Acts on `sheet`, and on nothing while there is none."""

    def __init__(self, host: Host, view: QWidget, message: MessageBar, gone: Callable[[str], object]) -> None:
        """Open forms over the window of `view`; say refusals in `message`; call `gone` with the id of the removed."""
        self._host, self._view, self._message, self._gone = host, view, message, gone
        self.sheet: Around | None = None

    def found(self) -> Found:
        """Give the project as forms take it."""
        if self.sheet is None:
            raise LookupError
        project = self.sheet.about.project
        return Found(project.id, project.name, icon="folder-kanban")

    def edit(self) -> None:
        """Open its form."""
        if self.sheet is not None:
            ProjectForm(self._host, self._view.window(), about=self.sheet.about).open()

    def note_hours(self) -> None:
        """Open the form of hours, for this project and its team."""
        if self.sheet is not None:
            from suidesk.desktop.workload.hours_form import HoursForm

            found = self.found()
            HoursForm(cast("Window", self._host), project=(found.id, found.title)).open()

    def add_role(self) -> None:
        """Open the form of a new role in it."""
        if self.sheet is not None:
            PostForm(self._host, self._view.window(), self.found(), is_project=True).open()

    def add_promise(self) -> None:
        """Open the form of a promise for it."""
        if self.sheet is not None:
            PromiseForm(self._host, self._view.window(), project=self.found()).open()

    def add_follow_up(self) -> None:
        """Open the form of a follow-up about it."""
        if self.sheet is not None:
            from suidesk.desktop.follow_up_form import FollowUpForm

            found = self.found()
            FollowUpForm(cast("Window", self._host), kind=Kind.PROJECT, ref=found.id, name=found.title).open()

    def move_to(self, stage: ProjectStage) -> None:
        """Say that it stands elsewhere."""
        if self.sheet is not None:
            self._host.bridge.run(ChangeProject(id=self.sheet.about.project.id, stage=stage))

    def remove(self) -> None:
        """Remove it; what depends on it is said first."""
        if self.sheet is not None:
            ref = self.sheet.about.project.id
            remove(self._host.bridge, self._message, RemoveProject(id=ref), lambda: self._gone(ref))
