"""What a handover consists of, and how its records really pass on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.handover_items import (
    AddHandoverItem,
    ChangeHandoverItem,
    CompleteHandoverItem,
    RemoveHandoverItem,
    ReopenHandoverItem,
    WriteHandoverNote,
)
from suidesk.commands.handovers import FinishHandover, NameSuccessor, PlanHandover
from suidesk.commands.projects import AddAssignment
from suidesk.commands.workload import AddCommitment, ChangeCommitment
from suidesk.domain.assets import Holding, HoldingKind
from suidesk.domain.handovers import Handover, HandoverItem, HandoverState, ItemKind, Topic
from suidesk.domain.ids import ContactId, HoldingId
from suidesk.domain.projects import Assignment, Capacity
from suidesk.domain.workload import Commitment, CommitmentKind, CommitmentState

DAY = timedelta(days=1)


@pytest.fixture
def last(made):
    """The last day: in thirty days."""
    return made.today + 30 * DAY


@pytest.fixture
def begun(made, asa, bram, last):
    """Give a function that plans Åsa's handover to Bram and gives the item of a kind."""

    def plan(kind, *, successor=True):
        ref = made.run(PlanHandover(leaver_id=asa, leaving_on=last))
        if successor:
            made.run(NameSuccessor(handover_id=ref, successor_id=bram))
        return next(one for one in made.reading.where(HandoverItem, handover_id=ref) if one.kind is kind)

    return plan


def of_role(made, host):
    found = made.reading.where(Assignment, role_id=host)
    return sorted((one.person_id, one.capacity.value, one.from_on, one.until_on) for one in found)


def test_a_role_ends_on_the_last_day_and_begins_the_day_after(made, asa, bram, host, last, begun):
    made.run(AddAssignment(role_id=host, person_id=asa))
    item = begun(ItemKind.ROLE)
    before = made.rows()
    made.run(CompleteHandoverItem(id=item.id))
    assert {row[0]: row[1:] for row in of_role(made, host)} == {
        asa: ("holder", made.today, last),
        bram: ("holder", last + DAY, None),
    }
    assert made.reading.get(HandoverItem, item.id).done_on == made.today
    assert made.reading.get(Handover, item.handover_id).state is HandoverState.UNDER_WAY
    made.desk.undo()
    assert made.rows() == before


def test_a_deputy_passes_on_as_deputy_and_a_shadow_becomes_what_they_watched(made, asa, bram, host, last, begun):
    made.run(AddAssignment(role_id=host, person_id=asa, capacity=Capacity.DEPUTY))
    made.run(AddAssignment(role_id=host, person_id=bram, capacity=Capacity.SHADOW))
    made.run(CompleteHandoverItem(id=begun(ItemKind.ROLE).id))
    assert {row[1:] for row in of_role(made, host) if row[0] == bram} == {
        ("shadow", made.today, last),
        ("deputy", last + DAY, None),
    }


def test_who_holds_the_role_already_gets_no_second_one(made, asa, bram, host, last, begun):
    made.run(AddAssignment(role_id=host, person_id=asa))
    made.run(AddAssignment(role_id=host, person_id=bram))
    made.run(CompleteHandoverItem(id=begun(ItemKind.ROLE).id))
    assert [row[1:] for row in of_role(made, host) if row[0] == bram] == [("holder", made.today, None)]


def test_a_role_that_ends_before_goes_over_without_a_gap(made, asa, bram, host, begun):
    end = made.today + 10 * DAY
    made.run(AddAssignment(role_id=host, person_id=asa, until_on=end))
    made.run(CompleteHandoverItem(id=begun(ItemKind.ROLE).id))
    assert {row[0]: row[2:] for row in of_role(made, host)} == {asa: (made.today, end), bram: (end + DAY, None)}


def test_a_role_passed_on_late_begins_on_that_day(made, asa, bram, host, last, begun):
    made.run(AddAssignment(role_id=host, person_id=asa))
    made.run(CompleteHandoverItem(id=begun(ItemKind.ROLE).id, day=last + 9 * DAY))
    assert {row[0]: row[2:] for row in of_role(made, host)} == {asa: (made.today, last), bram: (last + 9 * DAY, None)}


def test_a_weekly_promise_is_replaced_by_the_successors_own(made, asa, bram, cafe, begun):
    old = made.run(
        AddCommitment(person_id=asa, project_id=cafe, minutes=90, title="Soup", from_on=made.today - 9 * DAY)
    )
    made.run(CompleteHandoverItem(id=begun(ItemKind.COMMITMENT).id))
    assert made.reading.get(Commitment, old).state is CommitmentState.HANDED_OVER
    (new,) = made.reading.where(Commitment, person_id=bram)
    assert (new.replaces_id, new.state, new.minutes, new.title) == (old, CommitmentState.OPEN, 90, "Soup")
    assert (new.from_on, new.until_on, new.project_id) == (made.today, None, cafe)


def test_a_deliverable_keeps_its_day(made, asa, bram, begun):
    due = made.today + 5 * DAY
    made.run(AddCommitment(person_id=asa, kind=CommitmentKind.DELIVERABLE, title="Leaflet", due_on=due))
    made.run(CompleteHandoverItem(id=begun(ItemKind.COMMITMENT).id))
    (new,) = made.reading.where(Commitment, person_id=bram)
    assert (new.title, new.due_on, new.from_on) == ("Leaflet", due, made.today)


