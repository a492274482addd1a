"""The card of what could help somebody: pass something on, ask somebody else, plan a pause, set a return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.domain.workload import CommitmentKind, CommitmentState
from suidesk.wording.people import day_near
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from suidesk.desktop.design.theme import Theme
    from suidesk.domain.volunteers import Absence
    from suidesk.queries.load_sheet import PersonLoad
    from suidesk.queries.workload import PromiseRow


class HelpCard(Card):
    """Verbs that lighten a load; each opens the form that does it, and nothing happens by itself."""

    def __init__(
        self,
        theme: Theme,
        *,
        pass_on: Callable[[], object],
        ask: Callable[[], object],
        pause: Callable[[], object],
        come_back: Callable[[], object],
    ) -> None:
        """Call one of these for each verb."""
        super().__init__(translate("Workload", "What could help"))
        self.sentence = PlainLabel("", "muted", wrap=True)
        text = translate("Workload", "Pass on a promise…")
        self.pass_on = Button(theme, text, pass_on, kind="small", icon="arrow-left-right")
        self.ask = Button(theme, translate("Workload", "Ask somebody else…"), ask, kind="small", icon="hand-heart")
        self.pause = Button(theme, translate("Workload", "Plan a pause…"), pause, kind="small", icon="palmtree")
        back = translate("Workload", "Set a return date…")
        self.come_back = Button(theme, back, come_back, kind="small", icon="calendar")
        verbs, flow = QWidget(), FlowLayout(gap=8)
        for button in (self.pass_on, self.ask, self.pause, self.come_back):
            flow.addWidget(button)
        verbs.setLayout(flow)
        self.add(self.sentence)
        self.add(verbs)
        self.fill_below()

    def set(self, load: PersonLoad, today: date) -> None:
        """Offer what is possible for this person now."""
        away = open_ended(load)
        self.pass_on.setVisible(heaviest(load, today) is not None)
        self.pause.setVisible(away is None)
        self.come_back.setVisible(away is not None)
        if away is not None:
            text = translate("Workload", "Away since {0}, and no day of return is noted.")
            self.sentence.setText(text.format(day_near(away.from_on, today)))
        else:
            self.sentence.setText(
                translate("Workload", "Talk first. Then put down here what you agreed; undo takes it back.")
            )


def heaviest(load: PersonLoad, today: date, project_id: str | None = None) -> PromiseRow | None:
    """Give the open weekly promise of most minutes that runs today, or the first one thing that is still open.

    With `project_id` only what was promised to that project counts.
    """
    is_open = [
        row
        for row in load.promises
        if row.commitment.state is CommitmentState.OPEN and project_id in {None, row.commitment.project_id}
    ]
    weekly = [row for row in is_open if row.commitment.weekly_minutes(today)]
    if weekly:
        return max(weekly, key=lambda row: row.commitment.weekly_minutes(today))
    return next((row for row in is_open if row.commitment.kind is CommitmentKind.DELIVERABLE), None)


def open_ended(load: PersonLoad) -> Absence | None:
    """Give the time away without an end, if there is one."""
    return next((one for one in load.absences if one.until_on is None), None)
