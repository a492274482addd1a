"""Promises against capacity: on and over each line, for two weeks and for three, with leave in between."""

from __future__ import annotations

import pytest

from suidesk.domain.volunteers import AbsenceKind, VolunteerStatus
from suidesk.domain.workload import CommitmentKind, CommitmentState
from suidesk.rules.facts import Facts
from suidesk.rules.thresholds import Settings
from tests.rules.examples import (
    AISHA,
    HOUR,
    KITCHEN,
    NAMES,
    TODAY,
    after,
    at,
    carrying,
    leave,
    promise,
    said,
    stages,
    week,
)

RULE = "workload.overload"
SUNDAY = 6


def end_of(number: int):
    """The Sunday of a week."""
    return week(number).fromordinal(week(number).toordinal() + SUNDAY)


@pytest.mark.parametrize(
    ("capacity", "minutes", "stage"),
    [
        (600, 599, None),
        (600, 600, None),
        (600, 629, None),  # a few minutes too many are no news
        (600, 630, 0),
        (600, 720, 0),
        (600, 721, 1),
        (600, 6_000, 1),
        (90, 209, 0),  # more than twice as much, and still less than two hours
        (90, 210, 1),
        (0, 29, None),
        (0, 30, 0),
        (0, 120, 1),
        (None, 6_000, None),
    ],
)
def test_the_lines(capacity, minutes, stage):
    expected = {None: [], 0: [(RULE, 0, "AMBER")], 1: [(RULE, 1, "RED")]}[stage]
    assert stages(carrying(capacity, promise(AISHA, minutes, week(-10)))) == expected


@pytest.mark.parametrize(
    ("first", "last", "is_said"),
    [
        (-1, 0, False),
        (-2, 0, True),
        (-1, 1, True),
        (0, 1, False),
        (0, 2, True),
        (0, None, True),
        (1, None, False),
        (-10, -1, False),
    ],
)
def test_three_weeks_in_a_row_this_one_among_them(first, last, is_said):
    until = None if last is None else end_of(last)
    assert bool(said(carrying(60, promise(AISHA, 100, week(first), until)))) is is_said


def test_red_needs_its_own_three_weeks():
    usual = promise(AISHA, 1_100, week(-10), id="usual")
    two_more = promise(AISHA, 500, week(-1), end_of(0), id="two weeks")
    three_more = promise(AISHA, 500, week(-1), end_of(1), id="three weeks")
    assert stages(carrying(1_000, usual, two_more)) == [(RULE, 0, "AMBER")]
    assert stages(carrying(1_000, usual, three_more)) == [(RULE, 1, "RED")]


@pytest.mark.parametrize("days", [2, 4])
def test_a_promise_that_starts_in_the_week_counts_for_it(days):
    (found,) = said(carrying(100, promise(AISHA, 131, after(days))))
    assert found.occurrence == week(0).isoformat()
    assert said(carrying(100, promise(AISHA, 131, after(5)))) == ()


def test_a_promise_that_follows_another_within_the_week_isnt_added_to_it():
    first = promise(AISHA, 80, week(-10), after(-1), id="first")
    assert said(carrying(100, first, promise(AISHA, 80, after(0), id="second"))) == ()
    (found,) = said(carrying(100, first, promise(AISHA, 131, after(0), id="second")))
    assert found.evidence["promised"] == 131


def test_the_occurrence_is_the_first_monday_and_stays():
    facts = carrying(60, promise(AISHA, 100, week(-2)))
    for weeks in (0, 1, 30, 300):
        (found,) = said(facts, at(week(weeks)))
        assert found.occurrence == week(-2).isoformat()
        assert found.due_on is None


def test_a_calm_week_begins_a_new_episode():
    before = promise(AISHA, 100, week(-8), end_of(-5), id="before")
    again = promise(AISHA, 100, week(-3), None, id="again")
    (found,) = said(carrying(60, before, again))
    assert found.occurrence == week(-3).isoformat()


