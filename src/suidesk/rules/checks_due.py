"""Reminders that a check, training or agreement of a volunteer is to be looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.domain.volunteers import CheckSeen
from suidesk.rules.due import Ahead, Due, next_step, stage_on
from suidesk.rules.facts import Facts
from suidesk.rules.moments import Moment
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import CHECK_REVIEW, TELL_FROM, Settings

CHECK_DUE = "handover.check_due"
SEVERITIES = (Severity.CALM, Severity.AMBER, Severity.RED)


def checks_due(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due | Ahead]:
    """Say each check whose review comes or has passed; a later one of the same scheme stands in its place."""
    steps = settings.values(CHECK_REVIEW)
    for check in facts.cover.checks:
        review = check.review_on
        if review is None:
            continue
        stage = stage_on(moment.days_until(review), steps)
        if stage is not None:
            yield _due(facts, check, review, stage)
        turn = next_step(review, moment.day, steps)
        if turn is not None:
            then = stage_on((review - turn).days, steps) or 0
            at = moment.instant(turn, settings.value(TELL_FROM))
            yield Ahead(at=at, on=turn, due=_due(facts, check, review, then))


def _due(facts: Facts, check: CheckSeen, review: date, stage: int) -> Due:
    return Due(
        rule=CHECK_DUE,
        subject_kind=Kind.CHECK_SEEN,
        subject_id=check.id,
        occurrence=review.isoformat(),
        due_on=review,
        stage=stage,
        severity=SEVERITIES[stage],
        evidence={
            "person": facts.name(check.person_id),
            "scheme": check.scheme,
            "kind": check.kind.value,
            "seen": check.seen_on.isoformat(),
            "seen_by": facts.name(check.seen_by_id),
            "day": review.isoformat(),
            "opens": [Kind.CONTACT.value, check.person_id],
            "about": [check.person_id],
        },
    )


RULES = (Rule(CHECK_DUE, CHECK_REVIEW, checks_due),)
