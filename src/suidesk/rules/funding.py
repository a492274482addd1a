"""Reminders of a grant's dated duties: apply, hear the decision, report, spend, claim; and all rules of funding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from suidesk.domain.funding import BEFORE_APPLYING, IN_HAND, OVER, Grant, Obligation, ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.rules import money, renewal
from suidesk.rules.due import Ahead, Due, next_step, stage_on
from suidesk.rules.facts import Facts
from suidesk.rules.moments import Moment
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import (
    APPLICATION,
    CLAIM,
    DECISION,
    REPORT,
    SPEND_BY,
    TELL_FROM,
    Settings,
    Threshold,
)

OBLIGATION = "funding.obligation"

STEPS: Mapping[ObligationKind, tuple[Threshold, ...]] = MappingProxyType(
    {
        ObligationKind.APPLICATION: APPLICATION,
        ObligationKind.DECISION: DECISION,
        ObligationKind.REPORT: REPORT,
        ObligationKind.SPEND_BY: SPEND_BY,
        ObligationKind.CLAIM: CLAIM,
    }
)

_CALM, _AMBER, _RED = Severity.CALM, Severity.AMBER, Severity.RED

SEVERITIES: Mapping[ObligationKind, tuple[Severity, ...]] = MappingProxyType(
    {
        ObligationKind.APPLICATION: (_CALM, _AMBER, _AMBER, _RED, _RED),
        ObligationKind.DECISION: (_CALM, _AMBER),
        ObligationKind.REPORT: (_CALM, _AMBER, _AMBER, _RED),
        ObligationKind.SPEND_BY: (_CALM, _AMBER, _RED),
        ObligationKind.CLAIM: (_CALM, _AMBER, _RED),
    }
)
"""How much each stage presses; the last one is overdue (of a decision: two weeks late)."""

OVERDUE_STEP = -1
"""The day after the day, at which what a person owes is late. A decision is owed by the funder."""


def is_still_owed(obligation: Obligation, grant: Grant) -> bool:
    """Tell whether the duty still stands, given the stage of its grant."""
    if obligation.done_on is not None or grant.stage in OVER:
        return False
    if obligation.kind is ObligationKind.APPLICATION:
        return grant.stage in BEFORE_APPLYING
    return obligation.kind is not ObligationKind.DECISION or grant.stage not in IN_HAND


def steps_of(kind: ObligationKind, settings: Settings) -> tuple[int, ...]:
    """Give the days before the day at which each stage begins, the overdue one last."""
    steps = settings.values(STEPS[kind])
    return steps if kind is ObligationKind.DECISION else (*steps, OVERDUE_STEP)


def _due(facts: Facts, grant: Grant, obligation: Obligation, stage: int) -> Due:
    amount = grant.awarded_minor if grant.awarded_minor is not None else grant.requested_minor
    owner = obligation.owner_id or grant.owner_id
    return Due(
        rule=OBLIGATION,
        subject_kind=Kind.OBLIGATION,
        subject_id=obligation.id,
        occurrence=obligation.due_on.isoformat(),
        due_on=obligation.due_on,
        stage=stage,
        severity=SEVERITIES[obligation.kind][stage],
        evidence={
            "kind": obligation.kind.value,
            "day": obligation.due_on.isoformat(),
            "grant": grant.title,
            "grant_stage": grant.stage.value,
            "funder": facts.name(grant.funder_id),
            "owner": facts.name(owner),
            "amount_minor": amount,
            "currency": grant.currency,
            "opens": [Kind.GRANT.value, grant.id],
            "about": [found for found in (grant.id, grant.funder_id, owner) if found],
        },
    )


def obligations(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due | Ahead]:
    """Say each open duty whose first step has come, and the next step of each."""
    for obligation in facts.obligations:
        grant = facts.grants.get(obligation.grant_id)
        if grant is None or not is_still_owed(obligation, grant):
            continue
        steps = steps_of(obligation.kind, settings)
        stage = stage_on(moment.days_until(obligation.due_on), steps)
        if stage is not None:
            yield _due(facts, grant, obligation, stage)
        turn = next_step(obligation.due_on, moment.day, steps)
        if turn is not None:
            then = stage_on((obligation.due_on - turn).days, steps) or 0
            at = moment.instant(turn, settings.value(TELL_FROM))
            yield Ahead(at=at, on=turn, due=_due(facts, grant, obligation, then))


RULES = (
    Rule(OBLIGATION, (*APPLICATION, *DECISION, *REPORT, *SPEND_BY, *CLAIM), obligations),
    *renewal.RULES,
    *money.RULES,
)
"""All rules about funding."""
