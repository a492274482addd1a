"""The page Workload: who carries how much, signs of strain, and one person's load beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.page import Host, Page
from suidesk.desktop.workload.overview import TOUCHED, LoadOverview
from suidesk.desktop.workload.panes import LoadPanes
from suidesk.desktop.workload.person_view import PersonLoadView
from suidesk.domain.kinds import Kind
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.domain.changes import Change


class WorkloadPage(Page):
    """The whole, and beside it the person that was opened; keys N (note hours), Esc (close the person)."""

    def __init__(self, host: Host) -> None:
        """Build both once."""
        super().__init__(host)
        self._is_stale = True
        self.overview = LoadOverview(host, self.show_person, self.note_hours)
        self.view = PersonLoadView(host)
        self.view.left.connect(self.close_person)
        self.view.gone.connect(lambda _ref: self.close_person())
        self.panes = LoadPanes(host.theme, self.overview, self.view)
        self.setLayout(column(self.panes, gap=0))
        shortcut = QShortcut(QKeySequence("N"), self, self.note_hours)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def entered(self) -> None:
        """Ask for everything: time may have passed."""
        self._is_stale = False
        self.overview.ask()
        self.view.ask()

    def refresh(self, change: Change) -> None:
        """Ask again when something changed that is shown here; a hidden page asks when it is entered."""
        if not self.isVisible():
            return
        if change.touches(*TOUCHED):
            self.overview.ask()
        if change.touches(*self.view.touched_by):
            self.view.ask()

    def open_record(self, kind: Kind, ref: str) -> None:
        """Show that person."""
        if kind is Kind.CONTACT:
            self.show_person(ref)

    def show_person(self, ref: str) -> None:
        """Show one person's load beside the whole."""
        self.view.show_record(ref)
        self.panes.show_side(is_shown=True)
        self.overview.people.table.select_id(ref)
        QTimer.singleShot(0, self.overview, self.overview.follow_keys)
        if not self.overview.isVisible():
            self.view.hours.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_person(self) -> None:
        """Show the whole alone, with the keys where they were in the table."""
        self.view.close_record()
        self.panes.show_side(is_shown=False)
        self.overview.people.table.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.overview, self.overview.follow_keys)

    def note_hours(self) -> None:
        """Open the form of hours: for the person that is open, else for anybody."""
        if self.view.sheet is not None and self.panes.has_side():
            self.view.note_hours()
        else:
            self.host.act("log_time")

    def entries(self) -> list[Entry]:
        """Give the verbs of the page, those of the open person first."""
        found: list[Entry] = []
        if self.view.sheet is not None:
            name = self.view.name_of(self.view.sheet)
            found = [
                Entry(translate("Workload", "Plan a pause of {0}").format(name), self.view.plan_pause, "palmtree"),
                Entry(
                    translate("Workload", "Pass on a promise of {0}").format(name),
                    self.view.pass_on,
                    "arrow-left-right",
                ),
                Entry(translate("Workload", "Close {0}").format(name), self.close_person, "chevron-left"),
            ]
        to_table = partial(self.overview.people.table.setFocus, Qt.FocusReason.ShortcutFocusReason)
        return [
            *found,
            Entry(translate("Workload", "Go to the table of people"), to_table, "users"),
            Entry(translate("Workload", "Count all hours again"), self.overview.filters.show_all, "filter"),
        ]

    def focus_first(self) -> None:
        """Go to the table, where people are opened."""
        table = self.overview.people.table
        place = table if table.isVisible() else self.overview.note_hours
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the person with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.panes.has_side():
            self.close_person()
        else:
            super().keyPressEvent(event)
