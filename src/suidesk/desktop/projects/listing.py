"""The list of projects: search, filters by stage, and the row of the project that is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt

from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.list_pane import ListPane
from suidesk.desktop.kit.rows import Row, WindowModel
from suidesk.domain.projects import ProjectStage
from suidesk.queries.projects import ProjectCount, ProjectPlace, ProjectRow, ProjectsMatching
from suidesk.wording.projects import people_text, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from suidesk.desktop.page import Host

Asked = tuple[str, tuple[ProjectStage, ...]]
"""What is looked for: words, and the stages that are on."""
# What each filter chip shows; without a chip everything is listed.
FILTERS: Final = {
    "under_way": (ProjectStage.PLANNED, ProjectStage.RUNNING, ProjectStage.RESTING),
    "ideas": (ProjectStage.IDEA,),
    "finished": (ProjectStage.FINISHED,),
}
ICON: Final = "folder-kanban"


class ProjectList(ListPane):
    """Follows the project that is shown (`follow`), and asks again (`ask`) without losing it."""

    def __init__(self, host: Host, add_project: Callable[[], object]) -> None:
        """Be empty until `ask`; `add_project` is offered where there is nothing."""
        super().__init__(
            host.theme,
            translate("Projects", "Projects"),
            new=translate("Projects", "New"),
            new_name=translate("Projects", "New project"),
            new_icon="folder-plus",
            search=translate("Projects", "Search projects…"),
        )
        self._host, self._add_project = host, add_project
        self._ref = ""
        self._at = 0
        self._must_show = False
        self._asked: Asked = ("", tuple(ProjectStage))
        self._count = -1
        self._model = WindowModel(0, self._fetch, self)
        self.set_model(self._model)
        self.set_filters(
            [
                ("under_way", translate("Projects", "Under way")),
                ("ideas", translate("Projects", "Ideas")),
                ("finished", translate("Projects", "Finished")),
            ]
        )
        self.search_changed.connect(lambda _: self.ask())
        self.filters_changed.connect(lambda _: self.ask())
        self.search.returnPressed.connect(self._open_first)
        self.chosen.connect(self._note)

    def follow(self, ref: str) -> None:
        """Make the row of that project current, taking search and filters away when they hide it."""
        self._ref = ref
        if self.list.current_id() != ref:
            # A row that is current but still loading would tell of itself when it comes.
            self.list.setCurrentIndex(QModelIndex())
            self._must_show = True
            self.ask()

    def leave(self, ref: str) -> None:
        """Let the project go that is no longer there: the next one takes its place."""
        if ref == self._ref:
            self._ref, self._count = "", -1
            self.ask()

    def ask(self) -> None:
        """Count again, and show what is there now."""
        asked = self._wanted()
        self._host.bridge.fetch(ProjectCount(*asked), partial(self._on_counted, asked), owner=self)

    def show_all(self) -> None:
        """Take search and filters away."""
        self.clear_filters()
        self.search.clear()
        self.ask()

    def _wanted(self) -> Asked:
        chosen = tuple(stage for key in self.filters() for stage in FILTERS[key])
        return self.search.text().strip(), chosen or tuple(ProjectStage)

    def _on_counted(self, asked: Asked, count: int) -> None:
        if asked != self._wanted():
            return
        self.set_count(count)
        if self._ref:
            query = ProjectPlace(self._ref, *asked)
            self._host.bridge.fetch(query, partial(self._placed, asked, count, self._ref), owner=self)
        else:
            self._placed(asked, count, "", None)

    def _placed(self, asked: Asked, count: int, ref: str, place: int | None) -> None:
        """Show `count` rows; the project `ref` stands at `place`, or isn't among them."""
        if asked != self._wanted():
            return
        if ref != self._ref:
            self.ask()
            return
        must_show, self._must_show = self._must_show, False
        is_narrowed = bool(asked[0] or self.filters())
        if must_show and place is None and is_narrowed:
            self.show_all()
            return
        is_same = asked == self._asked and count == self._count
        # A page that is still under way would be dropped by `refresh` and not asked for again.
        if is_same and self.list.current_id() and place == self.list.currentIndex().row():
            self._model.refresh()
            return
        self._asked, self._count = asked, count
        if not count:
            self.set_empty(self._empty(is_narrowed=is_narrowed))
        self._model.reset(count, self._fetch)
        if place is not None:
            self.list.select(place)
        elif not self._ref and count and not asked[0]:
            self.list.select(min(self._at, count - 1))

    def _note(self, ref: str) -> None:
        self._ref, self._at = ref, self.list.currentIndex().row()

    def _open_first(self) -> None:
        """Go to the first row, as Enter in a search does."""
        if self._model.rowCount():
            if self._model.row_of(self._ref) is None:
                self.list.select(0)
            self.focus_list()

    def _empty(self, *, is_narrowed: bool) -> EmptyState:
        theme = self._host.theme
        if is_narrowed:
            return EmptyState(
                theme,
                "search",
                translate("Projects", "Nothing found"),
                translate("Projects", "Try fewer letters or other filters."),
                verb=translate("Projects", "Show all projects"),
                then=self._show_all_from_empty,
            )
        return EmptyState(
            theme,
            ICON,
            translate("Projects", "No projects yet"),
            translate("Projects", "A project holds the roles, promises and hours of what people do together."),
            verb=translate("Projects", "New project"),
            then=self._add_project,
        )

    def _show_all_from_empty(self) -> None:
        self.show_all()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch(self, offset: int, limit: int, then: Callable[[Sequence[Row]], object]) -> None:
        query = ProjectsMatching(self._host.now().date(), *self._asked, offset, limit)
        self._host.bridge.fetch(query, lambda rows: then([project_row(row) for row in rows]), owner=self)


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
