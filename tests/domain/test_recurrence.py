"""What comes again comes on the right day: never in the past, never skipped, the 31st stays meant."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.errors import Invalid
from suidesk.domain.recurrence import Frequency, Recurrence

MONDAY = date(2026, 11, 23)
RULES = st.builds(Recurrence.of, st.sampled_from(Frequency), st.integers(1, 99), st.dates(date(1990, 1, 1)))


@pytest.mark.parametrize(
    ("rule", "due_on", "today", "expected"),
    [
        ("FREQ=DAILY", MONDAY, MONDAY, date(2026, 11, 24)),
        ("FREQ=WEEKLY", MONDAY, MONDAY, date(2026, 11, 30)),
        ("FREQ=WEEKLY", MONDAY, date(2026, 11, 30), date(2026, 11, 30)),
        ("FREQ=WEEKLY", MONDAY, date(2026, 12, 1), date(2026, 12, 7)),
        ("FREQ=WEEKLY;INTERVAL=2", MONDAY, date(2026, 12, 8), date(2026, 12, 21)),
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2027, 1, 31), date(2027, 1, 31), date(2027, 2, 28)),
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2027, 2, 28), date(2027, 2, 28), date(2027, 3, 31)),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=30", date(2026, 11, 30), date(2026, 11, 30), date(2027, 2, 28)),
        ("FREQ=YEARLY;BYMONTHDAY=29", date(2028, 2, 29), date(2028, 3, 1), date(2029, 2, 28)),
        ("FREQ=YEARLY;BYMONTHDAY=29", date(2031, 2, 28), date(2031, 3, 1), date(2032, 2, 29)),
        ("FREQ=DAILY", date(2000, 1, 1), MONDAY, MONDAY),
    ],
)
def test_the_next_day(rule, due_on, today, expected):
    assert Recurrence.parsed(rule).after(due_on, today) == expected


def test_the_calendar_ends():
    assert Recurrence(Frequency.YEARLY, 99).after(date(9990, 1, 1), date(9990, 1, 1)) is None


@pytest.mark.parametrize("rule", ["", "FREQ=HOURLY", "FREQ=DAILY;COUNT=3", "FREQ=DAILY;INTERVAL=0", "freq=daily", "x"])
def test_what_is_no_rule_is_refused(rule):
    with pytest.raises(Invalid, match="not_a_recurrence"):
        Recurrence.parsed(rule)


@given(RULES)
def test_a_rule_survives_its_text(rule):
    assert Recurrence.parsed(rule.text()) == rule


@given(RULES, st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.integers(-500, 20_000))
def test_the_next_day_is_neither_past_nor_one_too_late(rule, due_on, gap):
    today = due_on + timedelta(days=gap)
    following = rule.after(due_on, today)
    assert following > due_on
    assert following >= today
    # Stepping one by one gives the same day.
    steps = 1
    while rule._step(due_on, steps) < max(today, due_on):
        steps += 1
    assert following == rule._step(due_on, steps)
