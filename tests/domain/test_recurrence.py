"""What a rule says survives its text; what is no rule that the desk knows is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.errors import Invalid
from suidesk.domain.recurrence import LAST, ORDINALS, Frequency, Recurrence

DAYS = st.dates(date(1990, 1, 1), date(2200, 1, 1))
PLAIN = st.builds(Recurrence.of, st.sampled_from(Frequency), st.integers(1, 99), DAYS)
WEEKLY = st.builds(
    Recurrence,
    st.just(Frequency.WEEKLY),
    st.integers(1, 99),
    weekdays=st.sets(st.integers(0, 6), min_size=1).map(sorted).map(tuple),
)
OF_MONTH = st.builds(
    Recurrence,
    st.just(Frequency.MONTHLY),
    st.integers(1, 99),
    weekdays=st.tuples(st.integers(0, 6)),
    nth=st.sampled_from(ORDINALS),
)
ENDLESS = PLAIN | WEEKLY | OF_MONTH
TIMES = st.builds(lambda rule, count: Recurrence(**{**vars(rule), "count": count}), ENDLESS, st.integers(1, 999))
UNTIL = st.builds(lambda rule, day: Recurrence(**{**vars(rule), "until": day}), ENDLESS, DAYS)


@given(ENDLESS | TIMES | UNTIL)
def test_a_rule_survives_its_text(rule):
    assert Recurrence.parsed(rule.text()) == rule


@pytest.mark.parametrize(
    "rule",
    [
        *("", "x", "FREQ", "FREQ=", "FREQ=HOURLY", "freq=daily", "FREQ=DAILY;", "FREQ=DAILY;FREQ=DAILY"),
        *("FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=100", "FREQ=DAILY;INTERVAL=٣", "FREQ=DAILY;COUNT=0"),
        *("FREQ=DAILY;COUNT=3;UNTIL=20270101", "FREQ=DAILY;UNTIL=20270230", "FREQ=DAILY;UNTIL=20270101T090000Z"),
        *("FREQ=DAILY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=XX"),
        *("FREQ=MONTHLY;BYDAY=5MO", "FREQ=MONTHLY;BYDAY=MO", "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=3", "INTERVAL=2"),
        *("FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;COUNT=" + "9" * 5_000),
    ],
)
def test_what_is_no_rule_is_refused(rule):
    with pytest.raises(Invalid, match="not_a_recurrence"):
        Recurrence.parsed(rule)


def test_the_order_of_parts_says_nothing():
    rule = Recurrence.parsed("COUNT=3;BYDAY=TH,MO;FREQ=WEEKLY")
    assert rule.text() == "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3"


def test_times_are_counted_down_to_the_last():
    rule = Recurrence(Frequency.DAILY, count=2)
    assert rule.next_time() == Recurrence(Frequency.DAILY, count=1)
    assert rule.next_time().next_time() is None
    assert Recurrence(Frequency.MONTHLY, weekdays=(4,), nth=LAST).next_time() is not None


def test_what_older_desks_passed_over_is_passed_over():
    assert Recurrence.parsed("FREQ=WEEKLY;BYMONTHDAY=3") == Recurrence(Frequency.WEEKLY)


def test_a_month_begins_on_its_day():
    monthly = Recurrence(Frequency.MONTHLY)
    assert monthly.begun(date(2027, 1, 31)).text() == "FREQ=MONTHLY;BYMONTHDAY=31"
    for rule in ("FREQ=MONTHLY;BYDAY=1MO", "FREQ=WEEKLY", "FREQ=YEARLY;BYMONTHDAY=29"):
        assert Recurrence.parsed(rule).begun(date(2027, 1, 31)).text() == rule
