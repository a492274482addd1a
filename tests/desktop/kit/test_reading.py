"""What people type is understood, and what is written is understood again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from suidesk.desktop.kit.reading import read_day, read_minutes, read_money, write_day, write_minutes, write_money

TODAY = date(2026, 11, 11)
UK = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
US = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
DANISH = QLocale(QLocale.Language.Danish, QLocale.Country.Denmark)
DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
LOCALES = (UK, US, DANISH, DUTCH)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/12/2026", date(2026, 12, 3)),
        ("3.12.26", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("3 Dec 2026", date(2026, 12, 3)),
        ("3 December 2026", date(2026, 12, 3)),
        ("3/12", date(2026, 12, 3)),
        ("3/1", date(2027, 1, 3)),
        ("today", TODAY),
        (" Tomorrow ", TODAY + timedelta(days=1)),
        ("+3w", TODAY + timedelta(weeks=3)),
        ("+10", TODAY + timedelta(days=10)),
        ("-2d", TODAY - timedelta(days=2)),
        ("+3m", date(2027, 2, 11)),
        ("+1y", date(2027, 11, 11)),
        ("friday", date(2026, 11, 13)),
        ("wed", date(2026, 11, 18)),
    ],
)
def test_days_as_people_type_them(text, day):
    assert read_day(text, TODAY, UK) == day


@pytest.mark.parametrize("text", ["", "31/2/2026", "soon", "2026-13-01", "12", "+3x", "0/0/0"])
def test_what_is_no_day(text):
    assert read_day(text, TODAY, UK) is None


def test_the_order_of_day_and_month_is_the_languages():
    assert read_day("3/12/2026", TODAY, US) == date(2026, 3, 12)
    assert read_day("3-12-2026", TODAY, DUTCH) == date(2026, 12, 3)
    assert read_day("fredag", TODAY, DANISH) == date(2026, 11, 13)


def test_a_month_ahead_ends_with_the_month():
    assert read_day("+1m", date(2026, 1, 31), UK) == date(2026, 2, 28)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(LOCALES))
def test_a_written_day_is_read_again(day, locale):
    assert read_day(write_day(day, locale), TODAY, locale) == day


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("3", 180),
        ("3h", 180),
        ("2:30", 150),
        ("90m", 90),
        ("1,5", 90),
        ("1.5 hours", 90),
        ("2h30", 150),
        ("2 t 15 m", 135),
        ("45 min", 45),
        ("3 uur", 180),
        ("0", 0),
    ],
)
def test_durations_as_people_type_them(text, minutes):
    assert read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "long", "2:75", "-3", "3 weeks", "1,555"])
def test_what_is_no_duration(text):
    assert read_minutes(text) is None


@given(st.integers(0, 60 * 9999))
def test_a_written_duration_is_read_again(minutes):
    assert read_minutes(write_minutes(minutes)) == minutes


@pytest.mark.parametrize(
    ("text", "locale", "minor"),
    [
        ("1,234.50", UK, 123450),
        ("£ 1,234", UK, 123400),
        ("12.5", UK, 1250),
        ("1.234,50", DUTCH, 123450),
        ("1.234", DUTCH, 123400),
        ("12,5", DANISH, 1250),
        ("-5", UK, -500),
        ("1 234,00", DANISH, 123400),
        ("12.50", DUTCH, 1250),
        ("GBP5", UK, 500),
        ("-£ 5", UK, -500),
        ("1.000,-", DUTCH, 100000),
        ("12,50 kr.", DANISH, 1250),
    ],
)
def test_amounts_as_people_type_them(text, locale, minor):
    assert read_money(text, locale) == minor


@pytest.mark.parametrize("text", ["", "much", "1.2.3", "1.555", "--3", "1e9", "<b>5</b>", "-" + " " * 9_999 + "x"])
def test_what_is_no_amount(text):
    assert read_money(text, UK) is None


@given(st.integers(-(10**12), 10**12), st.sampled_from(LOCALES))
def test_a_written_amount_is_read_again(minor, locale):
    assert read_money(write_money(minor, locale), locale) == minor


def test_a_currency_without_decimals():
    assert read_money("1,500", UK, digits=0) == 1500
    assert write_money(1500, UK, digits=0) == "1,500"
