"""What the store gathers for the rules of work says the same as all that is known, though it leaves most people out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from suidesk.domain.volunteers import Volunteer
from suidesk.domain.workload import TimeEntry
from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.rules import rest, sudden_drop
from suidesk.rules.engine import due
from suidesk.rules.facts_work import work_of
from suidesk.rules.thresholds import Settings
from suidesk.services.example.making import make_example
from tests.stores import made_store

RULES = (*rest.RULES, *sudden_drop.RULES)
MADE_ON = date(2026, 11, 25)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    store = made_store(tmp_path_factory.mktemp("work") / "store")
    make_example(store.desk, MADE_ON)
    yield store
    store.close()


@pytest.mark.parametrize("day", [date(2026, 11, 25), date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 20)])
@pytest.mark.parametrize(
    "tuned",
    [
        {},
        {"workload.days_amber": 2, "workload.rest": 960, "workload.rest_times": 1},
        {"workload.evenings": 1, "workload.evening_weeks": 2, "workload.drop_weeks": 3, "workload.drop_above": 60},
    ],
)
def test_the_narrowed_facts_say_all_there_is_to_say(made, day, tuned):
    now, settings = datetime(day.year, day.month, day.day, 12, tzinfo=UTC), Settings(tuned=tuned)
    facts = made.desk.ask(ReminderFacts(now, settings))
    everything = work_of(made.reading.where(TimeEntry), made.reading.where(Volunteer), day)
    narrowed = due(facts, now, settings, RULES)
    whole = due(replace(facts, work=everything), now, settings, RULES)
    assert narrowed.faults == whole.faults == ()
    assert {one.key for one in narrowed.dues} == {one.key for one in whole.dues}
    assert len(facts.work.days) < len(everything.days)
    if day == MADE_ON:
        assert {one.rule for one in narrowed.dues} == {rule.name for rule in RULES}
        assert all(one.evidence["person"] for one in narrowed.dues)
