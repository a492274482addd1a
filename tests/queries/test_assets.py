"""Assets: listed, searched, by whose they are, and who holds what."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.assets import AddAsset
from suidesk.commands.holdings import AddHolding, EndHolding
from suidesk.commands.needs import AddNeed, MeetNeed
from suidesk.commands.people import AddOrganisation, AddPerson
from suidesk.commands.projects import AddProject
from suidesk.domain.assets import AssetKind, HoldingKind
from suidesk.domain.errors import SuideskError
from suidesk.queries.assets import AssetCount, AssetPage, AssetPlace, AssetsMatching, AssetsOf, AssetsUsedBy
from suidesk.queries.holdings import HoldingPage, HoldingsFor, HoldingsForProject, HoldingsIn, HoldingsOf
from tests.stores import made_store

DAY = timedelta(days=1)


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def asa(made):
    return made.run(AddPerson(given="Åsa", family="Kjær"))


@pytest.fixture
def fund(made):
    return made.run(AddOrganisation(display_name="Ærø Fund"))


@pytest.fixture
def cafe(made):
    return made.run(AddProject(name="Repair Café"))


@pytest.fixture
def hall(made, fund, cafe):
    return made.run(AddAsset(name="Hall", offered_by_id=fund, project_id=cafe))


def names(rows):
    return [row.asset.name for row in rows]


def test_assets_by_name_with_who_offers_and_who_uses_them(made, hall):
    made.run(AddAsset(name="ærtehøstning", kind=AssetKind.SKILL))
    made.run(AddAsset(name="Allotment shed"))
    found = AssetsMatching(made.today).fetch(made.reading)
    assert names(found) == ["ærtehøstning", "Allotment shed", "Hall"]
    assert (found[2].offered_by, found[2].project, found[2].keyholders) == ("Ærø Fund", "Repair Café", 0)
    assert names(AssetsMatching(made.today, kinds=(AssetKind.SKILL,)).fetch(made.reading)) == ["ærtehøstning"]
    assert names(AssetsMatching(made.today, "hal").fetch(made.reading)) == ["Hall"]
    assert names(AssetsMatching(made.today, offset=1, limit=1).fetch(made.reading)) == ["Allotment shed"]


@pytest.mark.parametrize(
    ("text", "kinds", "count", "place"),
    [
        ("", tuple(AssetKind), 2, 1),
        ("hall", tuple(AssetKind), 1, 0),
        ("shed", tuple(AssetKind), 1, None),
        ("", (AssetKind.TOOL,), 0, None),
    ],
)
def test_their_number_and_the_place_of_one(made, hall, text, kinds, count, place):
    made.run(AddAsset(name="Allotment", notes="With a shed"))
    assert AssetCount(text, kinds).fetch(made.reading) == count
    assert AssetPlace(hall, text, kinds).fetch(made.reading) == place


def test_assets_of_a_contact_and_of_a_project(made, hall, fund, cafe):
    van = made.run(AddAsset(name="Van"))
    other = made.run(AddProject(name="Garden"))
    assert names(AssetsOf(fund, made.today).fetch(made.reading)) == ["Hall"]
    made.run(MeetNeed(id=made.run(AddNeed(project_id=cafe, text="A van")), asset_id=van))
    assert names(AssetsUsedBy(cafe, made.today).fetch(made.reading)) == ["Hall", "Van"]
    assert AssetsUsedBy(other, made.today).fetch(made.reading) == []


def test_an_asset_with_its_keys_and_what_it_meets(made, hall, cafe, asa):
    bram = made.run(AddPerson(given="Bram"))
    made.run(AddHolding(holder_id=asa, asset_id=hall, from_on=made.today - 9 * DAY))
    old = made.run(AddHolding(holder_id=bram, asset_id=hall, from_on=made.today - 9 * DAY))
    made.run(EndHolding(id=old, until_on=made.today - DAY))
    made.run(AddHolding(holder_id=asa, kind=HoldingKind.ACCOUNT, asset_id=hall, name="Booking page"))
    need = made.run(AddNeed(project_id=cafe, text="A room"))
    made.run(MeetNeed(id=need, asset_id=hall))
    about = AssetPage(hall, made.today).fetch(made.reading)
    assert about.row.keyholders == 1
    assert [(row.holder, row.name) for row in about.holdings] == [
        ("Åsa Kjær", "Booking page"),
        ("Åsa Kjær", "Hall"),
        ("Bram", "Hall"),
    ]
    assert about.meets == [(need, "A room", cafe, "Repair Café")]


def test_what_a_person_holds_what_is_held_for_an_organisation_and_for_a_project(made, hall, asa, fund, cafe):
    key = made.run(AddHolding(holder_id=asa, asset_id=hall, for_id=fund, location="Hook by the door"))
    bank = made.run(AddHolding(holder_id=asa, kind=HoldingKind.SIGNATORY, name="Bank", for_id=fund))
    old = made.run(AddHolding(holder_id=asa, name="Old key", from_on=made.today - 9 * DAY))
    made.run(EndHolding(id=old, until_on=made.today - DAY))
    future = made.run(AddHolding(holder_id=asa, asset_id=hall, from_on=made.today + 5 * DAY))

    def ids(query):
        return [row.holding.id for row in query.fetch(made.reading)]

    assert ids(HoldingsOf(asa, made.today)) == [future, key, bank, old]
    assert ids(HoldingsFor(fund, made.today)) == [key, bank]
    assert ids(HoldingsIn(hall, made.today)) == [future, key]
    assert ids(HoldingsForProject(cafe, made.today)) == [key]
    row = HoldingPage(key).fetch(made.reading)
    assert (row.holder, row.asset, row.held_for, row.name) == ("Åsa Kjær", "Hall", "Ærø Fund", "Hall")


def test_what_is_gone_says_so(made):
    for query in (AssetPage("none", made.today), HoldingPage("none")):
        with pytest.raises(SuideskError, match="not_found"):
            query.fetch(made.reading)
