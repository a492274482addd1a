"""Planning a handover: what it gathers, its steps, who follows, and what moves with the last day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.handovers import (
    CancelHandover,
    ChangeHandover,
    FinishHandover,
    NameSuccessor,
    PlanHandover,
    RefreshHandover,
    RemoveHandover,
)
from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole, ChangeProject
from suidesk.commands.workload import AddCommitment
from suidesk.domain.assets import Holding
from suidesk.domain.handovers import Handover, HandoverItem, HandoverState, ItemKind, Topic
from suidesk.domain.ids import ContactId, HoldingId
from suidesk.domain.projects import Capacity, ProjectStage
from suidesk.domain.workload import CommitmentKind

WEEK = timedelta(days=7)


@pytest.fixture
def key(made, asa):
    made.write(Holding(id=HoldingId("key"), holder_id=ContactId(asa), name="Key of the hall"))
    return "key"


@pytest.fixture
def plan(made, asa):
    """Give a function that plans Åsa's handover in so many days."""
    return lambda days: made.run(PlanHandover(leaver_id=asa, leaving_on=made.today + timedelta(days=days)))


def items(made, handover, *kinds):
    return [one for one in made.reading.where(HandoverItem, handover_id=handover) if not kinds or one.kind in kinds]


def steps(made, handover):
    found = items(made, handover, ItemKind.STEP)
    return {one.topic: (one.due_on - made.today).days for one in sorted(found, key=lambda one: one.due_on)}


def test_planning_gathers_roles_promises_and_holdings_in_one_change(made, asa, host, key, plan, label):
    made.run(AddAssignment(role_id=host, person_id=asa))
    weekly = made.run(AddCommitment(person_id=asa, minutes=60))
    leaflet = made.run(
        AddCommitment(
            person_id=asa, kind=CommitmentKind.DELIVERABLE, title="Leaflet", due_on=made.today + timedelta(days=3)
        )
    )
    before = made.rows()
    ref = plan(70)
    assert label() == ("PlanHandover", {"name": "Åsa Kjær"})
    passing = items(made, ref, ItemKind.ROLE, ItemKind.COMMITMENT, ItemKind.HOLDING)
    assert {(one.kind, one.ref_id) for one in passing} == {
        (ItemKind.ROLE, host),
        (ItemKind.COMMITMENT, weekly),
        (ItemKind.COMMITMENT, leaflet),
        (ItemKind.HOLDING, key),
    }
    assert {one.due_on for one in passing} == {made.today + 10 * WEEK}
    made.desk.undo()
    assert made.rows() == before


def test_what_is_over_or_only_watched_is_not_gathered(made, asa, bram, host, cafe, plan):
    day = made.today
    shed = made.run(AddRole(name="Shed", project_id=made.run(AddProject(name="Old", stage=ProjectStage.FINISHED))))
    desk = made.run(AddRole(name="Desk", project_id=cafe))
    made.run(AddAssignment(role_id=host, person_id=asa, capacity=Capacity.SHADOW))
    made.run(AddAssignment(role_id=shed, person_id=asa))
    made.run(AddAssignment(role_id=desk, person_id=asa, from_on=day - 9 * WEEK, until_on=day - WEEK))
    made.run(AddAssignment(role_id=desk, person_id=bram))
    made.run(AddCommitment(person_id=asa, minutes=60, from_on=day - 9 * WEEK, until_on=day - WEEK))
    assert items(made, plan(70), ItemKind.ROLE, ItemKind.COMMITMENT) == []


def test_a_role_held_twice_is_one_item(made, asa, host, plan):
    made.run(AddAssignment(role_id=host, person_id=asa))
    made.run(AddAssignment(role_id=host, person_id=asa, capacity=Capacity.DEPUTY))
    assert len(items(made, plan(70), ItemKind.ROLE)) == 1


LONG = {
    Topic.SUCCESSOR_NAMED: -56,
    Topic.NOTES_WRITTEN: -42,
    Topic.SHADOWING: -28,
    Topic.REVERSE_SHADOWING: -14,
    Topic.KEYS_PASSED_ON: 0,
    Topic.CHECK_AFTER_TWO_WEEKS: 14,
    Topic.CHECK_AFTER_SIX_WEEKS: 42,
}
SHORT = {
    **dict.fromkeys(
        (Topic.SUCCESSOR_NAMED, Topic.CONTACTS_LISTED, Topic.PASSWORDS_LOCATED, Topic.DEADLINES_LISTED), -1_000
    ),
    **{topic: days for topic, days in LONG.items() if days >= 0},
}


