"""Somebody gives less and less: recorded weeks against the median of those before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from suidesk.domain.volunteers import VolunteerStatus
from suidesk.rules.facts import Facts
from suidesk.rules.facts_cover import CoverFacts
from suidesk.rules.quiet_leaving import LOOK_BACK
from suidesk.rules.thresholds import Settings
from tests.rules.examples import AISHA, HOUR, MONDAY, NAMES, after, at, leave, said, volunteer, week

USUAL = [4.0] * 8
NOTHING = None


def gave(*latest_last: float | None, absences=(), ends: int = -1, **values) -> Facts:
    """Hours of weeks, the last of them last week (or `ends` weeks from this one); None is a week without records."""
    first = ends - len(latest_last) + 1
    weeks = {week(first + number): round(value * HOUR) for number, value in enumerate(latest_last) if value is not None}
    cover = CoverFacts(weeks={AISHA: weeks}, quiet={AISHA: volunteer(**values)})
    return Facts(cover=cover, absences=absences, names=NAMES)


@pytest.mark.parametrize(
    ("weeks", "since"),
    [
        ([*USUAL, 1.9, 1.9, 1.9], -3),
        ([*USUAL, 1, 1, 1, 1], -4),
        ([*USUAL, 2, 1, 1], None),
        ([*USUAL, 1, 1], None),
        ([*USUAL, 1, 1, 1, 4], None),
        ([*USUAL[1:], 1, 1, 1], None),
        # A week without records is unknown: it is passed over, and is neither low nor ordinary.
        ([*USUAL, NOTHING, 1, NOTHING, 1, 1], -4),
        ([*USUAL, 1, 1, NOTHING], None),
        ([*USUAL, 1, 1, 1, NOTHING, NOTHING], -5),
        ([*USUAL, 1, 1, 1, NOTHING, NOTHING, NOTHING], None),
        ([4, NOTHING, 4, NOTHING, 4, 4, 4, NOTHING, 4, 4, 4, 1, 1, 1], -3),
        # The median, not the mean: one very long week is no measure.
        ([1, 1, 1, 1, 1, 1, 1, 40, 1, 1, 1], None),
        ([4, 4, 4, 4, 0.5, 0.5, 4, 4, 1, 1, 1], -3),
        # So long ago that it is how it is now.
        ([*USUAL, *[1.0] * 13], -13),
        ([*USUAL, *[1.0] * 14], None),
    ],
)
def test_three_weeks_below_half_of_the_median(weeks, since):
    found = said(gave(*weeks))
    assert [one.occurrence for one in found] == ([] if since is None else [week(since).isoformat()])


@pytest.mark.parametrize(("promised", "is_said"), [(None, True), (121, True), (120, False), (60, False)])
def test_who_gives_half_of_what_they_promise_now_is_not_quiet(promised, is_said):
    facts = gave(*USUAL, 1, 1, 1)
    promises = {} if promised is None else {AISHA: promised}
    assert bool(said(replace(facts, cover=replace(facts.cover, promised=promises)))) is is_said


def test_of_who_is_known_to_leave_another_rule_speaks():
    assert said(gave(*USUAL, 1, 1, 1, left_on=after(100))) == ()


@pytest.mark.parametrize(("days", "is_said"), [(0, False), (1, False), (2, True)])
def test_a_week_is_judged_on_the_wednesday_after_it(days, is_said):
    facts = gave(*USUAL, 1, 1, 1)
    assert bool(said(facts, at(MONDAY + timedelta(days=days)))) is is_said


def test_what_it_says():
    (found,) = said(gave(*USUAL, 1, 1.5, 1))
    assert (found.rule, found.severity.name) == ("handover.quiet_leaving", "AMBER")
    assert (found.evidence["usual"], found.evidence["since"]) == (240, week(-3).isoformat())
    assert [one["minutes"] for one in found.evidence["weeks"]] == [60, 90, 60]


@pytest.mark.parametrize(
    "values",
    [
        {"status": VolunteerStatus.PAUSED},
        {"status": VolunteerStatus.LEFT},
        {"left_on": week(-1)},
        {"absences": (leave(AISHA, week(-1), None),)},
    ],
)
def test_nobody_is_asked_who_is_paused_away_or_gone(values):
    assert said(gave(*USUAL, 1, 1, 1, **values)) == ()


def test_weeks_of_leave_are_no_measure():
    away = leave(AISHA, week(-2), week(-1))
    assert said(gave(*USUAL, 1, 1, 1, absences=(away,))) == ()
    assert said(gave(*USUAL, 1, 1, 1, 1, absences=(away,)))


def test_this_week_is_not_over_and_does_not_count():
    assert said(gave(*USUAL, 1, 1, 1, ends=0)) == ()


def test_the_episode_keeps_its_day_week_after_week_and_then_is_over():
    hours = [4.0] * 20 + [1.0] * 40
    told = {}
    for number in range(len(hours)):
        known = gave(*hours[: number + 1], ends=number - 20)
        for found in said(known, now=at(week(number - 19) + timedelta(days=2))):
            told.setdefault(found.occurrence, []).append(number)
    assert list(told) == [MONDAY.isoformat()]
    assert told[MONDAY.isoformat()] == list(range(22, 33))
    assert LOOK_BACK >= 26


def test_the_user_may_tune_it():
    facts = gave(*USUAL, 2.5, 2.5, 2.5)
    assert said(facts) == ()
    assert said(facts, settings=Settings(tuned={"handover.quiet_below": 70}))
