"""Numbers of pop-ups belong to one run of one daemon; answers are taken once."""

from __future__ import annotations

from suidesk.services.ports import PopupAnswer
from suidesk.system.popups_shown import KEPT, Daemon, PopupsShown

ONE, OTHER = Daemon("bus", ":1.1"), Daemon("bus", ":1.2")
ALL = frozenset(PopupAnswer)


def test_a_number_is_replaced_only_where_it_was_given():
    shown = PopupsShown()
    shown.note(ONE, 7, "key", ALL)
    assert shown.number_of(ONE, "key") == 7
    assert [shown.number_of(*asked) for asked in ((ONE, "other"), (OTHER, "key"))] == [0, 0]
    assert shown.number_of(Daemon("the bus started anew", ":1.1"), "key") == 0


def test_another_daemon_makes_the_earlier_ones_forgotten():
    shown = PopupsShown()
    shown.note(ONE, 7, "key", ALL)
    shown.note(OTHER, 7, "other", ALL)
    assert shown.number_of(ONE, "key") == 0
    assert shown.take_answer(":1.1", 7, PopupAnswer.OPEN) is None
    assert shown.take_answer(":1.2", 7, PopupAnswer.OPEN) == "other"


def test_an_answer_counts_once_and_only_what_was_offered():
    shown = PopupsShown()
    shown.note(ONE, 7, "key", frozenset({PopupAnswer.OPEN}))
    assert shown.take_answer(":1.1", 7, PopupAnswer.DONE) is None
    assert shown.take_answer(":1.1", 7, PopupAnswer.OPEN) == "key"
    assert shown.take_answer(":1.1", 7, PopupAnswer.OPEN) is None
    shown.note(ONE, 7, "key", ALL)
    assert shown.take_answer(":1.1", 7, PopupAnswer.DONE) == "key"


def test_what_closed_is_not_replaced_but_may_still_be_answered():
    shown = PopupsShown()
    shown.note(ONE, 7, "key", ALL)
    shown.note_closed(":1.2", 7)
    assert shown.number_of(ONE, "key") == 7
    shown.note_closed(":1.1", 7)
    assert shown.number_of(ONE, "key") == 0
    assert shown.take_answer(":1.1", 7, PopupAnswer.DONE) == "key"


def test_what_is_taken_away_is_answered_no_more_under_any_number():
    shown = PopupsShown()
    shown.note(ONE, 7, "key", ALL)
    shown.note_closed(":1.1", 7)
    shown.note(ONE, 8, "key", ALL)
    assert shown.take("key") == (ONE, 8)
    assert shown.take("key") is None
    assert [shown.take_answer(":1.1", number, PopupAnswer.OPEN) for number in (7, 8)] == [None, None]


def test_forgetting_leaves_nothing():
    shown = PopupsShown()
    shown.note(ONE, 7, "key", ALL)
    shown.forget()
    assert shown.number_of(ONE, "key") == 0
    assert shown.take_answer(":1.1", 7, PopupAnswer.OPEN) is None
    assert shown.take("key") is None


def test_what_nobody_answers_is_not_kept_for_ever():
    shown = PopupsShown()
    for number in range(1, KEPT + 2):
        shown.note(ONE, number, f"key {number}", ALL)
    assert shown.take_answer(":1.1", 1, PopupAnswer.OPEN) is None
    assert shown.take_answer(":1.1", 2, PopupAnswer.OPEN) == "key 2"
