"""What the neighbourhood has: added, changed, removed with the keys to it."""

from __future__ import annotations

from suidesk.commands.assets import AddAsset, ChangeAsset, RemoveAsset
from suidesk.commands.holdings import AddHolding
from suidesk.commands.needs import AddNeed, MeetNeed
from suidesk.commands.people import RemoveContact
from suidesk.domain.assets import Asset, AssetKind, Holding
from suidesk.domain.projects import Need, NeedState


def test_an_asset_has_a_kind_somebody_who_offers_it_and_a_project(made, fund, cafe, label):
    ref = made.run(
        AddAsset(name="Hall", kind=AssetKind.ROOM, offered_by_id=fund, project_id=cafe, notes="Warm in winter")
    )
    found = made.reading.get(Asset, ref)
    assert (found.name, found.kind, found.notes) == ("Hall", AssetKind.ROOM, "Warm in winter")
    assert (found.offered_by_id, found.project_id) == (fund, cafe)
    assert label() == ("AddAsset", {"name": "Hall"})


def test_it_changes(made, fund, refused):
    ref = made.run(AddAsset(name="Van", offered_by_id=fund))
    made.run(ChangeAsset(id=ref, name="Minibus", kind=AssetKind.TOOL, offered_by_id=None))
    found = made.reading.get(Asset, ref)
    assert (found.name, found.kind, found.offered_by_id) == ("Minibus", AssetKind.TOOL, None)
    assert refused(ChangeAsset(id=ref, name="")) == ("required", "name")
    assert refused(ChangeAsset(id=ref, project_id="none")) == ("not_found", None)
    assert refused(AddAsset(name="Van", offered_by_id="none")) == ("not_found", None)


def test_keys_go_with_it_and_a_need_that_it_met_stays_met(made, asa, cafe, refused):
    ref = made.run(AddAsset(name="Hall"))
    made.run(AddHolding(holder_id=asa, asset_id=ref))
    need = made.run(AddNeed(project_id=cafe, text="A room"))
    made.run(MeetNeed(id=need, asset_id=ref))
    assert refused(RemoveAsset(id=ref)) == ("still_referenced", None)
    made.run(RemoveAsset(id=ref, together=True))
    assert made.reading.where(Asset) == []
    assert made.reading.where(Holding) == []
    found = made.reading.get(Need, need)
    assert (found.state, found.asset_id) == (NeedState.MET, None)


def test_it_stays_when_whoever_offers_it_goes(made, fund):
    ref = made.run(AddAsset(name="Hall", offered_by_id=fund))
    made.run(RemoveContact(id=fund, together=True))
    assert made.reading.get(Asset, ref).offered_by_id is None
