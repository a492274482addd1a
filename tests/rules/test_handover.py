"""Who stops and who follows: stages before an ending, and everything that makes it no matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Capacity, ProjectStage
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.domain.workload import CommitmentState
from suidesk.rules.engine import due
from suidesk.rules.facts import Facts
from suidesk.rules.thresholds import Settings
from tests.rules.examples import (
    AISHA,
    BEN,
    KITCHEN,
    NAMES,
    NOON,
    TODAY,
    after,
    held,
    posts,
    project,
    promise,
    role,
    said,
    stages,
    volunteer,
)

ENDING, LEAVING = "handover.assignment_ending", "handover.volunteer_leaving"
STEPS = [
    (57, None, "", ""),
    (56, 0, "CALM", "AMBER"),
    (43, 0, "CALM", "AMBER"),
    (42, 1, "CALM", "AMBER"),
    (29, 1, "CALM", "AMBER"),
    (28, 2, "AMBER", "RED"),
    (15, 2, "AMBER", "RED"),
    (14, 3, "AMBER", "RED"),
    (1, 3, "AMBER", "RED"),
    (0, 4, "AMBER", "RED"),
    (-1, 4, "AMBER", "RED"),
]


@pytest.mark.parametrize(("days", "stage", "plain", "critical"), STEPS)
@pytest.mark.parametrize("is_critical", [False, True])
def test_stages_of_an_ending(days, stage, plain, critical, is_critical):
    facts = posts(held("cook", AISHA, after(days)), roles=(role(is_critical=is_critical),))
    assert stages(facts) == ([] if stage is None else [(ENDING, stage, critical if is_critical else plain)])


@pytest.mark.parametrize(("days", "is_said"), [(-41, True), (-42, True), (-43, False)])
def test_an_old_ending_is_history(days, is_said):
    assert bool(said(posts(held("cook", AISHA, after(days))))) is is_said


@pytest.mark.parametrize(
    ("successor", "is_covered"),
    [
        (held("cook", BEN, None, from_on=after(11)), True),
        (held("cook", BEN, after(11), from_on=after(11)), True),
        (held("cook", BEN, None, from_on=after(-100)), True),
        (held("cook", BEN, None, from_on=after(12)), False),
        (held("cook", BEN, after(10), from_on=after(-100)), False),
        (held("cook", BEN, None, capacity=Capacity.DEPUTY), False),
        (held("cook", BEN, None, capacity=Capacity.SHADOW), False),
        (held("baker", BEN, None), False),
        (held("cook", AISHA, None, from_on=after(11), id="renewed"), True),
    ],
)
def test_a_successor_covers_the_day_after(successor, is_covered):
    facts = posts(held("cook", AISHA, after(10)), successor, roles=(role(), role("baker")))
    assert any(found.subject_id == f"cook-{AISHA}" for found in said(facts)) is not is_covered


def test_once_ended_a_later_successor_is_enough():
    ended = held("cook", AISHA, after(-5))
    assert said(posts(ended))
    assert said(posts(ended, held("cook", BEN, None, from_on=TODAY))) == ()
    assert said(posts(ended, held("cook", BEN, None, from_on=after(1))))


def test_who_comes_too_late_is_named():
    (found,) = said(posts(held("cook", AISHA, after(10)), held("cook", BEN, None, from_on=after(20))))
    assert (found.evidence["next_person"], found.evidence["next_from"]) == ("Ben Ode", after(20).isoformat())


@pytest.mark.parametrize(
    ("values", "is_said"),
    [
        ({}, True),
        ({"ends_on": after(11)}, True),
        ({"ends_on": after(10)}, False),
        ({"stage": ProjectStage.FINISHED}, False),
        ({"stage": ProjectStage.RESTING}, True),
    ],
)
def test_a_role_ends_with_its_project(values, is_said):
    facts = posts(held("cook", AISHA, after(10)), projects={KITCHEN: project(**values)})
    assert bool(said(facts)) is is_said


@pytest.mark.parametrize("capacity", [Capacity.DEPUTY, Capacity.SHADOW])
def test_only_holders_are_followed(capacity):
    assert said(posts(held("cook", AISHA, after(10), capacity=capacity))) == ()


def test_an_open_end_says_nothing():
    assert said(posts(held("cook", AISHA, None))) == ()


def test_a_role_of_an_organisation_opens_the_organisation():
    facts = posts(held("chair", AISHA, after(3)), roles=(role("chair", project_id=None, organisation_id=BEN),))
    (found,) = said(facts)
    assert found.evidence["opens"] == ["contacts", BEN]
    assert found.evidence["place"] == "Ben Ode"


def leaving(left_on: date | None, *promises, status=VolunteerStatus.ACTIVE, assignments=(), is_critical=False) -> Facts:
    one = volunteer(left_on=left_on, status=status)
    return posts(
        *assignments,
        roles=(role(is_critical=is_critical),),
        volunteers={one.id: one},
        commitments=promises,
    )


@pytest.mark.parametrize(("days", "stage", "plain", "critical"), STEPS)
@pytest.mark.parametrize("is_critical", [False, True])
def test_stages_of_a_leaving(days, stage, plain, critical, is_critical):
    facts = leaving(after(days), assignments=(held("cook", AISHA, None),), is_critical=is_critical)
    assert stages(facts) == ([] if stage is None else [(LEAVING, stage, critical if is_critical else plain)])


@pytest.mark.parametrize(
    ("assignment", "is_said"),
    [
        (held("cook", AISHA, None), True),
        (held("cook", AISHA, after(11)), True),
        (held("cook", AISHA, after(10)), True),  # it ends with the leaving
        (held("cook", AISHA, after(-4)), True),  # and little before it
        (held("cook", AISHA, after(-5)), False),
        (held("cook", AISHA, None, capacity=Capacity.DEPUTY), False),
        (held("cook", AISHA, None, from_on=after(30)), True),
    ],
)
def test_a_role_held_past_the_leaving(assignment, is_said):
    rules = [found.rule for found in said(leaving(after(10), assignments=(assignment,)))]
    assert (LEAVING in rules) is is_said


@pytest.mark.parametrize(
    ("made", "is_said"),
    [
        (promise(AISHA, 120, after(-100)), True),
        (promise(AISHA, 120, after(-100), after(11)), True),
        (promise(AISHA, 120, after(-100), after(10)), False),
        (promise(AISHA, 120, after(-100), state=CommitmentState.RELEASED), False),
        (promise(AISHA, 120, after(-100), state=CommitmentState.HANDED_OVER), False),
    ],
)
def test_a_promise_made_past_the_leaving(made, is_said):
    assert bool(said(leaving(after(10), made))) is is_said


@pytest.mark.parametrize(
    ("person", "from_on", "is_covered"), [(BEN, after(11), True), (BEN, after(12), False), (AISHA, after(-5), False)]
)
def test_a_promise_that_another_takes_over(person, from_on, is_covered):
    mine = promise(AISHA, 120, after(-100), id="mine")
    theirs = promise(person, 120, from_on, id="theirs", replaces_id="mine")
    assert (said(leaving(after(10), mine, theirs)) == ()) is is_covered


def test_a_role_that_another_person_holds_is_covered_but_not_by_oneself():
    mine = held("cook", AISHA, None)
    assert said(leaving(after(10), assignments=(mine, held("cook", BEN, None)))) == ()
    assert said(leaving(after(10), assignments=(mine, held("cook", AISHA, None, id="again"))))


def test_a_critical_role_weighs_more_than_a_promise():
    only_promise = leaving(after(50), promise(AISHA, 120, after(-9)), is_critical=True)
    with_role = leaving(
        after(50), promise(AISHA, 120, after(-9)), assignments=(held("cook", AISHA, None),), is_critical=True
    )
    assert [severity for *_, severity in stages(only_promise) + stages(with_role)] == ["CALM", "AMBER"]


def test_who_has_left_without_a_day_and_still_holds_something():
    facts = leaving(None, assignments=(held("cook", AISHA, None),), status=VolunteerStatus.LEFT)
    (found,) = said(facts)
    assert (found.occurrence, found.due_on, found.stage) == ("left", None, 4)
    assert found.evidence["day"] is None


def test_who_has_left_and_holds_nothing_is_let_go():
    assert said(leaving(None, status=VolunteerStatus.LEFT)) == ()
    ended = held("cook", AISHA, after(-43))
    assert said(leaving(after(-30), assignments=(ended,), status=VolunteerStatus.LEFT)) == ()


@pytest.mark.parametrize("left_on", [after(20), after(-2), None])
def test_roles_that_end_because_somebody_leaves_are_one_reminder(left_on):
    ended = left_on or after(-2)
    status = VolunteerStatus.ACTIVE if left_on and left_on > TODAY else VolunteerStatus.LEFT
    ended_too = held("baker", AISHA, ended)
    facts = leaving(left_on, assignments=(held("cook", AISHA, ended), ended_too), status=status)
    facts = replace(facts, roles={**facts.roles, ended_too.role_id: role("baker")})
    (found,) = said(facts)
    assert (found.rule, len(found.evidence["roles"])) == (LEAVING, 2)


def test_who_left_and_whose_role_is_taken_is_let_go():
    posts = held("cook", AISHA, after(-2)), held("cook", BEN, None, from_on=after(-1))
    assert said(leaving(after(-2), assignments=posts, status=VolunteerStatus.LEFT)) == ()


def test_a_role_that_ends_long_before_its_holder_leaves_is_told_by_itself():
    (found,) = said(leaving(after(200), assignments=(held("cook", AISHA, after(20)),)))
    assert found.rule == "handover.assignment_ending"


def test_who_stays_says_nothing():
    assert said(leaving(None, promise(AISHA, 120, after(-9)), assignments=(held("cook", AISHA, None),))) == ()


def test_the_evidence_names_what_is_left_behind():
    facts = leaving(
        after(10), promise(AISHA, 120, after(-9)), assignments=(held("cook", AISHA, None),), is_critical=True
    )
    (found,) = said(facts)
    assert found.subject_kind is Kind.CONTACT
    assert found.evidence["roles"] == [{"name": "cook", "place": NAMES[KITCHEN], "is_critical": True}]
    assert found.evidence["minutes"] == 120
    assert found.evidence["about"] == [AISHA, KITCHEN]


def test_next_is_the_first_step_before_the_end():
    ahead = due(posts(held("cook", AISHA, after(60))), NOON, Settings()).next_ahead
    assert (ahead.on, ahead.due.rule, ahead.due.stage) == (after(4), ENDING, 0)
