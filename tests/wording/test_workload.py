"""What the page Workload says, with its exact numbers and plurals."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.domain.workload import Concentrated, EntryKind, Room
from suidesk.wording import workload as words

MONDAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ((), ""),
        ((60,), "One person gave all of these hours."),
        ((60, 30, 30), "1 of 3 people gave half of these hours."),
        ((60, 60, 60, 60, 60), "3 of 5 people gave half of these hours."),
    ],
)
def test_how_much_rests_on_few(given, text):
    assert words.concentration_text(Concentrated.of(given)) == text


@pytest.mark.parametrize(
    ("room", "text", "details"),
    [
        (Room(0, 0, 0, 0, 0, 0), "No volunteer who is here has said yet how much they can give.", ""),
        (Room(1, 120, 60, 0, 0, 0), "1 h a week are promised, of 2 h that 1 volunteer can give.", ""),
        (
            Room(4, 600, 630, 2, 1, 45),
            "10 h 30 min a week are promised, of 10 h that 4 volunteers can give.",
            "2 of them have promised more than they can give. "
            "1 more promised 45 min a week and didn't say how much they can give.",
        ),
    ],
)
def test_promised_against_possible(room, text, details):
    assert (words.room_text(room), words.room_details(room)) == (text, details)


@pytest.mark.parametrize(
    ("minutes", "limit", "is_away", "text"),
    [
        (None, None, False, "Week of 2 November 2026: nothing noted"),
        (None, None, True, "Week of 2 November 2026: away"),
        (60, None, True, "Week of 2 November 2026: 1 h, though away for most of it"),
        (60, None, False, "Week of 2 November 2026: 1 h"),
        (90, 60, False, "Week of 2 November 2026: 1 h 30 min, more than the 1 h they can give"),
    ],
)
def test_a_cell_in_words(minutes, limit, is_away, text):
    assert words.cell_words(MONDAY, minutes, limit, is_away=is_away) == text


@pytest.mark.parametrize(
    ("promised", "capacity", "text"),
    [(0, None, "–"), (90, None, "1.5 h"), (270, 360, "4.5 of 6 h"), (0, 60, "0 of 1 h")],
)
def test_promised_in_a_column(promised, capacity, text):
    assert words.promised_words(promised, capacity) == text


def test_which_hours_are_counted():
    assert words.scope_text(12, None, "") == "Hours of the last 12 weeks"
    assert words.scope_text(1, EntryKind.PAID, "Garden") == "Paid hours of the last 1 week for Garden"
    assert "unknown, not zero" in words.hours_definition()


def test_weeks_in_a_sentence():
    def weeks(*given):
        return [(MONDAY, {EntryKind.PAID: minutes} if minutes else {}) for minutes in given]

    assert words.weeks_sentence(weeks(0, 0)) == "Nothing was noted in the last 2 weeks."
    assert words.weeks_sentence(weeks(0, 90)) == "1 h 30 min this week so far."
    text = words.weeks_sentence(weeks(60, 0, 190, 0))
    assert text == "Nothing noted this week so far. In the weeks before about 2 h a week."


@pytest.mark.parametrize(
    ("promised", "capacity", "last_week", "text"),
    [
        (60, None, 900, ""),
        (60, 60, 60, ""),
        (61, 60, 0, "Too much promised"),
        (60, 60, 61, "Above the limit last week"),
    ],
)
def test_the_chip_of_a_person(promised, capacity, last_week, text):
    assert words.load_chip(promised, capacity, last_week)[0] == text


def test_a_long_reason_is_cut_at_a_sentence():
    assert words.brief("One. Two? Three.", 12) == "One. Two?"
    assert words.brief("One. Two.", 12) == "One. Two."
    assert words.brief("A sentence that is long. And more.", 5) == "A sentence that is long. And more."


def test_asking():
    assert words.asked_text(None, MONDAY) == "not asked yet"
    assert words.asked_text(date(2026, 5, 3), MONDAY) == "asked on 3 May"
    assert words.free_text(90) == "1 h 30 min a week free"
    assert words.free_text(None) == "how much is possible isn't noted"
