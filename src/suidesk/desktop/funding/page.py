"""The page Funding: the list of grants beside what lies ahead, or beside one grant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from suidesk.desktop.funding.grant_form import GrantForm
from suidesk.desktop.funding.grant_view import GrantView
from suidesk.desktop.funding.listing import GrantList
from suidesk.desktop.funding.overview import OverviewView
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.palette import Entry
from suidesk.desktop.page import Host
from suidesk.desktop.record_page.page import RecordPage
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.domain.changes import Change


class FundingPage(RecordPage):
    """Grants by their nearest date; the overview until one is opened."""

    listing: GrantList
    view: GrantView

    def __init__(self, host: Host) -> None:
        """Build the panes."""
        super().__init__(host)
        self.listing = GrantList(host)
        self.overview = OverviewView(host, self.show_record, self.new)
        self.view = GrantView(host)
        self._detail = QStackedWidget()
        self._detail.addWidget(self.overview)
        self._detail.addWidget(self.view)
        # Beside each other the overview is on screen; one at a time, something must lead to it.
        ahead = translate("Funding", "What lies ahead")
        self._to_overview = Button(host.theme, ahead, self.go_back, kind="plain", icon="calendar-clock")
        self.listing.add_bar(self._to_overview)
        self.put(detail=self._detail)
        self._on_stacked(is_stacked=self.panes.is_stacked())
        self.panes.stacked_changed.connect(lambda is_stacked: self._on_stacked(is_stacked=is_stacked))

    def entered(self) -> None:
        """Ask for what changed while the page was hidden."""
        if self.is_stale:
            self.ask()

    def new_day(self) -> None:
        """Ask again: every date has come a day nearer."""
        self.ask()

    def ask(self) -> None:
        """Ask for the overview too."""
        super().ask()
        self.overview.ask()

    def refresh(self, change: Change) -> None:
        """Ask again for what the change touches."""
        super().refresh(change)
        if self.isVisible() and change.touches(*self.overview.touched_by):
            self.overview.ask()

    def choose(self, ref: str) -> None:
        """Show that grant in place of the overview."""
        super().choose(ref)
        self._detail.setCurrentWidget(self.view)

    def go_back(self) -> None:
        """Show what lies ahead, in place of the grant."""
        self._close_grant()
        self.panes.show_detail()

    def on_gone(self, ref: str) -> None:
        """Show what lies ahead, as the grant is no longer there."""
        del ref
        self._close_grant()
        if self.panes.is_stacked():
            self.panes.show_list()

    def new(self) -> None:
        """Open an empty form."""
        GrantForm(self.host, self.window(), saved=self.show_record).open()

    def page_entries(self) -> list[Entry]:
        """Give the verbs of the page."""
        return [
            Entry(translate("Funding", "New grant"), self.new, "hand-coins", shortcut="N"),
            Entry(translate("Funding", "What lies ahead"), self.go_back, "calendar-clock"),
            Entry(translate("Funding", "Search grants"), self.go_to_search, "search", shortcut="Ctrl+F"),
        ]

    def record_entries(self, name: str) -> list[Entry]:
        """Give the verbs of the open grant."""
        view = self.view
        return [
            Entry(translate("Funding", "Edit {0}").format(name), view.edit, "pencil", shortcut="E"),
            Entry(translate("Funding", "Add a date to {0}").format(name), view.add_duty, "calendar"),
            Entry(translate("Funding", "Add follow-up about {0}").format(name), view.add_follow_up, "bell-ring"),
            Entry(translate("Funding", "Remove {0}").format(name), view.remove, "trash-2", shortcut="Del"),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc: from a grant to the list or to what lies ahead."""
        is_detail = self.panes.is_stacked() and self._detail.isVisible()
        has_grant = self._detail.currentWidget() is self.view
        if event.key() != Qt.Key.Key_Escape or not (is_detail or has_grant):
            super().keyPressEvent(event)
        elif is_detail:
            self.panes.show_list()
        else:
            self.go_back()
            self.listing.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_grant(self) -> None:
        self.view.close_record()
        self._detail.setCurrentWidget(self.overview)
        self.listing.let_go()

    def _on_stacked(self, *, is_stacked: bool) -> None:
        self._to_overview.setVisible(is_stacked)
        for pane in (self.overview, self.view):
            pane.show_crumbs(is_shown=not is_stacked)
