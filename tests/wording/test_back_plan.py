"""The plan of an application in words: steps, weeks with their numbers, absences, offers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suidesk.domain.ids import AbsenceId, ContactId
from suidesk.domain.volunteers import Absence, AbsenceKind
from suidesk.rules.back_plan import Step, StepState, WeekRoom
from suidesk.wording.back_plan import (
    away_text,
    earlier_text,
    moves_text,
    others_text,
    source_text,
    span_text,
    state_text,
    step_away_text,
    step_name,
    step_text,
    verdict_text,
    week_text,
)

MONDAY = date(2027, 3, 1)


def away(first, last=None):
    return Absence(id=AbsenceId("a"), person_id=ContactId("p"), kind=AbsenceKind.LEAVE, from_on=first, until_on=last)


@pytest.mark.parametrize("step", Step)
def test_every_step_has_a_name_and_a_text_of_its_own(step):
    assert step_name(step)
    assert step_text(step) != step_name(step)
    assert [step_text(one) for one in Step].count(step_text(step)) == 1


def test_only_writing_says_its_hours():
    assert step_text(Step.WRITE, 720) == "Start writing the application, about 12 h"
    assert step_text(Step.SUBMIT, 720) == step_text(Step.SUBMIT)


def test_a_state_is_said_on_a_chip():
    said = [state_text(state, MONDAY, MONDAY + timedelta(days=3)) for state in StepState]
    assert said == ["Done", "3 days late", "Next", ""]


def test_the_source_of_the_days_is_said():
    assert "42, 21, 7 and 2 days" in source_text((42, 21, 7, 2))


@pytest.mark.parametrize(
    ("promised", "capacity", "said"),
    [
        (660, 480, "Week of 1 March 2027: 11 h promised of 8 h"),
        (480, 480, "Week of 1 March 2027: 8 h promised of 8 h"),
        (300, 480, "Week of 1 March 2027: 5 h promised of 8 h, 3 h free"),
        (0, 480, "Week of 1 March 2027: nothing promised of 8 h, 8 h free"),
        (300, None, "Week of 1 March 2027: 5 h promised"),
        (None, 480, "Week of 1 March 2027: away"),
    ],
)
def test_a_week_is_said_with_its_numbers(promised, capacity, said):
    assert week_text(WeekRoom(MONDAY, promised, capacity)) == said


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (date(2027, 3, 14), "away 1–14 March"),
        (MONDAY, "away on 1 March"),
        (date(2027, 4, 2), "away 1 March – 2 April"),
        (None, "away from 1 March"),
    ],
)
def test_an_absence_is_said_by_its_days(last, said):
    assert span_text(away(MONDAY, last)) == said


def test_absences_are_said_of_the_writer_and_of_a_step():
    some = [away(MONDAY, MONDAY), away(date(2027, 3, 8))]
    assert away_text("Åsa", some) == "Åsa is away on 1 March and away from 8 March."
    assert step_away_text(Step.SUBMIT, "Åsa", some[0]) == "Submit: Åsa is away on 1 March."


def weeks(*promised, capacity=480):
    return [WeekRoom(MONDAY + timedelta(weeks=at), one, capacity) for at, one in enumerate(promised)]


@pytest.mark.parametrize(
    ("some", "needed", "room", "said"),
    [
        (weeks(0, 60), None, 900, "Åsa has room in every week of writing."),
        (weeks(480, None), None, 0, "Åsa has no room in 2 weeks of writing."),
        (weeks(480), None, 0, "Åsa has no room in 1 week of writing."),
        (weeks(0), 300, 480, "Åsa has 8 h free in 1 week of writing, for 5 h."),
        (weeks(0, 0), 1200, 960, "Åsa has only 16 h free in 2 weeks of writing, not 20 h."),
        (weeks(60, capacity=None), None, None, "How much Åsa can give a week isn't noted, so their room isn't known."),
        (weeks(60, capacity=None), 60, None, "How much Åsa can give a week isn't noted, so their room isn't known."),
    ],
)
def test_the_verdict(some, needed, room, said):
    assert verdict_text("Åsa", some, needed, room) == said


def test_what_could_be_done():
    assert others_text([("Ben", 480), ("Cas", 90)]) == "Room in these weeks: Ben (8 h) and Cas (1 h 30 min)."
    assert earlier_text(weeks(300)) == "Room before that: week of 1 March 2027 (3 h)."
    assert moves_text(1, 7) == "Move 1 open step of the plan as well: 7 days later"
    assert moves_text(3, -1) == "Move 3 open steps of the plan as well: 1 day earlier"
