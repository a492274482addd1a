"""The card of signs: each with its reason in short, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.commands.reminders import CompleteReminder
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.pauses.opening import plan_pause
from suidesk.desktop.reminders import LEVELS
from suidesk.domain.reminders import Severity
from suidesk.wording.reminders import rule_name, title, why
from suidesk.wording.translate import translate
from suidesk.wording.workload import brief

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.queries.reminders import ReminderRow

FEW: Final = 5


class SignsCard(LinesCard):
    """Signs that wait, worst first; the first verb of each shows the person with all that could help."""

    def __init__(self, host: Host, show: Callable[[str], object]) -> None:
        """Call `show` with the id of a person."""
        super().__init__(
            host.theme,
            translate("Workload", "Signs"),
            empty=translate("Workload", "No sign of strain shows in what is noted."),
            few=FEW,
        )
        self.set_note(translate("Workload", "Signs and no diagnosis: each is a reason to ask how somebody is."))
        self._host, self._show_person = host, show

    def set_signs(self, signs: Sequence[ReminderRow]) -> None:
        """Show these reminders."""
        self.set([self._line(sign) for sign in signs])

    def _line(self, sign: ReminderRow) -> Line:
        today = self._host.now().date()
        level = LEVELS[sign.severity]
        return Line(
            "gauge",
            title(sign, today),
            brief(why(sign, today)),
            rule_name(sign.rule),
            level,
            (
                Verb(translate("Workload", "What could help"), partial(self._show_person, sign.subject_id)),
                Verb(translate("Workload", "Plan a pause…"), partial(self._pause, sign), "palmtree"),
                Verb(translate("Workload", "How this is reckoned"), partial(self._explain, sign), "circle-help"),
                Verb(translate("Workload", "Noted"), partial(self._note, sign.id), "check"),
            ),
            "danger" if sign.severity is Severity.RED else "warn",
        )

    def _pause(self, sign: ReminderRow) -> None:
        plan_pause(self._host, self, Found(sign.subject_id, str(sign.evidence.get("person") or "")))

    def _explain(self, sign: ReminderRow) -> None:
        from suidesk.desktop.rule_dialog import RuleDialog

        RuleDialog(self._host, self.window(), sign).open()

    def _note(self, ref: str) -> None:
        self._host.bridge.run(CompleteReminder(id=ref), owner=self)
