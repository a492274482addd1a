"""The list of projects: search, filters by stage, and how a project is listed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.rows import Row
from suidesk.desktop.record_page.listing import Asked, RecordListing
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import ProjectStage
from suidesk.queries.projects import ProjectCount, ProjectPlace, ProjectRow, ProjectsMatching
from suidesk.wording.projects import people_text, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.page import Host

# What each filter chip shows; without a chip everything is listed.
FILTERS: Final = {
    "under_way": (ProjectStage.PLANNED, ProjectStage.RUNNING, ProjectStage.RESTING),
    "ideas": (ProjectStage.IDEA,),
    "finished": (ProjectStage.FINISHED,),
}
ICON: Final = "folder-kanban"


class ProjectList(RecordListing[ProjectRow]):
    """Projects by name."""

    touched_by = (Kind.PROJECT, Kind.ROLE, Kind.ASSIGNMENT, Kind.CONTACT, Kind.REMINDER)

    def __init__(self, host: Host, add_project: Callable[[], object]) -> None:
        """Be empty until `ask`; `add_project` is offered where there is nothing."""
        super().__init__(
            host,
            translate("Projects", "Projects"),
            new=translate("Projects", "New"),
            new_name=translate("Projects", "New project"),
            new_icon="folder-plus",
            search=translate("Projects", "Search projects…"),
            show_all=translate("Projects", "Show all projects"),
        )
        self._add_project = add_project
        self.set_filters(
            [
                ("under_way", translate("Projects", "Under way")),
                ("ideas", translate("Projects", "Ideas")),
                ("finished", translate("Projects", "Finished")),
            ]
        )

    def count_query(self, asked: Asked) -> ProjectCount:
        """Ask how many there are."""
        return ProjectCount(asked.text, _stages(asked))

    def place_query(self, ref: str, asked: Asked) -> ProjectPlace:
        """Ask for the place of a project."""
        return ProjectPlace(ref, asked.text, _stages(asked))

    def rows_query(self, asked: Asked, today: date, offset: int, limit: int) -> ProjectsMatching:
        """Ask for a window of projects."""
        return ProjectsMatching(today, asked.text, _stages(asked), offset, limit)

    def line(self, found: ProjectRow, today: date) -> Row:
        """Give the line of a project."""
        del today
        return project_row(found)

    def nothing_yet(self) -> EmptyState:
        """Say what a project is for."""
        return EmptyState(
            self.host.theme,
            ICON,
            translate("Projects", "No projects yet"),
            translate("Projects", "A project holds the roles, promises and hours of what people do together."),
            verb=translate("Projects", "New project"),
            then=self._add_project,
        )


def _stages(asked: Asked) -> tuple[ProjectStage, ...]:
    return tuple(stage for key in asked.keys for stage in FILTERS[key]) or tuple(ProjectStage)


def project_row(row: ProjectRow) -> Row:
    """Give a list line: name, stage and lead, how many people, and the critical roles that nobody holds."""
    vacant = translate("Projects", "%n vacant", row.vacant) if row.vacant else ""
    return Row(
        row.id,
        row.name,
        subtitle=" · ".join(part for part in (stage_text(row.stage), row.lead) if part),
        trailing=vacant,
        level="danger" if vacant else "",
        trailing2=people_text(row.people) if row.people else "",
        icon=ICON,
    )
