"""What comes again comes on the right day: never in the past, never skipped, the 31st stays meant."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.recurrence import LAST, Frequency, Recurrence
from suidesk.rules.recurrence import coming, following
from tests.domain.test_recurrence import DAYS, ENDLESS

MONDAY = date(2026, 11, 23)


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
        ("FREQ=WEEKLY;BYDAY=MO,TH", MONDAY, MONDAY, date(2026, 11, 26)),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", date(2026, 11, 26), MONDAY, date(2026, 12, 7)),
        ("FREQ=MONTHLY;BYDAY=1MO", date(2026, 11, 2), MONDAY, date(2026, 12, 7)),
        ("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 11, 27), date(2026, 11, 27), date(2026, 12, 25)),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=4TU", MONDAY, MONDAY, date(2026, 11, 24)),
        ("FREQ=DAILY;UNTIL=20261124", MONDAY, MONDAY, date(2026, 11, 24)),
        ("FREQ=DAILY;UNTIL=20261124", MONDAY, date(2026, 11, 25), None),
    ],
)
def test_the_next_day(rule, due_on, today, expected):
    assert following(Recurrence.parsed(rule), due_on, today) == expected


def test_the_calendar_ends():
    assert following(Recurrence(Frequency.YEARLY, 99), date(9990, 1, 1), date(9990, 1, 1)) is None
    assert following(Recurrence(Frequency.DAILY), date.max, date.max) is None


def is_of(rule, start, day):
    """Tell whether a rule that begins on `start` means a day, without any library."""
    last = calendar.monthrange(day.year, day.month)[1]
    months = (day.year - start.year) * 12 + day.month - start.month
    if rule.frequency is Frequency.DAILY:
        return (day - start).days % rule.interval == 0
    if rule.frequency is Frequency.WEEKLY:
        weeks = (day - timedelta(days=day.weekday()) - start + timedelta(days=start.weekday())).days // 7
        return weeks % rule.interval == 0 and day.weekday() in (rule.weekdays or (start.weekday(),))
    every = rule.interval * (12 if rule.frequency is Frequency.YEARLY else 1)
    if months % every:
        return False
    if rule.nth is None:
        meant = rule.month_day or start.day
        if rule.frequency is Frequency.YEARLY and start.month == 2:
            meant = min(meant, 29)
        return day.day == min(meant, last)
    nth = LAST if rule.nth == LAST and day.day > last - 7 else (day.day - 1) // 7 + 1
    return day.weekday() == rule.weekdays[0] and nth == rule.nth


@given(ENDLESS, DAYS, st.integers(-500, 3_000))
def test_the_next_day_is_neither_past_nor_one_too_late(rule, due_on, gap):
    today = due_on + timedelta(days=gap)
    first, found = max(due_on + timedelta(days=1), today), following(rule, due_on, today)
    assert found is not None
    assert found >= first
    assert is_of(rule, due_on, found)
    # Nothing between was left out.
    between = min((found - first).days, 800)
    assert not any(is_of(rule, due_on, found - timedelta(days=back)) for back in range(1, between + 1))


@given(ENDLESS, DAYS, st.integers(0, 6))
def test_what_is_coming_is_what_follows(rule, due_on, most):
    days, day = [], due_on
    for _ in range(most):
        day = following(rule, day, day)
        days.append(day)
    if rule.frequency is Frequency.DAILY or rule.interval == 1:
        assert coming(rule, due_on, most) == days


def test_an_end_ends_what_is_coming():
    assert coming(Recurrence(Frequency.DAILY, count=3), MONDAY, 9) == [date(2026, 11, 24), date(2026, 11, 25)]
    assert coming(Recurrence(Frequency.DAILY, count=1), MONDAY, 9) == []
    assert coming(Recurrence(Frequency.DAILY, until=date(2026, 11, 24)), MONDAY, 9) == [date(2026, 11, 24)]
