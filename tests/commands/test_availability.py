"""The week of a person: set as a whole, what overlaps is one."""

from __future__ import annotations

import pytest

from suidesk.commands.availability import SetAvailability
from suidesk.commands.people import RemoveContact
from suidesk.domain.volunteers import Availability, Slot, merged

TUESDAY = 1


@pytest.fixture
def week(made):
    return lambda ref: sorted(one.slot for one in made.reading.where(Availability, person_id=ref))


@pytest.mark.parametrize(
    ("slots", "whole"),
    [
        ([], []),
        ([(1, 540, 720), (1, 660, 840)], [(1, 540, 840)]),
        ([(1, 540, 720), (1, 720, 840)], [(1, 540, 840)]),
        ([(1, 540, 720), (1, 721, 840)], [(1, 540, 720), (1, 721, 840)]),
        ([(1, 540, 1440), (2, 0, 60)], [(1, 540, 1440), (2, 0, 60)]),
        ([(3, 0, 1440), (3, 600, 660), (0, 60, 120)], [(0, 60, 120), (3, 0, 1440)]),
    ],
    ids=["none", "overlapping", "touching", "a minute between", "past midnight", "one inside another"],
)
def test_hours_that_overlap_or_touch_are_one(slots, whole):
    assert merged([Slot(*slot) for slot in slots]) == [Slot(*slot) for slot in whole]


def test_a_week_replaces_the_one_before_and_hours_that_stay_keep_their_record(made, asa, week):
    made.run(SetAvailability(person_id=asa, slots=(Slot(TUESDAY, 1080, 1260), Slot(2, 540, 720))))
    (kept,) = made.reading.where(Availability, weekday=TUESDAY)
    made.run(SetAvailability(person_id=asa, slots=(Slot(TUESDAY, 1080, 1260), Slot(5, 600, 660))))
    assert week(asa) == [Slot(TUESDAY, 1080, 1260), Slot(5, 600, 660)]
    assert made.reading.where(Availability, weekday=TUESDAY) == [kept]
    made.desk.undo()
    assert week(asa) == [Slot(TUESDAY, 1080, 1260), Slot(2, 540, 720)]


def test_the_same_week_changes_nothing(made, asa):
    command = SetAvailability(person_id=asa, slots=(Slot(0, 540, 720),))
    made.run(command)
    assert made.desk.run(command).change.batch is None


def test_no_hours_make_the_week_unknown_again(made, asa, week, label):
    made.run(SetAvailability(person_id=asa, slots=(Slot(0, 540, 720),)))
    made.run(SetAvailability(person_id=asa))
    assert week(asa) == []
    assert label() == ("SetAvailability", {"name": "Åsa Kjær"})


def test_what_is_refused_is_said_at_its_slot(made, asa, fund, refused):
    good = Slot(0, 540, 720)
    assert refused(SetAvailability(person_id=fund, slots=(good,))) == ("not_a_person", "person_id")
    assert refused(SetAvailability(person_id=asa, slots=(good, Slot(7, 0, 60)))) == ("out_of_range", "slots.1")
    assert refused(SetAvailability(person_id=asa, slots=(good, Slot(1, 0, 1441)))) == ("out_of_range", "slots.1")
    backwards = SetAvailability(person_id=asa, slots=(Slot(1, 1320, 120),))
    assert refused(backwards) == ("slot_ends_before_start", "slots.0")
    assert refused(SetAvailability(person_id=asa, slots=(Slot(1, 60, 60),))) == ("slot_ends_before_start", "slots.0")


def test_the_week_goes_with_its_person(made, asa):
    made.run(SetAvailability(person_id=asa, slots=(Slot(0, 540, 720),)))
    made.run(RemoveContact(id=asa, together=True))
    assert made.reading.where(Availability) == []
