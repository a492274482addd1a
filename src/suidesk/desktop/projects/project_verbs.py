"""What can be done with the project that is shown; each verb says nothing itself, the window tells and offers undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from suidesk.commands.projects import ChangeProject, RemoveProject
from suidesk.desktop.assets.asset_form import AssetForm
from suidesk.desktop.assets.holding_form import HoldingForm
from suidesk.desktop.assets.need_form import NeedForm
from suidesk.desktop.involvement.post_form import PostForm
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.projects.project_form import ProjectForm
from suidesk.desktop.projects.sign_in_form import SignInForm

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.desktop.record_page.view import RecordView
    from suidesk.desktop.window import Window
    from suidesk.domain.projects import ProjectStage
    from suidesk.queries.project_sheet import Around


class ProjectVerbs:
    """Acts on the project that is shown, and on nothing while there is none."""

    def __init__(self, host: Host, view: RecordView[Around]) -> None:
        """Act on what `view` shows, and open forms over its window."""
        self._host, self._view = host, view

    def found(self) -> Found:
        """Give the project as forms take it."""
        project = self._view.shown().about.project
        return Found(project.id, project.name, icon="folder-kanban")

    def edit(self) -> None:
        """Open its form."""
        if self._sheet is not None:
            ProjectForm(self._host, self._view.window(), about=self._sheet.about).open()

    def note_hours(self) -> None:
        """Open the form of hours, for this project and its team."""
        if self._sheet is not None:
            from suidesk.desktop.workload.hours_form import HoursForm

            found = self.found()
            HoursForm(cast("Window", self._host), project=(found.id, found.title)).open()

    def add_role(self) -> None:
        """Open the form of a new role in it."""
        if self._sheet is not None:
            PostForm(self._host, self._view.window(), self.found(), is_project=True).open()

    def add_promise(self) -> None:
        """Open the form of a promise for it."""
        if self._sheet is not None:
            PromiseForm(self._host, self._view.window(), project=self.found()).open()

    def add_need(self) -> None:
        """Open the form of a need or an idea of it."""
        if self._sheet is not None:
            NeedForm(self._host, self._view.window(), project=self.found()).open()

    def add_asset(self) -> None:
        """Open the form of an asset that it uses."""
        if self._sheet is not None:
            AssetForm(self._host, self._view.window(), project=self.found()).open()

    def add_holding(self) -> None:
        """Open the form of a key to what it uses; where that is one thing, it is filled in."""
        if self._sheet is not None:
            assets = [row.asset for row in self._sheet.assets]
            only = Found(assets[0].id, assets[0].name, icon="package") if len(assets) == 1 else None
            HoldingForm(self._host, self._view.window(), asset=only).open()

    def print_sheet(self) -> None:
        """Open the form of a sign-in sheet for one of its days."""
        if self._sheet is not None:
            SignInForm(self._host, self._view.window(), self.found()).open()

    def move_to(self, stage: ProjectStage) -> None:
        """Say that it stands elsewhere."""
        if self._sheet is not None:
            self._host.bridge.run(ChangeProject(id=self._sheet.about.project.id, stage=stage))

    def remove(self) -> None:
        """Remove it; what depends on it is said first."""
        if self._sheet is not None:
            self._view.run_removal(RemoveProject(id=self._sheet.about.project.id))

    @property
    def _sheet(self) -> Around | None:
        return self._view.sheet
