"""The money of the example: believable sums, and each rule of money speaks on every day, but not too much."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from suidesk.domain.funding import Grant, GrantStage, Reserve, Spend
from suidesk.domain.reminders import Severity
from suidesk.queries.exposure import EndingsAhead
from suidesk.queries.money import RunwayNow
from suidesk.services.example.making import make_example
from suidesk.services.example.matters import Matter
from tests.services.example.days import DAYS, TODAY, said
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("seed", [1, 2])
def test_each_rule_of_money_speaks_of_one_matter(today, seed):
    heard = Counter((one.rule, one.severity) for one in said(today, seed) if one.rule.startswith("funding."))
    assert heard == {
        ("funding.obligation", Severity.RED if Matter.APPLICATION.presses_on(today) else Severity.AMBER): 1,
        ("funding.renewal", Severity.RED if Matter.RENEWAL.presses_on(today) else Severity.AMBER): 1,
        ("funding.underspend", Severity.AMBER): 1,
        ("funding.runway", Severity.AMBER): 1,
    }


def test_spending_adds_up_to_the_share_that_was_planned(made):
    make_example(made.desk, TODAY)
    spends = made.reading.where(Spend)
    grants = {grant.id: grant for grant in made.reading.where(Grant)}
    spent = Counter()
    for spend in spends:
        assert spend.day <= TODAY
        assert spend.is_core is (spend.grant_id is None)
        assert spend.minor > 0
        if spend.grant_id:
            grant = grants[spend.grant_id]
            assert grant.starts_on <= spend.day <= grant.ends_on
            spent[grant.title] += spend.minor * 100 / grant.awarded_minor
    assert {title: round(percent) for title, percent in spent.items()} == {
        "Warm winter": 71,
        "Neighbours who mend": 22,
        "Bicycles for beginners": 97,
        "Food bank coordinator": 33,
        "Getting started": 100,
        "Lunch and company": 26,
        "Homework made lighter": 40,
        "A desk in four languages": 24,
        "Room to meet": 8,
        "Kitchen for sixty": 100,
    }
    # A grant that has only been promised yet has not been spent from.
    promised = [grant.title for grant in grants.values() if grant.stage is GrantStage.AWARDED]
    assert promised == ["Young cooks", "One long table"]


def test_the_money_page_has_all_its_numbers(made):
    make_example(made.desk, TODAY)
    found = made.desk.ask(RunwayNow(TODAY))
    assert found.runway.month.known == 6
    assert 40 <= found.runway.tenths <= 60
    assert len(made.reading.where(Reserve)) == 4
    assert [fund.title for fund in found.funds][:2] == ["Bicycles for beginners", "Warm winter"]
    endings = made.desk.ask(EndingsAhead(TODAY, TODAY + timedelta(days=548)))
    assert all(one.counts.people and one.counts.minutes for one in endings)
    assert len(endings) == 8
