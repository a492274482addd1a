"""The hours of a usual week as people write them, and as we write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.volunteers import MIDNIGHT, Slot
from suidesk.interchange.usual_week import apart, read_week, week_out


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Tue 18:00-21:00; Sat 9-12", [(1, 1080, 1260), (5, 540, 720)]),
        ("dinsdag 18.00 - 21.00, za 9–12", [(1, 1080, 1260), (5, 540, 720)]),
        ("mandag og onsdag 9 til 12", [(0, 540, 720), (2, 540, 720)]),
        ("Mon-Wed 9-10", [(0, 540, 600), (1, 540, 600), (2, 540, 600)]),
        ("Tue 9-12 and 14-16", [(1, 540, 720), (1, 840, 960)]),
        ("weekend 10-11", [(5, 600, 660), (6, 600, 660)]),
        ("Fri 22-02", [(4, 1320, MIDNIGHT), (5, 0, 120)]),
        ("lør 9-24:00", [(5, 540, MIDNIGHT)]),
        ("Mon 9-12; Mon 11-13", [(0, 540, 720), (0, 720, 780)]),
        ("Tuesdays: 18:00 to 21:00", [(1, 1080, 1260)]),
    ],
)
def test_hours_in_three_languages(text, slots):
    assert read_week(text) == tuple(Slot(*one) for one in slots)


@pytest.mark.parametrize(
    "text", ["evenings", "Tue", "9-12", "Tue 25-26", "Tue 9-9", "Tue 9-12, by phone", "someday 9-12", "Tue 9:70-10"]
)
def test_what_is_not_understood_is_left_whole(text):
    assert read_week(text) is None


days = st.integers(0, 6)
slots = st.builds(
    lambda day, start, length: Slot(day, start, min(start + length, MIDNIGHT)),
    days,
    st.integers(0, MIDNIGHT - 1),
    st.integers(1, MIDNIGHT),
)
weeks = st.lists(slots, max_size=5).map(lambda some: tuple(sorted(apart((), some))))


@given(weeks.filter(bool))
def test_what_we_write_is_read_back(week):
    assert read_week(week_out(week)) == week


@given(weeks, weeks)
def test_hours_that_are_there_are_not_added_again(here, told):
    added = tuple(apart(here, told))
    assert tuple(apart((*here, *added), told)) == ()

    def minutes(some):
        return {(slot.weekday, minute) for slot in some for minute in range(slot.from_min, slot.to_min)}

    assert minutes(added) == minutes(told) - minutes(here)
