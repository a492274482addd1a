"""In the example people leave, things hang on one person, and each rule of handovers speaks, but not too often."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from suidesk.domain.handovers import Handover, HandoverItem, HandoverState, ItemKind
from suidesk.queries.dependence import SinglePointsOfFailure
from suidesk.queries.handover_pack import PackFor
from suidesk.queries.handovers import HandoversMatching
from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.rules.engine import RULES, due
from suidesk.rules.thresholds import Settings
from suidesk.services.example.making import make_example
from suidesk.store.reading import Reading
from tests.stores import made_store

TODAY = date(2026, 11, 25)
DAYS = [
    *(TODAY + timedelta(days=number) for number in range(7)),
    date(2026, 1, 1),
    date(2027, 12, 31),
    date(2028, 2, 29),
    date(2026, 8, 3),
    date(2027, 3, 28),
]
OURS = [rule for rule in RULES if rule.family == "handover"]


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


def said(store, today):
    now = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    found = due(ReminderFacts(now).fetch(Reading(store.connection)), now, Settings(), tuple(OURS))
    assert found.faults == ()
    return found.dues


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("seed", [1, 2])
def test_each_rule_speaks_once_to_three_times(example, today, seed):
    counts = Counter(found.rule for found in said(example(today, seed), today))
    assert set(counts) == {rule.name for rule in OURS}
    assert max(counts.values()) <= 3


def test_four_handovers_of_which_three_go_on(example):
    store = example(TODAY)
    rows = store.desk.ask(HandoversMatching(states=tuple(HandoverState)))
    assert [(row.leaving_on - TODAY).days for row in rows] == [0, 12, 30, -97]
    assert [row.state for row in rows] == [
        HandoverState.UNDER_WAY,
        HandoverState.PLANNED,
        HandoverState.UNDER_WAY,
        HandoverState.FINISHED,
    ]
    assert rows[1].unnamed == 1
    kinds = {item.kind for item in store.reading.where(HandoverItem)}
    assert kinds == set(ItemKind)


def test_every_part_of_what_nobody_covers_has_something(example):
    found = example(TODAY).desk.ask(SinglePointsOfFailure(TODAY))
    assert all(found.counts.values())


def test_the_pack_is_worth_printing(example):
    store = example(TODAY)
    under_way = max(store.reading.where(Handover), key=lambda one: one.leaving_on)
    pack = store.desk.ask(PackFor(under_way.id, TODAY))
    assert len(pack.about.notes) == 4
    assert pack.passing
    assert any(person.reach for person in pack.people)
