"""A plan as it stands and as it is proposed: weighed against promises, leave, and the room that others have."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suidesk.commands.archiving import ArchiveContacts
from suidesk.commands.back_plan import PlanBack
from suidesk.commands.follow_ups import CompleteFollowUp
from suidesk.commands.funding import AddGrant, AddObligation, ChangeGrant, Use
from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.tuning import SetThreshold
from suidesk.commands.volunteers import AddAbsence, AddVolunteer
from suidesk.commands.workload import AddCommitment
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import GrantStage, ObligationKind, UseKind
from suidesk.domain.volunteers import AbsenceKind
from suidesk.queries.back_plan import BackPlan, BackPlanProposed, BackPlansOf
from suidesk.rules.back_plan import PlannedStep, Step, StepState, step_id
from tests.stores import made_store

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MONDAY = date(2026, 11, 23)
"""Of the week in which the store's clock begins, a Wednesday."""
W, R, S, H = Step


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


class Hood:
    """A grant for a kitchen, looked after by Ana, who can give 8 h a week; Ben cooks there and Cas leads it."""

    def __init__(self, made):
        self.made, self.run, self.today = made, made.run, made.today
        self.ana, self.ben, self.cas = (self.run(AddPerson(given=name)) for name in ("Ana", "Ben", "Cas"))
        for ref, capacity in ((self.ana, 480), (self.ben, 300)):
            self.run(AddVolunteer(id=ref, capacity_minutes=capacity))
        kitchen = self.run(AddProject(name="Kitchen", lead_id=self.cas))
        cook = self.run(AddRole(name="Cook", project_id=kitchen))
        self.run(AddAssignment(role_id=cook, person_id=self.ben))
        uses = (Use(UseKind.PROJECT, kitchen),)
        self.grant = self.run(AddGrant(title="Winter", owner_id=self.ana, uses=uses))
        self.due_on = self.today + 49 * DAY
        self.deadline = self.run(
            AddObligation(grant_id=self.grant, kind=ObligationKind.APPLICATION, due_on=self.due_on)
        )

    def promise(self, ref, minutes, **more):
        more.setdefault("from_on", self.today - 30 * DAY)
        return self.run(AddCommitment(person_id=ref, minutes=minutes, **more))

    def proposed(self, **more):
        asked = {"owner_id": self.ana, "grant_id": self.grant, **more}
        return self.made.desk.ask(BackPlanProposed(now=self.made.clock.now(), due_on=self.due_on, **asked))

    def plan(self, **days):
        steps = tuple(PlannedStep(step=Step(name), due_on=self.today + day * DAY) for name, day in days.items())
        self.run(PlanBack(obligation_id=self.deadline, steps=steps))

    def shown(self):
        return self.made.desk.ask(BackPlan(self.deadline, self.made.clock.now()))


@pytest.fixture
def hood(made):
    return Hood(made)


def test_a_proposal_counts_back_and_gives_every_step_to_the_owner(hood):
    found = hood.proposed()
    assert found.days == (42, 21, 7, 2)
    assert [(one.step, one.due_on, one.owner_id) for one in found.steps] == [
        (W, date(2026, 12, 2), hood.ana),
        (R, date(2026, 12, 23), hood.ana),
        (S, date(2027, 1, 6), hood.ana),
        (H, date(2027, 1, 11), hood.ana),
    ]
    weeks = found.writer.weeks
    assert [week.monday for week in weeks] == [MONDAY + number * WEEK for number in (1, 2, 3, 4)]
    assert (found.writer.name, found.writer.has_room, found.writer.room) == ("Ana", True, 4 * 480)
    assert found.others == found.away == found.writer.earlier == ()
    hood.run(SetThreshold(key="funding.application_1", value=28))
    assert hood.proposed().steps[0].due_on == hood.due_on - 28 * DAY


def test_full_weeks_are_named_with_their_numbers(hood):
    hood.promise(hood.ana, 300)
    hood.promise(hood.ana, 360, from_on=MONDAY + 2 * WEEK, until_on=MONDAY + 3 * WEEK - DAY)
    writer = hood.proposed().writer
    assert [(week.promised, week.capacity, week.room) for week in writer.weeks] == [
        (300, 480, 180),
        (660, 480, 0),
        (300, 480, 180),
        (300, 480, 180),
    ]
    assert (writer.has_room, writer.room) == (False, 540)
    assert [(week.monday, week.room) for week in writer.earlier] == [(MONDAY, 180)]


def test_hours_that_writing_needs_are_weighed_against_the_room(hood):
    hood.promise(hood.ana, 360)
    assert hood.proposed(minutes=480).writer.has_room is True
    lacking = hood.proposed(minutes=481).writer
    assert (lacking.has_room, lacking.room) == (False, 480)
    assert [week.monday for week in lacking.earlier] == [MONDAY]


def test_leave_counts_and_is_said(hood):
    leave = AddAbsence(
        person_id=hood.ana, kind=AbsenceKind.LEAVE, from_on=MONDAY + 2 * WEEK, until_on=MONDAY + 3 * WEEK - DAY
    )
    hood.run(leave)
    found = hood.proposed()
    assert [week.is_away for week in found.writer.weeks] == [False, True, False, False]
    assert [(one.from_on, one.until_on) for one in found.writer.absences] == [(leave.from_on, leave.until_on)]
    assert found.away == ()
    steps = (PlannedStep(step=R, due_on=leave.from_on, owner_id=hood.ana),)
    assert [(one.step, one.name) for one in hood.proposed(steps=steps).away] == [(R, "Ana")]


