"""One change of the past of a record: what and when, what differs, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import Hairline, IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.queries.history import Past, PastStep
from suidesk.wording.changes import change_text
from suidesk.wording.history import change_lines
from suidesk.wording.people import moment_text
from suidesk.wording.translate import translate

MOST_LINES: Final = 14
"""Lines that are shown of one change; the rest are counted."""
ICONS: Final = {"undo": "undo-2", "redo": "redo-2"}


class StepRow(QWidget):
    """Made once, then given one change after another; `take_back` gets the change when its button is pressed."""

    def __init__(self, theme: Theme, take_back: Callable[[PastStep], object]) -> None:
        """Say nothing yet."""
        super().__init__()
        self._step: PastStep | None = None
        self._take_back = take_back
        self._icon = IconLabel(theme, "history", "muted", 18, high=22)
        self.what = PlainLabel("", "strong", wrap=True)
        self.when = PlainLabel("", "small", wrap=True)
        self.lines = PlainLabel("", wrap=True, selectable=True)
        self.back = Button(theme, "", self._press, kind="small", icon="undo-2")
        self._back = QWidget()
        self._back.setLayout(row(self.back, None))
        words = column(self.what, self.when, self.lines, self._back, gap=4)
        line = row(self._icon, words, gap=10)
        line.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(column(line, Hairline(), gap=10))

    def set(self, step: PastStep, past: Past, now: datetime) -> None:
        """Show a change; the lines say what stood in each column before and after."""
        self._step = step
        self._icon.set(ICONS.get(step.sort, "history"), "muted")
        self.what.setText(change_text(step.code, step.params, step.sort))
        self.when.setText(_when(step, now))
        told = [line for change in step.rows for line in change_lines(change, past.names)]
        if len(told) > MOST_LINES:
            rest = len(told) - MOST_LINES
            told = [*told[:MOST_LINES], translate("History", "and %n more", rest)]
        self.lines.setText("\n".join(told))
        self.lines.setVisible(bool(told))
        text = translate("History", "Take this back")
        self.back.set_text(text, f"{text}: {self.what.full_text()}")
        self._back.setVisible(step.stands)

    def _press(self) -> None:
        if self._step is not None:
            self._take_back(self._step)


def _when(step: PastStep, now: datetime) -> str:
    moment = moment_text(datetime.fromisoformat(step.at).astimezone(now.tzinfo), now)
    who = translate("History", "on this laptop") if step.is_here else translate("History", "on another laptop")
    gone = translate("History", "taken back since") if step.sort == "do" and not step.stands else ""
    others = step.records - len(step.rows)
    more = translate("History", "changed %n other record(s) too", others) if others > 0 else ""
    return " · ".join(part for part in (moment, who, more, gone) if part)
