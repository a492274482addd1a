"""Tuning a rule: its numbers, whether it speaks, and at once what it would say with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from suidesk.commands.tuning import SetRule, Tuned
from suidesk.desktop.design.announce import announce
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.records import save
from suidesk.desktop.settings.threshold_field import threshold_field
from suidesk.queries.tuning import RulesToday, Tried
from suidesk.rules.engine import rule_named
from suidesk.rules.thresholds import Settings
from suidesk.wording.reminders import explanation, rule_name, sources, title
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.amount_fields import TypedField
    from suidesk.desktop.page import Host
    from suidesk.queries.tuning import RuleSaid

WAIT_MS: Final = 400
"""After the last key, so that the rules are not tried at every letter."""
NAMED: Final = 4
_WIDTH: Final = 560


class RuleForm(FormDialog):
    """Shows one rule with its numbers; nothing is kept until it is saved."""

    def __init__(self, host: Host, parent: QWidget, said: RuleSaid) -> None:
        """Show the rule as it is set now."""
        super().__init__(host.theme, rule_name(said.rule), translate("Settings", "Save rule"), parent, width=_WIDTH)
        self._host, self._rule = host, said.rule
        self._known = rule_named(said.rule)
        self._before = dict(said.values)
        self.explained = PlainLabel("", wrap=True, selectable=True)
        self.add_note(self.explained)
        self.speaks = CheckField(host.theme, translate("Settings", "This rule speaks"))
        self.speaks.set_value(not said.is_muted)
        self.add("is_muted", self.speaks)
        self.numbers: dict[str, TypedField] = {}
        self._add_numbers()
        self.now = PlainLabel("", "small", wrap=True, selectable=True)
        self.add_section(translate("Settings", "What it says now with these numbers"))
        self.add_note(self.now)
        self.add_section(translate("Settings", "Where the numbers come from"))
        for note in sources(said.rule):
            text = f"{note.text} ({note.url})" if note.url else note.text
            self.add_note(PlainLabel(text, "small", wrap=True, selectable=True))
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._try)
        self.submitted.connect(self._save)
        self._explain()
        self._show_now(said)

    def _add_numbers(self) -> None:
        thresholds = self._known.thresholds if self._known else ()
        if not thresholds:
            return
        self.add_section(translate("Settings", "Its numbers"))
        for at, threshold in enumerate(thresholds):
            field = threshold_field(self._host.theme, threshold, self._before[threshold.key])
            field.changed.connect(self._on_typed)
            self.numbers[threshold.key] = field
            self.add(threshold.key, field, is_beside=bool(at % 2))
        usual = Button(self._host.theme, translate("Settings", "Usual numbers"), self.set_usual, kind="ghost")
        self.add_other(usual)

    def set_usual(self) -> None:
        """Fill in the numbers that the rule has when nobody tunes it."""
        for threshold in self._known.thresholds if self._known else ():
            self.numbers[threshold.key].set_value(threshold.default)
        self._on_typed()

    def values(self) -> dict[str, int]:  # type: ignore[override]
        """Give the numbers as they stand in the fields; those that can't be read as they were."""
        return {
            key: value if (value := field.value()) is not None else self._before[key]
            for key, field in self.numbers.items()
        }

    def _on_typed(self) -> None:
        self._wait.start()

    def _try(self) -> None:
        if any(field.problem() for field in self.numbers.values()):
            return
        self._explain()
        tried = self.values()
        query = RulesToday(self._host.now(), tuple(Tried(key, value) for key, value in tried.items()))
        self._host.bridge.beside(lambda asks, _: asks.ask(query), partial(self._show_tried, tried), owner=self)

    def _show_tried(self, tried: dict[str, int], found: list[RuleSaid]) -> None:
        if tried == self.values():
            self._show_now(next(one for one in found if one.rule == self._rule))
            announce(self.now, self.now.full_text())

    def _explain(self) -> None:
        self.explained.setText(explanation(self._rule, Settings(self.values())))

    def _show_now(self, said: RuleSaid) -> None:
        today = self._host.now().date()
        lines = [f"• {title(due, today)}" for due in said.dues[:NAMED]]
        if len(said.dues) > NAMED:
            lines.append(translate("Settings", "and %n more", len(said.dues) - NAMED))
        self.now.setText("\n".join(lines) or translate("Settings", "Nothing just now."))

    def _save(self) -> None:
        changed = tuple(Tuned(key, value) for key, value in self.values().items() if value != self._before[key])
        save(self._host.bridge, self, SetRule(rule=self._rule, values=changed, is_muted=not self.speaks.value()))
