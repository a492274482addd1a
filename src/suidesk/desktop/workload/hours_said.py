"""What is about to be noted, in a sentence, and what looks odd about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.announce import announce
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.domain.workload import MINUTES_A_DAY, TimeEntry
from suidesk.wording.formats import minutes_in_words, names_in_words
from suidesk.wording.projects import long_day, noting_text, people_text
from suidesk.wording.translate import translate

_EDGE: Final = 24
"""As far from the edge as the fields of the form."""


@dataclass(frozen=True)
class Noting:
    """What the form holds now: minutes by person, of `ticked` people; names by id."""

    minutes: Mapping[str, int]
    ticked: int
    names: Mapping[str, str]
    day: date | None
    project_id: str | None
    project: str


class HoursSaid(QWidget):
    """A sentence, and below it warnings; none of them keeps anybody from saving."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__()
        self.sentence = PlainLabel("", "strong", wrap=True)
        self.warning = PlainLabel("", wrap=True)
        self._icon = IconLabel(theme, "triangle-alert", "warn", 16)
        line = row(self._icon, self.warning, gap=8)
        line.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(column(self.sentence, line, gap=6, margins=(_EDGE, 12, _EDGE, 0)))
        self.warn([])

    def set(self, noting: Noting, today: date) -> None:
        """Say what saving would note."""
        self.sentence.setText(sentence_of(noting, today))

    def warn(self, texts: Sequence[str]) -> None:
        """Say what looks odd; nothing hides it."""
        text = "\n".join(texts)
        if text and text != self.warning.full_text():
            announce(self, text)
        self.warning.setText(text)
        self.warning.setVisible(bool(text))
        self._icon.setVisible(bool(text))


def sentence_of(noting: Noting, today: date) -> str:
    """Say who gives how much for what and when, or what is missing still."""
    if noting.day is None:
        return translate("Hours", "Choose a day.")
    if not noting.ticked:
        return translate("Hours", "Nobody is ticked yet.")
    if len(noting.minutes) < noting.ticked:
        return translate("Hours", "{0}: type how long.").format(people_text(noting.ticked))
    only = next(iter(noting.minutes))
    who = noting.names[only] if noting.ticked == 1 else people_text(noting.ticked)
    return noting_text(who, sum(noting.minutes.values()), noting.project, long_day(noting.day, today))


def warnings_of(noting: Noting, entries: Sequence[TimeEntry], today: date) -> list[str]:
    """Say what looks odd beside what is noted for that day already: twice the same, too much, a day to come."""
    told = []
    if noting.day is not None and noting.day > today:
        told.append(translate("Hours", "This day is still to come."))
    before: dict[str, int] = {}
    again: dict[str, int] = {}
    for one in entries:
        before[one.person_id] = before.get(one.person_id, 0) + one.minutes
        if one.project_id == noting.project_id:
            again[one.person_id] = again.get(one.person_id, 0) + one.minutes
    if again:
        said = [
            translate("Hours", "{0} ({1})").format(noting.names[ref], minutes_in_words(again[ref]))
            for ref in noting.minutes
            if ref in again
        ]
        place = noting.project or translate("Hours", "no project")
        text = translate("Hours", "Noted already for {project} that day: {people}.")
        told.append(text.format(project=place, people=names_in_words(said)))
    over = [noting.names[ref] for ref, more in noting.minutes.items() if before.get(ref, 0) + more > MINUTES_A_DAY]
    if over:
        text = translate("Hours", "That day would have more than 24 h for {0}.")
        told.append(text.format(names_in_words(over)))
    return told
