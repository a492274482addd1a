"""The plan back from an application's deadline: written, planned anew, moved, ended; each one change and one undo."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from suidesk.commands.back_plan import PlanBack
from suidesk.commands.desk import ChangeDesk
from suidesk.commands.follow_ups import AddFollowUp, CompleteFollowUp
from suidesk.commands.funding import (
    AddGrant,
    AddObligation,
    ChangeGrant,
    ChangeObligation,
    RemoveGrant,
    RemoveObligation,
)
from suidesk.commands.reminders import CompleteReminder
from suidesk.domain.funding import GrantStage, Obligation, ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import FollowUp, Outcome, Reminder, Severity, reminder_id
from suidesk.rules.back_plan import PlannedStep, Step, step_id

DAY = timedelta(days=1)
W, S = Step.WRITE, Step.SIGN_OFF


@pytest.fixture
def grant(made, asa):
    return made.run(AddGrant(title="Warm winter", owner_id=asa))


@pytest.fixture
def deadline(made, grant):
    return made.run(AddObligation(grant_id=grant, kind=ObligationKind.APPLICATION, due_on=made.today + 30 * DAY))


@pytest.fixture
def plan(made, deadline):
    """Plan steps so many days from now."""

    def planned(**days):
        steps = tuple(PlannedStep(step=Step(name), due_on=made.today + number * DAY) for name, number in days.items())
        return made.run(PlanBack(obligation_id=deadline, steps=steps))

    return planned


@pytest.fixture
def found(made, deadline):
    """Each step's (days from now, days since it was done)."""

    def steps():
        there = {step: made.reading.find(FollowUp, step_id(deadline, step)) for step in Step}
        return {
            step.value: ((one.due_on - made.today).days, one.done_on == made.today if one.done_on else False)
            for step, one in there.items()
            if one is not None
        }

    return steps


def test_steps_are_follow_ups_about_the_deadline_in_one_change(made, deadline, plan, asa, bram, label):
    before = made.rows()
    assert plan(write=2, submit=28) == 2
    assert label() == ("PlanBack", {"name": "Warm winter", "count": 2})
    assert made.reading.get(FollowUp, step_id(deadline, W)) == FollowUp(
        id=step_id(deadline, W),
        kind=Kind.OBLIGATION,
        ref_id=deadline,
        text="Start writing the application",
        due_on=made.today + 2 * DAY,
        owner_id=asa,
    )
    made.desk.undo()
    assert made.rows() == before
    own = PlannedStep(step=S, due_on=made.today, owner_id=bram, text="Bram signs")
    made.run(PlanBack(obligation_id=deadline, steps=(own,)))
    signing = made.reading.get(FollowUp, step_id(deadline, S))
    assert (signing.owner_id, signing.text) == (bram, "Bram signs")


def test_a_step_belongs_to_the_owner_of_the_deadline_of_the_grant_or_to_oneself(made, deadline, grant, plan, asa, bram):
    made.run(ChangeDesk(me_id=bram))
    made.run(ChangeGrant(id=grant, owner_id=None))
    plan(write=1)
    assert made.reading.get(FollowUp, step_id(deadline, W)).owner_id == bram
    made.run(ChangeObligation(id=deadline, owner_id=asa))
    plan(write=1)
    assert made.reading.get(FollowUp, step_id(deadline, W)).owner_id == asa


def test_planning_anew_replaces_open_steps_and_leaves_done_ones(made, deadline, plan, found):
    plan(write=2, read=9, submit=28)
    made.run(CompleteFollowUp(id=step_id(deadline, W)))
    before = made.rows()
    plan(sign_off=20, submit=27)
    assert found() == {"write": (2, True), "sign_off": (20, False), "submit": (27, False)}
    made.desk.undo()
    assert made.rows() == before
    plan(write=3)
    assert found() == {"write": (3, False)}
    plan()
    assert found() == {}


def test_a_follow_up_about_the_deadline_that_is_no_step_stays(made, deadline, plan):
    own = made.run(AddFollowUp(text="Ring the fund", due_on=made.today, kind=Kind.OBLIGATION, ref_id=deadline))
    plan(write=1)
    plan()
    assert [one.id for one in made.reading.where(FollowUp)] == [own]


def test_what_is_refused(made, deadline, grant, plan, fund, refused):
    report = made.run(AddObligation(grant_id=grant, kind=ObligationKind.REPORT, due_on=made.today))

    def refusal(*steps, ref=deadline):
        return refused(PlanBack(obligation_id=ref, steps=steps))

    def on(day, step=W, owner=None):
        return PlannedStep(step=step, due_on=made.today + day * DAY, owner_id=owner)

    assert refusal(ref="none") == ("not_found", None)
    assert refusal(ref=report) == ("not_an_application", "obligation_id")
    assert refusal(on(1), on(2)) == ("step_twice", "steps")
    assert refusal(on(31)) == ("after_deadline", "write")
    assert refusal(on(-1)) == ("before_today", "write")
    assert refusal(on(1, owner=fund)) == ("not_a_person", "write_owner")
    assert refusal(on(1, owner="nobody")) == ("not_found", None)


