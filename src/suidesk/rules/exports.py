"""Reminders that a list which went out is to be deleted where it lies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from suidesk.domain.exports import ListExport
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.rules.due import Ahead, Due, next_step, stage_on
from suidesk.rules.facts import Facts
from suidesk.rules.moments import Moment
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import EXPORT_DELETE, TELL_FROM, Settings

DELETE_BY = "export.delete_by"
SEVERITIES = (Severity.CALM, Severity.AMBER, Severity.RED)


def copies_to_delete(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due | Ahead]:
    """Say each list whose day comes or has passed, until somebody says that it is deleted."""
    steps = settings.values(EXPORT_DELETE)
    for out in facts.exports:
        last = out.delete_by
        if last is None or out.deleted_on is not None:
            continue
        stage = stage_on(moment.days_until(last), steps)
        if stage is not None:
            yield _due(facts, out, last, stage)
        turn = next_step(last, moment.day, steps)
        if turn is not None:
            then = stage_on((last - turn).days, steps) or 0
            at = moment.instant(turn, settings.value(TELL_FROM))
            yield Ahead(at=at, on=turn, due=_due(facts, out, last, then))


def _due(facts: Facts, out: ListExport, last: date, stage: int) -> Due:
    return Due(
        rule=DELETE_BY,
        subject_kind=Kind.EXPORT,
        subject_id=out.id,
        occurrence=last.isoformat(),
        due_on=last,
        stage=stage,
        severity=SEVERITIES[stage],
        evidence={
            "file": out.file,
            "count": out.count,
            "purpose": out.purpose,
            "by": facts.name(out.by_id),
            "went": out.at.date().isoformat(),
            "day": last.isoformat(),
            "about": [],
        },
    )


RULES = (Rule(DELETE_BY, EXPORT_DELETE, copies_to_delete),)
