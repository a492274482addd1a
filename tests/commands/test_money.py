"""What was spent, and what is in reserve."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.funding import AddGrant, RemoveGrant
from suidesk.commands.money import AddReserve, AddSpend, ChangeReserve, ChangeSpend, RemoveReserve, RemoveSpend
from suidesk.domain.funding import Reserve, Spend


@pytest.fixture
def grant(made):
    return made.run(AddGrant(title="Tools", currency="DKK"))


def test_spending_comes_changes_and_goes(made, label, refused):
    ref = made.run(AddSpend(minor=12_050, what="Timber", is_core=True))
    assert label() == ("AddSpend", {"minor": 12_050, "currency": "GBP", "name": "Timber"})
    day = made.today - timedelta(days=3)
    made.run(ChangeSpend(id=ref, minor=-500, day=day, is_core=False, what="Timber given back"))
    assert made.reading.get(Spend, ref) == Spend(
        id=ref, grant_id=None, day=day, minor=-500, currency="GBP", is_core=False, what="Timber given back"
    )
    made.run(RemoveSpend(id=ref))
    assert made.reading.where(Spend) == []
    assert refused(RemoveSpend(id=ref)) == ("not_found", None)
    assert refused(ChangeSpend(id=ref, minor=1)) == ("not_found", None)


def test_spending_is_in_the_grants_currency_else_the_desks(made, grant):
    made.run(ChangeDesk(currency="EUR"))
    refs = [
        made.run(AddSpend(minor=1, grant_id=grant)),
        made.run(AddSpend(minor=1)),
        made.run(AddSpend(minor=1, grant_id=grant, currency="GBP")),
    ]
    found = [made.reading.get(Spend, ref) for ref in refs]
    assert [one.currency for one in found] == ["DKK", "EUR", "GBP"]
    assert {one.day for one in found} == {made.today}


def test_what_is_refused_of_spending(made, grant, refused):
    assert refused(AddSpend(minor=0)) == ("required", "minor")
    assert refused(AddSpend(minor=10**15)) == ("amount_out_of_range", "minor")
    assert refused(AddSpend(minor=1, grant_id="none")) == ("not_found", None)
    assert refused(AddSpend(minor=1, currency="pounds")) == ("not_a_currency", "currency")
    assert refused(AddSpend(minor=1, what="x" * 501)) == ("too_long", "what")
    assert refused(AddSpend(minor=1, day=made.today.replace(year=1066))) == ("year_out_of_range", "day")
    ref = made.run(AddSpend(minor=1, grant_id=grant))
    assert refused(ChangeSpend(id=ref, grant_id="none")) == ("not_found", None)
    assert refused(ChangeSpend(id=ref, minor=0)) == ("required", "minor")


def test_spending_outlives_its_grant(made, grant, refused):
    ref = made.run(AddSpend(minor=700, grant_id=grant))
    assert refused(RemoveGrant(id=grant)) == ("still_referenced", None)
    made.run(RemoveGrant(id=grant, together=True))
    found = made.reading.get(Spend, ref)
    assert (found.grant_id, found.minor, found.currency) == (None, 700, "DKK")
    made.desk.undo()
    assert made.reading.get(Spend, ref).grant_id == grant


def test_reserves_come_change_and_go(made, label, refused):
    ref = made.run(AddReserve(free_minor=-4_000))
    assert label() == ("AddReserve", {"minor": -4_000, "currency": "GBP", "day": made.today.isoformat()})
    day = made.today - timedelta(days=9)
    made.run(ChangeReserve(id=ref, free_minor=0, day=day, currency="EUR"))
    assert made.reading.get(Reserve, ref) == Reserve(id=ref, day=day, free_minor=0, currency="EUR")
    assert refused(ChangeReserve(id=ref, free_minor=10**15)) == ("amount_out_of_range", "free_minor")
    assert refused(AddReserve(free_minor=1, currency="x")) == ("not_a_currency", "currency")
    made.run(RemoveReserve(id=ref))
    assert made.reading.where(Reserve) == []
    assert refused(RemoveReserve(id=ref)) == ("not_found", None)
