"""The page Handovers: who leaves, beside one handover, what nobody else covers, or what somebody's end would mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from suidesk.desktop.handovers.handover_form import HandoverForm
from suidesk.desktop.handovers.handover_view import HandoverView
from suidesk.desktop.handovers.listing import HandoverList
from suidesk.desktop.handovers.stopped_view import StoppedView
from suidesk.desktop.handovers.uncovered_view import UncoveredView
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.page import Host
from suidesk.desktop.record_page.page import RecordPage
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.domain.changes import Change


class HandoversPage(RecordPage):
    """Handovers by their last day; what nobody else covers until one is opened."""

    listing: HandoverList
    view: HandoverView
    begins_alone = False

    def __init__(self, host: Host) -> None:
        """Build the panes."""
        super().__init__(host)
        self.listing = HandoverList(host, self.new)
        self.view = HandoverView(host)
        self.uncovered = UncoveredView(host, self.ask_about)
        self.stopped = StoppedView(host)
        self._detail = QStackedWidget()
        for pane in (self.uncovered, self.stopped, self.view):
            self._detail.addWidget(pane)
        self.listing.add_bar(self._ways())
        self.put(detail=self._detail)
        self.panes.stacked_changed.connect(lambda is_stacked: self._on_stacked(is_stacked=is_stacked))
        self._on_stacked(is_stacked=self.panes.is_stacked())

    def _ways(self) -> QWidget:
        """Give the two ways to what isn't in the list."""
        theme, bar = self.host.theme, QWidget()
        covers, in_full = translate("Handovers", "Not covered"), translate("Handovers", "What nobody else covers")
        stopped = translate("Handovers", "If somebody stopped…")
        self.to_uncovered = Button(theme, covers, self.show_uncovered, kind="small", icon="shield-check", name=in_full)
        self.to_stopped = Button(theme, stopped, self.show_stopped, kind="small", icon="user-x")
        self.to_uncovered.setToolTip(in_full)
        flow = FlowLayout()
        for button in (self.to_uncovered, self.to_stopped):
            flow.addWidget(button)
        bar.setLayout(flow)
        return bar

    def entered(self) -> None:
        """Ask for what changed while the page was hidden."""
        if self.is_stale:
            self.ask()

    def new_day(self) -> None:
        """Ask again: every last day has come a day nearer."""
        self.ask()

    def ask(self) -> None:
        """Ask for the other views too."""
        super().ask()
        self.uncovered.ask()
        self.stopped.ask()

    def refresh(self, change: Change) -> None:
        """Ask again for what the change touches."""
        super().refresh(change)
        for pane in (self.uncovered, self.stopped):
            if not change.touches(*pane.touched_by):
                continue
            if self.isVisible():
                pane.ask()
            else:
                self.is_stale = True

    def choose(self, ref: str) -> None:
        """Show that handover in place of the other views."""
        super().choose(ref)
        self._detail.setCurrentWidget(self.view)

    def show_uncovered(self) -> None:
        """Show what nobody else covers, in place of the handover."""
        self._close()
        self._detail.setCurrentWidget(self.uncovered)
        self.panes.show_detail()

    def show_stopped(self) -> None:
        """Show what somebody's stopping would mean, ready for a name."""
        self._close()
        self._detail.setCurrentWidget(self.stopped)
        self.panes.show_detail()
        self.stopped.focus_person()

    def ask_about(self, ref: str, name: str) -> None:
        """Show what would be missing without that person."""
        self.show_stopped()
        self.stopped.ask_about(ref, name)

    def go_back(self) -> None:
        """Go from the handover to what nobody else covers."""
        self.show_uncovered()

    def on_gone(self, ref: str) -> None:
        """Show what nobody else covers, as the handover is no longer there."""
        del ref
        self._close()
        self._detail.setCurrentWidget(self.uncovered)
        if self.panes.is_stacked():
            self.panes.show_list()

    def new(self) -> None:
        """Open an empty form."""
        HandoverForm(self.host, saved=self.show_record, parent=self.window()).open()

    def page_entries(self) -> list[Entry]:
        """Give the verbs of the page."""
        return [
            Entry(translate("Handovers", "Plan a handover"), self.new, "plus", shortcut="N"),
            Entry(translate("Handovers", "What nobody else covers"), self.show_uncovered, "shield-check"),
            Entry(translate("Handovers", "If somebody stopped tomorrow"), self.show_stopped, "user-x"),
            Entry(translate("Handovers", "Search handovers"), self.go_to_search, "search", shortcut="Ctrl+F"),
        ]

    def record_entries(self, name: str) -> list[Entry]:
        """Give the verbs of the open handover."""
        verbs = self.view.verbs
        return [
            Entry(translate("Handovers", "Name a successor for {0}").format(name), verbs.name_successor, "user-plus"),
            Entry(translate("Handovers", "Change the last day of {0}").format(name), self.view.edit, "calendar"),
            Entry(translate("Handovers", "Save the pack of {0}").format(name), verbs.save_pack, "file-down"),
            Entry(translate("Handovers", "Remove the handover of {0}").format(name), self.view.remove, "trash-2"),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc: to the list where panes are stacked, from a handover to what nobody else covers."""
        is_detail = self.panes.is_stacked() and self._detail.isVisible()
        has_other = self._detail.currentWidget() is not self.uncovered
        if event.key() != Qt.Key.Key_Escape or not (is_detail or has_other):
            super().keyPressEvent(event)
        elif is_detail:
            self.panes.show_list()
        else:
            self.show_uncovered()
            self.listing.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.view.close_record()
        self.listing.let_go()

    def _on_stacked(self, *, is_stacked: bool) -> None:
        for pane in (self.uncovered, self.stopped, self.view):
            pane.show_crumbs(is_shown=not is_stacked)
