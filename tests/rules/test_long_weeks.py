"""Recorded hours: the mean of four weeks, repeated long weeks, one very long week; unknown is not zero."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.rules.facts import Facts, WeekMinutes
from suidesk.rules.thresholds import Settings
from tests.rules.examples import AISHA, HOUR, NAMES, TODAY, at, hours, leave, said, stages, week

RULE = "workload.long_weeks"
AMBER, RED = [(RULE, 0, "AMBER")], [(RULE, 1, "RED")]
MINUTE = 1 / HOUR


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ((47, 48, 49, 47.9), []),
        ((48, 48, 48, 48), AMBER),
        ((40, 50, 50, 52), AMBER),
        ((48, 48, 48, 48 - 4 * MINUTE), []),
        # unknown weeks are left out; three known ones are enough, two are not
        ((48, None, 48, 48), AMBER),
        ((48, None, None, 48), []),
        ((None, 48, 48, 48), AMBER),
        # two of four weeks of 55 hours are red, known or not the others
        ((20, 55, 20, 55), RED),
        ((55, None, None, 55), RED),
        ((20, 55, 20, 55 - MINUTE), []),
        ((20, 55, 20, 20), []),
        ((60, 60, 60, 60), RED),
        # over 60 hours in one week
        ((10, 10, 10, 60), []),
        ((10, 10, 10, 60 + MINUTE), AMBER),
        ((61, 10, 10, 10), AMBER),
        ((None, None, None, 61), AMBER),
        # older than four weeks is past
        ((61, 10, 10, 10, 10), []),
        ((55, 20, 20, 20, 55), []),
    ],
)
def test_the_lines(recorded, expected):
    assert stages(hours(*recorded)) == expected


def test_nothing_recorded_says_nothing():
    assert said(Facts(weeks={AISHA: {}})) == ()
    assert said(hours(None, None, None, None)) == ()


def test_a_week_is_judged_on_the_wednesday_after_it_when_its_sheets_are_in():
    facts = Facts(weeks={AISHA: {week(0): WeekMinutes(total=70 * HOUR)}}, names=NAMES)
    assert said(facts, at(week(1) + timedelta(days=1), 23)) == ()
    assert stages(facts, at(week(1) + timedelta(days=2), 0)) == AMBER


def test_a_week_of_leave_is_left_out_of_the_four():
    recorded = (48, 48, 48, 5, 48)
    away = leave(AISHA, week(-2), week(-2) + timedelta(days=3))
    assert stages(hours(*recorded)) == []
    assert stages(hours(*recorded, absences=(away,))) == AMBER


@pytest.mark.parametrize(("weeks_away", "is_said"), [(3, True), (4, False)])
def test_after_long_leave_the_weeks_before_are_past(weeks_away, is_said):
    recorded = (61, *([None] * weeks_away))
    away = leave(AISHA, week(-weeks_away), week(0) - timedelta(days=1))
    assert bool(said(hours(*recorded, absences=(away,)))) is is_said


def test_the_occurrence_is_the_first_week_of_the_sign_and_stays():
    for weeks in (0, 1):
        (found,) = said(hours(20, 20, 20, 20, 55, 20, 55), at(week(weeks) + timedelta(days=2)))
        assert found.occurrence == week(-1).isoformat()


def test_a_calm_stretch_begins_a_new_episode():
    (found,) = said(hours(61, 10, 10, 10, 10, 10, 61, 10))
    assert found.occurrence == week(-2).isoformat()


def test_an_episode_longer_than_the_known_year_keeps_its_day():
    started = TODAY - timedelta(weeks=200)
    days = set()
    for weeks in range(26):
        now = TODAY + timedelta(weeks=weeks)
        known = {
            monday: WeekMinutes(total=56 * HOUR)
            for monday in (now - timedelta(days=now.weekday()) - timedelta(weeks=n) for n in range(1, 61))
            if monday > started
        }
        found = next(one for one in said(Facts(weeks={AISHA: known}), at(now)) if one.rule == RULE)
        days.add(found.occurrence)
    assert len(days) <= 2


def test_the_evidence_holds_the_four_weeks():
    (found,) = said(hours(50, None, 52, 51))
    evidence = found.evidence
    assert evidence["signs"] == ["mean_week"]
    assert evidence["mean"] == 51 * HOUR
    assert [entry["minutes"] for entry in evidence["weeks"]] == [3_000, None, 3_120, 3_060]
    assert [entry["week"] for entry in evidence["weeks"]] == [week(n).isoformat() for n in (-4, -3, -2, -1)]
    assert evidence["long_limit"] == 55 * HOUR


def test_every_sign_that_shows_is_named():
    (found,) = said(hours(61, 61, 61, 61))
    assert found.evidence["signs"] == ["long_weeks", "mean_week", "very_long_week"]


def test_tuned_lines_count():
    assert stages(hours(40, 40, 40, 40), settings=Settings(tuned={"workload.mean_week": 40 * HOUR})) == AMBER
    assert stages(hours(10, 10, 10, 55), settings=Settings(tuned={"workload.long_weeks": 1})) == RED
