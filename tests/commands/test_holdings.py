"""Keys, accounts, equipment and signatory rights: taken, given back, passed on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.assets import AddAsset
from suidesk.commands.holdings import AddHolding, ChangeHolding, EndHolding, PassOnHolding, RemoveHolding
from suidesk.commands.people import RemoveContact
from suidesk.domain.assets import Holding, HoldingKind

WEEK = timedelta(days=7)


@pytest.fixture
def key(made, asa):
    return made.run(AddHolding(holder_id=asa, name="Shed key", from_on=made.today - WEEK))


def test_a_holding_begins_today_and_tells_who_has_what(made, asa, fund, label):
    hall = made.run(AddAsset(name="Hall"))
    ref = made.run(AddHolding(holder_id=asa, asset_id=hall, for_id=fund, location="On the hook by the door"))
    found = made.reading.get(Holding, ref)
    assert (found.kind, found.asset_id, found.for_id) == (HoldingKind.KEY, hall, fund)
    assert (found.from_on, found.until_on) == (made.today, None)
    assert label() == ("AddHolding", {"name": "Hall", "person": "Åsa Kjær"})


def test_a_right_to_sign_needs_a_name_where_it_is_of_no_asset(made, asa, refused):
    values = {"holder_id": asa, "kind": HoldingKind.SIGNATORY}
    assert refused(AddHolding(**values)) == ("required", "name")
    ref = made.run(AddHolding(**values, name="Bank account"))
    assert made.reading.get(Holding, ref).kind is HoldingKind.SIGNATORY


def test_it_changes(made, key, bram, refused):
    made.run(ChangeHolding(id=key, location="Safe in the office", holder_id=bram))
    found = made.reading.get(Holding, key)
    assert (found.location, found.holder_id) == ("Safe in the office", bram)
    assert refused(ChangeHolding(id=key, until_on=made.today - 2 * WEEK)) == ("ends_before_start", "until_on")
    assert refused(ChangeHolding(id=key, name="")) == ("required", "name")


def test_it_is_given_back_once(made, key, refused, label):
    made.run(EndHolding(id=key))
    assert made.reading.get(Holding, key).until_on == made.today
    assert label() == ("EndHolding", {"name": "Shed key", "person": "Åsa Kjær"})
    made.run(EndHolding(id=key, until_on=made.today - timedelta(days=1)))
    assert refused(EndHolding(id=key)) == ("given_back", None)


def test_it_goes_over_to_another_person(made, key, bram, asa, refused, label):
    new = made.run(PassOnHolding(id=key, holder_id=bram))
    old, taken = made.reading.get(Holding, key), made.reading.get(Holding, new)
    assert old.until_on == taken.from_on == made.today
    assert (old.holder_id, taken.holder_id, taken.name, taken.until_on) == (asa, bram, "Shed key", None)
    assert label() == ("PassOnHolding", {"name": "Shed key", "person": "Bram van der Berg"})
    assert refused(PassOnHolding(id=new, holder_id=bram)) == ("already_held", "holder_id")


def test_what_is_refused(made, asa, fund, key, refused):
    assert refused(AddHolding(holder_id=fund, name="Key")) == ("not_a_person", "holder_id")
    assert refused(PassOnHolding(id=key, holder_id=fund)) == ("not_a_person", "holder_id")
    assert refused(AddHolding(holder_id=asa, asset_id="none")) == ("not_found", None)
    assert refused(AddHolding(holder_id=asa, name="Key", for_id="none")) == ("not_found", None)
    for command in (EndHolding, RemoveHolding):
        assert refused(command(id="none")) == ("not_found", None)


def test_it_goes_with_its_holder_and_stays_without_its_owner(made, asa, fund, key):
    ref = made.run(AddHolding(holder_id=asa, name="Till", for_id=fund))
    made.run(RemoveContact(id=fund, together=True))
    assert made.reading.get(Holding, ref).for_id is None
    made.run(RemoveHolding(id=key))
    made.run(RemoveContact(id=asa, together=True))
    assert made.reading.where(Holding) == []
