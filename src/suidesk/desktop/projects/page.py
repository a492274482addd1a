"""The page Projects: the list of projects beside the one that is open, or what all of them need and what there is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.page import Host
from suidesk.desktop.projects.listing import ICON, ProjectList
from suidesk.desktop.projects.project_form import ProjectForm
from suidesk.desktop.projects.project_view import ProjectView
from suidesk.desktop.projects.room_switch import RoomSwitch
from suidesk.desktop.record_page.page import RecordPage
from suidesk.domain.kinds import Kind
from suidesk.queries.needs import NeedPage, NeedRow
from suidesk.queries.projects import PlaceOfRole
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.assets.page import AssetsPage
    from suidesk.domain.changes import Change

PROJECTS: Final = "projects"
ASSETS: Final = "assets"
"""The two parts of the page."""


class ProjectsPage(RecordPage):
    """What people do together."""

    listing: ProjectList
    view: ProjectView

    def __init__(self, host: Host) -> None:
        """Build both panes once; the part of needs and assets when it is first shown."""
        super().__init__(host)
        self._assets: AssetsPage | None = None
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
        self.switch = self._add_switch(self.listing, PROJECTS)

    def add_key(self, keys: str, then: Callable[[], object]) -> None:
        """Call `then` on these keys within the panes: the part of needs and assets has its own."""
        shortcut = QShortcut(QKeySequence(keys), self.panes, then)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def assets(self) -> AssetsPage:
        """The part of needs and assets, made when it is first asked for."""
        if self._assets is None:
            from suidesk.desktop.assets.page import AssetsPage

            self._assets = AssetsPage(self.host)
            self._assets.hide()
            self._add_switch(self._assets.listing, ASSETS)
            _box(self).addWidget(self._assets, 1)
        return self._assets

    @property
    def is_on_assets(self) -> bool:
        """Tell whether needs and assets are shown."""
        return self._assets is not None and not self._assets.isHidden()

    def open_record(self, kind: Kind, ref: str) -> None:
        """Show that project, what that role or need belongs to, or that asset."""
        bridge = self.host.bridge
        if kind is Kind.ASSET:
            self.show_part(ASSETS)
            self.assets.open_record(kind, ref)
        elif kind is Kind.NEED:
            bridge.fetch(NeedPage(ref), self._open_need, owner=self, failed=self.host.tell)
        elif kind is Kind.ROLE:
            bridge.fetch(PlaceOfRole(ref), lambda place: self._open_place(*place), owner=self, failed=self.host.tell)
        else:
            super().open_record(kind, ref)

    def show_record(self, ref: str) -> None:
        """Show that project, here and in the list."""
        self.show_part(PROJECTS)
        super().show_record(ref)

    def new(self) -> None:
        """Open an empty form."""
        ProjectForm(self.host, self.window(), saved=self.show_record).open()

    def entered(self) -> None:
        """Ask again for the part that is shown."""
        if self.is_on_assets:
            self.assets.entered()
        else:
            super().entered()

    def new_day(self) -> None:
        """Ask again: with time alone other things press."""
        self.entered()

    def refresh(self, change: Change) -> None:
        """Tell both parts of a change."""
        super().refresh(change)
        if self._assets is not None:
            self._assets.refresh(change)

    def record(self) -> tuple[Kind, str] | None:
        """Give the project that is open, if projects are shown."""
        return None if self.is_on_assets else super().record()

    def entries(self) -> list[Entry]:
        """Give the verbs of the part that is shown, and the way to the other."""
        if self.is_on_assets:
            to_projects = Entry(translate("Projects", "Projects"), partial(self.show_part, PROJECTS), ICON)
            return [*self.assets.entries(), to_projects]
        return super().entries()

    def page_entries(self) -> list[Entry]:
        """Give the verbs of the page."""
        needs = translate("Projects", "Needs and assets")
        return [
            Entry(needs, partial(self.show_part, ASSETS), "puzzle"),
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
            Entry(translate("Projects", "Note what {0} needs").format(name), verbs.add_need, "puzzle"),
            Entry(translate("Projects", "Sign-in sheet of {0}…").format(name), verbs.print_sheet, "printer"),
            Entry(translate("Projects", "Edit {0}").format(name), view.edit, "pencil", shortcut="E"),
            Entry(translate("Projects", "Add follow-up about {0}").format(name), view.add_follow_up, "bell-ring"),
            Entry(translate("Projects", "Remove {0}").format(name), view.remove, "trash-2", shortcut="Del"),
        ]

    def focus_record(self) -> None:
        """Go to the list of the part that is shown."""
        if self.is_on_assets:
            self.assets.focus_record()
        else:
            super().focus_record()

    def focus_first(self) -> None:
        """Go to the search line of the part that is shown."""
        if self.is_on_assets:
            self.assets.focus_first()
        else:
            super().focus_first()

    def _add_switch(self, listing: QWidget, part: str) -> RoomSwitch:
        """Put the switch above a list; each part has its own, which says where one is."""
        parts = [(PROJECTS, translate("Projects", "Projects")), (ASSETS, translate("Projects", "Needs and assets"))]
        switch = RoomSwitch(translate("Projects", "Part of this page"), parts, part, self.show_part)
        _box(listing).insertWidget(0, switch)
        return switch

    def show_part(self, part: str) -> None:
        """Show projects, or needs and assets; the keys go along."""
        if (part == ASSETS) == self.is_on_assets:
            return
        self.assets.setVisible(part == ASSETS)
        self.panes.setVisible(part == PROJECTS)
        self.entered()
        self.focus_record()

    def _open_place(self, kind: Kind, ref: str) -> None:
        if kind is Kind.PROJECT:
            self.show_record(ref)
        else:
            self.host.open_record(kind, ref)

    def _open_need(self, row: NeedRow) -> None:
        self.show_record(row.need.project_id)


def _box(widget: QWidget) -> QBoxLayout:
    box = widget.layout()
    if not isinstance(box, QBoxLayout):
        raise TypeError
    return box
