"""Reminders of what the user wants to do about a record by a day."""

from __future__ import annotations

from collections.abc import Iterator

from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import FollowUp, Severity
from suidesk.rules.due import Ahead, Due
from suidesk.rules.facts import Facts
from suidesk.rules.funding import is_still_owed
from suidesk.rules.moments import Moment
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import FOLLOW_UP_AT, FOLLOW_UP_LATE, Settings

FOLLOW_UP = "follow_up.due"


def follow_ups(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due | Ahead]:
    """Say each open follow-up whose local day and minute has come, and when each other one will."""
    for follow_up in facts.follow_ups:
        if follow_up.done_on is not None or _is_settled(facts, follow_up):
            continue
        minute = settings.value(FOLLOW_UP_AT) if follow_up.due_min is None else follow_up.due_min
        at = moment.instant(follow_up.due_on, minute)
        is_late = -moment.days_until(follow_up.due_on) >= settings.value(FOLLOW_UP_LATE)
        due = _due(facts, follow_up, Severity.AMBER if is_late else Severity.CALM)
        if at <= moment.at:
            yield due
        else:
            yield Ahead(at=at, on=follow_up.due_on, due=due)


def _is_settled(facts: Facts, follow_up: FollowUp) -> bool:
    """Tell whether it prepares a duty of a grant that isn't owed any more."""
    if follow_up.kind is not Kind.OBLIGATION:
        return False
    owed = next((one for one in facts.obligations if one.id == follow_up.ref_id), None)
    grant = facts.grants.get(owed.grant_id) if owed is not None else None
    return owed is None or grant is None or not is_still_owed(owed, grant)


def _due(facts: Facts, follow_up: FollowUp, severity: Severity) -> Due:
    opens = facts.opens.get(follow_up.ref_id) if follow_up.ref_id else None
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
            "opens": [opens[0].value, opens[1]] if opens else None,
            "about": list(
                dict.fromkeys(one for one in (follow_up.ref_id, opens and opens[1], follow_up.owner_id) if one)
            ),
        },
    )


RULES = (Rule(FOLLOW_UP, (FOLLOW_UP_AT, FOLLOW_UP_LATE), follow_ups),)
