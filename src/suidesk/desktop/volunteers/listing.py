"""The list of volunteers: search, views and statuses; several rows can be selected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from suidesk.desktop.kit.buttons import IconButton
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.people.reaching import copy_text
from suidesk.desktop.record_page.listing import Asked, RecordListing
from suidesk.desktop.volunteers.bars import BulkBar, FinderBar, StatusBar, ViewBar
from suidesk.desktop.volunteers.finder_form import FinderForm
from suidesk.desktop.volunteers.rows import row_of
from suidesk.desktop.volunteers.views import View, VolunteersAsked
from suidesk.domain.kinds import Kind
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.queries.help_wanted import HelpWanted
from suidesk.queries.volunteers import Addresses, AddressesOf
from suidesk.rules.thresholds import CHECK_REVIEW
from suidesk.wording.formats import names_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.kit.rows import Row
    from suidesk.desktop.page import Host
    from suidesk.queries.query import Query

ICON: Final = "handshake"
MOST_NAMES: Final = 3
"""Names that are told of those who were left out."""


class VolunteerList(RecordListing[Any]):
    """Volunteers by name, or as a view orders them; `looked(HelpWanted | None)` tells what help is looked for."""

    looked = Signal(object)

    touched_by = (
        Kind.VOLUNTEER, Kind.VOLUNTEER_SKILL, Kind.AVAILABILITY, Kind.ABSENCE, Kind.CHECK_SEEN, Kind.CONTACT,
        Kind.CONTACT_LANGUAGE, Kind.CONTACT_TAG, Kind.TAG, Kind.COMMITMENT, Kind.INTERACTION, Kind.PARTICIPANT,
        Kind.DESK, Kind.RULE_SETTING,
    )  # fmt: skip

    def __init__(self, host: Host, add_volunteer: Callable[[], object]) -> None:
        """Offer to add where there is nobody."""
        super().__init__(
            host,
            translate("Volunteers", "Volunteers"),
            new=translate("Volunteers", "New"),
            new_name=translate("Volunteers", "New volunteer"),
            new_icon="user-plus",
            search=translate("Volunteers", "Search name or skill…"),
            show_all=translate("Volunteers", "Show all volunteers"),
        )
        self._add_volunteer = add_volunteer
        self.help: HelpWanted | None = None
        self.view_bar = ViewBar()
        self.statuses = StatusBar()
        self.finder = FinderBar(host.theme, self.say_who_is_needed)
        self.bulk = BulkBar(host.theme, self.copy_addresses)
        # In one widget: a hidden one in a row of its own would keep the rows above it from their height.
        self.rota = IconButton(host.theme, "printer", translate("Volunteers", "Rota sheet of a week…"), is_ghost=True)
        head = row(self.view_bar, self.rota, gap=6)
        head.setStretch(0, 1)
        head.setAlignment(self.rota, Qt.AlignmentFlag.AlignTop)
        bars = QWidget()
        bars.setLayout(column(head, self.statuses, self.finder, self.bulk, gap=10))
        self.add_bar(bars)
        self.finder.hide()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.selectionModel().selectionChanged.connect(self._count_selected)
        self.view_bar.chosen.connect(self.show_view)
        self.statuses.changed.connect(self.ask)

    def show_view(self, view: View) -> None:
        """Show another view."""
        self.view_bar.set_value(view)
        self.finder.setVisible(view is View.HELP)
        self.looked.emit(self.help if view is View.HELP else None)
        self.statuses.setVisible(view is View.ALL)
        self.ask()

    def say_who_is_needed(self) -> None:
        """Open the form of what help is looked for, and show who could help."""
        form = FinderForm(self.host, self.window(), self.help)
        form.found.connect(self.look_for)
        form.open()

    def look_for(self, wanted: HelpWanted) -> None:
        """Show who could help."""
        self.help = wanted
        self.finder.set_wanted(wanted)
        self.show_view(View.HELP)

    def wanted(self) -> VolunteersAsked:
        """Give the view with all that narrows it."""
        view, today = self.view_bar.value(), self.host.now().date()
        keys = self.statuses.value() if view is View.ALL else ()
        help_ = replace(self.help, today=today) if self.help is not None else None
        return VolunteersAsked(
            self.search.text().strip(),
            keys,
            view,
            today,
            help_ if view is View.HELP else None,
            self.host.rules.settings().value(CHECK_REVIEW[0]),
        )

    def count_query(self, asked: Asked) -> Query[Any]:
        """Ask how many there are."""
        return _as_ours(asked).count_query()

    def counted(self, asked: Asked, counts: Any) -> int:
        """Show the numbers."""
        ours = _as_ours(asked)
        if ours.view is View.ALL:
            return self._counted_by_status(ours, counts)
        if ours.view is View.HELP:
            self.finder.set_counts(counts)
            counts = sum(counts.values())
        self.set_count(counts)
        return int(counts)

    def place_query(self, ref: str, asked: Asked) -> Query[int | None]:
        """Ask for the place of a volunteer."""
        return _as_ours(asked).place_query(ref)

    def rows_query(self, asked: Asked, today: date, offset: int, limit: int) -> Query[list[Any]]:
        """Ask for a window of volunteers."""
        del today
        return _as_ours(asked).rows_query(offset, limit)

    def line(self, found: Any, today: date) -> Row:
        """Give the line of a volunteer."""
        return row_of(found, _as_ours(self.shown), today)

    def show_all(self) -> None:
        """Take search, statuses and view away."""
        self.view_bar.set_value(View.ALL)
        self.finder.hide()
        self.looked.emit(None)
        self.statuses.clear()
        self.statuses.show()
        super().show_all()

    def say_empty(self, asked: Asked) -> None:
        """Say why there is nobody, and what can be done."""
        ours = _as_ours(asked)
        if ours.text or ours.view is View.ALL:
            super().say_empty(asked)
        else:
            self.set_empty(self._empty_view(ours.view))

    def nothing_yet(self) -> EmptyState:
        """Say what a volunteer is."""
        return EmptyState(
            self.host.theme,
            ICON,
            translate("Volunteers", "No volunteers yet"),
            translate("Volunteers", "A volunteer is a person with skills, times, and so many hours to give each week."),
            verb=translate("Volunteers", "New volunteer"),
            then=self._add_volunteer,
        )

    def copy_addresses(self) -> None:
        """Put the e-mail addresses of those who are selected on the clipboard, and say who was left out."""
        places = [index.row() for index in self.list.selectionModel().selectedRows()]
        self._collect(sorted(places), _as_ours(self.shown), {}, self._copy)

    def _counted_by_status(self, asked: VolunteersAsked, counts: Mapping[VolunteerStatus, int]) -> int:
        self.statuses.set_counts(counts)
        here = sum(count for status, count in counts.items() if status is not VolunteerStatus.LEFT)
        self.set_count(here)
        return sum(counts[status] for status in asked.statuses) if asked.statuses else here

    def _empty_view(self, view: View) -> EmptyState:
        theme = self.host.theme
        if view is View.HELP:
            return EmptyState(
                theme,
                "search",
                translate("Volunteers", "Nobody for this"),
                translate("Volunteers", "Ask for less: another time, fewer skills, or no check."),
                verb=translate("Volunteers", "Change what is needed"),
                verb_icon="pencil",
                then=self.say_who_is_needed,
            )
        texts = {
            View.CHECKS: (
                "shield-check",
                translate("Volunteers", "No check is due"),
                translate("Volunteers", "Checks show here 90 days before their review. Note them at each volunteer."),
            ),
            View.AWAY: (
                "palmtree",
                translate("Volunteers", "Nobody is away"),
                translate("Volunteers", "Pauses and leave show here, with the day of coming back."),
            ),
            View.TURN: (
                "message-circle",
                translate("Volunteers", "Nobody to ask now"),
                translate(
                    "Volunteers", "Active volunteers who aren't away show here, those not asked for longest first."
                ),
            ),
        }
        everybody = translate("Volunteers", "Show all volunteers")
        return EmptyState(theme, *texts[view], verb=everybody, then=self.show_all, verb_icon="users")

    def _count_selected(self) -> None:
        self.bulk.set_count(len(self.list.selectionModel().selectedRows()))

    def _collect(
        self, places: list[int], asked: VolunteersAsked, found: dict[int, str], then: Callable[[Sequence[str]], object]
    ) -> None:
        """Find the ids of the rows at these places, page by page, as not all of them may be loaded."""
        missing = next((place for place in places if place not in found), None)
        if missing is None:
            then([found[place] for place in places])
            return
        window = self.rows_query(asked, asked.today, missing, limit=64)

        def answer(rows: Sequence[Any]) -> None:
            ids = {missing + at: getattr(row, "volunteer", row).id for at, row in enumerate(rows)}
            # A row that is gone by now is left out.
            still = [place for place in places if place in found or place in ids or place >= missing + 64]
            self._collect(still, asked, {**found, **ids}, then)

        self.host.bridge.fetch(window, answer, owner=self)

    def _copy(self, refs: Sequence[str]) -> None:
        self.host.bridge.fetch(AddressesOf(tuple(refs)), self._copied, owner=self)

    def _copied(self, found: Addresses) -> None:
        if found.emails:
            copy_text("; ".join(found.emails))
        said = [translate("Volunteers", "%n e-mail address(s) copied.", len(found.emails))]
        if found.opted_out:
            said.append(
                translate("Volunteers", "Left out, as they don't want to be contacted: {0}.").format(
                    _few(found.opted_out)
                )
            )
        if found.without:
            said.append(translate("Volunteers", "Without an address: {0}.").format(_few(found.without)))
        self.host.say(" ".join(said))


def _few(names: Sequence[str]) -> str:
    rest = len(names) - MOST_NAMES
    shown = list(names[:MOST_NAMES])
    return names_in_words([*shown, translate("Volunteers", "%n other(s)", rest)] if rest > 0 else shown)


def _as_ours(asked: Asked) -> VolunteersAsked:
    return asked if isinstance(asked, VolunteersAsked) else VolunteersAsked(asked.text, asked.keys)
