"""The page Projects: the list of projects beside the one that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.palette import Entry
from suidesk.desktop.kit.two_pane import TwoPane
from suidesk.desktop.page import Host, Page
from suidesk.desktop.projects.listing import ICON, ProjectList
from suidesk.desktop.projects.project_form import ProjectForm
from suidesk.desktop.projects.project_view import SHOWN, ProjectView
from suidesk.domain.kinds import Kind
from suidesk.queries.projects import PlaceOfRole
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.domain.changes import Change

LISTED: Final = (Kind.PROJECT, Kind.ROLE, Kind.ASSIGNMENT, Kind.CONTACT, Kind.REMINDER)
"""A change of one of these kinds may show in the list."""


class ProjectsPage(Page):
    """What people do together."""

    def __init__(self, host: Host) -> None:
        """Build both panes once."""
        super().__init__(host)
        self.view = ProjectView(host, self._go_to_list)
        self.listing = ProjectList(host, self.new_project)
        self.view.set_empty(
            EmptyState(
                host.theme,
                ICON,
                translate("Projects", "No project is open"),
                translate("Projects", "Choose one in the list, or add what people do together."),
                verb=translate("Projects", "New project"),
                then=self.new_project,
            )
        )
        self.view.show_empty()
        self.panes = TwoPane(host.theme, self.listing, self.view, translate("Projects", "Projects"))
        self.setLayout(column(self.panes, gap=0))
        self._add_shortcuts()
        self.listing.chosen.connect(self.view.show_project)
        self.listing.opened.connect(self._open)
        self.listing.new_clicked.connect(self.new_project)
        self.view.gone.connect(self.listing.leave)
        self.panes.stacked_changed.connect(lambda is_stacked: self.view.show_crumbs(is_shown=not is_stacked))
        self.view.show_crumbs(is_shown=not self.panes.is_stacked())

    def _add_shortcuts(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+F", self._go_to_search),
            ("N", self.new_project),
            ("E", self.view.verbs.edit),
            ("Del", self.view.verbs.remove),
        )
        for sequence, then in keys:
            shortcut = QShortcut(QKeySequence(sequence), self, then)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def entered(self) -> None:
        """Ask again: with a new day others hold the roles."""
        self.listing.ask()
        self.view.ask()

    def refresh(self, change: Change) -> None:
        """Ask again for what the change touches."""
        if change.touches(*LISTED):
            self.listing.ask()
        if change.touches(*SHOWN):
            self.view.ask()

    def open_record(self, kind: Kind, ref: str) -> None:
        """Show that project, or what that role belongs to."""
        if kind is Kind.PROJECT:
            self.view.show_project(ref)
            self.listing.follow(ref)
            self.panes.show_detail()
        elif kind is Kind.ROLE:
            self.host.bridge.fetch(
                PlaceOfRole(ref), lambda place: self._open_place(*place), owner=self, failed=self.host.tell
            )

    def new_project(self) -> None:
        """Open an empty form."""
        ProjectForm(self.host, self.window(), saved=lambda ref: self.open_record(Kind.PROJECT, ref)).open()

    def entries(self) -> list[Entry]:
        """Give the verbs of the page, those of the open project first."""
        return [
            *self._entries_of_project(),
            Entry(translate("Projects", "New project"), self.new_project, "folder-plus", shortcut="N"),
            Entry(translate("Projects", "Search projects"), self._go_to_search, "search", shortcut="Ctrl+F"),
        ]

    def _entries_of_project(self) -> list[Entry]:
        sheet, verbs = self.view.sheet, self.view.verbs
        if sheet is None:
            return []
        name = sheet.about.project.name
        return [
            Entry(translate("Projects", "Note hours for {0}").format(name), verbs.note_hours, "timer"),
            Entry(translate("Projects", "Add a role to {0}").format(name), verbs.add_role, "user-check"),
            Entry(translate("Projects", "Add a promise for {0}").format(name), verbs.add_promise, "flag"),
            Entry(translate("Projects", "Edit {0}").format(name), verbs.edit, "pencil", shortcut="E"),
            Entry(translate("Projects", "Add follow-up about {0}").format(name), verbs.add_follow_up, "bell-ring"),
            Entry(translate("Projects", "Remove {0}").format(name), verbs.remove, "trash-2", shortcut="Del"),
        ]

    def focus_record(self) -> None:
        """Go to the list, where E and Del act on what was opened."""
        self.listing.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_first(self) -> None:
        """Go to the search line."""
        self.listing.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.view.isAncestorOf(self.focusWidget() or self):
            self._go_to_list()
        else:
            super().keyPressEvent(event)

    def _open_place(self, kind: Kind, ref: str) -> None:
        if kind is Kind.PROJECT:
            self.open_record(kind, ref)
        else:
            self.host.open_record(kind, ref)

    def _open(self, ref: str) -> None:
        self.view.show_project(ref)
        self.panes.show_detail()

    def _go_to_list(self) -> None:
        self.panes.show_list()
        self.listing.focus_list()

    def _go_to_search(self) -> None:
        self.panes.show_list()
        self.focus_first()
        self.listing.search.selectAll()
