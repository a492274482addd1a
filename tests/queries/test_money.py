"""What screens ask about money: spending, the progress of a grant, the runway, one currency at a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.funding import AddGrant
from suidesk.commands.money import AddReserve, AddSpend
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import GrantStage
from suidesk.domain.money import MeanMonth, Progress
from suidesk.queries.money import GrantMoney, ReservesNoted, RunwayNow, SpendsNoted
from tests.stores import made_store

S = GrantStage
OCTOBER = date(2026, 10, 1)


@pytest.fixture
def made(tmp_path):
    """A store on 25 November 2026, so that the six full months are May to October."""
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def spend(made):
    """Note money spent on a day."""
    return lambda day, minor, **values: made.run(AddSpend(day=day, minor=minor, **values))


def ask(made, query):
    return made.desk.ask(query)


def grant(made, title="Tools", **values):
    plan = {"stage": S.ACTIVE, "awarded_minor": 100_000, "starts_on": date(2026, 5, 1), "ends_on": date(2027, 4, 30)}
    return made.run(AddGrant(title=title, **{**plan, **values}))


def test_spending_is_listed_newest_first_with_its_grant(made, spend):
    ref = grant(made)
    spend(OCTOBER, 1, what="First")
    spend(OCTOBER + timedelta(days=2), 2, grant_id=ref, what="Third")
    spend(OCTOBER + timedelta(days=1), 3, what="Second")
    rows = ask(made, SpendsNoted())
    assert [(row.spend.what, row.grant) for row in rows] == [("Third", "Tools"), ("Second", None), ("First", None)]
    assert [row.spend.what for row in ask(made, SpendsNoted(offset=1, limit=1))] == ["Second"]
    assert [row.spend.what for row in ask(made, SpendsNoted(ref))] == ["Third"]


def test_never_more_than_a_window_at_once(made, spend):
    for number in range(70):
        spend(OCTOBER, number + 1)
        made.run(AddReserve(free_minor=number))
    assert len(ask(made, SpendsNoted(limit=1000))) == len(ask(made, ReservesNoted(limit=1000))) == 64


def test_reserves_are_listed_newest_day_first(made):
    for days, minor in ((3, 1), (1, 2), (2, 3)):
        made.run(AddReserve(day=OCTOBER + timedelta(days=days), free_minor=minor))
    assert [one.free_minor for one in ask(made, ReservesNoted())] == [1, 3, 2]


def test_the_money_of_a_grant(made, spend):
    ref = grant(made)
    spend(date(2026, 9, 3), 20_000, grant_id=ref)
    spend(date(2026, 9, 20), -4_000, grant_id=ref)
    spend(date(2026, 10, 31), 24_000, grant_id=ref)
    spend(date(2026, 11, 2), 10_000, grant_id=ref)  # this month isn't full: it counts as spent and not for the pace
    spend(OCTOBER, 7, grant_id=ref, currency="EUR")
    spend(OCTOBER, 9)
    found = ask(made, GrantMoney(ref, made.today))
    assert (found.currency, found.spent_minor, found.count, found.others) == ("GBP", 50_000, 4, 1)
    assert found.progress == Progress(100_000, 50_000, date(2026, 5, 1), date(2027, 4, 30))
    assert found.month == MeanMonth(20_000, 2)  # 16,000 in September, 24,000 in October
    assert found.empty_on == made.today + timedelta(days=76)  # 50,000 left are two and a half months


def test_a_grant_without_spending_award_or_days(made, spend):
    empty = ask(made, GrantMoney(grant(made), made.today))
    assert (empty.spent_minor, empty.count, empty.month, empty.empty_on) == (0, 0, None, None)
    ref = grant(made, awarded_minor=None)
    spend(OCTOBER, 500, grant_id=ref)
    found = ask(made, GrantMoney(ref, made.today))
    assert (found.progress, found.month, found.empty_on) == (None, MeanMonth(500, 1), None)
    assert ask(made, GrantMoney(grant(made, ends_on=None), made.today)).progress is None
    with pytest.raises(SuideskError, match="not_found"):
        ask(made, GrantMoney("none", made.today))


def test_the_runway_is_free_reserves_over_the_mean_of_six_full_months(made, spend):
    spend(date(2026, 4, 30), 9_999, is_core=True)  # before the six months
    spend(date(2026, 5, 1), 100_000, is_core=True)
    spend(date(2026, 10, 31), 150_000, is_core=True)
    spend(date(2026, 10, 31), 50_000, is_core=True)
    spend(date(2026, 10, 31), 70_000)  # not core
    spend(date(2026, 11, 1), 9_999, is_core=True)  # the month that runs
    made.run(AddReserve(day=date(2026, 9, 1), free_minor=1))
    made.run(AddReserve(day=date(2026, 11, 1), free_minor=600_000))
    made.run(AddReserve(day=made.today + timedelta(days=1), free_minor=1))
    found = ask(made, RunwayNow(made.today))
    assert found.currency == "GBP"
    assert found.reserve.day == date(2026, 11, 1)
    assert found.months == (
        (date(2026, 5, 1), 100_000),
        *((date(2026, month, 1), None) for month in (6, 7, 8, 9)),
        (OCTOBER, 200_000),
    )
    assert found.runway.month == MeanMonth(150_000, 2)
    assert found.runway.tenths == 40
    assert found.others == 0


def test_one_currency_at_a_time_the_desks(made, spend):
    spend(OCTOBER, 100_000, is_core=True)
    spend(OCTOBER, 700_000, is_core=True, currency="EUR")
    made.run(AddReserve(free_minor=100_000))
    made.run(AddReserve(free_minor=1_400_000, currency="EUR"))
    pounds = ask(made, RunwayNow(made.today))
    assert (pounds.runway.tenths, pounds.others) == (10, 2)
    made.run(ChangeDesk(currency="EUR"))
    euros = ask(made, RunwayNow(made.today))
    assert (euros.currency, euros.runway.tenths, euros.others) == ("EUR", 20, 2)
    made.run(ChangeDesk(currency="DKK"))
    crowns = ask(made, RunwayNow(made.today))
    assert (crowns.reserve, crowns.runway, crowns.others) == (None, None, 4)


def test_what_is_not_noted_is_unknown(made, spend):
    nothing = ask(made, RunwayNow(made.today))
    assert (nothing.reserve, nothing.runway, nothing.funds) == (None, None, ())
    made.run(AddReserve(free_minor=100_000))
    assert ask(made, RunwayNow(made.today)).runway is None
    spend(OCTOBER, 100_000, is_core=True)
    assert ask(made, RunwayNow(made.today)).runway is not None


def test_money_that_isnt_awarded_never_counts_and_restricted_funds_have_days_of_their_own(made, spend):
    slow = grant(made, "Slow")
    fast = grant(made, "Fast")
    others = [
        grant(made, "Free", is_restricted=False),
        grant(made, "Hoped for", stage=S.APPLIED),
        grant(made, "In euros", currency="EUR"),
        grant(made, "Closed", stage=S.CLOSED),
    ]
    for ref in others:
        spend(OCTOBER, 10_000, grant_id=ref)
    grant(made, "Not spent from")
    spend(OCTOBER, 10_000, grant_id=slow)
    spend(OCTOBER, 60_000, grant_id=fast)
    found = ask(made, RunwayNow(made.today))
    assert [(fund.title, fund.left_minor, fund.month_minor) for fund in found.funds] == [
        ("Fast", 40_000, 60_000),
        ("Slow", 90_000, 10_000),
    ]
    assert found.funds[0].empty_on == made.today + timedelta(days=20)
    assert found.funds[1].empty_on == made.today + timedelta(days=273)
    assert found.funds[0].ends_on == date(2027, 4, 30)
    assert found.runway is None