def test_a_holding_ends_and_the_step_of_the_keys_is_done(made, asa, bram, begun):
    made.write(
        Holding(id=HoldingId("key"), holder_id=ContactId(asa), kind=HoldingKind.KEY, name="Hall", location="Blue")
    )
    item = begun(ItemKind.HOLDING)
    made.run(CompleteHandoverItem(id=item.id, day=made.today + DAY))
    assert made.reading.get(Holding, "key").until_on == made.today + DAY
    (new,) = made.reading.where(Holding, holder_id=bram)
    assert (new.name, new.location, new.from_on, new.until_on) == ("Hall", "Blue", made.today + DAY, None)
    steps = made.reading.where(HandoverItem, handover_id=item.handover_id, topic=Topic.KEYS_PASSED_ON.value)
    assert [one.done_on for one in steps] == [made.today]


def test_what_is_refused_of_passing_on(made, asa, begun, refused):
    made.run(AddCommitment(person_id=asa, minutes=90))
    item = begun(ItemKind.COMMITMENT, successor=False)
    assert refused(CompleteHandoverItem(id=item.id)) == ("required", "successor_id")
    assert refused(ChangeHandoverItem(id=item.id, successor_id=asa)) == ("successor_is_leaver", "successor_id")
    assert refused(ReopenHandoverItem(id=item.id)) == ("passed_on", None)


def test_what_is_over_cannot_pass_on_and_what_is_done_is_done(made, asa, bram, begun, refused):
    promise = made.run(AddCommitment(person_id=asa, minutes=90))
    item = begun(ItemKind.COMMITMENT)
    made.run(ChangeCommitment(id=promise, state=CommitmentState.KEPT))
    assert refused(CompleteHandoverItem(id=item.id)) == ("nothing_to_pass_on", None)
    made.run(ChangeCommitment(id=promise, state=CommitmentState.OPEN))
    made.run(CompleteHandoverItem(id=item.id))
    assert refused(CompleteHandoverItem(id=item.id)) == ("item_done", None)
    assert refused(ChangeHandoverItem(id=item.id, successor_id=bram)) == ("item_done", None)
    made.run(FinishHandover(id=item.handover_id))
    assert refused(CompleteHandoverItem(id=item.id)) == ("handover_closed", None)


def test_a_holding_that_was_given_back_cannot_pass_on(made, asa, begun, refused):
    made.write(Holding(id=HoldingId("key"), holder_id=ContactId(asa), name="Hall", until_on=made.today + DAY))
    item = begun(ItemKind.HOLDING)
    assert refused(CompleteHandoverItem(id=item.id, day=made.today + 2 * DAY)) == ("nothing_to_pass_on", None)


def test_steps_are_ticked_off_and_taken_back(made, begun):
    step = begun(ItemKind.STEP)
    made.run(CompleteHandoverItem(id=step.id, day=made.today - DAY))
    assert made.reading.get(HandoverItem, step.id).done_on == made.today - DAY
    made.run(ReopenHandoverItem(id=step.id))
    assert made.reading.get(HandoverItem, step.id).done_on is None


def test_one_note_a_topic(made, begun, refused, label):
    ref = begun(ItemKind.STEP).handover_id

    def notes():
        found = made.reading.where(HandoverItem, handover_id=ref, kind=ItemKind.NOTE.value)
        return [(one.topic, one.text) for one in found]

    made.run(WriteHandoverNote(handover_id=ref, topic=Topic.ADVICE, text="Ring first."))
    made.run(WriteHandoverNote(handover_id=ref, topic=Topic.ADVICE, text="Ring twice."))
    assert notes() == [(Topic.ADVICE, "Ring twice.")]
    assert label() == ("WriteHandoverNote", {"name": "Åsa Kjær"})
    made.run(WriteHandoverNote(handover_id=ref, topic=Topic.ADVICE, text=" \n"))
    assert notes() == []
    command = WriteHandoverNote(handover_id=ref, topic=Topic.SHADOWING, text="x")
    assert refused(command) == ("not_a_note", "topic")


def test_items_are_added_changed_and_taken_out(made, asa, bram, host, begun, refused, last):
    ref = begun(ItemKind.STEP).handover_id
    promise = made.run(AddCommitment(person_id=asa, minutes=60))
    foreign = made.run(AddCommitment(person_id=bram, minutes=60))
    item = made.run(AddHandoverItem(handover_id=ref, kind=ItemKind.COMMITMENT, ref_id=promise))
    assert made.reading.get(HandoverItem, item).due_on == last
    for kind, other, code in (
        (ItemKind.COMMITMENT, promise, "already_in_handover"),
        (ItemKind.COMMITMENT, foreign, "not_of_the_leaver"),
        (ItemKind.ROLE, host, "not_of_the_leaver"),
        (ItemKind.COMMITMENT, None, "required"),
        (ItemKind.STEP, promise, "names_no_record"),
    ):
        assert refused(AddHandoverItem(handover_id=ref, kind=kind, ref_id=other)) == (code, "ref_id")
    made.run(ChangeHandoverItem(id=item, due_on=made.today, text="After lunch", successor_id=bram))
    changed = made.reading.get(HandoverItem, item)
    assert (changed.due_on, changed.text, changed.successor_id) == (made.today, "After lunch", bram)
    made.run(RemoveHandoverItem(id=item))
    assert made.reading.find(HandoverItem, item) is None
    assert made.reading.get(Commitment, promise).state is CommitmentState.OPEN
