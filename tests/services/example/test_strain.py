"""In the example each sign of strain has one believable case, on every day."""

from __future__ import annotations

from collections import Counter

import pytest

from suidesk.domain.reminders import Severity
from suidesk.domain.workload import EntryKind, TimeEntry
from suidesk.rules import average_week, long_weeks, overload, rest, sudden_drop
from suidesk.services.example.hours import PAID_DAYS_OF_COORDINATOR
from suidesk.services.example.matters import Matter
from tests.services.example.days import DAYS, by_type, example, said

RULES = (*overload.RULES, *long_weeks.RULES, *average_week.RULES, *rest.RULES, *sudden_drop.RULES)
PRESSING = {
    overload.OVERLOAD: Matter.OVERLOAD,
    long_weeks.LONG_WEEKS_RULE: Matter.LONG_WEEKS,
    rest.DAYS_OFF: Matter.DAYS_OFF,
}


def presses(rule, today):
    return rule in PRESSING and PRESSING[rule].presses_on(today)


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("seed", [1, 2])
def test_every_sign_shows_once_and_some_press(today, seed):
    heard = Counter((one.rule, one.severity) for one in said(today, seed) if one.rule.startswith("workload."))
    severities = {rule.name: Severity.RED if presses(rule.name, today) else Severity.AMBER for rule in RULES}
    assert heard == {(name, severity): 1 for name, severity in severities.items()}


def test_who_shows_a_sign_is_somebody_else_each_time():
    people = Counter(one.subject_id for one in said(DAYS[0]) if one.rule.startswith("workload."))
    # Who has had long weeks for four months has them now as well.
    assert sorted(people.values()) == [1, 1, 1, 1, 1, 2]


def test_a_shift_runs_past_midnight():
    found = by_type(example().records())[TimeEntry]
    assert any(one.end_min > 24 * 60 for one in found if one.start_min is not None)


def test_part_of_the_longest_weeks_is_paid():
    found = by_type(example().records())[TimeEntry]
    paid = {one.person_id for one in found if one.kind is EntryKind.PAID}
    assert len(paid) == 2
    for person in paid:
        weekdays = {one.day.weekday(): one.kind for one in found if one.person_id == person}
        assert set(weekdays.values()) == {EntryKind.PAID, EntryKind.VOLUNTEER}
        assert [weekdays[day] for day in range(PAID_DAYS_OF_COORDINATOR)] == [EntryKind.PAID] * PAID_DAYS_OF_COORDINATOR
