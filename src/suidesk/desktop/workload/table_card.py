"""The card of people by weeks: who carries how much, 64 at a time, with a legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.heat import HeatCell, Swatch
from suidesk.desktop.design.week_view import WeekTable
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import row
from suidesk.desktop.workload.heat_rows import SHADES, hints, titles, week_row
from suidesk.queries.load import PAGE, LoadScope, PersonWeeks
from suidesk.wording.formats import minutes_in_words, number_in_words
from suidesk.wording.translate import translate
from suidesk.wording.workload import hours_definition

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme


class TableCard(Card):
    """A table of weeks with its pages; `opened(id)` is a person that was opened, `paged` asks for another page."""

    opened = Signal(str)
    paged = Signal()

    def __init__(self, theme: Theme) -> None:
        """Have no people yet."""
        super().__init__(translate("Workload", "Who carries how much"), " ")
        self.offset = 0
        self._count = 0
        self.table = WeekTable(theme, translate("Workload", "Hours of people by week"))
        self.table.opened.connect(self.opened)
        self._nothing = PlainLabel(translate("Workload", "Nobody gave such hours in these weeks."), "muted", wrap=True)
        self.before = Button(theme, "", self._go_before, kind="small", icon="chevron-left")
        self.after = Button(theme, "", self._go_after, kind="small", icon="chevron-right")
        self._where = PlainLabel("", "small")
        self._pages = QWidget()
        self._pages.setLayout(row(self.before, self._where, self.after, None, gap=10))
        self.legend = _legend(theme)
        for widget in (self._nothing, self.table, self._pages, self.legend):
            self.add(widget)
        self.add(PlainLabel(hours_definition(), "small", wrap=True))
        self.fill_below()

    def set(self, scope: LoadScope, people: Sequence[PersonWeeks]) -> None:
        """Show one page of people."""
        mondays = scope.mondays
        self.table.set_rows(titles(mondays), hints(mondays), [week_row(person, mondays) for person in people])
        self.table.setVisible(bool(people))
        self.legend.setVisible(bool(people))
        self._nothing.setVisible(not people)
        self._say_where(len(people))

    def set_count(self, count: int) -> None:
        """Say how many people there are in all."""
        self._count = count
        self.set_note(
            translate("Workload", "%n person(s); a press on a line shows more about them", count) if count else ""
        )
        self._say_where(len(self.table.rows()))

    def begin_again(self) -> None:
        """Go to the first page, as other people are counted."""
        self.offset = 0

    def _say_where(self, shown: int) -> None:
        first, last = self.offset + 1, self.offset + shown
        text = translate("Workload", "{0}–{1} of {2}")
        self._where.setText(text.format(*(number_in_words(one) for one in (first, last, self._count))))
        self.before.set_text(translate("Workload", "Previous {0}").format(PAGE))
        self.after.set_text(translate("Workload", "Next {0}").format(PAGE))
        self.before.setEnabled(self.offset > 0)
        self.after.setEnabled(last < self._count)
        self._pages.setVisible(self._count > PAGE)

    def _go_before(self) -> None:
        self.offset = max(0, self.offset - PAGE)
        self.paged.emit()

    def _go_after(self) -> None:
        self.offset += PAGE
        self.paged.emit()


def _legend(theme: Theme) -> QWidget:
    """Say what the shades mean."""
    less, more = translate("Workload", "less than {0}"), translate("Workload", "{0} or more")
    samples = [
        *((HeatCell("", "", at), less.format(minutes_in_words(line))) for at, line in enumerate(SHADES)),
        (HeatCell("", "", len(SHADES)), more.format(minutes_in_words(SHADES[-1]))),
        (HeatCell("", "", 0, is_over=True), translate("Workload", "more than they can give")),
        (HeatCell("", "", is_away=True), translate("Workload", "away")),
        (HeatCell("", ""), translate("Workload", "nothing noted: unknown")),
    ]
    found = QWidget()
    flow = FlowLayout(gap=14)
    for cell, text in samples:
        sample = QWidget()
        sample.setLayout(row(Swatch(theme, cell), PlainLabel(text, "small"), gap=6))
        flow.addWidget(sample)
    found.setLayout(flow)
    return found
