"""The list of contacts: instant search, parts with counts, and who may have been meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.rows import Row
from suidesk.desktop.people.filter_bar import FilterBar
from suidesk.desktop.people.list_hints import NobodyFound, StartBar
from suidesk.desktop.people.rows import contact_row, meant_row
from suidesk.desktop.record_page.listing import Asked, RecordListing
from suidesk.domain.kinds import Kind
from suidesk.queries.likeness import PeopleResembling
from suidesk.queries.people import Among, ContactRow, PeopleCounts, PeopleMatching, PeoplePlace
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host

FEW: Final = 3
"""Hits up to which the list also says who may have been meant."""
LEAST_LETTERS: Final = 3
MOST_MEANT: Final = 6


class PeopleList(RecordListing[ContactRow]):
    """One part of all contacts; each part says how many it has."""

    touched_by = (
        Kind.CONTACT, Kind.CONTACT_POINT, Kind.CONTACT_LANGUAGE, Kind.CONTACT_TAG, Kind.TAG, Kind.VOLUNTEER,
        Kind.ABSENCE, Kind.ASSIGNMENT, Kind.ROLE, Kind.PROJECT, Kind.REMINDER,
    )  # fmt: skip

    def __init__(self, host: Host, add_person: Callable[[], object], add_organisation: Callable[[], object]) -> None:
        """Offer to add where a part of the list is empty."""
        super().__init__(
            host,
            translate("People", "People"),
            new=translate("People", "New"),
            new_name=translate("People", "New person or organisation"),
            new_icon="user-plus",
            search=translate("People", "Search name, skill, language…"),
        )
        self.filter_bar = FilterBar()
        self.start = StartBar(host)
        # In one widget: a hidden one in a row of its own would keep the rows above it from their height.
        bars = QWidget()
        bars.setLayout(column(self.filter_bar, self.start, gap=10))
        self.add_bar(bars)
        self.nobody = NobodyFound(host.theme, add_person, add_organisation, self.show_all)
        self.set_empty(self.nobody)
        self.filter_bar.chosen.connect(self.ask)

    def wanted(self) -> Asked:
        """Give what was typed and the part that is shown."""
        among = self.filter_bar.value()
        return Asked(self.search.text().strip(), () if among is Among.ALL else (among,))

    def show_all(self) -> None:
        """Take search and filter away."""
        self.filter_bar.set_value(Among.ALL)
        super().show_all()

    def count_query(self, asked: Asked) -> PeopleCounts:
        """Ask for the number of each part."""
        return PeopleCounts(asked.text)

    def counted(self, asked: Asked, counts: Mapping[Among, int]) -> int:
        """Write the numbers on the parts."""
        self.filter_bar.set_counts(counts)
        self.set_count(counts[Among.ALL])
        self.start.setVisible(not asked.text and counts[Among.ALL] + counts[Among.ARCHIVED] <= 1)
        return counts[among_of(asked)]

    def place_query(self, ref: str, asked: Asked) -> PeoplePlace:
        """Ask for the place of a contact."""
        return PeoplePlace(ref, asked.text, among_of(asked))

    def rows_query(self, asked: Asked, today: date, offset: int, limit: int) -> PeopleMatching:
        """Ask for a window of contacts."""
        return PeopleMatching(today, asked.text, among_of(asked), offset, limit)

    def line(self, found: ContactRow, today: date) -> Row:
        """Give the line of a contact."""
        return contact_row(found, today)

    def say_empty(self, asked: Asked) -> None:
        """Say why there is nobody."""
        self.nobody.explain(asked.text, among_of(asked))

    def placed(self, asked: Asked, count: int) -> None:
        """Ask who may have been meant, where few were found."""
        if count <= FEW and len(asked.text) >= LEAST_LETTERS:
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


def among_of(asked: Asked) -> Among:
    """Give the part of the list that is asked for."""
    return Among(asked.keys[0]) if asked.keys else Among.ALL
