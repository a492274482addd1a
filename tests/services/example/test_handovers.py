"""In the example people leave, things hang on one person, and each rule of handovers speaks, but not too often."""

from __future__ import annotations

from collections import Counter

import pytest

from suidesk.domain.handovers import HandoverItem, HandoverState, ItemKind
from suidesk.domain.reminders import Severity
from suidesk.queries.dependence import SinglePointsOfFailure
from suidesk.queries.handover_pack import PackFor
from suidesk.queries.handovers import HandoversMatching
from suidesk.rules.engine import RULES
from suidesk.services.example.making import make_example
from suidesk.services.example.matters import Matter
from tests.services.example.days import DAYS, TODAY, said
from tests.stores import made_store

OURS = {rule.name for rule in RULES if rule.family == "handover"}


@pytest.fixture
def example(tmp_path):
    """Give a function that fills a store of its own with the example of a day."""
    stores = []

    def fill(today, seed=1):
        store = made_store(tmp_path / f"{today}-{seed}")
        stores.append(store)
        make_example(store.desk, today, seed)
        return store

    yield fill
    for store in stores:
        store.close()


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("seed", [1, 2])
def test_each_rule_speaks_once_or_twice(today, seed):
    counts = Counter(found.rule for found in said(today, seed) if found.rule in OURS)
    assert set(counts) == OURS
    assert max(counts.values()) <= 2


@pytest.mark.parametrize("today", DAYS[:3], ids=str)
def test_who_leaves_today_and_still_has_things_presses(today):
    severities = [found.severity for found in said(today) if found.rule == "handover.timeline"]
    assert severities == [Severity.RED, Severity.AMBER][not Matter.HANDOVER.presses_on(today) :]


def test_five_handovers_of_which_four_go_on(example):
    store = example(TODAY)
    rows = store.desk.ask(HandoversMatching(states=tuple(HandoverState)))
    found = [((row.leaving_on - TODAY).days, row.state) for row in rows]
    assert found == [
        (0 if Matter.HANDOVER.presses_on(TODAY) else 6, HandoverState.UNDER_WAY),
        (12, HandoverState.UNDER_WAY),
        (30, HandoverState.UNDER_WAY),
        (75, HandoverState.PLANNED),
        (-97, HandoverState.FINISHED),
    ]
    assert rows[1].unnamed == 1
    kinds = {item.kind for item in store.reading.where(HandoverItem)}
    assert kinds == set(ItemKind)


def test_every_part_of_what_nobody_covers_has_something(example):
    found = example(TODAY).desk.ask(SinglePointsOfFailure(TODAY))
    assert all(found.counts.values())


def test_the_pack_is_worth_printing(example):
    store = example(TODAY)
    longest = max(store.reading.where(HandoverItem), key=lambda one: len(one.text))
    pack = store.desk.ask(PackFor(longest.handover_id, TODAY))
    assert len(pack.about.notes) == 4
    assert pack.passing
    assert any(person.reach for person in pack.people)
