"""Reminders of a planned handover: the steps that have come, from eight weeks before the last day to six after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from suidesk.domain.handovers import Handover, HandoverItem, ItemKind, Topic
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.rules.due import Ahead, Due
from suidesk.rules.facts import Facts
from suidesk.rules.moments import Moment
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import HANDOVER_NEAR, STEP_LATE, TELL_FROM, Settings

TIMELINE = "handover.timeline"
AFTERWARDS = frozenset({Topic.CHECK_AFTER_TWO_WEEKS, Topic.CHECK_AFTER_SIX_WEEKS})
"""The steps of looking back: they never press, for by then everything is passed on, or that presses."""


def steps_due(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due | Ahead]:
    """Say each handover with a step that has come and isn't done; each further step is a stage of it."""
    for handover in facts.cover.handovers:
        items = facts.cover.items.get(handover.id, ())
        days = sorted({one.due_on for one in _steps(items) if one.due_on is not None})
        if _come(items, moment.day):
            yield _due(facts, handover, items, moment.day, settings)
        turn = next((day for day in days if day > moment.day and _come(items, day)), None)
        if turn is not None:
            due = _due(facts, handover, items, turn, settings)
            yield Ahead(at=moment.instant(turn, settings.value(TELL_FROM)), on=turn, due=due)


def _steps(items: Sequence[HandoverItem]) -> list[HandoverItem]:
    return [one for one in items if one.kind is ItemKind.STEP]


def _come(items: Sequence[HandoverItem], day: date) -> list[HandoverItem]:
    """Give the open steps whose day has come, in order."""
    found = [one for one in _steps(items) if one.due_on is not None and one.due_on <= day and one.done_on is None]
    return sorted(found, key=lambda one: (one.due_on or day, one.id))


def _due(facts: Facts, handover: Handover, items: Sequence[HandoverItem], day: date, settings: Settings) -> Due:
    come = _come(items, day)
    reached = {one.due_on for one in _steps(items) if one.due_on is not None and one.due_on <= day}
    passing = [one for one in items if one.is_passing and one.done_on is None]
    successors = sorted({one.successor_id for one in items if one.successor_id is not None})
    return Due(
        rule=TIMELINE,
        subject_kind=Kind.HANDOVER,
        subject_id=handover.id,
        occurrence=handover.leaving_on.isoformat(),
        due_on=handover.leaving_on,
        stage=len(reached) - 1,
        severity=_severity(handover, come, passing, day, settings),
        evidence={
            "person": facts.name(handover.leaver_id),
            "day": handover.leaving_on.isoformat(),
            "steps": [
                {"topic": one.topic.value if one.topic else "", "day": (one.due_on or day).isoformat()} for one in come
            ],
            "roles": sum(one.kind is ItemKind.ROLE for one in passing),
            "promises": sum(one.kind is ItemKind.COMMITMENT for one in passing),
            "holdings": sum(one.kind is ItemKind.HOLDING for one in passing),
            "unnamed": sum(one.successor_id is None for one in passing),
            "successors": [facts.name(one) for one in successors],
            "opens": [Kind.HANDOVER.value, handover.id],
            "about": [handover.leaver_id, *successors],
        },
    )


def _severity(
    handover: Handover,
    come: Sequence[HandoverItem],
    passing: Sequence[HandoverItem],
    day: date,
    settings: Settings,
) -> Severity:
    """Press once something isn't passed on and the last day is near or here; and when a step up to it is late."""
    left = (handover.leaving_on - day).days
    if passing and left <= 0:
        return Severity.RED
    late = day - timedelta(days=settings.value(STEP_LATE))
    is_late = any(one.due_on is not None and one.due_on <= late for one in come if one.topic not in AFTERWARDS)
    return Severity.AMBER if is_late or (passing and left <= settings.value(HANDOVER_NEAR)) else Severity.CALM


RULES = (Rule(TIMELINE, (HANDOVER_NEAR, STEP_LATE), steps_due),)
