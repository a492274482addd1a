"""Since when something has been so."""

from __future__ import annotations

import pytest

from suidesk.rules.since import EVER, occurrence, since, turns
from tests.rules.examples import AISHA, TODAY, after, held


@pytest.mark.parametrize(
    ("days", "true_from", "first"),
    [
        ([-10], -10, -10),
        ([-30, -10], -10, -10),
        ([-30, -10], -30, -30),
        ([-30, -10], -99, None),
        ([], -99, None),
        ([5], -99, None),
        ([-30, -10], 1, None),
        ([0], 0, 0),
    ],
)
def test_the_first_day_of_an_unbroken_time(days, true_from, first):
    found = since([after(day) for day in days], TODAY, lambda day: day >= after(true_from))
    assert found == (None if first is None else after(first))


def test_a_time_that_was_broken_begins_after_the_break():
    broken = {after(-20)}
    found = since([after(-30), after(-20), after(-19)], TODAY, lambda day: day >= after(-30) and day not in broken)
    assert found == after(-19)


def test_it_holds_still_as_days_pass():
    for number in range(40):
        assert since([after(-30), after(-10)], after(number), lambda day: day >= after(-10)) == after(-10)


def test_turns_are_first_days_and_days_after_the_last():
    assert list(turns([held("cook", AISHA, after(5), from_on=after(1)), held("cook", AISHA, None, from_on=TODAY)])) == [
        after(1),
        after(6),
        TODAY,
    ]


def test_an_episode_is_named_by_its_newest_part():
    assert occurrence([None, after(-3), after(-9)]) == after(-3).isoformat()
    assert occurrence([None]) == occurrence([]) == EVER
