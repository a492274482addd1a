"""What a plan says of its writer's weeks: whether there is room, which weeks are full, and what could be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.announce import announce
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.wording.back_plan import (
    away_text,
    earlier_text,
    others_text,
    step_away_text,
    verdict_text,
    week_text,
)
from suidesk.wording.formats import day_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from suidesk.desktop.design.theme import Theme
    from suidesk.queries.back_plan import Proposal
    from suidesk.queries.writing_room import WithRoom, Writer

MOST_WEEKS: Final = 8
"""Weeks that are listed one by one; of more, those without room come first."""
MOST_VERBS: Final = 4
_ICONS: Final = {True: "circle-check", False: "triangle-alert", None: "info"}
_ROLES: Final = {True: "ok", False: "warn", None: "muted"}


def week_lines(writer: Writer, *, is_full_only: bool = False) -> list[str]:
    """Give the weeks of writing in words; of very many, or where that is asked, those that have no room."""
    is_short = len(writer.weeks) <= MOST_WEEKS and not is_full_only
    weeks = [week for week in writer.weeks if is_short or week.is_full]
    said = [week_text(week) for week in weeks[:MOST_WEEKS]]
    if len(weeks) > MOST_WEEKS:
        said.append(translate("BackPlan", "and %n more week(s)", len(weeks) - MOST_WEEKS))
    return said


class RoomView(QWidget):
    """Hidden until a plan with a writer is weighed; offers earlier weeks and other people by a press."""

    def __init__(self, theme: Theme, start: Callable[[date], object], give_to: Callable[[WithRoom], object]) -> None:
        """Call `start` with a day to begin on, `give_to` with who is to write instead."""
        super().__init__()
        self.setProperty("ground", "none")
        self._theme, self._start, self._give_to = theme, start, give_to
        self._icon = IconLabel(theme, "info", "muted", 18)
        self._verdict = PlainLabel("", "strong", wrap=True)
        self._details = PlainLabel("", wrap=True)
        head = row(self._icon, self._verdict, gap=8)
        head.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        head.setStretch(1, 1)
        self._verbs = QWidget()
        self._flow = FlowLayout(6)
        self._verbs.setLayout(self._flow)
        self._buttons = [Button(theme, "", partial(self._press, at), kind="small") for at in range(MOST_VERBS)]
        for button in self._buttons:
            self._flow.addWidget(button)
        self._then: list[Callable[[], object]] = []
        self.setLayout(column(head, self._details, self._verbs, gap=6))
        self.hide()

    def text(self) -> str:
        """Give all that is said, empty when hidden."""
        return "" if self.isHidden() else f"{self._verdict.full_text()}\n{self._details.full_text()}"

    def show_plan(self, found: Proposal, needed: int | None, begin: date | None) -> None:
        """Say how the plan weighs; `begin` is the day on which the earlier weeks would begin."""
        writer = found.writer
        said = [step_away_text(one.step, one.name, one.absence) for one in found.away]
        self.setVisible(writer is not None or bool(said))
        verdict = ""
        if writer is not None:
            verdict = verdict_text(writer.name, writer.weeks, needed, writer.room)
            said = [*week_lines(writer), *self._more(writer, found), *said]
        state = False if found.away and writer is None else writer.has_room if writer else None
        self._icon.set(_ICONS[state], _ROLES[state])
        was = self._verdict.full_text()
        self._verdict.setText(verdict or translate("BackPlan", "Somebody is away on the day of their step."))
        self._details.setText("\n".join(said))
        self._details.setVisible(bool(said))
        self._offer(found, begin)
        if verdict and verdict != was:
            announce(self, verdict)

    def _more(self, writer: Writer, found: Proposal) -> list[str]:
        return [
            *([away_text(writer.name, writer.absences)] if writer.absences else []),
            *([earlier_text(writer.earlier)] if writer.earlier else []),
            *([others_text([(one.name, one.room) for one in found.others])] if found.others else []),
        ]

    def _offer(self, found: Proposal, begin: date | None) -> None:
        verbs: list[tuple[str, Callable[[], object]]] = []
        if begin is not None:
            text = translate("BackPlan", "Start on {0}").format(day_in_words(begin))
            verbs.append((text, partial(self._start, begin)))
        for one in found.others:
            verbs.append((translate("BackPlan", "Let {0} write").format(one.name), partial(self._give_to, one)))
        self._then = [then for _, then in verbs]
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(verbs))
            if at < len(verbs):
                button.set_text(verbs[at][0])
        self._verbs.setVisible(bool(verbs))

    def _press(self, at: int) -> None:
        self._then[at]()
