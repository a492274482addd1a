"""Days that have been: a year that is typed is kept, in two digits or four."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from suidesk.desktop.kit.past_day_field import PastDayField, last_saturday

TODAY = date(2026, 5, 11)
"""A Monday."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10/5", date(2026, 5, 10)),
        ("12/5", date(2025, 5, 12)),
        ("12/5/27", date(2027, 5, 12)),
        ("12.5.2027", date(2027, 5, 12)),
        ("2027-05-12", date(2027, 5, 12)),
        ("+3", date(2026, 5, 14)),
        ("next week", date(2026, 5, 18)),
        ("friday", date(2026, 5, 8)),
    ],
)
def test_reading(theme, text, day):
    field = PastDayField(theme, "Day", TODAY)
    field.setLocale(QLocale("en_GB"))
    field.edit.setText(text)
    assert field.value() == day


def test_a_leap_day_without_a_year_is_the_day_before_in_other_years(theme):
    field = PastDayField(theme, "Day", date(2028, 1, 5))
    field.setLocale(QLocale("en_GB"))
    field.edit.setText("29/2")
    assert field.value() == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("today", "saturday"),
    [
        (date(2026, 5, 11), date(2026, 5, 9)),
        (date(2026, 5, 10), date(2026, 5, 9)),
        (date(2026, 5, 9), date(2026, 5, 2)),
        (date(2026, 5, 15), date(2026, 5, 9)),
    ],
)
def test_last_saturday_is_before_today(today, saturday):
    assert last_saturday(today) == saturday