def test_a_week_of_leave_neither_counts_nor_breaks():
    made = promise(AISHA, 100, week(-2), end_of(0))
    assert said(carrying(60, made))
    assert said(carrying(60, made, absences=(leave(AISHA, week(-1), end_of(-1)),))) == ()
    longer = promise(AISHA, 100, week(-3), end_of(0))
    (found,) = said(carrying(60, longer, absences=(leave(AISHA, week(-1), end_of(-1)),)))
    assert found.occurrence == week(-3).isoformat()


@pytest.mark.parametrize(("days", "is_said"), [(3, True), (4, False)])
def test_leave_of_most_of_the_week_leaves_it_out(days, is_said):
    away = leave(AISHA, week(-1), week(-1).fromordinal(week(-1).toordinal() + days - 1))
    assert bool(said(carrying(60, promise(AISHA, 100, week(-2), end_of(0)), absences=(away,)))) is is_said


def test_somebody_on_leave_is_left_in_peace():
    made = promise(AISHA, 100, week(-10))
    assert said(carrying(60, made, absences=(leave(AISHA, week(0), end_of(0)),))) == ()
    assert said(carrying(60, made, absences=(leave(AISHA, week(-3), None, AbsenceKind.PAUSE),))) == ()


@pytest.mark.parametrize(
    ("values", "is_said"),
    [
        ({"status": VolunteerStatus.ACTIVE}, True),
        ({"status": VolunteerStatus.PAUSED}, False),
        ({"status": VolunteerStatus.LEFT}, False),
        ({"status": VolunteerStatus.ENQUIRING}, False),
        ({"started_on": week(1)}, False),
        ({"left_on": end_of(1)}, True),
        ({"left_on": end_of(-1)}, False),
    ],
)
def test_only_who_is_here(values, is_said):
    facts = carrying(60, promise(AISHA, 100, week(-1)), **values)
    assert any(found.rule == RULE for found in said(facts)) is is_said


@pytest.mark.parametrize(
    "other",
    [
        {"state": CommitmentState.RELEASED},
        {"state": CommitmentState.KEPT},
        {"kind": CommitmentKind.DELIVERABLE, "title": "Menu", "due_on": TODAY},
    ],
)
def test_only_open_weekly_promises_weigh(other):
    assert said(carrying(60, promise(AISHA, 100, week(-10), **other))) == ()


def test_somebody_without_a_profile_has_no_capacity_to_exceed():
    assert said(Facts(commitments=(promise(AISHA, 6_000, week(-10)),))) == ()


def test_the_evidence_holds_the_numbers_and_the_promises():
    facts = carrying(
        4 * HOUR,
        promise(AISHA, 3 * HOUR, week(-10), id="a"),
        promise(AISHA, 4 * HOUR, week(-9), id="b", project_id=None, title="Newsletter"),
        promise(AISHA, 9 * HOUR, week(3), id="later"),
    )
    (found,) = said(facts)
    evidence = found.evidence
    assert (evidence["person"], evidence["promised"], evidence["capacity"]) == ("Aisha Khan", 420, 240)
    assert (evidence["percent"], evidence["since"]) == (175, week(-9).isoformat())
    assert evidence["promises"] == [
        {"place": "", "title": "Newsletter", "minutes": 240},
        {"place": NAMES[KITCHEN], "title": "", "minutes": 180},
    ]


def test_tuned_lines_count():
    facts = carrying(2_000, promise(AISHA, 2_200, week(-10)))
    assert stages(facts, settings=Settings(tuned={"workload.overload_amber": 110})) == []
    assert stages(facts, settings=Settings(tuned={"workload.overload_red": 105})) == [(RULE, 1, "RED")]
    assert stages(facts, settings=Settings(tuned={"workload.overload_least": 201})) == []
    lines = {"workload.overload_red": 105, "workload.overload_red_least": 201}
    assert stages(facts, settings=Settings(tuned=lines)) == [(RULE, 0, "AMBER")]
    short = carrying(2_000, promise(AISHA, 2_200, week(0), end_of(0)))
    assert stages(short, settings=Settings(tuned={"workload.overload_weeks": 1})) == [(RULE, 0, "AMBER")]
