"""What screens and the tick ask about rules: the settings in use, and what each rule would say now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from suidesk.domain.reminders import Reminder
from suidesk.domain.tuning import Mute, RuleSetting
from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.queries.reminders import ReminderRow
from suidesk.rules.engine import RULES, due
from suidesk.rules.moments import Moment
from suidesk.rules.thresholds import THRESHOLDS, Settings

if TYPE_CHECKING:
    from suidesk.rules.due import Due
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class SettingsInUse:
    """The numbers and mutes that hold on the local day of a moment."""

    is_internal: ClassVar[bool] = True
    now: datetime

    def fetch(self, db: Reading) -> Settings:
        """Give them; a number that a later version allows and this one doesn't is left at the usual one."""
        day = Moment.of(self.now, db.desk().zone).day
        settings = db.records(RuleSetting)
        tuned = {key: value for one in settings for key, value in json.loads(one.tuned).items() if _fits(key, value)}
        return Settings(
            tuned=tuned,
            muted=frozenset(one.rule for one in settings if one.is_muted),
            silent=frozenset((mute.rule, mute.subject_id) for mute in db.records(Mute) if mute.holds(day)),
        )


def _fits(key: str, value: object) -> bool:
    known = THRESHOLDS.get(key)
    return known is not None and isinstance(value, int) and known.low <= value <= known.high


@dataclass(frozen=True)
class RuleSaid:
    """A rule with its numbers in use, whether it is muted, and what it says now if it weren't."""

    rule: str
    is_muted: bool
    values: Mapping[str, int]
    tuned: frozenset[str]
    dues: tuple[Due, ...]
    mutes: tuple[SilentAbout, ...]
    has_failed: bool = False
    """It could not judge: an error of ours; the others go on."""


@dataclass(frozen=True)
class SilentAbout:
    """A mute: the rule says nothing about that record until a day, None for good."""

    id: str
    rule: str
    subject_id: str
    until_on: date | None
    last_said: ReminderRow | None
    """What the rule said last about it; tells what it is."""


@dataclass(frozen=True)
class Tried:
    """A number of a rule that is tried, in its threshold's unit."""

    key: str
    value: int


@dataclass(frozen=True)
class RulesToday:
    """What every rule says now, muted ones too; `trial` are numbers to try without keeping them."""

    now: datetime
    trial: tuple[Tried, ...] = ()

    def fetch(self, db: Reading) -> list[RuleSaid]:
        """Give the rules in their order; as dear as a full tick. Raises out_of_range for a trial out of bounds."""
        kept = SettingsInUse(self.now).fetch(db)
        settings = replace(kept, tuned={**kept.tuned, **{one.key: one.value for one in self.trial}}, muted=frozenset())
        facts = ReminderFacts(self.now, settings).fetch(db)
        found = due(facts, self.now, settings)
        mutes, failed = self._mutes(db), {fault.rule for fault in found.faults}
        return [
            RuleSaid(
                rule=rule.name,
                is_muted=rule.name in kept.muted,
                values={one.key: settings.value(one) for one in rule.thresholds},
                tuned=frozenset(one.key for one in rule.thresholds if one.key in kept.tuned),
                dues=tuple(one for one in found.dues if one.rule == rule.name),
                mutes=tuple(one for one in mutes if one.rule == rule.name),
                has_failed=rule.name in failed,
            )
            for rule in RULES
        ]

    def _mutes(self, db: Reading) -> list[SilentAbout]:
        day = Moment.of(self.now, db.desk().zone).day
        return [
            SilentAbout(mute.id, mute.rule, mute.subject_id, mute.until_on, _last_said(db, mute))
            for mute in db.records(Mute, "ORDER BY id")
            if mute.holds(day)
        ]


def _last_said(db: Reading, mute: Mute) -> ReminderRow | None:
    found = db.records(
        Reminder,
        "WHERE subject_id = ? AND rule = ? ORDER BY raised_at DESC LIMIT 1",
        (mute.subject_id, mute.rule),
    )
    return ReminderRow.of(found[0]) if found else None
