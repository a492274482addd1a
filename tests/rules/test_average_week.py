"""The mean of seventeen weeks: leave and unknown weeks are left out; exactly on the line is not above it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.rules.facts import Facts, WeekMinutes
from suidesk.rules.thresholds import Settings
from tests.rules.examples import AISHA, HOUR, NAMES, TODAY, after, at, hours, leave, said, week

RULE = "workload.average"
MINUTE = 1 / HOUR


def found(facts, now=None, settings=None):
    values = {} if now is None else {"now": now}
    return [one for one in said(facts, settings=settings, **values) if one.rule == RULE]


@pytest.mark.parametrize(
    ("recorded", "is_said"),
    [
        # exactly on the line, and a minute above it
        ((48,) * 17, False),
        ((*(48,) * 16, 48 + MINUTE), True),
        # weeks of seventeen hours and of seventy come to the same as any others with that sum
        ((*(47,) * 16, 64), False),
        ((*(47,) * 16, 64 + MINUTE), True),
        # the eighteenth week back no longer counts
        ((200, *(48,) * 17), False),
        # unknown weeks are left out of sum and number: twelve that are known are enough, eleven are not
        ((*(None,) * 5, *(49,) * 12), True),
        ((*(None,) * 6, *(49,) * 11), False),
        ((*(49,) * 6, None, None, *(49,) * 9), True),
        # one week that was noted as nearly nothing is known and counts
        ((*(49,) * 16, 1), False),
    ],
)
def test_the_line(recorded, is_said):
    assert bool(found(hours(*recorded))) is is_said


def test_nothing_recorded_says_nothing():
    assert said(Facts(weeks={AISHA: {}})) == ()


@pytest.mark.parametrize(("days", "is_said"), [(4, True), (3, False)])
def test_a_week_of_leave_is_left_out_of_sum_and_number(days, is_said):
    recorded = [50] * 17
    recorded[8] = 10
    away = leave(AISHA, week(-9), week(-9) + timedelta(days=days - 1))
    facts = hours(*recorded, absences=(away,))
    assert bool(found(facts)) is is_said
    if is_said:
        evidence = found(facts)[0].evidence
        assert (evidence["known"], evidence["away"], evidence["unknown"]) == (16, 1, 0)
        assert evidence["mean"] == 50 * HOUR
        assert evidence["total"] == 16 * 50 * HOUR


def test_weeks_without_records_are_counted_as_unknown():
    (one,) = found(hours(*(None,) * 3, *(49,) * 14))
    assert (one.evidence["known"], one.evidence["away"], one.evidence["unknown"]) == (14, 0, 3)
    assert one.evidence["mean"] == 49 * HOUR
    assert one.severity.name == "AMBER"


def test_the_week_that_still_runs_is_not_judged():
    weeks = {week(-number): WeekMinutes(48 * HOUR) for number in range(1, 18)}
    weeks[week(0)] = WeekMinutes(100 * HOUR)
    assert found(Facts(weeks={AISHA: weeks}, names=NAMES), at(after(4))) == []


def test_the_occurrence_is_the_first_week_above_the_line_and_stays():
    facts = hours(*(46,) * 20, 60, 90, 60, 48)
    days = {one.occurrence for ahead in range(3) for one in found(facts, at(week(ahead)))}
    assert days == {week(-3).isoformat()}


def test_an_episode_longer_than_the_known_year_is_a_new_one_at_most_every_half_year():
    days = set()
    for ahead in range(52):
        now = TODAY + timedelta(weeks=ahead)
        monday = now - timedelta(days=now.weekday())
        known = {monday - timedelta(weeks=number): WeekMinutes(56 * HOUR) for number in range(1, 61)}
        (one,) = found(Facts(weeks={AISHA: known}), at(now))
        days.add(one.occurrence)
    assert 2 <= len(days) <= 3


def test_tuned_lines_count():
    assert found(hours(*(41,) * 17), settings=Settings(tuned={"workload.average_week": 40 * HOUR}))
    assert found(hours(*(49,) * 6), settings=Settings(tuned={"workload.average_known": 6}))
    assert found(hours(*(49,) * 6)) == []
