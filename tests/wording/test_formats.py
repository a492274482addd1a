"""Days, minutes and money as a person would write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from suidesk.wording import formats
from tests.rules.examples import LONDON

TODAY = date(2026, 11, 25)


def test_days():
    assert formats.day_in_words(date(2026, 12, 3)) == "Thu 3 December 2026"
    assert formats.day_and_month(date(2026, 12, 3)) == "3 December"
    assert formats.week_in_words(date(2026, 11, 2)) == "week of 2 November 2026"


def test_every_weekday_and_month_has_its_own_name():
    days = [TODAY + timedelta(days=number) for number in range(7)]
    assert [formats.weekday_name(day) for day in days] == [day.strftime("%a") for day in days]
    months = [date(2026, month, 1) for month in range(1, 13)]
    assert [formats.month_name(day.month) for day in months] == [day.strftime("%B") for day in months]


@pytest.mark.parametrize(
    ("days", "due", "when"),
    [
        (0, "today", "today"),
        (1, "tomorrow", "tomorrow"),
        (2, "in 2 days", "in 2 days"),
        (12, "in 12 days", "in 12 days"),
        (-1, "1 day late", "yesterday"),
        (-3, "3 days late", "3 days ago"),
    ],
)
def test_how_far_a_day_is(days, due, when):
    day = TODAY + timedelta(days=days)
    assert formats.due_in_words(day, TODAY) == due
    assert formats.when_in_words(day, TODAY) == when


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 min"),
        (45, "45 min"),
        (60, "1 h"),
        (150, "2 h 30 min"),
        (180, "3 h"),
        (-90, "−1 h 30 min"),
        (-30, "−30 min"),
        (60 * 12_400, "12,400 h"),
    ],
)
def test_minutes(minutes, said):
    assert formats.minutes_in_words(minutes) == said


@pytest.mark.parametrize(
    ("minor", "currency", "said"),
    [
        (120_000, "GBP", "£1,200"),
        (120_050, "GBP", "£1,200.50"),
        (5, "GBP", "£0.05"),
        (0, "EUR", "€0"),
        (1_234_567_800, "EUR", "€12,345,678"),
        (120_000, "DKK", "1,200 kr"),
        (120_025, "SEK", "1,200.25 kr"),
        (1_200, "ISK", "1,200 kr"),
        (1_200, "JPY", "JPY 1,200"),
        (1_200_005, "KWD", "KWD 1,200.005"),
        (120_000, "CHF", "CHF 1,200"),
        (-120_050, "GBP", "−£1,200.50"),
        (-500, "DKK", "−5 kr"),
    ],
)
def test_money(minor, currency, said):
    assert formats.money_in_words(minor, currency) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["Aisha"], "Aisha"), (["Aisha", "Ben"], "Aisha and Ben"), (["A", "B", "C"], "A, B and C")],
)
def test_names(names, said):
    assert formats.names_in_words(names) == said


def test_times():
    assert formats.time_of_day(9 * 60) == "09:00"
    assert formats.clock_time(datetime(2026, 11, 25, 10, 42, tzinfo=LONDON)) == "10:42"
    assert formats.percent_in_words(175) == "175 %"
