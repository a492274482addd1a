"""The list of contacts: instant search, parts with counts, and who may have been meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.list_pane import ListPane
from suidesk.desktop.kit.rows import Row, WindowModel
from suidesk.desktop.people.filter_bar import FilterBar
from suidesk.desktop.people.list_hints import NobodyFound, StartBar
from suidesk.desktop.people.rows import contact_row, meant_row
from suidesk.queries.likeness import PeopleResembling
from suidesk.queries.people import Among, ContactRow, PeopleCounts, PeopleMatching, PeoplePlace
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host

FEW: Final = 3
"""Hits up to which the list also says who may have been meant."""
LEAST_LETTERS: Final = 3
MOST_MEANT: Final = 6

Then = Callable[[Sequence[Row]], None]


class PeopleList(ListPane):
    """Follows the contact that is shown (`follow`), and asks again (`ask`) without losing it."""

    counted = Signal()
    """The list stands as asked for."""

    def __init__(self, host: Host, add_person: Callable[[], object], add_organisation: Callable[[], object]) -> None:
        """Offer to add where a part of the list is empty."""
        super().__init__(
            host.theme,
            translate("People", "People"),
            new=translate("People", "New"),
            new_name=translate("People", "New person or organisation"),
            new_icon="user-plus",
            search=translate("People", "Search name, skill, language…"),
        )
        self._host = host
        self._ref = ""
        self._asked = ("", Among.ALL)
        self._count = -1
        self._at = 0
        self._put = -1
        self._must_show = False
        self.filter_bar = FilterBar()
        self.start = StartBar(host)
        # In one widget: a hidden one in a row of its own would keep the rows above it from their height.
        bars = QWidget()
        bars.setLayout(column(self.filter_bar, self.start, gap=10))
        self.add_bar(bars)
        self.nobody = NobodyFound(host.theme, add_person, add_organisation, self.show_all)
        self.set_empty(self.nobody)
        self._model = WindowModel(0, self._fetch, self)
        self.set_model(self._model)
        self.search_changed.connect(self.ask)
        self.filter_bar.chosen.connect(self.ask)
        self.search.returnPressed.connect(self._open_first)
        self.chosen.connect(self._note)

    def follow(self, ref: str) -> None:
        """Make the row of that contact current, taking search and filter away when they hide it."""
        self._ref = ref
        if self.list.current_id() != ref:
            # A row that is current but still loading would tell of itself when it comes, and take its contact's place.
            self.list.setCurrentIndex(QModelIndex())
            self._must_show = True
            self.ask()

    def leave(self, ref: str) -> None:
        """Let the contact go that is no longer there: the next one takes its place."""
        if ref == self._ref:
            self._ref = ""
            self._count = -1
            self.ask()

    def show_all(self) -> None:
        """Take search and filter away."""
        self.search.clear()
        self.filter_bar.set_value(Among.ALL)
        self.ask()

    def ask(self) -> None:
        """Count again, and show what is there now."""
        asked = self.search.text().strip(), self.filter_bar.value()
        self._host.bridge.fetch(PeopleCounts(asked[0]), partial(self._listed, asked), owner=self)

    def _listed(self, asked: tuple[str, Among], counts: Mapping[Among, int]) -> None:
        if asked != (self.search.text().strip(), self.filter_bar.value()):
            return
        self.filter_bar.set_counts(counts)
        self.set_count(counts[Among.ALL])
        self.start.setVisible(not asked[0] and counts[Among.ALL] + counts[Among.ARCHIVED] <= 1)
        self.nobody.explain(*asked)
        if self._ref:
            query = PeoplePlace(self._ref, *asked)
            self._host.bridge.fetch(query, partial(self._placed, asked, counts[asked[1]], self._ref), owner=self)
        else:
            self._placed(asked, counts[asked[1]], "", None)

    def _placed(self, asked: tuple[str, Among], count: int, ref: str, place: int | None) -> None:
        """Show `count` rows; the contact `ref` stands at `place`, or isn't among them."""
        if asked != (self.search.text().strip(), self.filter_bar.value()):
            return
        if ref != self._ref:
            self.ask()
            return
        must_show, self._must_show = self._must_show, False
        if must_show and place is None and asked != ("", Among.ALL):
            self.show_all()
            return
        self._show(asked, count, place)
        if count <= FEW and len(asked[0]) >= LEAST_LETTERS:
            query = PeopleMatching(self._host.now().date(), *asked, limit=FEW)
            self._host.bridge.fetch(query, partial(self._ask_meant, asked), owner=self)
        self.counted.emit()

    def _show(self, asked: tuple[str, Among], count: int, place: int | None) -> None:
        at = self.list.currentIndex().row()
        # Where the user just went to a row that is still loading, the list stays there.
        has_moved = asked == self._asked and at >= 0 and at != self._put and not self.list.current_id()
        is_same = asked == self._asked and count == self._count
        # A page that is still under way would be dropped by `refresh` and not asked for again.
        if is_same and place is not None and place == at and self.list.current_id():
            self._model.refresh()
            return
        self._asked, self._count = asked, count
        self._model.reset(count, self._fetch)
        if has_moved:
            self.list.select(min(at, count - 1))
        elif place is not None:
            self._select(place)
        elif not self._ref and count and not asked[0]:
            self._select(min(self._at, count - 1))

    def _select(self, at: int) -> None:
        self._put = at
        self.list.select(at)

    def _ask_meant(self, asked: tuple[str, Among], hits: list[ContactRow]) -> None:
        query = PeopleResembling(self._host.now().date(), asked[0], MOST_MEANT)
        self._host.bridge.fetch(query, partial(self._meant, asked, hits), owner=self)

    def _meant(self, asked: tuple[str, Among], hits: list[ContactRow], meant: list[ContactRow]) -> None:
        found = {row.id for row in hits}
        others = [meant_row(row) for row in meant if row.id not in found]
        if asked != self._asked or not others:
            return
        today = self._host.now().date()
        rows = [*(contact_row(row, today) for row in hits), *others]
        self._model.reset(len(rows), lambda offset, limit, then: then(rows[offset : offset + limit]))
        at = next((at for at, row in enumerate(rows) if row.id == self._ref), -1)
        if at >= 0:
            self._select(at)

    def _fetch(self, offset: int, limit: int, then: Then) -> None:
        today = self._host.now().date()
        text, among = self._asked
        query = PeopleMatching(today, text, among, offset, limit)
        self._host.bridge.fetch(query, lambda rows: then([contact_row(row, today) for row in rows]), owner=self)

    def _note(self, ref: str) -> None:
        self._ref, self._at = ref, self.list.currentIndex().row()

    def _open_first(self) -> None:
        """Go to the first row, as Enter in a search does."""
        if self._model.rowCount():
            if self._model.row_of(self._ref) is None:
                self._select(0)
            self.focus_list()
