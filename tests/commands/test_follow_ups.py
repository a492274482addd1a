"""What the user wants to do by a day; what they answer when reminded is in test_reminders."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.follow_ups import AddFollowUp, ChangeFollowUp, CompleteFollowUp, RemoveFollowUp
from suidesk.commands.people import RemoveContact
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import FollowUp


@pytest.fixture
def ring(made):
    """A follow-up of today."""
    return made.run(AddFollowUp(text="Ring Bram\nabout the keys", due_on=made.today))


def test_a_follow_up_is_the_users_own_unless_another_owner_is_given(made, asa, bram, label):
    made.run(ChangeDesk(me_id=asa))
    mine = made.run(AddFollowUp(text="Ring", due_on=made.today, kind=Kind.CONTACT, ref_id=bram))
    theirs = made.run(AddFollowUp(text="Ring", due_on=made.today, owner_id=bram))
    assert made.reading.get(FollowUp, mine).owner_id == asa
    assert made.reading.get(FollowUp, theirs).owner_id == bram
    assert label() == ("AddFollowUp", {"name": "Ring"})


def test_its_first_line_names_it(ring, label):
    assert label() == ("AddFollowUp", {"name": "Ring Bram"})


def test_what_is_refused(made, asa, fund, ring, refused):
    day = made.today
    assert refused(AddFollowUp(text=" ", due_on=day)) == ("required", "text")
    assert refused(AddFollowUp(text="x", due_on=day, due_min=1440)) == ("out_of_range", "due_min")
    assert refused(AddFollowUp(text="x", due_on=day, kind=Kind.CONTACT, ref_id="nobody")) == ("not_found", None)
    assert refused(AddFollowUp(text="x", due_on=day, kind=Kind.TAG, ref_id="none")) == ("not_a_subject", "ref_id")
    assert refused(AddFollowUp(text="x", due_on=day, ref_id=asa)) == ("not_a_subject", "ref_id")
    assert refused(AddFollowUp(text="x", due_on=day, owner_id=fund)) == ("not_a_person", "owner_id")
    assert refused(ChangeFollowUp(id=ring, kind=Kind.CONTACT)) == ("not_a_subject", "ref_id")
    assert refused(ChangeFollowUp(id="none", text="x")) == ("not_found", None)
    assert refused(CompleteFollowUp(id="none")) == ("not_found", None)
    assert refused(RemoveFollowUp(id="none")) == ("not_found", None)


def test_a_follow_up_changes_and_goes(made, bram, ring):
    made.run(ChangeFollowUp(id=ring, text="Visit", kind=Kind.CONTACT, ref_id=bram, due_min=600))
    found = made.reading.get(FollowUp, ring)
    assert (found.text, found.kind, found.ref_id, found.due_min) == ("Visit", Kind.CONTACT, bram, 600)
    made.run(RemoveContact(id=bram, together=True))
    assert made.reading.where(FollowUp) == []
    made.desk.undo()
    made.run(RemoveFollowUp(id=ring))
    assert made.reading.where(FollowUp) == []


def test_what_comes_again_is_due_on_its_next_day_once_it_is_done(made, refused):
    due = made.today - timedelta(days=10)
    ref = made.run(AddFollowUp(text="Water the plants", due_on=due, rrule="FREQ=WEEKLY"))
    before = made.rows()
    made.run(CompleteFollowUp(id=ref))
    done, again = sorted(made.reading.where(FollowUp), key=lambda one: one.due_on)
    assert (done.id, done.done_on) == (ref, made.today)
    assert (again.due_on, again.done_on, again.text) == (due + timedelta(days=14), None, "Water the plants")
    made.run(CompleteFollowUp(id=ref))
    assert len(made.reading.where(FollowUp)) == 2
    made.desk.undo()
    assert made.rows() == before
    assert refused(AddFollowUp(text="x", due_on=due, rrule="HOURLY")) == ("not_a_recurrence", "rrule")


@pytest.mark.parametrize(
    ("rule", "first", "moved", "again"),
    [
        ("FREQ=YEARLY", date(2026, 12, 10), date(2026, 12, 20), date(2027, 12, 20)),
        ("FREQ=YEARLY", date(2026, 12, 10), date(2026, 12, 1), date(2027, 12, 1)),
        ("FREQ=MONTHLY", date(2026, 12, 31), date(2026, 12, 25), date(2027, 1, 25)),
        ("FREQ=WEEKLY;BYDAY=MO", date(2026, 12, 7), date(2026, 12, 9), date(2026, 12, 14)),
    ],
)
def test_one_that_is_moved_comes_again_from_its_new_day_on(made, rule, first, moved, again):
    ref = made.run(AddFollowUp(text="Pay the insurance", due_on=first, rrule=rule))
    made.run(ChangeFollowUp(id=ref, due_on=moved))
    made.run(CompleteFollowUp(id=ref))
    assert {one.due_on for one in made.reading.where(FollowUp) if one.done_on is None} == {again}