def test_a_late_step_may_stay_where_it_is(made, deadline, plan, found):
    plan(write=1, submit=20)
    made.clock.advance(3 * DAY)
    assert found()["write"] == (-2, False)
    plan(write=-2, submit=18)
    assert found() == {"write": (-2, False), "submit": (18, False)}


def test_open_steps_move_with_the_deadline_where_that_is_asked(made, deadline, plan, found):
    plan(write=0, read=12, submit=28)
    made.run(CompleteFollowUp(id=step_id(deadline, W)))
    before = made.rows()
    made.run(ChangeObligation(id=deadline, due_on=made.today + 37 * DAY))
    assert found()["submit"] == (28, False)
    made.desk.undo()
    made.run(ChangeObligation(id=deadline, due_on=made.today + 37 * DAY, moves_plan=True))
    assert found() == {"write": (0, True), "read": (19, False), "submit": (35, False)}
    made.desk.undo()
    assert made.rows() == before
    made.run(ChangeObligation(id=deadline, due_on=made.today + 2 * DAY, moves_plan=True))
    assert found() == {"write": (0, True), "read": (0, False), "submit": (0, False)}


@pytest.mark.parametrize("stage", [GrantStage.APPLIED, GrantStage.AWARDED])
def test_applying_completes_what_is_open_and_answers_its_reminder(made, grant, deadline, plan, found, stage):
    plan(write=0, submit=20)
    ref = step_id(deadline, W)
    said = Reminder(
        id=reminder_id("follow_up.due", ref, "x"),
        rule="follow_up.due",
        subject_kind=Kind.FOLLOW_UP,
        subject_id=ref,
        occurrence="x",
        due_on=made.today,
        stage=0,
        severity=Severity.CALM,
        evidence="{}",
        raised_at=made.clock.now().astimezone(UTC),
    )
    made.write(said)
    before = made.rows()
    made.run(ChangeGrant(id=grant, stage=stage))
    assert found() == {"write": (0, True), "submit": (20, True)}
    assert made.reading.get(Reminder, said.id).outcome is Outcome.DONE
    made.desk.undo()
    assert made.rows() == before


@pytest.mark.parametrize("stage", [GrantStage.DECLINED, GrantStage.CLOSED])
def test_a_grant_that_is_over_drops_what_is_open(made, grant, deadline, plan, found, stage):
    plan(write=0, submit=20)
    made.run(CompleteFollowUp(id=step_id(deadline, W)))
    made.run(ChangeGrant(id=grant, stage=stage))
    assert found() == {"write": (0, True)}
    made.desk.undo()
    made.run(ChangeGrant(id=grant, stage=GrantStage.DRAFTING, title="Warmer"))
    assert found()["submit"] == (20, False)


def test_the_deadline_done_ends_its_steps_and_as_another_kind_it_has_none(made, deadline, plan, found):
    plan(write=0, submit=20)
    made.run(ChangeObligation(id=deadline, done_on=made.today))
    assert found() == {"write": (0, True), "submit": (20, True)}
    made.desk.undo()
    made.run(ChangeObligation(id=deadline, kind=ObligationKind.REPORT))
    assert found() == {}


def test_its_reminder_answered_with_done_ends_its_steps(made, deadline, plan, found):
    plan(write=0, submit=20)
    said = Reminder(
        id=reminder_id("funding.obligation", deadline, "x"),
        rule="funding.obligation",
        subject_kind=Kind.OBLIGATION,
        subject_id=deadline,
        occurrence="x",
        due_on=made.today,
        stage=0,
        severity=Severity.CALM,
        evidence="{}",
        raised_at=made.clock.now().astimezone(UTC),
    )
    made.write(said)
    before = made.rows()
    made.run(CompleteReminder(id=said.id))
    assert found() == {"write": (0, True), "submit": (20, True)}
    made.desk.undo()
    assert made.rows() == before


def test_removing_the_deadline_takes_its_steps_and_says_other_follow_ups_first(made, deadline, plan, refused):
    plan(write=0, submit=20)
    made.run(CompleteFollowUp(id=step_id(deadline, W)))
    before = made.rows()
    made.run(RemoveObligation(id=deadline))
    assert made.reading.where(FollowUp) == made.reading.where(Obligation) == []
    made.desk.undo()
    assert made.rows() == before
    made.run(AddFollowUp(text="Ring the fund", due_on=made.today, kind=Kind.OBLIGATION, ref_id=deadline))
    assert refused(RemoveObligation(id=deadline)) == ("still_referenced", None)
    made.run(RemoveObligation(id=deadline, together=True))
    assert made.reading.where(FollowUp) == []


def test_removing_the_grant_takes_the_plan_along(made, grant, deadline, plan):
    plan(write=0, submit=20)
    before = made.rows()
    made.run(RemoveGrant(id=grant, together=True))
    assert made.reading.where(FollowUp) == []
    made.desk.undo()
    assert made.rows() == before
