"""When somebody is here, away, in a role, or bound by a promise: the days at both ends count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from suidesk.domain.volunteers import VolunteerStatus
from suidesk.domain.workload import CommitmentState, week_of
from tests.domain.records import ABSENCE, ASSIGNMENT, DAY, DELIVERABLE, VOLUNTEER, WEEKLY

ONE = timedelta(days=1)
LAST = DAY + 9 * ONE


@pytest.mark.parametrize("record", [ABSENCE, ASSIGNMENT], ids=["absence", "assignment"])
def test_a_period_covers_both_its_ends(record):
    ending = replace(record, until_on=LAST)
    assert [ending.covers(day) for day in (DAY - ONE, DAY, LAST, LAST + ONE)] == [False, True, True, False]
    assert [record.covers(day) for day in (DAY - ONE, DAY, LAST + 9999 * ONE)] == [False, True, True]


@pytest.mark.parametrize("status", list(VolunteerStatus))
def test_only_an_active_volunteer_is_here(status):
    assert replace(VOLUNTEER, status=status).is_here(DAY) is (status is VolunteerStatus.ACTIVE)


def test_a_volunteer_is_here_from_the_first_day_to_the_last():
    bounded = replace(VOLUNTEER, started_on=DAY, left_on=LAST)
    assert [bounded.is_here(day) for day in (DAY - ONE, DAY, LAST, LAST + ONE)] == [False, True, True, False]


def test_a_weekly_promise_asks_its_minutes_while_it_runs():
    ending = replace(WEEKLY, until_on=LAST)
    assert [ending.weekly_minutes(day) for day in (DAY - ONE, DAY, LAST, LAST + ONE)] == [0, 120, 120, 0]
    assert WEEKLY.weekly_minutes(LAST + 9999 * ONE) == 120


@pytest.mark.parametrize("state", [state for state in CommitmentState if state is not CommitmentState.OPEN])
def test_a_promise_that_is_over_asks_nothing(state):
    assert replace(WEEKLY, state=state).weekly_minutes(DAY) == 0


def test_a_deliverable_asks_no_weekly_minutes():
    assert replace(DELIVERABLE, minutes=120, from_on=DAY).weekly_minutes(DAY) == 0


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (date(2026, 11, 23), date(2026, 11, 23)),
        (date(2026, 11, 29), date(2026, 11, 23)),
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2027, 1, 1), date(2026, 12, 28)),
    ],
)
def test_a_week_begins_on_monday(day, monday):
    assert week_of(day) == monday
