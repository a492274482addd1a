"""The hours of one week, day by day, each to be corrected or taken out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize

from suidesk.commands.workload import RemoveTimeEntry
from suidesk.desktop.involvement.entry_form import EntryForm
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.scroll_dialog import ScrollDialog
from suidesk.domain.kinds import Kind
from suidesk.queries.timeline import EntriesOfWeek
from suidesk.wording.formats import capital, day_and_month, minutes_in_words, week_in_words, weekday_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.domain.changes import Change
    from suidesk.queries.workload import EntryRow

SIZE: Final = QSize(560, 380)


class WeekDialog(ScrollDialog):
    """Shows what was noted in a week of a person or for a project."""

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        monday: date,
        *,
        person_id: str | None = None,
        project_id: str | None = None,
    ) -> None:
        """Ask for the week that begins on `monday`."""
        super().__init__(host.theme, capital(week_in_words(monday)), parent, SIZE)
        self._host, self._query = host, EntriesOfWeek(monday, person_id, project_id)
        self._has_person = person_id is not None
        whole, empty = translate("Timeline", "Hours"), translate("Timeline", "No hours are noted in this week.")
        self.card = LinesCard(host.theme, whole, empty=empty)
        self.body.addWidget(self.card)
        host.bridge.changed.connect(self._on_change)
        self._ask()

    def _ask(self) -> None:
        self._host.bridge.fetch(self._query, self._show, owner=self)

    def _on_change(self, change: Change) -> None:
        if change.touches(Kind.TIME_ENTRY):
            self._ask()

    def _show(self, rows: Sequence[EntryRow]) -> None:
        whole = minutes_in_words(sum(one.entry.minutes for one in rows))
        self.card.set_note(translate("Timeline", "{0} in all").format(whole) if rows else "")
        self.card.set([self._line(one) for one in rows])

    def _line(self, one: EntryRow) -> Line:
        day = one.entry.day
        what = one.project if self._has_person else one.person
        text = translate("Timeline", "{weekday} {day}: {hours}").format(
            weekday=weekday_in_words(day.isoweekday()),
            day=day_and_month(day),
            hours=minutes_in_words(one.entry.minutes),
        )
        verbs = (
            Verb(translate("Timeline", "Change…"), partial(self._change, one), "pencil"),
            Verb(
                translate("Timeline", "Remove"),
                partial(self._host.bridge.run, RemoveTimeEntry(id=one.entry.id)),
                "trash-2",
            ),
        )
        return Line("timer", text, what or "", verbs=verbs)

    def _change(self, one: EntryRow) -> None:
        EntryForm(self._host, self, one).open()