def test_who_else_of_the_grant_has_room_is_named_with_the_most_first(hood):
    hood.promise(hood.ana, 480)
    assert [(one.name, one.room) for one in hood.proposed().others] == [("Ben", 1200)]
    hood.run(AddVolunteer(id=hood.cas, capacity_minutes=600))
    assert [one.name for one in hood.proposed().others] == ["Cas", "Ben"]
    assert [one.name for one in hood.proposed(minutes=1300).others] == ["Cas"]
    hood.promise(hood.cas, 600)
    hood.run(ArchiveContacts(ids=(hood.ben,)))
    assert hood.proposed().others == ()
    assert hood.proposed(grant_id=None).others == ()


def test_what_nobody_said_is_unknown_and_warns_of_nothing(hood):
    hood.promise(hood.cas, 600)
    writer = hood.proposed(owner_id=hood.cas).writer
    assert (writer.room, writer.has_room, writer.earlier) == (None, None, ())
    assert [week.promised for week in writer.weeks] == [600] * 4
    assert hood.proposed(owner_id=None, grant_id=None).writer is None
    assert hood.proposed(owner_id=None).writer.name == "Ana"
    assert hood.proposed(owner_id="nobody").writer is None


def test_a_past_day_has_no_plan_and_a_slip_is_refused(hood):
    hood.due_on = hood.today - DAY
    assert hood.proposed().steps == ()
    past = PlannedStep(step=W, due_on=hood.today - WEEK, owner_id=hood.ana)
    assert hood.proposed(steps=(past,), minutes=60).writer is None
    for slip in (date.max, date.min):
        with pytest.raises(SuideskError) as caught:
            hood.proposed(steps=(PlannedStep(step=W, due_on=slip, owner_id=hood.ana),))
        assert (caught.value.code, caught.value.field) == ("year_out_of_range", "write")


def test_writing_for_years_is_weighed_for_one(hood):
    hood.due_on = hood.today + 9000 * DAY
    hood.run(SetThreshold(key="funding.application_1", value=365))
    steps = (PlannedStep(step=W, due_on=hood.today, owner_id=hood.ana), PlannedStep(step=H, due_on=hood.due_on))
    assert len(hood.proposed(steps=steps).writer.weeks) == 53


def test_steps_that_are_given_are_weighed_instead(hood):
    steps = (
        PlannedStep(step=W, due_on=hood.today, owner_id=hood.ben),
        PlannedStep(step=H, due_on=hood.today + DAY, owner_id=hood.ana),
    )
    found = hood.proposed(steps=steps)
    assert found.steps == steps
    assert (found.writer.name, [week.monday for week in found.writer.weeks]) == ("Ben", [MONDAY])
    assert hood.proposed(steps=steps[1:]).writer is None


def test_a_plan_as_it_stands(hood, made):
    assert hood.shown().steps == ()
    assert hood.shown().proposed[0].due_on == hood.due_on - 42 * DAY
    hood.plan(write=0, read=2, sign_off=20, submit=40)
    made.run(CompleteFollowUp(id=step_id(hood.deadline, W)))
    made.clock.advance(3 * DAY)
    found = hood.shown()
    assert [(row.step, row.state, row.owner) for row in found.steps] == [
        (W, StepState.DONE, "Ana"),
        (R, StepState.LATE, "Ana"),
        (S, StepState.NEXT, "Ana"),
        (H, StepState.OPEN, "Ana"),
    ]
    assert [row.step for row in found.open_steps] == [R, S, H]
    assert (found.is_owed, found.owner_id, found.names) == (True, hood.ana, {hood.ana: "Ana"})


def test_a_plan_keeps_weighing_what_is_left_of_the_writing(hood, made):
    hood.plan(write=7, read=21)
    assert hood.shown().writer.has_room
    hood.promise(hood.ana, 500)
    assert hood.shown().writer.has_room is False
    made.clock.advance(9 * DAY)  # late: what is left counts from today
    assert hood.shown().writer.weeks[0].monday == MONDAY + WEEK
    made.run(CompleteFollowUp(id=step_id(hood.deadline, W)))
    assert hood.shown().writer is None


def test_the_plans_of_a_grant_are_those_owed_or_kept(hood, made):
    def ask():
        return [one.obligation.id for one in made.desk.ask(BackPlansOf(hood.grant, made.clock.now()))]

    made.run(AddObligation(grant_id=hood.grant, kind=ObligationKind.REPORT, due_on=made.today))
    assert ask() == [hood.deadline]
    made.run(ChangeGrant(id=hood.grant, stage=GrantStage.APPLIED))
    assert ask() == []
    made.desk.undo()
    hood.plan(write=0)
    made.run(ChangeGrant(id=hood.grant, stage=GrantStage.APPLIED))
    assert ask() == [hood.deadline]
    assert not hood.shown().is_owed


def test_no_deadline_no_plan(made):
    with pytest.raises(SuideskError) as caught:
        made.desk.ask(BackPlan("none", made.clock.now()))
    assert caught.value.code == "not_found"
