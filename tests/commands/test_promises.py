"""What becomes of a promise: kept, released, taken over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.promises import HandOverCommitment, KeepCommitment, ReleaseCommitment
from suidesk.commands.workload import AddCommitment
from suidesk.domain.workload import Commitment, CommitmentKind, CommitmentState

WEEK = timedelta(days=7)


@pytest.fixture
def poster(made, asa, cafe):
    return made.run(
        AddCommitment(
            person_id=asa,
            project_id=cafe,
            kind=CommitmentKind.DELIVERABLE,
            title="Poster",
            from_on=made.today - WEEK,
            due_on=made.today + WEEK,
        )
    )


@pytest.mark.parametrize(
    ("command", "state"), [(KeepCommitment, CommitmentState.KEPT), (ReleaseCommitment, CommitmentState.RELEASED)]
)
def test_a_promise_is_settled_once(made, poster, refused, label, command, state):
    made.run(command(id=poster))
    assert made.reading.get(Commitment, poster).state is state
    assert label() == (command.__name__, {"name": "Åsa Kjær"})
    assert refused(command(id=poster)) == ("promise_settled", None)


def test_somebody_else_takes_a_deliverable_over(made, poster, asa, bram, cafe, label):
    ref = made.run(HandOverCommitment(id=poster, person_id=bram, due_on=made.today + 2 * WEEK))
    old, new = made.reading.get(Commitment, poster), made.reading.get(Commitment, ref)
    assert (old.state, old.person_id) == (CommitmentState.HANDED_OVER, asa)
    assert (new.state, new.person_id, new.project_id, new.title) == (CommitmentState.OPEN, bram, cafe, "Poster")
    assert (new.from_on, new.due_on, new.replaces_id) == (made.today, made.today + 2 * WEEK, poster)
    assert label() == ("HandOverCommitment", {"name": "Åsa Kjær", "other": "Bram van der Berg"})


def test_minutes_a_week_go_over_from_today(made, asa, bram):
    old = made.run(AddCommitment(person_id=asa, minutes=120, from_on=made.today - WEEK, until_on=made.today + WEEK))
    new = made.reading.get(Commitment, made.run(HandOverCommitment(id=old, person_id=bram, due_on=made.today)))
    assert (new.minutes, new.from_on, new.until_on, new.due_on) == (120, made.today, made.today + WEEK, None)
    assert made.reading.get(Commitment, old).weekly_minutes(made.today) == 0
    assert new.weekly_minutes(made.today) == 120


def test_one_that_begins_later_begins_then(made, asa, bram):
    old = made.run(AddCommitment(person_id=asa, minutes=120, from_on=made.today + WEEK))
    new = made.reading.get(Commitment, made.run(HandOverCommitment(id=old, person_id=bram)))
    assert new.from_on == made.today + WEEK


def test_what_is_refused(made, poster, asa, fund, refused):
    assert refused(HandOverCommitment(id=poster, person_id=asa)) == ("same_person", "person_id")
    assert refused(HandOverCommitment(id=poster, person_id=fund)) == ("not_a_person", "person_id")
    made.run(KeepCommitment(id=poster))
    assert refused(HandOverCommitment(id=poster, person_id=asa)) == ("promise_settled", None)
