"""The money of the example: believable sums, and each rule of money speaks on every day, but not too much."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from suidesk.domain.funding import Grant, GrantStage, Reserve, Spend
from suidesk.domain.reminders import Severity
from suidesk.queries.exposure import EndingsAhead
from suidesk.queries.money import RunwayNow
from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.rules.engine import due
from suidesk.rules.thresholds import Settings
from suidesk.services.example.making import make_example
from tests.stores import made_store

TODAY = date(2026, 11, 25)
# Every weekday, both ends of a year, a leap day, both ends of a winter.
DAYS = [
    *(TODAY + timedelta(days=number) for number in range(7)),
    date(2026, 1, 1),
    date(2027, 12, 31),
    date(2028, 2, 29),
    date(2027, 5, 1),
]


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("seed", [1, 2])
def test_each_rule_of_money_speaks(made, today, seed):
    make_example(made.desk, today, seed)
    now = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    found = due(made.desk.ask(ReminderFacts(now)), now, Settings())
    assert found.faults == ()
    heard = Counter((one.rule, one.severity) for one in found.dues)
    assert heard["funding.renewal", Severity.RED] == heard["funding.renewal", Severity.AMBER] == 1
    assert heard["funding.renewal", Severity.CALM] == 0
    assert heard["funding.underspend", Severity.AMBER] == 1
    assert heard["funding.runway", Severity.AMBER] == 1
    assert heard["funding.runway", Severity.RED] == 0


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
        "Neighbours who mend": 34,
        "Bicycles for beginners": 97,
        "Food bank coordinator": 33,
        "Getting started": 100,
    }
    # A grant that has only been promised yet has not been spent from.
    assert [grant.title for grant in grants.values() if grant.stage is GrantStage.AWARDED] == ["Young cooks"]


def test_the_money_page_has_all_its_numbers(made):
    make_example(made.desk, TODAY)
    found = made.desk.ask(RunwayNow(TODAY))
    assert found.runway.month.known == 6
    assert 40 <= found.runway.tenths <= 60
    assert len(made.reading.where(Reserve)) == 4
    assert [fund.title for fund in found.funds][:2] == ["Bicycles for beginners", "Warm winter"]
    endings = made.desk.ask(EndingsAhead(TODAY, TODAY + timedelta(days=548)))
    assert all(one.counts.people and one.counts.minutes for one in endings)
    assert len(endings) == 4
