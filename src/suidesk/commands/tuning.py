"""Changes to rules as the user wants them: their numbers, whether they speak, and about whom they stay silent."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType
from suidesk.domain.errors import Invalid, SuideskError
from suidesk.domain.reminders import Reminder
from suidesk.domain.tuning import Mute, RuleSetting
from suidesk.rules.engine import RULES, rule_named
from suidesk.rules.thresholds import TELL_FROM, TELL_UNTIL, THRESHOLDS, Settings

if TYPE_CHECKING:
    from suidesk.store.tx import Tx

DELIVERY = "delivery"
"""The setting that holds the numbers of no rule: the quiet hours."""


@dataclass(frozen=True, kw_only=True)
class SetThreshold:
    """Set a number that rules compare with, in the threshold's own unit; None goes back to the usual one."""

    key: str
    value: int | None = None

    def apply(self, tx: Tx) -> None:
        """Write it to the setting of the rule that the number belongs to."""
        known = THRESHOLDS.get(self.key)
        if known is None:
            raise SuideskError("unknown_threshold", field="key", key=self.key)
        setting = _setting(tx, _owner(self.key))
        tuned = {**json.loads(setting.tuned), self.key: self.value}
        kept = {key: value for key, value in tuned.items() if value is not None and value != THRESHOLDS[key].default}
        in_use = Settings(kept)
        if self.key in (TELL_FROM.key, TELL_UNTIL.key) and in_use.value(TELL_UNTIL) <= in_use.value(TELL_FROM):
            raise Invalid("quiet_all_day", field=self.key)
        tx.say(name=setting.rule)
        _keep(tx, replace(setting, tuned=json.dumps(kept, sort_keys=True)))


@dataclass(frozen=True)
class Tuned:
    """A number of a rule, in its threshold's unit; None is the usual one."""

    key: str
    value: int | None = None


@dataclass(frozen=True, kw_only=True)
class SetRule:
    """Set all of a rule at once: its numbers, and whether it speaks; what isn't named stays."""

    rule: str
    values: tuple[Tuned, ...] = ()
    is_muted: bool | UnsetType = UNSET

    def apply(self, tx: Tx) -> None:
        """Write it as one change."""
        for one in self.values:
            SetThreshold(key=one.key, value=one.value).apply(tx)
        if not isinstance(self.is_muted, UnsetType):
            MuteRule(rule=self.rule, is_muted=self.is_muted).apply(tx)


@dataclass(frozen=True, kw_only=True)
class MuteRule:
    """Make a rule stay silent, or speak again."""

    rule: str
    is_muted: bool = True

    def apply(self, tx: Tx) -> None:
        """Write it; what the rule has said is withdrawn at the next look."""
        if rule_named(self.rule) is None:
            raise SuideskError("unknown_rule", field="rule", rule=self.rule)
        tx.say(name=self.rule)
        _keep(tx, replace(_setting(tx, self.rule), is_muted=self.is_muted))


@dataclass(frozen=True, kw_only=True)
class MuteSubject:
    """Make the rule of a reminder stay silent about its record, until a day or for good."""

    reminder_id: str
    until_on: date | None = None

    def apply(self, tx: Tx) -> str:
        """Write it; gives the id of the mute."""
        reminder = tx.get(Reminder, self.reminder_id)
        if self.until_on is not None and self.until_on < tx.today:
            raise Invalid("not_in_future", field="until_on", until=self.until_on)
        tx.say(name=reminder.rule)
        return tx.put(Mute.of(reminder.rule, reminder.subject_id, self.until_on)).id


@dataclass(frozen=True, kw_only=True)
class RemoveMute:
    """Let a rule speak again about a record."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove the mute."""
        mute = tx.get(Mute, self.id)
        tx.say(name=mute.rule)
        tx.delete(mute)


def _owner(key: str) -> str:
    """Give the rule that a number belongs to: the first that compares with it."""
    return next((rule.name for rule in RULES if any(one.key == key for one in rule.thresholds)), DELIVERY)


def _setting(tx: Tx, rule: str) -> RuleSetting:
    usual = RuleSetting.of(rule)
    return tx.find(RuleSetting, usual.id) or usual


def _keep(tx: Tx, setting: RuleSetting) -> None:
    """Write a setting, or remove it when it says nothing but the usual."""
    if setting == RuleSetting.of(setting.rule):
        tx.delete(setting)
    else:
        tx.put(setting)
