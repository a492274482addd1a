"""Mean months, runways and progress, worked by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.money import MeanMonth, Progress, Runway, month_after, month_of, months_before

TODAY = date(2026, 11, 25)


def months(*minor):
    """Costs of the six full months before November 2026, oldest first; None is a month without records."""
    named = zip(months_before(TODAY), minor, strict=True)
    return {month: cost for month, cost in named if cost is not None}


def test_the_six_full_months_leave_the_one_that_runs_out():
    assert months_before(TODAY) == tuple(date(2026, month, 1) for month in range(5, 11))
    assert months_before(date(2026, 2, 28), 3) == (date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1))
    assert month_of(TODAY) == month_after(TODAY, 0) == date(2026, 11, 1)
    assert [month_after(TODAY, by) for by in (1, 2, -11)] == [date(2026, 12, 1), date(2027, 1, 1), date(2025, 12, 1)]


@pytest.mark.parametrize(
    ("costs", "mean"),
    [
        ((600, 600, 600, 600, 600, 600), MeanMonth(600, 6)),
        ((100, 200, 300, 400, 500, 600), MeanMonth(350, 6)),
        # A month without records is unknown: it is no month of nothing.
        ((None, None, None, 300, None, 500), MeanMonth(400, 2)),
        ((0, 0, 0, 0, 0, 600), MeanMonth(100, 6)),
        ((None,) * 6, None),
        # Refunds outweigh: how long money lasts has no meaning then.
        ((100, -200, None, None, None, None), None),
        ((0, 0, 0, 0, 0, 0), None),
    ],
)
def test_mean_months(costs, mean):
    assert MeanMonth.before(TODAY, months(*costs)) == mean


def test_months_outside_the_six_are_left_out():
    known = {date(2026, 4, 1): 9_000, date(2026, 11, 1): 9_000, date(2026, 10, 1): 100}
    assert MeanMonth.before(TODAY, known) == MeanMonth(100, 1)


@pytest.mark.parametrize(
    ("free", "month", "tenths", "until"),
    [
        (1_200_000, 200_000, 60, date(2027, 5, 26)),  # 6 months of 30.4375 days: 182 days
        (900_000, 200_000, 45, date(2027, 4, 10)),  # 136 days
        (1, 200_000, 0, TODAY),
        (0, 200_000, 0, TODAY),
        (-500, 200_000, 0, TODAY),
        (10**14, 1, 10**15, date(2199, 12, 31)),
    ],
)
def test_runways(free, month, tenths, until):
    found = Runway(free, TODAY, MeanMonth(month, 6))
    assert (found.tenths, found.until) == (tenths, until)


def test_a_runway_grows_shorter_day_by_day():
    found = Runway(1_200_000, TODAY, MeanMonth(200_000, 6))
    assert found.is_shorter_than(6, TODAY)  # 182 days, and six months are 182.6
    assert not found.is_shorter_than(5, TODAY)
    # Three months are 91.3 days: with 92 days left it is longer, with 91 shorter.
    assert not found.is_shorter_than(3, TODAY + timedelta(days=90))
    assert found.is_shorter_than(3, TODAY + timedelta(days=91))


def progress(spent, awarded=100_000):
    """Money for the 200 days from 1 January 2026 on."""
    return Progress(awarded, spent, date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=199))


def on(days):
    return date(2026, 1, 1) + timedelta(days=days)


def test_shares_in_whole_percent():
    found = progress(33_333)
    assert (found.left_minor, found.spent_percent) == (66_667, 33)
    assert [found.elapsed_percent(on(days)) for days in (-5, 0, 1, 2, 100, 199, 200, 999)] == [
        0, 0, 0, 1, 50, 99, 100, 100,
    ]  # fmt: skip
    assert (progress(150_000).left_minor, progress(150_000).spent_percent) == (-50_000, 150)
    assert progress(5, awarded=0).spent_percent == 0


@pytest.mark.parametrize(
    ("spent", "first"),
    [
        (0, 31),  # 15 % of 200 days are 30: more than that is behind
        (10_000, 51),
        (84_000, 199),
        (85_000, None),  # the share spent and fifteen points are all of the time
        (120_000, None),
        (-20_000, 0),
    ],
)
def test_behind_from(spent, first):
    found = progress(spent)
    assert found.behind_from(15) == (None if first is None else on(first))
    if first:
        assert not found.is_behind(on(first - 1), 15)
        assert found.is_behind(on(first), 15)


def test_nothing_awarded_is_never_behind():
    assert progress(0, awarded=0).behind_from(15) is None
    assert not progress(0, awarded=0).is_behind(on(150), 15)


@given(st.integers(-200_000, 200_000), st.integers(0, 300), st.integers(1, 90))
def test_behind_is_what_the_shares_say(spent, days, percent):
    found = progress(spent)
    passed = min(days, 200)
    exact = spent * 200 * 100 + percent * 200 * 100_000 < passed * 100 * 100_000
    if days <= 200:
        assert found.is_behind(on(days), percent) is exact
