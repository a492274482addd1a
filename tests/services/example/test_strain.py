"""In the example each sign of strain has one believable case, and few more, on every day."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta

import pytest

from suidesk.domain.reminders import Severity
from suidesk.domain.volunteers import Absence, Volunteer
from suidesk.domain.workload import Commitment, EntryKind, TimeEntry, week_of
from suidesk.rules import average_week, long_weeks, overload, rest, sudden_drop
from suidesk.rules.engine import due
from suidesk.rules.facts import Facts, WeekMinutes
from suidesk.rules.facts_work import work_of
from suidesk.rules.thresholds import Settings
from suidesk.services.example.ground import Ground
from suidesk.services.example.records import Example
from suidesk.services.example.size import NEIGHBOURHOOD

TODAY = date(2026, 11, 25)
DAYS = [
    *(TODAY + timedelta(days=number) for number in range(7)),
    date(2026, 1, 1),
    date(2027, 12, 31),
    date(2028, 2, 29),
    date(2026, 8, 3),
    date(2027, 1, 11),
    date(2027, 3, 28),
]
RULES = (*overload.RULES, *long_weeks.RULES, *average_week.RULES, *rest.RULES, *sudden_drop.RULES)
AMBER, RED = Severity.AMBER, Severity.RED
HAVE_RED = {overload.OVERLOAD, long_weeks.LONG_WEEKS_RULE, rest.DAYS_OFF}


def dues(today, seed):
    found = defaultdict(list)
    for record in Example(Ground(seed, today, "en", "EUR"), NEIGHBOURHOOD).records():
        found[type(record)].append(record)
    weeks = defaultdict(lambda: defaultdict(lambda: WeekMinutes(0)))
    for one in found[TimeEntry]:
        before = weeks[one.person_id][week_of(one.day)]
        paid = one.minutes if one.kind is EntryKind.PAID else 0
        weeks[one.person_id][week_of(one.day)] = WeekMinutes(before.total + one.minutes, before.paid + paid)
    facts = Facts(
        volunteers={one.id: one for one in found[Volunteer]},
        absences=tuple(found[Absence]),
        commitments=tuple(found[Commitment]),
        weeks=weeks,
        work=work_of(found[TimeEntry], found[Volunteer], today),
    )
    said = due(facts, datetime(today.year, today.month, today.day, 12, tzinfo=UTC), Settings(), RULES)
    assert said.faults == ()
    return said.dues


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("seed", [1, 2])
def test_every_sign_shows_once_or_twice(today, seed):
    heard = Counter((one.rule, one.severity) for one in dues(today, seed))
    for rule in RULES:
        assert 1 <= heard[rule.name, AMBER] <= 2, rule.name
        assert heard[rule.name, RED] == int(rule.name in HAVE_RED), rule.name


def test_a_shift_runs_past_midnight():
    records = Example(Ground(1, TODAY, "en", "EUR"), NEIGHBOURHOOD).records()
    assert any(one.end_min > 24 * 60 for one in records if isinstance(one, TimeEntry) and one.start_min is not None)
