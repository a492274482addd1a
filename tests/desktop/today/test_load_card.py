"""The user's own weeks in sentences: what is not known is not said to be nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suidesk.desktop.today.load_card import LoadCard, hours_sentence, promise_sentence
from suidesk.queries.workload import Load

MONDAY = date(2026, 3, 9)


def load(*minutes, capacity=None, promised=0):
    weeks = [(MONDAY + timedelta(weeks=at), value) for at, value in enumerate(minutes)]
    return Load(weeks, capacity, promised)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (
            [None, None],
            "No hours of yours were noted in the last 2 weeks. Note them, and you see here when a week gets long.",
        ),
        ([None, 90], "1 h 30 min this week so far."),
        ([None, 600, 660, None], "Nothing noted this week so far. In the weeks before about 10 h 30 min a week."),
        ([100, 101, 120], "2 h this week so far. In the weeks before about 1 h 45 min a week."),
        ([0, 0], "0 min this week so far. In the weeks before about 0 min a week."),
    ],
)
def test_hours(minutes, said):
    assert hours_sentence(load(*minutes)) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, ""),
        ({"promised": 90}, "Promised: 1 h 30 min a week."),
        ({"capacity": 240}, "Promised: 0 min a week, of 4 h that are possible."),
        ({"capacity": 240, "promised": 300}, "Promised: 5 h a week, of 4 h that are possible."),
    ],
)
def test_promises(values, said):
    assert promise_sentence(load(None, **values)) == said


def test_more_promised_than_possible_is_marked(desk_window):
    card = LoadCard(desk_window.window)
    for values, chip in (({"capacity": 240, "promised": 300}, True), ({"capacity": 240, "promised": 240}, False)):
        card.set(load(60, 60, **values))
        assert card.chip.isHidden() is not chip
    assert not card._bars.isHidden()
    card.set(load(None, None))
    assert card._bars.isHidden()
