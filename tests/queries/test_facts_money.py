"""What the rules of money are told: only what is near, in the currency that counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suidesk.commands.funding import AddGrant, Use
from suidesk.commands.money import AddReserve, AddSpend
from suidesk.commands.projects import AddProject
from suidesk.domain.funding import GrantStage, UseKind
from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.rules.engine import due
from suidesk.rules.facts_money import Hanging
from suidesk.rules.thresholds import Settings
from tests.stores import made_store

S = GrantStage
DAY = timedelta(days=1)


@pytest.fixture
def made(tmp_path):
    """A store on 25 November 2026."""
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def facts(made):
    return made.desk.ask(ReminderFacts(made.clock.now())).money


def rules(made):
    found = due(made.desk.ask(ReminderFacts(made.clock.now())), made.clock.now(), Settings())
    assert found.faults == ()
    return {one.rule for one in found.dues}


def test_uses_are_of_grants_that_are_not_over(made):
    cafe = made.run(AddProject(name="Café"))
    uses = (Use(UseKind.PROJECT, cafe),)
    refs = {stage: made.run(AddGrant(title=stage, stage=stage, uses=uses)) for stage in S}
    assert facts(made).uses == {
        ref: frozenset({(UseKind.PROJECT, cafe)}) for stage, ref in refs.items() if stage not in {S.DECLINED, S.CLOSED}
    }


def test_spending_is_of_running_grants_by_day_in_their_own_currency(made):
    plan = {"awarded_minor": 100, "starts_on": made.today - 9 * DAY, "ends_on": made.today, "currency": "EUR"}
    ref = made.run(AddGrant(title="A", stage=S.ACTIVE, **plan))
    for days, minor, currency in ((2, 5, None), (1, 3, None), (2, 4, None), (1, 50, "GBP"), (-1, 60, None)):
        made.run(AddSpend(day=made.today - days * DAY, minor=minor, currency=currency, grant_id=ref))
    for values in (
        {"stage": S.REPORTING},
        {"stage": S.ACTIVE, "ends_on": made.today - DAY},
        {"stage": S.ACTIVE, "awarded_minor": None},
        {"stage": S.ACTIVE, "starts_on": None},
    ):
        made.run(AddSpend(minor=1, grant_id=made.run(AddGrant(title="B", **{**plan, **values}))))
    assert facts(made).spent == {ref: ((made.today - 2 * DAY, 9), (made.today - DAY, 3))}


def test_core_costs_and_reserves_are_in_the_desks_currency(made):
    for day, minor, currency in (
        (date(2026, 10, 3), 5, "GBP"),
        (date(2026, 10, 9), 7, "GBP"),
        (date(2026, 10, 9), 900, "EUR"),
        (date(2024, 5, 1), 11, "GBP"),
        (date(2024, 4, 30), 900, "GBP"),  # more than 30 months ago
        (date(2026, 11, 1), 900, "GBP"),  # this month isn't full
    ):
        made.run(AddSpend(day=day, minor=minor, currency=currency, is_core=True))
    newest = made.run(AddReserve(day=made.today, free_minor=2))
    made.run(AddReserve(day=made.today - DAY, free_minor=1))
    made.run(AddReserve(day=made.today + DAY, free_minor=3))
    made.run(AddReserve(day=made.today, free_minor=4, currency="EUR"))
    found = facts(made)
    assert found.core == {date(2024, 5, 1): 11, date(2026, 10, 1): 12}
    assert found.reserves == ((made.today - DAY, 1), (made.today, 2))
    assert (found.currency, found.reserve_id) == ("GBP", newest)


def test_what_hangs_is_counted_where_a_renewal_has_come(made):
    cafe = made.run(AddProject(name="Café"))
    uses = (Use(UseKind.PROJECT, cafe),)
    near, lead, far = (
        made.run(AddGrant(title="A", stage=S.ACTIVE, ends_on=made.today + days * DAY, uses=uses, **weeks))
        for days, weeks in (
            (182, {"decision_weeks": 1, "payment_weeks": 1}),
            (308, {"decision_weeks": 26, "payment_weeks": 8}),
            (309, {"decision_weeks": 26, "payment_weeks": 8}),
        )
    )
    assert facts(made).exposed == dict.fromkeys((near, lead), Hanging(projects=1, roles=0, people=0, minutes=0))
    assert far not in facts(made).exposed


def test_all_three_rules_speak_from_a_store(made):
    plan = {"awarded_minor": 100_000, "starts_on": made.today - 100 * DAY, "ends_on": made.today + 60 * DAY}
    ref = made.run(AddGrant(title="A", stage=S.ACTIVE, **plan))
    assert rules(made) == {"funding.renewal"}
    made.run(AddSpend(minor=100, grant_id=ref))
    made.run(AddReserve(free_minor=100_000))
    for month in (8, 9, 10):
        made.run(AddSpend(day=date(2026, month, 5), minor=90_000, is_core=True))
    assert rules(made) == {"funding.renewal", "funding.underspend", "funding.runway"}
