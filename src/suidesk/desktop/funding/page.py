"""The page Funding: a board, a list beside what lies ahead or beside one grant, a timeline, and the money."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from suidesk.desktop.funding.board import BoardView
from suidesk.desktop.funding.grant_form import GrantForm
from suidesk.desktop.funding.grant_view import GrantView
from suidesk.desktop.funding.listing import FILTERS, GrantList
from suidesk.desktop.funding.money_view import MoneyView
from suidesk.desktop.funding.overview import OverviewView
from suidesk.desktop.funding.runway_card import RunwayCard
from suidesk.desktop.funding.switch import Switch, Way
from suidesk.desktop.funding.timeline_view import TimelineView
from suidesk.desktop.funding.verbs import grant_verbs, page_verbs
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.layouts import row
from suidesk.desktop.page import Host
from suidesk.desktop.record_page.page import RecordPage
from suidesk.domain.kinds import Kind
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.domain.changes import Change
    from suidesk.domain.funding import GrantStage

Whole = TypeVar("Whole", BoardView, TimelineView, MoneyView)


class FundingPage(RecordPage):
    """Looked at in one of four ways; a grant is always opened in the list, and the way back leads where one came from.

    Keys B, L, T and M choose the way.
    """

    listing: GrantList
    view: GrantView

    def __init__(self, host: Host) -> None:
        """Build the panes."""
        super().__init__(host)
        self.way, self._came_from = Way.LIST, Way.LIST
        self._stale = set(Way)
        self.listing = GrantList(host, self.new)
        self.overview = OverviewView(host, self.show_record, self.new, self.show_money)
        self.view = GrantView(host)
        self._detail = QStackedWidget()
        self._detail.addWidget(self.overview)
        self._detail.addWidget(self.view)
        # Beside each other the overview is on screen; one at a time, something must lead to it.
        ahead = translate("Funding", "What lies ahead")
        self._to_overview = Button(host.theme, ahead, self.show_overview, kind="plain", icon="calendar-clock")
        self.listing.add_bar(self._to_overview)
        self.put(detail=self._detail)
        self._put_ways()
        self._on_stacked(is_stacked=self.panes.is_stacked())
        self.panes.stacked_changed.connect(lambda is_stacked: self._on_stacked(is_stacked=is_stacked))

    def _put_ways(self) -> None:
        self.switch = Switch(self.host)
        # In the list the search of the desk stands beside the breadcrumb.
        self._search = self.host.search_button()
        self._ways = QStackedWidget()
        self._ways.addWidget(self.panes)
        box = cast("QVBoxLayout", self.layout())
        bar = row(self.switch, self._search, gap=8, margins=(0, 10, 40, 2))
        bar.setStretch(0, 1)
        bar.setAlignment(self._search, Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(bar)
        box.addWidget(self._ways, 1)
        self.switch.chosen.connect(self.show_way)
        for key, way in (("B", Way.BOARD), ("L", Way.LIST), ("T", Way.TIMELINE), ("M", Way.MONEY)):
            self.add_key(key, partial(self.show_way, way))
        self._go(self.switch.remembered())

    # Each way but the list is made when it is first looked at.

    @cached_property
    def board(self) -> BoardView:
        """The grants by stage."""
        return self._added(BoardView(self.host, self.show_record, self.new, self.show_stage, self.show_money))

    @cached_property
    def timeline(self) -> TimelineView:
        """The next year and a half."""
        return self._added(TimelineView(self.host, self.show_record, self.new))

    @cached_property
    def money(self) -> MoneyView:
        """What was spent, and how long it lasts."""
        return self._added(MoneyView(self.host, self.show_record))

    def _added(self, view: Whole) -> Whole:
        self._ways.addWidget(view)
        return view

    # --- which way it is looked at ---

    def show_way(self, way: Way) -> None:
        """Look at funding that way, and remember it."""
        self._go(way)
        self.switch.show_way(way, keeps=True)
        self.focus_first()

    def show_money(self) -> None:
        """Look at the money."""
        self.show_way(Way.MONEY)

    def show_stage(self, stage: GrantStage) -> None:
        """List the grants of that stage and of those like it."""
        self.show_way(Way.LIST)
        self.listing.show_only(next(key for key, stages in FILTERS.items() if stage in stages))

    def _go(self, way: Way) -> None:
        self.way = way
        self.switch.show_way(way, keeps=False)
        self._ways.setCurrentWidget(self.panes if way is Way.LIST else self._whole())
        self._search.setVisible(way is not Way.LIST)
        if way in self._stale and self.isVisible():
            self._ask_way()

    def _ask_way(self) -> None:
        self._stale.discard(self.way)
        if self.way is Way.LIST:
            self.listing.ask()
            self.view.ask()
            self.overview.ask()
        else:
            self._whole().ask()

    def _whole(self) -> BoardView | TimelineView | MoneyView:
        """Give the view that takes the whole page."""
        return self.board if self.way is Way.BOARD else self.timeline if self.way is Way.TIMELINE else self.money

    # --- what the window asks ---

    def entered(self) -> None:
        """Ask for what changed while the page was hidden."""
        if self.way in self._stale:
            self._ask_way()

    def new_day(self) -> None:
        """Ask again: every date has come a day nearer."""
        self.ask()

    def ask(self) -> None:
        """Ask for what is on screen; the other ways ask when they are looked at."""
        self.is_stale = False
        self._stale = set(Way)
        self._ask_way()

    def refresh(self, change: Change) -> None:
        """Ask again for what the change touches; what isn't on screen asks when it is looked at."""
        touched = {
            Way.BOARD: (*BoardView.touched_by, *RunwayCard.touched_by),
            Way.LIST: (*GrantList.touched_by, *GrantView.touched_by, *OverviewView.touched_by),
            Way.TIMELINE: TimelineView.touched_by,
            Way.MONEY: MoneyView.touched_by,
        }
        self._stale |= {way for way, kinds in touched.items() if change.touches(*kinds)}
        if self.isVisible() and self.way in self._stale:
            self._ask_again(change)

    def _ask_again(self, change: Change) -> None:
        self._stale.discard(self.way)
        if self.way is not Way.LIST:
            self._whole().refresh(change)
            return
        for part in (self.listing, self.view, self.overview):
            if change.touches(*part.touched_by):
                part.ask()

    def open_record(self, kind: Kind, ref: str) -> None:
        """Show that grant; reserves and spending lead to the money."""
        if kind in {Kind.RESERVE, Kind.SPEND}:
            self._go(Way.MONEY)
        else:
            super().open_record(kind, ref)

    def record(self) -> tuple[Kind, str] | None:
        """Give the grant that is open, where it is on screen."""
        return super().record() if self.way is Way.LIST else None

    def show_record(self, ref: str) -> None:
        """Show that grant in the list; the way back leads to where it was opened from."""
        if self.way is not Way.LIST:
            self._came_from = self.way
            self._go(Way.LIST)
        super().show_record(ref)

    def focus_record(self) -> None:
        """Go where the keys act on what was opened."""
        if self.way is Way.LIST:
            super().focus_record()
        else:
            self.focus_first()

    def focus_first(self) -> None:
        """Go to where the work begins: the search line, the first card, or the switch."""
        if self.way is Way.LIST:
            super().focus_first()
        elif self.way is Way.BOARD and self.board.has_cards():
            self.board.focus_first()
        else:
            self.switch.buttons[self.way].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_search(self) -> None:
        """Go to the search line of the list."""
        self._go(Way.LIST)
        super().go_to_search()

    # --- one grant ---

    def choose(self, ref: str) -> None:
        """Show that grant in place of the overview."""
        super().choose(ref)
        self._detail.setCurrentWidget(self.view)

    def go_back(self) -> None:
        """Go back to where the grant was opened from: another way to look at funding, or what lies ahead."""
        self._close_grant()
        if self._came_from is not Way.LIST:
            came_from, self._came_from = self._came_from, Way.LIST
            self._go(came_from)
            self.focus_first()
        else:
            self.panes.show_detail()

    def show_overview(self) -> None:
        """Show what lies ahead beside the list, in place of the grant."""
        self._came_from = Way.LIST
        self._go(Way.LIST)
        self._close_grant()
        self.panes.show_detail()

    def on_gone(self, ref: str) -> None:
        """Show what lies ahead, as the grant is no longer there."""
        del ref
        self._came_from = Way.LIST
        self._close_grant()
        if self.panes.is_stacked():
            self.panes.show_list()

    def new(self) -> None:
        """Open an empty form."""
        GrantForm(self.host, self.window(), saved=self.show_record).open()

    def entries(self) -> list[Entry]:
        """Give the verbs of the page, those of the open grant first where it is on screen."""
        return super().entries() if self.way is Way.LIST else self.page_entries()

    def page_entries(self) -> list[Entry]:
        """Give the verbs of the page."""
        return page_verbs(self)

    def record_entries(self, name: str) -> list[Entry]:
        """Give the verbs of the open grant."""
        return grant_verbs(self.view, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc: from a grant to where it was opened from, in narrow windows to the list."""
        is_detail = self.panes.is_stacked() and self._detail.isVisible()
        has_grant = self._detail.currentWidget() is self.view
        is_escape = event.key() == Qt.Key.Key_Escape and self.way is Way.LIST
        if not is_escape or not (is_detail or has_grant):
            super().keyPressEvent(event)
        elif self._came_from is not Way.LIST:
            self.go_back()
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
