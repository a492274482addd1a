"""The page Funding: the list of grants beside what lies ahead, or beside one grant."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget

from suidesk.desktop.funding.grant_form import GrantForm
from suidesk.desktop.funding.grant_view import GrantView
from suidesk.desktop.funding.overview import OverviewView
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.list_pane import ListPane
from suidesk.desktop.kit.palette import Entry
from suidesk.desktop.kit.rows import Row, WindowModel
from suidesk.desktop.kit.two_pane import TwoPane
from suidesk.desktop.page import Host, Page
from suidesk.domain.funding import BEFORE_APPLYING, IN_HAND, OVER, GrantStage
from suidesk.domain.kinds import Kind
from suidesk.queries.funding import GrantCount, GrantRow, GrantsMatching
from suidesk.wording.formats import due_in_words, money_in_words
from suidesk.wording.funding import stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from suidesk.domain.changes import Change

TOUCHED: Final = (Kind.GRANT, Kind.OBLIGATION, Kind.GRANT_USE, Kind.CONTACT, Kind.REMINDER)
# What each filter chip shows; without a chip everything is listed.
FILTERS: Final = {
    "before": tuple(BEFORE_APPLYING),
    "waiting": (GrantStage.APPLIED,),
    "in_hand": tuple(IN_HAND),
    "over": tuple(OVER),
}
LEVELS: Final = {None: "", 0: "", 1: "warn", 2: "danger"}
SOON_DAYS: Final = 42


class FundingPage(Page):
    """Grants by their nearest date; the overview until one is opened."""

    def __init__(self, host: Host) -> None:
        """Build the panes."""
        super().__init__(host)
        self.listing = ListPane(
            host.theme,
            translate("Funding", "Funding"),
            new=translate("Funding", "New"),
            new_name=translate("Funding", "New grant"),
            search=translate("Funding", "Search grant or funder…"),
        )
        self.overview = OverviewView(host, self.show_grant, self.new_grant)
        self.grant = GrantView(host, self.show_overview, self.edit_grant)
        self._detail = QStackedWidget()
        self._detail.addWidget(self.overview)
        self._detail.addWidget(self.grant)
        self.panes = TwoPane(host.theme, self.listing, self._detail, translate("Funding", "Funding"))
        self.setLayout(column(self.panes, gap=0))
        self._model = WindowModel(0, self._fetch)
        self.listing.set_model(self._model)
        self._set_filters()
        self._connect()
        self._count()

    def _connect(self) -> None:
        self.listing.search_changed.connect(lambda _: self._count())
        self.listing.filters_changed.connect(lambda _: self._count())
        self.listing.chosen.connect(self.grant.show_grant)
        self.listing.chosen.connect(lambda _: self._detail.setCurrentWidget(self.grant))
        self.listing.opened.connect(lambda _: self.panes.show_detail())
        self.listing.new_clicked.connect(self.new_grant)
        self.grant.removed.connect(self.show_overview)

    def _set_filters(self) -> None:
        self.listing.set_filters(
            [
                ("before", translate("Funding", "To apply for")),
                ("waiting", translate("Funding", "Applied")),
                ("in_hand", translate("Funding", "In hand")),
                ("over", translate("Funding", "Over")),
            ]
        )

    def entered(self) -> None:
        """Let days passed show."""
        self.overview.ask()

    def refresh(self, change: Change) -> None:
        """Ask again for what the change touches."""
        if change.touches(*TOUCHED):
            self._count()
            self.overview.ask()
            self.grant.ask()

    def open_record(self, kind: Kind, ref: str) -> None:
        """Show that grant."""
        if kind is Kind.GRANT:
            self.show_grant(ref)

    def show_grant(self, ref: str) -> None:
        """Show that grant beside the list."""
        self.listing.list.select_id(ref)
        self.grant.show_grant(ref)
        self._detail.setCurrentWidget(self.grant)
        self.panes.show_detail()

    def show_overview(self) -> None:
        """Show what lies ahead."""
        self.listing.list.clearSelection()
        self._detail.setCurrentWidget(self.overview)

    def new_grant(self) -> None:
        """Open an empty form."""
        GrantForm(self.host, self.window(), saved=self.show_grant).open()

    def edit_grant(self) -> None:
        """Open the form of the grant that is shown."""
        if self.grant.about is not None:
            GrantForm(self.host, self.window(), about=self.grant.about).open()

    def entries(self) -> list[Entry]:
        """Give the verbs of the page."""
        found = [
            Entry(translate("Funding", "New grant"), self.new_grant, "hand-coins"),
            Entry(translate("Funding", "What lies ahead"), self.show_overview, "calendar-clock"),
        ]
        if self._detail.currentWidget() is self.grant and self.grant.about is not None:
            found += [
                Entry(translate("Funding", "Edit this grant"), self.edit_grant, "pencil"),
                Entry(translate("Funding", "Add a date to this grant"), self.grant.add_duty, "calendar"),
            ]
        return found

    def focus_first(self) -> None:
        """Go to the search line."""
        self.listing.search.setFocus()

    # --- the list ---

    def _stages(self) -> tuple[GrantStage, ...]:
        chosen = [stage for key in self.listing.filters() for stage in FILTERS[key]]
        return tuple(chosen) or tuple(GrantStage)

    def _count(self) -> None:
        text = self.listing.search.text().strip()
        self.host.bridge.fetch(GrantCount(text, self._stages()), partial(self._counted, text), owner=self)

    def _counted(self, text: str, count: int) -> None:
        if text != self.listing.search.text().strip():
            return
        chosen = self.listing.list.current_id()
        self.listing.set_empty(self._empty(is_filtered=bool(text or self.listing.filters())))
        self._model.reset(count)
        self.listing.set_count(count)
        if chosen:
            self.listing.list.select_id(chosen)

    def _empty(self, *, is_filtered: bool) -> EmptyState:
        theme = self.host.theme
        if is_filtered:
            title, text = (
                translate("Funding", "Nothing found"),
                translate("Funding", "Try fewer letters or other filters."),
            )
            return EmptyState(theme, "search", title, text)
        return EmptyState(
            theme,
            "hand-coins",
            translate("Funding", "No funding yet"),
            translate("Funding", "Add a fund or a grant, and suidesk reminds you before each deadline."),
            verb=translate("Funding", "Add a grant"),
            then=self.new_grant,
        )

    def _fetch(self, offset: int, limit: int, then: Callable[[Sequence[Row]], object]) -> None:
        today = self.host.now().date()
        query = GrantsMatching(self.listing.search.text().strip(), self._stages(), offset, limit)
        self.host.bridge.fetch(query, lambda rows: then([grant_row(row, today) for row in rows]), owner=self)


def grant_row(row: GrantRow, today: date) -> Row:
    """Give a list line: title, funder and stage, and when something is due next."""
    parts = [part for part in (row.funder, stage_text(row.stage)) if part]
    minor = row.awarded_minor if row.awarded_minor is not None else row.requested_minor
    due, level = "", ""
    if row.next_on is not None and row.next_kind is not None:
        due = due_in_words(row.next_on, today)
        days = (row.next_on - today).days
        level = LEVELS.get(row.severity, "") or ("danger" if days < 0 else "warn" if days <= SOON_DAYS else "")
    return Row(
        row.id,
        row.title,
        subtitle=" · ".join(parts),
        trailing=due,
        level=level,
        trailing2=money_in_words(minor, row.currency) if minor is not None else "",
        icon="hand-coins",
    )