@pytest.mark.parametrize(
    ("days", "expected"), [(70, LONG), (56, LONG), (30, LONG), (14, LONG), (13, SHORT), (0, SHORT)]
)
def test_steps_lie_before_and_after_the_last_day_and_never_in_the_past(made, plan, days, expected):
    assert steps(made, plan(days)) == {topic: max(0, days + offset) for topic, offset in expected.items()}


def test_moving_the_last_day_moves_what_is_open(made, asa, key, plan):
    ref = plan(70)
    made.run(ChangeHandover(id=ref, leaving_on=made.today + timedelta(days=10)))
    assert steps(made, ref) == {topic: max(0, 10 + offset) for topic, offset in SHORT.items()}
    assert [one.due_on for one in items(made, ref, ItemKind.HOLDING)] == [made.today + timedelta(days=10)]
    made.run(ChangeHandover(id=ref, leaving_on=made.today + timedelta(days=70)))
    assert steps(made, ref) == {topic: 70 + offset for topic, offset in LONG.items()}


def test_one_running_handover_a_person(made, asa, fund, plan, refused):
    ref = plan(70)
    again = PlanHandover(leaver_id=asa, leaving_on=made.today)
    assert refused(again) == ("already_handing_over", "leaver_id")
    made.run(FinishHandover(id=ref))
    other = made.run(again)
    assert refused(ChangeHandover(id=ref, state=HandoverState.UNDER_WAY)) == ("already_handing_over", "leaver_id")
    made.run(CancelHandover(id=other))
    made.run(ChangeHandover(id=ref, state=HandoverState.UNDER_WAY))
    assert made.reading.get(Handover, ref).state is HandoverState.UNDER_WAY
    assert refused(PlanHandover(leaver_id=fund, leaving_on=made.today)) == ("not_a_person", "leaver_id")
    assert refused(PlanHandover(leaver_id="nobody", leaving_on=made.today)) == ("not_found", None)


def test_what_came_since_is_added_once(made, asa, plan, label):
    ref = plan(70)
    promise = made.run(AddCommitment(person_id=asa, minutes=60))
    (new,) = made.run(RefreshHandover(id=ref))
    assert label() == ("RefreshHandover", {"name": "Åsa Kjær"})
    assert made.reading.get(HandoverItem, new).ref_id == promise
    assert made.run(RefreshHandover(id=ref)) == []


def test_a_successor_for_everything_or_for_some(made, asa, bram, fund, key, plan, refused, label):
    promise = made.run(AddCommitment(person_id=asa, minutes=60))
    nadia = made.run(AddPerson(given="Nadia"))
    ref = plan(70)
    (of_promise,) = items(made, ref, ItemKind.COMMITMENT)
    assert of_promise.ref_id == promise
    made.run(NameSuccessor(handover_id=ref, successor_id=nadia, item_ids=(of_promise.id,)))
    assert made.reading.get(Handover, ref).state is HandoverState.UNDER_WAY
    (named,) = items(made, ref, ItemKind.STEP)[:1]
    assert (named.topic, named.done_on) == (Topic.SUCCESSOR_NAMED, None)
    made.run(NameSuccessor(handover_id=ref, successor_id=bram))
    assert label() == ("NameSuccessor", {"name": "Åsa Kjær", "count": 1})
    assert {one.kind: one.successor_id for one in items(made, ref) if one.is_passing} == {
        ItemKind.COMMITMENT: nadia,
        ItemKind.HOLDING: bram,
    }
    assert made.reading.get(HandoverItem, named.id).done_on == made.today
    for command, expected in (
        (NameSuccessor(handover_id=ref, successor_id=asa), ("successor_is_leaver", "successor_id")),
        (NameSuccessor(handover_id=ref, successor_id=fund), ("not_a_person", "successor_id")),
        (NameSuccessor(handover_id=ref, successor_id=bram, item_ids=(named.id,)), ("not_in_this_handover", "item_ids")),
    ):
        assert refused(command) == expected
    made.run(FinishHandover(id=ref))
    assert refused(NameSuccessor(handover_id=ref, successor_id=bram)) == ("handover_closed", None)
    assert refused(RefreshHandover(id=ref)) == ("handover_closed", None)
    assert refused(CancelHandover(id=ref)) == ("handover_closed", None)


def test_removing_a_handover_takes_its_items_unasked(made, asa, key, plan, label):
    before = made.rows()
    ref = plan(70)
    made.run(RemoveHandover(id=ref))
    assert label() == ("RemoveHandover", {"name": "Åsa Kjær"})
    assert made.rows() == before


def test_a_finished_project_gives_no_role(made, asa, cafe, host, plan):
    made.run(AddAssignment(role_id=host, person_id=asa))
    made.run(ChangeProject(id=cafe, stage=ProjectStage.FINISHED))
    assert items(made, plan(70), ItemKind.ROLE) == []
