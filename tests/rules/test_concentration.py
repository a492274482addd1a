"""How much of a project's promised minutes rests on one person."""

from __future__ import annotations

import pytest

from suidesk.domain.workload import CommitmentState
from suidesk.rules.facts import Facts
from suidesk.rules.facts_cover import CoverFacts
from suidesk.rules.since import EVER
from suidesk.rules.thresholds import Settings
from tests.rules.examples import AISHA, BEN, CARLA, KITCHEN, NAMES, after, at, promise, said

LONG_AGO = after(-400)


def promised(*promises) -> Facts:
    return Facts(cover=CoverFacts(promises={KITCHEN: promises}), names=NAMES)


def shares(**minutes: int) -> Facts:
    people = {"aisha": AISHA, "ben": BEN, "carla": CARLA}
    return promised(*(promise(people[name], given, LONG_AGO) for name, given in minutes.items()))


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        ({"aisha": 80, "ben": 60, "carla": 60}, None),
        ({"aisha": 81, "ben": 60, "carla": 60}, (0, "AMBER", 40)),
        ({"aisha": 120, "ben": 40, "carla": 40}, (0, "AMBER", 60)),
        ({"aisha": 121, "ben": 40, "carla": 40}, (1, "RED", 60)),
        ({"aisha": 180}, (1, "RED", 100)),
        ({"aisha": 179}, None),
        ({"aisha": 89, "ben": 90}, None),
        ({"aisha": 90, "ben": 90}, (0, "AMBER", 50)),
    ],
)
def test_more_than_forty_and_more_than_sixty_in_a_hundred(minutes, expected):
    found = said(shares(**minutes))
    assert [(one.stage, one.severity.name, one.evidence["percent"]) for one in found] == (
        [expected] if expected else []
    )


def test_two_promises_of_one_person_count_together():
    (found,) = said(
        promised(
            promise(AISHA, 60, LONG_AGO),
            promise(AISHA, 60, LONG_AGO, id="second"),
            promise(BEN, 130, LONG_AGO),
        )
    )
    assert (found.evidence["person"], found.evidence["minutes"], found.evidence["people"]) == ("Ben Ode", 130, 2)


def test_the_episode_begins_when_the_other_stopped_and_holds_still():
    facts = promised(promise(AISHA, 200, LONG_AGO), promise(BEN, 400, LONG_AGO, after(-11)))
    days = {said(facts, now=at(after(number)))[0].occurrence for number in range(20)}
    assert days == {after(-10).isoformat()}


def test_as_long_as_anything_is_known():
    (found,) = said(promised(promise(AISHA, 200, LONG_AGO)))
    assert (found.occurrence, found.evidence["since"]) == (LONG_AGO.isoformat(), LONG_AGO.isoformat())
    assert found.occurrence != EVER


def test_what_was_let_go_weighs_nothing():
    facts = promised(
        promise(AISHA, 200, LONG_AGO, state=CommitmentState.RELEASED),
        promise(BEN, 100, LONG_AGO),
        promise(CARLA, 100, LONG_AGO, after(-1)),
    )
    assert said(facts) == ()
    assert said(facts, settings=Settings(tuned={"handover.concentration_least": 100}))
