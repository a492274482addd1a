"""Checks whose review comes or has passed."""

from __future__ import annotations

import pytest

from suidesk.domain.ids import CheckId
from suidesk.domain.volunteers import CheckSeen
from suidesk.rules.engine import due
from suidesk.rules.facts import Facts
from suidesk.rules.facts_cover import CoverFacts
from suidesk.rules.thresholds import Settings
from tests.rules.examples import AISHA, BEN, NAMES, NOON, after, said, stages

CHECK = "handover.check_due"


def review_in(days: int | None) -> Facts:
    check = CheckSeen(
        id=CheckId("check"),
        person_id=AISHA,
        scheme="DBS",
        seen_on=after(-1000),
        seen_by_id=BEN,
        review_on=None if days is None else after(days),
    )
    return Facts(cover=CoverFacts(checks=(check,)), names=NAMES)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (91, None),
        (90, (0, "CALM")),
        (31, (0, "CALM")),
        (30, (1, "AMBER")),
        (1, (1, "AMBER")),
        (0, (2, "RED")),
        (-400, (2, "RED")),
        (None, None),
    ],
)
def test_stages_before_the_review(days, expected):
    assert stages(review_in(days)) == ([] if expected is None else [(CHECK, *expected)])


def test_what_it_says():
    (found,) = said(review_in(12))
    assert (found.subject_id, found.occurrence, found.due_on) == ("check", after(12).isoformat(), after(12))
    assert found.evidence["person"] == "Aisha Khan"
    assert found.evidence["seen_by"] == "Ben Ode"
    assert found.evidence["opens"] == ["contacts", AISHA]


def test_the_next_stage_is_told_ahead():
    found = due(review_in(100), NOON, Settings())
    assert (found.dues, found.next_ahead.on, found.next_ahead.due.stage) == ((), after(10), 0)
