"""The plan of a grant's application on its page: steps with their state, what is full, and the way to change it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.commands.follow_ups import ChangeFollowUp, CompleteFollowUp
from suidesk.desktop.funding.back_plan_opening import open_plan
from suidesk.desktop.funding.back_plan_room import week_lines
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import row
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.rules.back_plan import StepState
from suidesk.wording.back_plan import away_text, state_text, verdict_text
from suidesk.wording.formats import day_and_month, day_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from suidesk.desktop.page import Host
    from suidesk.queries.back_plan import PlanOf, StepRow
    from suidesk.queries.writing_room import Writer

_LEVELS: Final = {StepState.LATE: "danger", StepState.NEXT: "accent"}


class BackPlanCard(LinesCard):
    """Filled with the plans of the grant that is shown; hidden where it has no application to plan."""

    def __init__(self, host: Host) -> None:
        """Show nothing yet."""
        super().__init__(
            host.theme,
            translate("BackPlan", "The way to the application"),
            empty=translate(
                "BackPlan",
                "Not planned yet. suidesk counts the steps back from the deadline and looks at who has room.",
            ),
        )
        self._host, self._ref = host, ""
        self.change = Button(host.theme, "", self.open, kind="small", icon="pencil")
        self.add_action(self.change)
        self.warning = PlainLabel("", wrap=True)
        icon = IconLabel(host.theme, "triangle-alert", "warn", 18)
        said = row(icon, self.warning, gap=8)
        said.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        said.setStretch(1, 1)
        self._said = QWidget()
        self._said.setLayout(said)
        self.body.insertWidget(0, self._said)
        self.hide()

    def set_plans(self, plans: Sequence[PlanOf], today: date) -> None:
        """Show the plans of a grant, the nearest deadline first."""
        owed = [one for one in plans if one.is_owed and one.obligation.due_on >= today]
        self._ref = owed[0].obligation.id if owed else ""
        self.change.setVisible(bool(owed))
        if owed:
            has_plan = bool(owed[0].steps)
            text = translate("BackPlan", "Change…") if has_plan else translate("BackPlan", "Plan…")
            self.change.set_text(text, translate("BackPlan", "{0}: {1}").format(self.title.full_text(), text))
            self.change.set_icon("pencil" if has_plan else "list-checks")
        is_many = len([one for one in plans if one.steps]) > 1
        self.set([self._line(one, step, today, is_many=is_many) for one in plans for step in one.steps])
        writers = [one.writer for one in owed if one.writer is not None and one.writer.has_room is False]
        self.warning.setText(_warning(writers[0]) if writers else "")
        self._said.setVisible(bool(writers))
        self.setVisible(bool(owed) or any(one.steps for one in plans))

    def _line(self, plan: PlanOf, step: StepRow, today: date, *, is_many: bool) -> Line:
        one, run = step.follow_up, self._host.bridge.run
        second = [day_in_words(one.due_on), step.owner]
        if is_many:
            second.append(
                translate("BackPlan", "for the deadline of {0}").format(day_and_month(plan.obligation.due_on))
            )
        if step.state is StepState.DONE:
            second[0] = translate("BackPlan", "Done on {0}").format(day_in_words(one.done_on or today))
            again = Verb(translate("BackPlan", "Not done"), partial(run, _reopened(one.id)), "rotate-ccw")
            verbs = (again,) if plan.is_owed else ()
            return Line("circle-check", one.text, _joined(second), verbs=verbs, role="ok")
        if not plan.is_owed:
            second.append(translate("BackPlan", "no longer owed"))
            return Line("circle", one.text, _joined(second), role="muted")
        chip = state_text(step.state, one.due_on, today)
        done = Verb(translate("BackPlan", "Done"), partial(run, CompleteFollowUp(id=one.id)), "check")
        return Line("circle", one.text, _joined(second), chip, _LEVELS.get(step.state, "plain"), (done,))

    def can_plan(self) -> bool:
        """Tell whether there is an application that can still be planned."""
        return bool(self._ref)

    def open(self) -> None:
        """Open the form of the plan of the nearest deadline."""
        if self._ref:
            open_plan(self._host, self.window(), self._ref)


def _reopened(ref: str) -> ChangeFollowUp:
    return ChangeFollowUp(id=ref, done_on=None)


def _joined(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)


def _warning(writer: Writer) -> str:
    lines = [verdict_text(writer.name, writer.weeks, None, writer.room), *week_lines(writer, is_full_only=True)]
    if writer.absences:
        lines.append(away_text(writer.name, writer.absences))
    return "\n".join(lines)
