"""The card Timeline: what happened with a record, newest first, a window at a time, each sort by itself if wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.buttons import Button, FilterChip
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.timeline.moment_row import MomentRow
from suidesk.desktop.timeline.verbs import MomentVerbs, Opener
from suidesk.domain.kinds import Kind
from suidesk.queries.timeline import PAGE, Moment, TimelineCounts, TimelineOf
from suidesk.queries.timeline_parts import Strand
from suidesk.wording.formats import number_in_words
from suidesk.wording.timeline import below_text, happened_text, month_text, strand_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.kit.detail_pane import DetailPane
    from suidesk.desktop.page import Host
    from suidesk.domain.changes import Change

FIRST: Final = 8
"""Moments that are shown at first; the page opens as fast as before."""
MORE: Final = 24
"""Moments that each "Show more" adds; well below the 64 of a window, as each is a handful of widgets."""
TOUCHED_BY: Final = (
    Kind.INTERACTION, Kind.PARTICIPANT, Kind.TIME_ENTRY, Kind.COMMITMENT, Kind.ROLE, Kind.ASSIGNMENT, Kind.NEED,
    Kind.ABSENCE, Kind.FOLLOW_UP, Kind.CHECK_SEEN, Kind.HANDOVER, Kind.HANDOVER_ITEM, Kind.GRANT, Kind.CONTACT,
    Kind.PROJECT, Kind.HOLDING, Kind.ASSET,
)  # fmt: skip
"""Changes of these may show in a timeline."""


class TimelineCard(Card):
    """Asks by itself, in the background, after `show_record`; `log` is the verb that notes something new."""

    def __init__(
        self,
        host: Host,
        view: DetailPane,
        kind: Kind,
        log: Callable[[], object],
        openers: Mapping[Strand, Opener] | None = None,
    ) -> None:
        """Tell of records of that kind on the page `view`; `openers` are the page's own forms for a strand."""
        super().__init__(translate("Timeline", "Timeline"))
        self._host, self._view, self._kind = host, view, kind
        self._verbs = MomentVerbs(host, view, kind, openers or {})
        self._ref, self._day, self._is_stale = "", date.min, False
        self._asked, self._wanted = 0, FIRST
        self._moments: list[Moment] = []
        self.rows: list[MomentRow] = []
        theme = host.theme
        self.log = Button(theme, translate("Timeline", "Log a conversation"), log, kind="quiet", icon="message-circle")
        self.add_action(self.log)
        self.chips = {strand: FilterChip(strand_text(strand)) for strand in Strand}
        self._filters, flow = QWidget(), FlowLayout()
        self._filters.setAccessibleName(translate("Timeline", "What the timeline shows"))
        self._filters.setLayout(flow)
        for chip in self.chips.values():
            chip.clicked.connect(self._filter)
            flow.addWidget(chip)
        self._empty = PlainLabel("", "muted", wrap=True)
        self._column = column(gap=5)
        self.more = Button(
            theme, translate("Timeline", "Show more"), self._show_more, kind="quiet", icon="chevron-down"
        )
        self._more = QWidget()
        self._more.setLayout(row(self.more, None))
        for part in (self._filters, self._empty, self._column, self._more):
            self.add(part)
        self._show({}, [])
        host.bridge.changed.connect(self._on_change)

    def show_record(self, ref: str) -> None:
        """Show the past of that record, from its newest; the same one stays as far open as it was."""
        if ref != self._ref:
            self._ref, self._wanted, self._is_stale = ref, FIRST, True
            for chip in self.chips.values():
                chip.setChecked(False)
            self._show({}, [])
            self._empty.hide()
        if self._is_stale or self._day != self._host.now().date():
            self.ask()

    def ask(self) -> None:
        """Ask for everything that is shown again."""
        self._asked += 1
        self._day, self._is_stale = self._host.now().date(), False
        asked, counts = self._asked, TimelineCounts(self._kind, self._ref, self._day)
        self._host.bridge.fetch(counts, partial(self._counted, asked), owner=self)

    def moments(self) -> list[Moment]:
        """Give what is on screen."""
        return list(self._moments)

    def _on_change(self, change: Change) -> None:
        """Follow what is changed elsewhere; a hidden page asks when it shows its record again."""
        if self._ref and change.touches(*TOUCHED_BY):
            self._is_stale = True
            if self.isVisible():
                self.ask()

    def _counted(self, asked: int, counts: Mapping[Strand, int]) -> None:
        if asked == self._asked:
            self._fetch(asked, counts, [])

    def _fetch(self, asked: int, counts: Mapping[Strand, int], found: list[Moment]) -> None:
        """Ask for the next window, until there is as much as was open before."""
        limit = min(PAGE, self._wanted - len(found))
        query = TimelineOf(
            self._kind, self._ref, self._host.now().date(), self._chosen(), offset=len(found), limit=limit
        )

        def answer(moments: Sequence[Moment]) -> None:
            if asked != self._asked:
                return
            every = [*found, *moments]
            if len(moments) == limit and len(every) < self._wanted:
                self._fetch(asked, counts, every)
            else:
                with self._view.filling():
                    self._show(counts, every)

        self._host.bridge.fetch(query, answer, owner=self)

    def _chosen(self) -> tuple[Strand, ...]:
        return tuple(strand for strand, chip in self.chips.items() if chip.isChecked())

    def _filter(self) -> None:
        self._wanted = FIRST
        self.ask()

    def _show_more(self) -> None:
        self._wanted = len(self._moments) + MORE
        self.ask()

    def _show(self, counts: Mapping[Strand, int], moments: list[Moment]) -> None:
        had, has_focus = len(self._moments), self.more.hasFocus()
        self._moments = moments
        self._show_chips(counts)
        self._show_rows()
        chosen = self._chosen()
        rest = sum(count for strand, count in counts.items() if not chosen or strand in chosen) - len(moments)
        self._more.setVisible(rest > 0)
        self.more.set_text(translate("Timeline", "Show more ({0})").format(number_in_words(rest)))
        self._empty.setText(self._nothing(counts))
        self._empty.setVisible(not moments)
        if has_focus and rest <= 0 and had < len(moments):
            # The button goes, and the focus with it: on to the first moment that came.
            self.rows[had].more.setFocus()

    def _show_chips(self, counts: Mapping[Strand, int]) -> None:
        for strand, chip in self.chips.items():
            count = number_in_words(counts.get(strand, 0))
            chip.set_text(translate("Timeline", "{0} {1}").format(strand_text(strand), count))
            chip.setVisible(bool(counts.get(strand)) or chip.isChecked())
        self._filters.setVisible(len(counts) > 1 or bool(self._chosen()))

    def _show_rows(self) -> None:
        today, before = self._host.now().date(), ""
        while len(self.rows) < len(self._moments):
            self.rows.append(MomentRow(self._host.theme))
            self._column.addWidget(self.rows[-1])
        for row_, moment in zip(self.rows, self._moments, strict=False):
            month = month_text(moment.day)
            verbs = self._verbs.of(self._ref, moment)
            shown = month if month != before else ""
            row_.set(moment, shown, happened_text(moment), below_text(moment, today), verbs)
            before = month
        for at, row_ in enumerate(self.rows):
            row_.setVisible(at < len(self._moments))

    def _nothing(self, counts: Mapping[Strand, int]) -> str:
        if counts:
            return translate("Timeline", "Nothing of this sort is noted.")
        return translate(
            "Timeline", "Nothing is noted yet. Log the first conversation, or note hours; it all comes together here."
        )
