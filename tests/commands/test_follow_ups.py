"""What the user wants to do by a day, and what they answer when they are reminded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.follow_ups import AddFollowUp, ChangeFollowUp, CompleteFollowUp, RemoveFollowUp
from suidesk.commands.funding import AddGrant, AddObligation
from suidesk.commands.people import RemoveContact
from suidesk.commands.reminders import CompleteReminder, DismissReminder, SnoozeReminder
from suidesk.domain.funding import Obligation, ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import FollowUp, Outcome, Reminder
from suidesk.store.writing import INTERNAL
from tests.commands.worlds import reminder

HOUR = timedelta(hours=1)


@pytest.fixture
def ring(made):
    """A follow-up of today."""
    return made.run(AddFollowUp(text="Ring Bram\nabout the keys", due_on=made.today))


def remind(made, rule, kind, ref):
    found = reminder(made, rule, kind, ref)
    made.write(found, sort=INTERNAL)
    return found.id


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


def test_done_notes_the_day_and_closes_its_reminder(made, ring):
    open_one = remind(made, "follow_up.due", Kind.FOLLOW_UP, ring)
    before = made.rows()
    made.run(CompleteFollowUp(id=ring))
    assert made.reading.get(FollowUp, ring).done_on == made.today
    closed = made.reading.get(Reminder, open_one)
    assert (closed.outcome, closed.closed_at) == (Outcome.DONE, made.clock.now())
    made.desk.undo()
    assert made.rows() == before


def test_answering_a_reminder_with_done_completes_what_can_be_completed(made, ring, label):
    duty = made.run(
        AddObligation(grant_id=made.run(AddGrant(title="x")), kind=ObligationKind.REPORT, due_on=made.today)
    )
    for rule, kind, ref, record in (
        ("follow_up.due", Kind.FOLLOW_UP, ring, FollowUp),
        ("funding.obligation", Kind.OBLIGATION, duty, Obligation),
    ):
        answered = remind(made, rule, kind, ref)
        made.run(CompleteReminder(id=answered))
        assert made.reading.get(record, ref).done_on == made.today
        assert made.reading.get(Reminder, answered).outcome is Outcome.DONE
    assert label() == ("CompleteReminder", {"name": "Ring Bram"})


def test_answering_any_other_with_done_lets_it_rest_at_its_stage(made, asa):
    answered = remind(made, "workload.overload", Kind.CONTACT, asa)
    made.run(CompleteReminder(id=answered))
    found = made.reading.get(Reminder, answered)
    assert (found.rests_at_stage, found.outcome) == (0, None)


def test_later_is_a_moment_ahead(made, asa, refused):
    answered = remind(made, "workload.overload", Kind.CONTACT, asa)
    now = made.clock.now()
    assert refused(SnoozeReminder(id=answered, until=now)) == ("not_in_future", "until")
    assert refused(SnoozeReminder(id=answered, until=now - HOUR)) == ("not_in_future", "until")
    made.run(SnoozeReminder(id=answered, until=now + HOUR))
    assert made.reading.get(Reminder, answered).snoozed_until == now + HOUR


def test_a_moment_without_a_zone_is_one_where_the_laptop_is(made, asa):
    made.clock.travel("Europe/Copenhagen")
    answered = remind(made, "workload.overload", Kind.CONTACT, asa)
    made.run(SnoozeReminder(id=answered, until=datetime(2026, 11, 26, 9)))  # noqa: DTZ001
    assert made.reading.get(Reminder, answered).snoozed_until == datetime(2026, 11, 26, 8, tzinfo=UTC)


def test_never_mind_ends_the_occurrence(made, asa, refused):
    answered = remind(made, "workload.overload", Kind.CONTACT, asa)
    made.run(DismissReminder(id=answered))
    assert made.reading.get(Reminder, answered).outcome is Outcome.DISMISSED
    for command in (DismissReminder(id=answered), CompleteReminder(id=answered)):
        assert refused(command) == ("reminder_closed", None)
    assert refused(SnoozeReminder(id=answered, until=made.clock.now() + HOUR)) == ("reminder_closed", None)
    assert refused(DismissReminder(id="none")) == ("not_found", None)
