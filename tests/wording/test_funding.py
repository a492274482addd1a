"""Money and its ends in sentences."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.domain.funding import GrantStage
from suidesk.domain.money import MeanMonth, Progress, Runway
from suidesk.wording.funding import about_money, ending_text, following_text, runway_text, spent_text

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (96_816, "GBP", "£968"),
        (96_850, "GBP", "£969"),
        (99, "GBP", "£0.99"),
        (-96_816, "GBP", "−£968"),
        (1_234, "ISK", "1,234 kr"),
    ],
)
def test_a_mean_is_not_more_exact_than_it_is(minor, currency, text):
    assert about_money(minor, currency) == text


def test_a_runway_shows_its_division():
    found = Runway(515_000, date(2026, 11, 16), MeanMonth(96_816, 1))
    assert runway_text(found, "GBP") == (
        "£5,150 was free on Mon 16 November 2026. Keeping going costs £968 a month, the mean of 1 known month, so it "
        "lasts 5.3 months: until Mon 26 April 2027."
    )


def test_how_far_a_grant_is_spent():
    found = Progress(960_000, 326_400, date(2026, 5, 19), date(2027, 2, 17))
    assert spent_text(found, "GBP", TODAY) == "£3,264 of £9,600 is spent (34 %) after 69 % of its time."


@pytest.mark.parametrize(
    ("ends_on", "hanging", "text"),
    [
        (date(2027, 3, 31), "2 projects and 11 h a week", "Ends Wed 31 March 2027: 2 projects and 11 h a week."),
        (date(2027, 3, 31), "", "Ends Wed 31 March 2027."),
        (date(2026, 11, 24), "1 role", "Ended Tue 24 November 2026: 1 role."),
        (date(2026, 11, 24), "", "Ended Tue 24 November 2026."),
    ],
)
def test_when_money_ends(ends_on, hanging, text):
    assert ending_text(ends_on, hanging, TODAY) == text


def test_what_would_follow():
    assert following_text("", None, is_applied=False) == "Nothing that would follow is noted."
    applied = following_text("More", GrantStage.APPLIED, is_applied=True)
    assert applied == "“More” follows: applied."
    begun = following_text("More", GrantStage.DRAFTING, is_applied=False)
    assert begun == "“More” would follow, and isn't applied for yet."
