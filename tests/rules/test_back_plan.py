"""Steps counted back from a deadline: in order, never past, never at a weekend; weeks weighed by what is promised."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.ids import AbsenceId, CommitmentId, ContactId
from suidesk.domain.volunteers import Absence, AbsenceKind, Volunteer, VolunteerStatus
from suidesk.domain.workload import Commitment
from suidesk.rules.back_plan import (
    PlannedStep,
    Step,
    StepState,
    WeekRoom,
    days_before,
    earlier,
    is_enough,
    moved,
    on_weekday,
    planned,
    room_in,
    rooms,
    states_of,
    step_id,
    writing_weeks,
)
from suidesk.rules.overload import Promises
from suidesk.rules.presence import Presence
from suidesk.rules.thresholds import Settings

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MONDAY = date(2026, 3, 2)
ANA = ContactId("ana")
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def has_weekday(first, last):
    return any((first + number * DAY).weekday() < 5 for number in range(min(7, (last - first).days + 1)))


def test_a_far_deadline_takes_the_days_of_its_reminders_and_leaves_out_weekends():
    found = planned(date(2026, 6, 30), MONDAY, Settings())
    assert found == [
        (Step.WRITE, date(2026, 5, 19)),
        (Step.READ, date(2026, 6, 9)),
        (Step.SIGN_OFF, date(2026, 6, 23)),
        (Step.SUBMIT, date(2026, 6, 26)),  # two days before is a Sunday
    ]


def test_tuned_reminders_move_the_plan_in_whatever_order_they_were_tuned():
    tuned = Settings(tuned={"funding.application_1": 7, "funding.application_3": 60, "funding.application_4": -3})
    assert days_before(tuned) == (60, 21, 7, 0)


def test_a_near_deadline_begins_today_and_shrinks_the_rest():
    found = planned(MONDAY + 10 * DAY, MONDAY, Settings())
    assert [(day - MONDAY).days for _, day in found] == [0, 4, 9, 10]


def test_nothing_is_planned_back_from_a_day_that_is_past():
    assert planned(MONDAY - DAY, MONDAY, Settings()) == []


@given(DAYS, st.integers(0, 400), st.lists(st.integers(-365, 365), min_size=4, max_size=4))
def test_steps_stand_in_order_between_today_and_the_deadline(today, left, numbers):
    due_on = today + left * DAY
    settings = Settings(tuned={f"funding.application_{at}": number for at, number in enumerate(numbers, start=1)})
    found = planned(due_on, today, settings)
    days = [day for _, day in found]
    assert [step for step, _ in found] == list(Step)
    assert days == sorted(days)
    assert today <= days[0] <= days[-1] <= due_on
    if has_weekday(today, due_on):
        assert all(day.weekday() < 5 for day in days)


@given(DAYS, st.integers(0, 40), st.integers(-60, 60), st.integers(-20, 80))
def test_a_moved_step_is_neither_past_nor_after_the_deadline_nor_at_a_weekend(today, left, by, at):
    due_on = today + left * DAY
    day = moved(today + at * DAY, by * DAY, today, due_on)
    assert today <= day <= due_on
    assert day.weekday() < 5 or not has_weekday(today, due_on)


def test_a_step_moves_as_far_as_its_deadline():
    assert moved(MONDAY, 9 * DAY, MONDAY, MONDAY + 30 * DAY) == MONDAY + 9 * DAY
    assert moved(MONDAY, 5 * DAY, MONDAY, MONDAY + 30 * DAY) == MONDAY + 4 * DAY
    assert moved(MONDAY + 9 * DAY, -20 * DAY, MONDAY, MONDAY + 30 * DAY) == MONDAY
    assert moved(MONDAY, DAY, MONDAY, MONDAY - DAY) == MONDAY - DAY


def test_a_weekend_without_a_weekday_near_stays():
    saturday = MONDAY + 5 * DAY
    assert on_weekday(saturday, saturday, saturday + DAY) == saturday
    assert on_weekday(saturday, saturday, saturday + 2 * DAY) == saturday + 2 * DAY
    assert on_weekday(saturday + DAY, MONDAY, saturday + DAY) == saturday - DAY


def test_a_step_has_one_id_per_deadline():
    assert step_id("a", Step.WRITE) == step_id("a", Step.WRITE)
    assert len({step_id(ref, step) for ref in "ab" for step in Step}) == 8


def test_states_tell_what_is_next():
    days = [(MONDAY - DAY, MONDAY), (MONDAY - DAY, None), (MONDAY, None), (MONDAY + DAY, None)]
    assert states_of(days, MONDAY) == [StepState.DONE, StepState.LATE, StepState.NEXT, StepState.OPEN]


# Room.


def promise(minutes, first=MONDAY - 52 * WEEK, until=None):
    return Commitment(id=CommitmentId("c"), person_id=ANA, minutes=minutes, from_on=first, until_on=until)


def weeks_of(*promises, capacity=480, absences=(), status=VolunteerStatus.ACTIVE, last=MONDAY + 20 * DAY):
    who = Volunteer(id=ANA, capacity_minutes=capacity, status=status)
    return rooms(Promises(who, promises, Presence({ANA: tuple(absences)})), MONDAY + DAY, last)


def away(first, last):
    return Absence(id=AbsenceId("x"), person_id=ANA, kind=AbsenceKind.LEAVE, from_on=first, until_on=last)


def test_weeks_are_weighed_by_what_is_promised_in_each():
    found = weeks_of(promise(300), promise(360, until=MONDAY + WEEK))
    assert found == [
        WeekRoom(MONDAY, 660, 480),
        WeekRoom(MONDAY + WEEK, 660, 480),  # it still runs on the Monday
        WeekRoom(MONDAY + 2 * WEEK, 300, 480),
    ]
    assert [week.is_full for week in found] == [True, True, False]
    assert [week.room for week in found] == [0, 0, 180]
    assert room_in(found) == 180


def test_a_week_away_has_no_room_and_nobody_knows_that_of_one_who_never_said():
    found = weeks_of(absences=[away(MONDAY + WEEK, MONDAY + 10 * DAY)])
    assert [(week.is_away, week.room) for week in found] == [(False, 480), (True, 0), (False, 480)]
    unknown = weeks_of(promise(60), capacity=None)
    assert [week.room for week in unknown] == [None] * 3
    assert (room_in(unknown), is_enough(unknown, None), is_enough(unknown, 60)) == (None, None, None)
    assert is_enough(weeks_of(capacity=None, absences=[away(MONDAY, MONDAY + 6 * DAY)]), None) is False


def test_who_is_paused_or_has_left_is_not_here():
    assert all(week.is_away for week in weeks_of(status=VolunteerStatus.PAUSED))


@pytest.mark.parametrize(("needed", "enough"), [(None, False), (960, True), (961, False)])
def test_enough_is_a_sum_where_hours_are_said_and_some_in_every_week_where_not(needed, enough):
    weeks = [WeekRoom(MONDAY, 480, 480), WeekRoom(MONDAY + WEEK, 0, 480), WeekRoom(MONDAY + 2 * WEEK, 0, 480)]
    assert is_enough(weeks, needed) is enough


def test_earlier_weeks_make_up_for_what_is_missing_and_the_nearest_come_first():
    before = [WeekRoom(MONDAY - number * WEEK, promised, 480) for number, promised in ((3, 0), (2, 480), (1, 420))]
    full = [WeekRoom(MONDAY, 500, 480), WeekRoom(MONDAY + WEEK, 240, 480)]
    assert [week.monday for week in earlier(before, full, None)] == [MONDAY - WEEK]
    assert [week.monday for week in earlier(before, full, 310)] == [MONDAY - 3 * WEEK, MONDAY - WEEK]
    assert [week.monday for week in earlier(before, full, 5000)] == [MONDAY - 3 * WEEK, MONDAY - WEEK]
    assert earlier(before, full, 240) == []
    assert earlier([], full, None) == []


def step(kind, day, owner=None):
    return PlannedStep(step=kind, due_on=day, owner_id=owner)


def test_writing_lasts_until_the_day_before_the_next_step():
    write, submit = step(Step.WRITE, MONDAY, "ana"), step(Step.SUBMIT, MONDAY + 9 * DAY)
    assert writing_weeks([submit, write]) == ("ana", MONDAY, MONDAY + 8 * DAY)
    assert writing_weeks([write, step(Step.READ, MONDAY), submit]) == ("ana", MONDAY, MONDAY)
    assert writing_weeks([write]) == ("ana", MONDAY, MONDAY)
    assert writing_weeks([submit]) is None
