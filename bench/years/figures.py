"""Counts what was said: per rule, and per week."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING, Final

from suidesk.domain.reminders import Severity
from suidesk.domain.workload import week_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from bench.years.record import Record, Shown

AGAIN_WITHIN: Final = timedelta(weeks=4)
A_DAY: Final = timedelta(days=1)
ANSWERS: Final = frozenset({"noted", "done", "later", "dismissed", "acted on it"})


@dataclass
class OfRule:
    """What one rule said: reminders raised, pop-ups that told of any of them, and what became of them."""

    raised: int = 0
    risen: int = 0
    popups: int = 0
    told: int = 0
    answered: int = 0
    withdrawn: int = 0
    at_once: int = 0
    """Withdrawn within a day."""
    flapping: int = 0
    """Raised again within four weeks after it was withdrawn."""
    left: int = 0
    """Still waiting at the end."""


@dataclass
class PerWeek:
    """Pop-ups by week, those of weeks in which the laptop was used."""

    counts: list[int] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Give the median week."""
        return median(self.counts)

    @property
    def ninetieth(self) -> int:
        """Give the week below which nine of ten lie."""
        return sorted(self.counts)[int(len(self.counts) * 0.9)]


def of_rules(record: Record) -> dict[str, OfRule]:
    """Count by rule."""
    found: defaultdict[str, OfRule] = defaultdict(OfRule)
    raised: dict[str, datetime] = {}
    gone: dict[tuple[str, str], datetime] = {}
    for event in record.events:
        of, key = found[event.row.rule], (event.row.rule, event.row.subject_id)
        if event.what in {"raised", "again"}:
            of.raised += 1
            raised[event.row.id] = event.at
            of.flapping += key in gone and event.at - gone[key] < AGAIN_WITHIN
        elif event.what == "risen":
            of.risen += 1
        elif event.what == "withdrawn":
            of.withdrawn += 1
            of.at_once += event.at - raised.get(event.row.id, event.at) < A_DAY
            gone[key] = event.at
        elif event.what in ANSWERS:
            of.answered += 1
    for shown in record.shown:
        for rule in {row.rule for row in shown.rows}:
            found[rule].popups += 1
        for row in shown.rows:
            found[row.rule].told += 1
    for row in record.waiting[-1].rows if record.waiting else ():
        found[row.rule].left += 1
    return dict(sorted(found.items()))


def per_week(record: Record, shown: Iterable[Shown]) -> PerWeek:
    """Count pop-ups by week."""
    weeks: Counter[date] = Counter({week_of(one.at.date()): 0 for one in record.waiting})
    for one in shown:
        weeks[week_of(one.at.date())] += 1
    return PerWeek(list(weeks.values()))


def today_holds(record: Record) -> Sequence[tuple[Severity, float, int]]:
    """Give how many wait on Today on a morning, by severity: the median and the most."""
    by_severity = {severity: [one.counts[severity] for one in record.waiting] for severity in reversed(Severity)}
    return [(severity, median(counts), max(counts)) for severity, counts in by_severity.items()]


def overlaps(record: Record) -> list[tuple[str, str, int]]:
    """List pairs of rules that waited at the same time about the same page, with the days on which they did."""
    found: Counter[tuple[str, str]] = Counter()
    for morning in record.waiting:
        pages: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
        for row in morning.rows:
            if row.opens is not None and not row.rule.startswith("follow_up"):
                pages[row.opens].add(row.rule)
        for rules in pages.values():
            found.update((one, two) for one in rules for two in rules if one < two)
    return [(one, two, days) for (one, two), days in found.most_common()]
