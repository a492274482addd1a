"""The page Funding: the list of grants beside what lies ahead, or beside one grant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from suidesk.desktop.funding.grant_form import GrantForm
from suidesk.desktop.funding.grant_view import GrantView
from suidesk.desktop.funding.listing import GrantList
from suidesk.desktop.funding.overview import OverviewView
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.palette import Entry
from suidesk.desktop.kit.two_pane import TwoPane
from suidesk.desktop.page import Host, Page
from suidesk.domain.kinds import Kind
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.domain.changes import Change

TOUCHED: Final = (
    Kind.GRANT, Kind.OBLIGATION, Kind.GRANT_USE, Kind.CONTACT, Kind.PROJECT, Kind.ROLE, Kind.FOLLOW_UP, Kind.DESK,
)  # fmt: skip


class FundingPage(Page):
    """Grants by their nearest date; the overview until one is opened."""

    def __init__(self, host: Host) -> None:
        """Build the panes."""
        super().__init__(host)
        self._is_stale = True
        self.listing = GrantList(host)
        self.overview = OverviewView(host, self.show_grant, self.new_grant)
        self.grant = GrantView(host, self.show_overview, self.edit_grant)
        self._detail = QStackedWidget()
        self._detail.addWidget(self.overview)
        self._detail.addWidget(self.grant)
        self.panes = TwoPane(host.theme, self.listing, self._detail, translate("Funding", "Funding"))
        self.setLayout(column(self.panes, gap=0))
        # Beside each other the overview is on screen; one at a time, something must lead to it.
        ahead = translate("Funding", "What lies ahead")
        self._to_overview = Button(host.theme, ahead, self.show_overview, kind="plain", icon="calendar-clock")
        self.listing.add_bar(self._to_overview)
        self._on_stacked(is_stacked=self.panes.is_stacked())
        self._connect()
        self._add_shortcuts()

    def _connect(self) -> None:
        self.listing.chosen.connect(self._show)
        self.listing.opened.connect(lambda _: self.panes.show_detail())
        self.listing.new_clicked.connect(self.new_grant)
        self.grant.removed.connect(self._on_removed)
        self.panes.stacked_changed.connect(lambda is_stacked: self._on_stacked(is_stacked=is_stacked))

    def _add_shortcuts(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+F", self._go_to_search),
            ("N", self.new_grant),
            ("E", self.edit_grant),
            ("Del", self._remove_grant),
        )
        for sequence, then in keys:
            shortcut = QShortcut(QKeySequence(sequence), self, then)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def entered(self) -> None:
        """Ask for what changed while the page was hidden."""
        if self._is_stale:
            self._ask()

    def new_day(self) -> None:
        """Ask again: every date has come a day nearer."""
        self._ask()

    def refresh(self, change: Change) -> None:
        """Ask again for what the change touches; a hidden page asks when it is entered."""
        if change.touches(*TOUCHED):
            self._is_stale = True
            if self.isVisible():
                self._ask()

    def open_record(self, kind: Kind, ref: str) -> None:
        """Show that grant."""
        if kind is Kind.GRANT:
            self.show_grant(ref)

    def show_grant(self, ref: str) -> None:
        """Show that grant beside the list."""
        self._show(ref)
        self.listing.follow(ref)
        self.panes.show_detail()

    def show_overview(self) -> None:
        """Show what lies ahead, in place of the grant."""
        self._detail.setCurrentWidget(self.overview)
        self.listing.let_go()
        self.panes.show_detail()

    def new_grant(self) -> None:
        """Open an empty form."""
        GrantForm(self.host, self.window(), saved=self.show_grant).open()

    def edit_grant(self) -> None:
        """Open the form of the grant that is shown."""
        if self._has_grant() and self.grant.about is not None:
            GrantForm(self.host, self.window(), about=self.grant.about).open()

    def entries(self) -> list[Entry]:
        """Give the verbs of the page, those of the open grant first."""
        return [
            *self._entries_of_grant(),
            Entry(translate("Funding", "New grant"), self.new_grant, "hand-coins", shortcut="N"),
            Entry(translate("Funding", "What lies ahead"), self.show_overview, "calendar-clock"),
            Entry(translate("Funding", "Search grants"), self._go_to_search, "search", shortcut="Ctrl+F"),
        ]

    def focus_record(self) -> None:
        """Go to the list, where E and Del act on what was opened."""
        self.listing.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_first(self) -> None:
        """Go to the search line."""
        self.listing.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc: from a grant to the list or to what lies ahead."""
        is_detail = self.panes.is_stacked() and self._detail.isVisible()
        if event.key() != Qt.Key.Key_Escape or not (is_detail or self._has_grant()):
            super().keyPressEvent(event)
        elif is_detail:
            self.panes.show_list()
        else:
            self.show_overview()
            self.listing.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, ref: str) -> None:
        self.grant.show_grant(ref)
        self._detail.setCurrentWidget(self.grant)

    def _has_grant(self) -> bool:
        return self._detail.currentWidget() is self.grant

    def _ask(self) -> None:
        self._is_stale = False
        self.listing.ask()
        self.overview.ask()
        if self._has_grant():
            self.grant.ask()

    def _on_stacked(self, *, is_stacked: bool) -> None:
        self._to_overview.setVisible(is_stacked)
        for pane in (self.overview, self.grant):
            pane.show_crumbs(is_shown=not is_stacked)

    def _on_removed(self) -> None:
        self._detail.setCurrentWidget(self.overview)
        self.listing.let_go()
        if self.panes.is_stacked():
            self.panes.show_list()

    def _remove_grant(self) -> None:
        if self._has_grant():
            self.grant.remove_grant()

    def _go_to_search(self) -> None:
        self.panes.show_list()
        self.focus_first()
        self.listing.search.selectAll()

    def _entries_of_grant(self) -> list[Entry]:
        if not self._has_grant() or self.grant.about is None:
            return []
        name = self.grant.about.grant.title
        return [
            Entry(translate("Funding", "Edit {0}").format(name), self.edit_grant, "pencil", shortcut="E"),
            Entry(translate("Funding", "Add a date to {0}").format(name), self.grant.add_duty, "calendar"),
            Entry(translate("Funding", "Add follow-up about {0}").format(name), self.grant.add_follow_up, "bell-ring"),
            Entry(translate("Funding", "Remove {0}").format(name), self.grant.remove_grant, "trash-2", shortcut="Del"),
        ]
