"""A page of a list beside the record that is open: the panes, the keys, and who tells whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.two_pane import TwoPane
from suidesk.desktop.page import Host, Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.empty import EmptyState
    from suidesk.desktop.record_page.listing import RecordListing
    from suidesk.desktop.record_page.view import RecordView
    from suidesk.domain.changes import Change
    from suidesk.domain.kinds import Kind


class RecordPage(Page):
    """List and record; keys N (new), E (edit), Del (remove), Ctrl+F (search), Enter (open), Esc (back to the list).

    A subclass makes `listing` and `view`, then calls `put`, and gives `new`, `record_entries` and `page_entries`.
    """

    listing: RecordListing[Any]
    view: RecordView[Any]
    panes: TwoPane
    begins_alone: ClassVar[bool] = True
    """Whether the list takes the page while there is nothing to list; not so where the other side says something."""

    def __init__(self, host: Host) -> None:
        """Be empty until `put`, and stale until the first `ask`."""
        super().__init__(host)
        self.is_stale = True

    def put(self, *, nothing_open: EmptyState | None = None, detail: QWidget | None = None) -> None:
        """Show the list beside the record, or beside `detail` that holds it; `nothing_open` stands there at first."""
        listing, view = self.listing, self.view
        if nothing_open is not None:
            view.set_empty(nothing_open)
            view.show_empty()
        self.panes = TwoPane(
            self.host.theme, listing, detail or view, listing.title.full_text(), top=self.host.search_button()
        )
        self.setLayout(column(self.panes, gap=0))
        if self.begins_alone:
            listing.bare_changed.connect(lambda is_bare: self.panes.set_alone(is_alone=is_bare))
        listing.chosen.connect(self.choose)
        listing.opened.connect(self._open)
        listing.new_clicked.connect(self.new)
        view.gone.connect(self.on_gone)
        view.left.connect(self.go_back)
        self.add_key("Ctrl+F", self.go_to_search)
        self.add_key("N", self.new)
        self.add_key("E", view.edit)
        self.add_key("Del", self.remove)

    def add_key(self, keys: str, then: Callable[[], object]) -> None:
        """Call `then` on these keys, wherever on the page the focus is; a line that is typed in takes its letters."""
        shortcut = QShortcut(QKeySequence(keys), self, then)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # --- what a subclass gives ---

    def new(self) -> None:
        """Open the form of a new record; when it is saved, call `show_record` with the id."""
        raise NotImplementedError

    def record_entries(self, name: str) -> list[Entry]:
        """Give the verbs of the open record, called `name`, for the palette."""
        raise NotImplementedError

    def page_entries(self) -> list[Entry]:
        """Give the verbs of the page itself for the palette: new, search."""
        raise NotImplementedError

    # --- what a subclass may change ---

    def ask(self) -> None:
        """Ask for everything on the page again."""
        self.is_stale = False
        self.listing.ask()
        self.view.ask()

    def choose(self, ref: str) -> None:
        """Show the record whose row is current."""
        self.view.show_record(ref)

    def on_gone(self, ref: str) -> None:
        """Go on to the next row, as the record is no longer there."""
        self.listing.leave(ref)

    def remove(self) -> None:
        """Remove the open record, as Del does."""
        self.view.remove()

    def go_back(self) -> None:
        """Go from the record back to the list."""
        self.panes.show_list()
        self.listing.focus_list()

    # --- what the window asks ---

    def entered(self) -> None:
        """Ask again: with time alone other reminders speak."""
        self.ask()

    def refresh(self, change: Change) -> None:
        """Ask again for what the change touches; a hidden page asks when it is entered."""
        is_list, is_record = change.touches(*self.listing.touched_by), change.touches(*self.view.touched_by)
        if not self.isVisible():
            self.is_stale = self.is_stale or is_list or is_record
            return
        if is_list:
            self.listing.ask()
        if is_record:
            self.view.ask()

    def open_record(self, kind: Kind, ref: str) -> None:
        """Show that record, if it is one of this page."""
        if kind is self.view.kind:
            self.show_record(ref)

    def show_record(self, ref: str) -> None:
        """Show that record, here and in the list."""
        self.choose(ref)
        self.listing.follow(ref)
        self.panes.show_detail()

    def record(self) -> tuple[Kind, str] | None:
        """Give the record that is open."""
        return (self.view.kind, self.view.id_of(self.view.sheet)) if self.view.sheet is not None else None

    def entries(self) -> list[Entry]:
        """Give the verbs of the page, those of the open record first."""
        sheet = self.view.sheet
        of_record = [] if sheet is None else self.record_entries(self.view.name_of(sheet))
        return [*of_record, *self.page_entries()]

    def focus_record(self) -> None:
        """Go to the list, where E and Del act on what was opened."""
        self.listing.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_first(self) -> None:
        """Go to the search line."""
        self.listing.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_search(self) -> None:
        """Go to the search line, with what stands in it ready to be typed over."""
        self.panes.show_list()
        self.focus_first()
        self.listing.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.view.isAncestorOf(self.focusWidget() or self):
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _open(self, ref: str) -> None:
        self.choose(ref)
        self.panes.show_detail()
