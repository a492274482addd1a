"""The page Projects: the list of projects beside the one that is open."""

from __future__ import annotations

from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.palette import Entry
from suidesk.desktop.page import Host
from suidesk.desktop.projects.listing import ICON, ProjectList
from suidesk.desktop.projects.project_form import ProjectForm
from suidesk.desktop.projects.project_view import ProjectView
from suidesk.desktop.record_page.page import RecordPage
from suidesk.domain.kinds import Kind
from suidesk.queries.projects import PlaceOfRole
from suidesk.wording.translate import translate


class ProjectsPage(RecordPage):
    """What people do together."""

    listing: ProjectList
    view: ProjectView

    def __init__(self, host: Host) -> None:
        """Build both panes once."""
        super().__init__(host)
        self.view = ProjectView(host)
        self.listing = ProjectList(host, self.new)
        self.put(
            nothing_open=EmptyState(
                host.theme,
                ICON,
                translate("Projects", "No project is open"),
                translate("Projects", "Choose one in the list, or add what people do together."),
                verb=translate("Projects", "New project"),
                then=self.new,
            )
        )

    def open_record(self, kind: Kind, ref: str) -> None:
        """Show that project, or what that role belongs to."""
        if kind is Kind.ROLE:
            self.host.bridge.fetch(
                PlaceOfRole(ref), lambda place: self._open_place(*place), owner=self, failed=self.host.tell
            )
        else:
            super().open_record(kind, ref)

    def new(self) -> None:
        """Open an empty form."""
        ProjectForm(self.host, self.window(), saved=self.show_record).open()

    def page_entries(self) -> list[Entry]:
        """Give the verbs of the page."""
        return [
            Entry(translate("Projects", "New project"), self.new, "folder-plus", shortcut="N"),
            Entry(translate("Projects", "Search projects"), self.go_to_search, "search", shortcut="Ctrl+F"),
        ]

    def record_entries(self, name: str) -> list[Entry]:
        """Give the verbs of the open project."""
        view, verbs = self.view, self.view.verbs
        return [
            Entry(translate("Projects", "Note hours for {0}").format(name), verbs.note_hours, "timer"),
            Entry(translate("Projects", "Add a role to {0}").format(name), verbs.add_role, "user-check"),
            Entry(translate("Projects", "Add a promise for {0}").format(name), verbs.add_promise, "flag"),
            Entry(translate("Projects", "Edit {0}").format(name), view.edit, "pencil", shortcut="E"),
            Entry(translate("Projects", "Add follow-up about {0}").format(name), view.add_follow_up, "bell-ring"),
            Entry(translate("Projects", "Remove {0}").format(name), view.remove, "trash-2", shortcut="Del"),
        ]

    def _open_place(self, kind: Kind, ref: str) -> None:
        if kind is Kind.PROJECT:
            self.show_record(ref)
        else:
            self.host.open_record(kind, ref)
