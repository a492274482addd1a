"""All rules run over the facts of one moment; a rule that fails is named and doesn't stop the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from suidesk.rules import (
    average_week,
    checks_due,
    concentration,
    cover,
    exports,
    follow_ups,
    funding,
    handover,
    long_weeks,
    momentum,
    only_contact,
    overload,
    quiet_leaving,
    rest,
    sudden_drop,
    timeline,
)
from suidesk.rules.due import Ahead, Due
from suidesk.rules.facts import Facts
from suidesk.rules.moments import Moment
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import Settings

RULES: tuple[Rule, ...] = (
    *funding.RULES,
    *handover.RULES,
    *timeline.RULES,
    *cover.RULES,
    *only_contact.RULES,
    *concentration.RULES,
    *checks_due.RULES,
    *quiet_leaving.RULES,
    *momentum.RULES,
    *overload.RULES,
    *long_weeks.RULES,
    *average_week.RULES,
    *rest.RULES,
    *sudden_drop.RULES,
    *follow_ups.RULES,
    *exports.RULES,
)
"""Every rule of the desk; a new family adds its own here."""


@dataclass(frozen=True)
class Fault:
    """A rule that could not judge, and the error it met."""

    rule: str
    error: Exception


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What the rules say: dues worst first, what is ahead in no order, which rules judged and which failed."""

    dues: tuple[Due, ...]
    aheads: tuple[Ahead, ...]
    judged: frozenset[str]
    faults: tuple[Fault, ...]

    @property
    def next_ahead(self) -> Ahead | None:
        """Give the soonest of what is ahead."""
        return min(self.aheads, key=_by_time, default=None)


def due(facts: Facts, now: datetime, settings: Settings, rules: tuple[Rule, ...] = RULES) -> Findings:
    """Run every rule that isn't muted. The same facts and moment always give the same findings."""
    moment = Moment.of(now, facts.zone)
    dues: dict[str, Due] = {}
    ahead: list[Ahead] = []
    faults: list[Fault] = []
    for rule in rules:
        if rule.name in settings.muted:
            continue
        try:
            said = list(rule.judge(facts, moment, settings))
        except Exception as error:  # one faulty rule must not silence the others
            faults.append(Fault(rule.name, error))
            continue
        heard = [found for found in said if not _is_silenced(found, settings)]
        dues.update({found.key: found for found in heard if isinstance(found, Due)})
        ahead.extend(found for found in heard if isinstance(found, Ahead))
    return Findings(
        dues=tuple(sorted(dues.values(), key=_by_consequence)),
        aheads=tuple(ahead),
        judged=frozenset(rule.name for rule in rules) - {fault.rule for fault in faults},
        faults=tuple(faults),
    )


def _is_silenced(found: Due | Ahead, settings: Settings) -> bool:
    said = found.due if isinstance(found, Ahead) else found
    return (said.rule, said.subject_id) in settings.silent


def _by_consequence(found: Due) -> tuple[int, date, str]:
    return -found.severity, found.due_on or date.max, found.key


def _by_time(found: Ahead) -> tuple[datetime, int, str]:
    return found.at, -found.due.severity, found.due.key


def rule_named(name: str, rules: tuple[Rule, ...] = RULES) -> Rule | None:
    """Find a rule by its name; nothing when a later version wrote it."""
    return next((rule for rule in rules if rule.name == name), None)
