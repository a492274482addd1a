"""The list of contacts: instant search, parts with counts, saved filters, several chosen, who may have been meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.rows import Row
from suidesk.desktop.people.asked import AskedPeople, of_people
from suidesk.desktop.people.filter_bar import FilterBar
from suidesk.desktop.people.list_hints import NobodyFound, StartBar
from suidesk.desktop.people.many_bar import ManyBar
from suidesk.desktop.people.many_verbs import ManyVerbs
from suidesk.desktop.people.narrowing import Narrowing
from suidesk.desktop.people.rows import contact_row, meant_row
from suidesk.desktop.people.selection import Selection
from suidesk.desktop.record_page.listing import Asked, RecordListing
from suidesk.domain.kinds import Kind
from suidesk.queries.likeness import PeopleResembling
from suidesk.queries.people import ContactRow, PeopleCounts, PeopleMatching, PeoplePlace
from suidesk.queries.people_listed import Among
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host

FEW: Final = 3
"""Hits up to which the list also says who may have been meant."""
LEAST_LETTERS: Final = 3
MOST_MEANT: Final = 6
PAUSE_MS: Final = 120
"""Rest after the last key before it is asked who may have been meant: the next key's rows come first."""


class PeopleList(RecordListing[ContactRow]):
    """One part of all contacts; each part says how many it has."""

    touched_by = (
        Kind.CONTACT, Kind.CONTACT_POINT, Kind.CONTACT_LANGUAGE, Kind.CONTACT_TAG, Kind.TAG, Kind.VOLUNTEER,
        Kind.ABSENCE, Kind.ASSIGNMENT, Kind.ROLE, Kind.PROJECT, Kind.REMINDER, Kind.VOLUNTEER_SKILL, Kind.COMMITMENT,
        Kind.INTERACTION, Kind.PARTICIPANT, Kind.SAVED_LIST,
    )  # fmt: skip

    def __init__(
        self,
        host: Host,
        add_person: Callable[[], object],
        add_organisation: Callable[[], object],
        others: Sequence[tuple[str, Callable[[], object], str]] = (),
    ) -> None:
        """Offer to add where a part of the list is empty; `others` are more verbs for the menu of lists."""
        super().__init__(
            host,
            translate("People", "People"),
            new=translate("People", "New"),
            new_name=translate("People", "New person or organisation"),
            new_icon="user-plus",
            search=translate("People", "Search name, skill, language…"),
            is_multi=True,
        )
        self.narrowing = Narrowing(host, self, self.wanted, others)
        self.narrowing.changed.connect(self._narrow)
        self.narrowing.looked_for.connect(self.look_for)
        self.narrowing.cleared.connect(self.show_all)
        self.selection = Selection(host, self.list, self.wanted)
        self.verbs = ManyVerbs(host, self, self.selection, self.narrowing.called)
        self.many = ManyBar(host.theme, self.verbs, self.selection)
        self.filter_bar = FilterBar()
        self.start = StartBar(host)
        # In one widget: a hidden one in a row of its own would keep the rows above it from their height.
        bars = QWidget()
        bars.setLayout(column(self.narrowing.bar, self.filter_bar, self.start, self.many, gap=10))
        self.add_bar(bars)
        self.nobody = NobodyFound(host.theme, add_person, add_organisation, self.show_all)
        self.set_empty(self.nobody)
        self.filter_bar.chosen.connect(self.ask)
        self._rest = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._rest.timeout.connect(self._ask_hits)

    def wanted(self) -> AskedPeople:
        """Give what was typed, the part that is shown, and the filter."""
        among = self.filter_bar.value()
        keys = () if among is Among.ALL else (among.value,)
        return AskedPeople(self.search.text().strip(), keys, self.narrowing.where)

    def look_for(self, text: str, among: str) -> None:
        """Look for words in a part of the list; all of it, where a later version knows more parts than this one."""
        self.search.setText(text)
        self.filter_bar.set_value(Among(among) if among in set(Among) else Among.ALL)
        self.ask()

    def ask(self) -> None:
        """Count again, and say what narrows the list."""
        super().ask()
        self.narrowing.say()

    def show_all(self) -> None:
        """Take search and filters away."""
        self.filter_bar.set_value(Among.ALL)
        self.narrowing.forget()
        super().show_all()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; nobody is chosen among others."""
        super().show_rows(rows)
        self.selection.rows_replaced()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc choose only the current row."""
        if event.key() == Qt.Key.Key_Escape and self.selection.count:
            self.selection.drop()
            self.focus_list()
        else:
            super().keyPressEvent(event)

    def count_query(self, asked: Asked) -> PeopleCounts:
        """Ask for the number of each part."""
        return PeopleCounts(asked.text, of_people(asked).where, self.host.now().date())

    def counted(self, asked: Asked, counts: Mapping[Among, int]) -> int:
        """Write the numbers on the parts."""
        self.filter_bar.set_counts(counts)
        self.set_count(counts[Among.ALL])
        is_whole = not asked.text and of_people(asked).where.is_empty()
        self.start.setVisible(is_whole and counts[Among.ALL] + counts[Among.ARCHIVED] <= 1)
        return counts[of_people(asked).among]

    def place_query(self, ref: str, asked: Asked) -> PeoplePlace:
        """Ask for the place of a contact."""
        wanted = of_people(asked)
        return PeoplePlace(ref, wanted.text, wanted.among, wanted.where, self.host.now().date())

    def rows_query(self, asked: Asked, today: date, offset: int, limit: int) -> PeopleMatching:
        """Ask for a window of contacts."""
        wanted = of_people(asked)
        return PeopleMatching(today, wanted.text, wanted.among, offset, limit, wanted.where)

    def line(self, found: ContactRow, today: date) -> Row:
        """Give the line of a contact."""
        return contact_row(found, today)

    def say_empty(self, asked: Asked) -> None:
        """Say why there is nobody."""
        self.nobody.explain(of_people(asked))

    def placed(self, asked: Asked, count: int) -> None:
        """Find the chosen ones again; ask who may have been meant, where few were found."""
        self.selection.list_stands()
        if count <= FEW and len(asked.text) >= LEAST_LETTERS:
            self._rest.start()
        else:
            self._rest.stop()

    def _narrow(self) -> None:
        self.ask()
        self.focus_list()

    def _ask_hits(self) -> None:
        if (asked := self.shown) == self.wanted():
            query = self.rows_query(asked, self.host.now().date(), 0, FEW)
            self.host.bridge.fetch(query, partial(self._ask_meant, asked), owner=self)

    def _ask_meant(self, asked: Asked, hits: list[ContactRow]) -> None:
        query = PeopleResembling(self.host.now().date(), asked.text, MOST_MEANT)
        self.host.bridge.fetch(query, partial(self._meant, asked, hits), owner=self)

    def _meant(self, asked: Asked, hits: list[ContactRow], meant: list[ContactRow]) -> None:
        found = {row.id for row in hits}
        others = [meant_row(row) for row in meant if row.id not in found]
        if others and asked == self.shown:
            today = self.host.now().date()
            self.show_rows([*(contact_row(row, today) for row in hits), *others])
