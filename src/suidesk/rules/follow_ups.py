"""Reminders of what the user wants to do about a record by a day."""

from __future__ import annotations

from collections.abc import Iterator

from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import FollowUp, Severity
from suidesk.rules.due import Ahead, Due
from suidesk.rules.facts import Facts
from suidesk.rules.moments import Moment
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import FOLLOW_UP_AT, FOLLOW_UP_LATE, Settings

FOLLOW_UP = "follow_up.due"


def follow_ups(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due | Ahead]:
    """Say each open follow-up whose local day and minute has come, and when each other one will."""
    for follow_up in facts.follow_ups:
        if follow_up.done_on is not None:
            continue
        minute = settings.value(FOLLOW_UP_AT) if follow_up.due_min is None else follow_up.due_min
        at = moment.instant(follow_up.due_on, minute)
        is_late = -moment.days_until(follow_up.due_on) >= settings.value(FOLLOW_UP_LATE)
        due = _due(facts, follow_up, Severity.AMBER if is_late else Severity.CALM)
        if at <= moment.at:
            yield due
        else:
            yield Ahead(at=at, on=follow_up.due_on, due=due)


def _due(facts: Facts, follow_up: FollowUp, severity: Severity) -> Due:
    return Due(
        rule=FOLLOW_UP,
        subject_kind=Kind.FOLLOW_UP,
        subject_id=follow_up.id,
        occurrence=follow_up.due_on.isoformat(),
        due_on=follow_up.due_on,
        stage=0,
        severity=severity,
        evidence={
            "text": follow_up.text,
            "day": follow_up.due_on.isoformat(),
            "minute": follow_up.due_min,
            "name": facts.name(follow_up.ref_id),
            "owner": facts.name(follow_up.owner_id),
            "opens": [follow_up.kind.value, follow_up.ref_id] if follow_up.kind and follow_up.ref_id else None,
            "about": [found for found in (follow_up.ref_id, follow_up.owner_id) if found],
        },
    )


RULES = (Rule(FOLLOW_UP, (FOLLOW_UP_AT, FOLLOW_UP_LATE), follow_ups, has_own_time=True),)
