"""A week far below those before it, after many that were too long: it asks, and where little is known it is silent."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.domain.volunteers import VolunteerStatus
from suidesk.rules.facts import Facts
from suidesk.rules.facts_work import WorkFacts
from suidesk.rules.thresholds import Settings
from tests.rules.examples import AISHA, HOUR, NAMES, after, at, leave, said, volunteer, week

RULE = "workload.sudden_drop"
MINUTE = 1 / HOUR
FAR_ABOVE = (6 + MINUTE,) * 8
"""Eight weeks a minute above 120 % of five hours."""


def giving(*latest_last, capacity=5 * HOUR, absences=(), **values):
    first = -len(latest_last)
    weeks = {week(first + number): round(value * HOUR) for number, value in enumerate(latest_last) if value is not None}
    one = volunteer(capacity_minutes=capacity, **values)
    return Facts(work=WorkFacts(weeks={AISHA: weeks}, volunteers={AISHA: one}), absences=absences, names=NAMES)


def found(facts, now=None, settings=None):
    values = {} if now is None else {"now": now}
    return [one for one in said(facts, settings=settings, **values) if one.rule == RULE]


@pytest.mark.parametrize(
    ("recorded", "is_said"),
    [
        ((*FAR_ABOVE, 3), True),
        # half of the median (6 h 1 min) is not below it
        (((8,) * 8 + (4,)), False),
        (((8,) * 8 + (4 - MINUTE,)), True),
        # 120 % is not above 120 %
        (((6,) * 8 + (1,)), False),
        # six of the eight are enough, five are not
        (((4,) * 2 + (8,) * 6 + (1,)), True),
        (((4,) * 3 + (8,) * 5 + (1,)), False),
        # unknown weeks are left out of the median and count for nothing
        (((None,) * 2 + (8,) * 6 + (1,)), True),
        (((None,) * 3 + (8,) * 5 + (1,)), False),
        # an unknown week is no drop: nothing was noted, which isn't nothing given
        (((8,) * 8 + (None,)), False),
        # since a drop nothing was noted: it is still news for four weeks
        (((8,) * 8 + (1, None, None, None)), True),
        (((8,) * 8 + (1, None, None, None, None)), False),
        # back to usual
        (((8,) * 8 + (1, 8)), False),
        ((), False),
    ],
)
def test_the_lines(recorded, is_said):
    assert bool(found(giving(*recorded))) is is_said


def test_low_weeks_in_a_row_are_one_episode_until_they_are_usual():
    for low in (1, 2):
        (one,) = found(giving(*(8,) * 9, *(1,) * low))
        assert one.occurrence == week(-low).isoformat()
    assert found(giving(*(8,) * 9, 1, 1, 1))[0].occurrence == week(-3).isoformat()
    assert found(giving(*(8,) * 9, *(1,) * 4)) == []


def test_a_week_is_judged_on_the_wednesday_after_it_when_its_sheets_are_in():
    facts = giving(*(8,) * 8)
    weeks = {**facts.work.weeks[AISHA], week(0): HOUR}
    facts = Facts(work=WorkFacts(weeks={AISHA: weeks}, volunteers=facts.work.volunteers), names=NAMES)
    assert found(facts, at(week(1) + timedelta(days=1), 23)) == []
    assert found(facts, at(week(1) + timedelta(days=2), 0))


def test_leave_explains_a_low_week():
    recorded = (*(8,) * 8, 1)
    one_day = leave(AISHA, week(-1) + timedelta(days=6), week(-1) + timedelta(days=6))
    assert found(giving(*recorded, absences=(one_day,))) == []
    assert found(giving(*recorded, absences=(leave(AISHA, after(0), None),))) == []
    assert found(giving(*recorded, absences=(leave(AISHA, after(1), None),)))


def test_weeks_of_leave_before_are_left_out_of_the_median():
    recorded = (1, 1, *(8,) * 6, 3)
    assert found(giving(*recorded))[0].evidence["usual"] == 8 * HOUR
    away = leave(AISHA, week(-9), week(-7) - timedelta(days=1))
    (one,) = found(giving(*recorded, absences=(away,)))
    assert len(one.evidence["weeks"]) == 7


@pytest.mark.parametrize(
    "values", [{"capacity": None}, {"capacity": 0}, {"status": VolunteerStatus.PAUSED}, {"left_on": after(-1)}]
)
def test_only_active_volunteers_who_said_what_they_can_give(values):
    assert found(giving(*(8,) * 8, 1, **values)) == []


def test_evidence_and_tuned_lines():
    facts = giving(*(8,) * 8, 1)
    (one,) = found(facts)
    assert one.severity.name == "AMBER"
    assert (one.evidence["minutes"], one.evidence["usual"], one.evidence["percent"]) == (HOUR, 8 * HOUR, 12)
    assert (one.evidence["above"], one.evidence["capacity"]) == (8, 5 * HOUR)
    assert one.evidence["weeks"][-1] == {"week": week(-1).isoformat(), "minutes": HOUR}
    assert found(facts, settings=Settings(tuned={"workload.drop_below": 12})) == []
    assert found(facts, settings=Settings(tuned={"workload.drop_above": 160})) == []
    assert found(giving(*(8,) * 4, 1), settings=Settings(tuned={"workload.drop_weeks": 4}))
