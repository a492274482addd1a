"""What a pause keeps quiet: nobody is measured in their first weeks back, and what rests doesn't end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from suidesk.domain.volunteers import AbsenceKind
from tests.rules.examples import AISHA, after, held, leave, posts, role, said, week
from tests.rules.test_quiet_leaving import USUAL, gave
from tests.rules.test_sudden_drop import giving


def pause(first, last, kind=AbsenceKind.PAUSE):
    return (leave(AISHA, first, last, kind),)


@pytest.mark.parametrize(("kind", "is_said"), [(AbsenceKind.LEAVE, True), (AbsenceKind.PAUSE, False)])
def test_who_is_just_back_from_a_pause_is_not_called_quiet(kind, is_said):
    sunday = week(-2) - timedelta(days=1)
    before = gave(*USUAL, 1, 1, 1)
    assert len(said(before)) == 1
    away = replace(before, absences=pause(sunday, sunday, kind))
    assert bool(said(away)) == is_said


@pytest.mark.parametrize(("days", "is_said"), [(0, False), (40, True)])
def test_a_light_week_after_a_pause_is_no_sudden_drop(days, is_said):
    back = week(-1) - timedelta(days=days)
    facts = giving(*[8.0] * 8, 1, absences=pause(back - timedelta(days=1), back - timedelta(days=1)))
    assert bool(said(facts)) == is_said


def test_a_role_that_rests_does_not_end():
    one = held("cook", AISHA, after(14))
    facts = posts(one, roles=(role(),))
    assert len(said(facts)) == 1
    assert not said(replace(facts, resting=frozenset({one.id})))
