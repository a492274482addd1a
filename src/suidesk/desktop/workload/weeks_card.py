"""The card of weeks: bars split into volunteered, paid and in kind, of one person or of all; for any page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.week_bars import Series, WeekBars
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.domain.workload import EntryKind
from suidesk.wording.formats import minutes_in_words
from suidesk.wording.people import hours_number, promised_text, week_number
from suidesk.wording.translate import translate
from suidesk.wording.workload import kind_name, load_chip, weeks_sentence

ROLES: Final = {EntryKind.VOLUNTEER: "accent", EntryKind.PAID: "info", EntryKind.IN_KIND: "control"}
"""The colour of each way of giving."""
LEAST: Final = 170
"""Pixels of the bars at least, at scale 1.0: the names of the parts take some of them."""
HIGHEST: Final = 220
"""Pixels of the bars at most, at scale 1.0, where a longer card beside them leaves more room."""

Weeks = Sequence[tuple[date, Mapping[EntryKind, int]]]


class WeeksCard(Card):
    """A sentence, the bars, and what is promised of what is possible; a week without noted hours stays empty."""

    def __init__(self, theme: Theme, title: str, name: str, first: QWidget | None = None) -> None:
        """Be called `title`, the chart `name`; `first` is shown while nothing was noted at all."""
        super().__init__(title)
        self._theme = theme
        self._bars = WeekBars(theme, name)
        self.sentence = PlainLabel("", wrap=True)
        self.promised = PlainLabel("", "muted", wrap=True)
        self._first = first
        for widget in (self.sentence, *([first] if first else []), self._bars, self.promised):
            self.add(widget)
        self.body.setStretchFactor(self._bars, 9)
        self.fill_below()
        theme.changed.connect(self._fit)
        self._fit()

    def set(self, weeks: Weeks, *, promised: int | None = None, capacity: int | None = None) -> None:
        """Show minutes by week; `promised` and `capacity` (minutes a week) are one person's, and the limit."""
        kinds = [kind for kind in EntryKind if any(kind in found for _, found in weeks)]
        has_hours = bool(kinds)
        # What somebody said they can give is about what isn't paid: beside paid hours the line would mislead.
        limit = float(capacity) if capacity and EntryKind.PAID not in kinds else None
        self._bars.set(
            [week_number(monday) for monday, _ in weeks],
            [
                Series(
                    kind_name(kind),
                    tuple(float(found.get(kind, 0)) if found else None for _, found in weeks),
                    ROLES[kind],
                )
                for kind in kinds
            ],
            limit=limit,
            words=lambda minutes: minutes_in_words(round(minutes)),
            short=lambda minutes: hours_number(round(minutes)),
        )
        self._bars.setVisible(has_hours)
        self.sentence.setText(weeks_sentence(list(weeks)))
        if self._first is not None:
            self._first.setVisible(not has_hours)
        text = "" if promised is None else promised_text(promised, capacity)
        self.promised.setText(text)
        self.promised.setVisible(bool(text))
        last_week = weeks[-2][1] if len(weeks) > 1 else {}
        unpaid = sum(minutes for kind, minutes in last_week.items() if kind is not EntryKind.PAID)
        self.set_chip(*load_chip(promised or 0, capacity, unpaid))

    def say_of(self, note: str) -> None:
        """Say below the title which hours these are; week numbers stand below the bars."""
        self.set_note(translate("Workload", "{0}, by week of the year").format(note) if note else "")

    def _fit(self) -> None:
        self._bars.setMinimumHeight(self._theme.px(LEAST))
        self._bars.setMaximumHeight(self._theme.px(HIGHEST))
