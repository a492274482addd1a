"""Needs and ideas over all projects, and what may meet them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.assets import AddAsset
from suidesk.commands.needs import AddNeed, DropNeed, MeetNeed
from suidesk.commands.people import AddOrganisation
from suidesk.commands.projects import AddProject, ChangeProject
from suidesk.domain.assets import AssetKind
from suidesk.domain.errors import SuideskError
from suidesk.domain.projects import NeedKind, NeedState, ProjectStage
from suidesk.queries.needs import AssetsForNeed, NeedPage, NeedsForAsset, NeedsOf, OpenNeedCounts, OpenNeeds
from tests.stores import made_store

DAY = timedelta(days=1)


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def cafe(made):
    return made.run(AddProject(name="Repair Café"))


@pytest.fixture
def garden(made):
    return made.run(AddProject(name="Garden"))


@pytest.fixture
def need(made):
    """Give a function that notes a need so many days ago."""

    def noted(project, text, days=0, kind=NeedKind.NEED):
        return made.run(AddNeed(project_id=project, text=text, kind=kind, noted_on=made.today - days * DAY))

    return noted


def ids(rows):
    return [row.need.id for row in rows]


def test_open_needs_of_all_projects_the_oldest_first(made, cafe, garden, need):
    lamps, van = need(cafe, "Lamps", 3), need(garden, "A van", 40)
    idea = need(cafe, "A tool library", 10, NeedKind.IDEA)
    need_met, dropped, over = need(cafe, "A room"), need(cafe, "A choir"), need(made.run(AddProject(name="x")), "y")
    made.run(MeetNeed(id=need_met))
    made.run(DropNeed(id=dropped))
    finished = made.reading.value("SELECT project_id FROM needs WHERE id = ?", (over,))
    made.run(ChangeProject(id=finished, stage=ProjectStage.FINISHED))
    found = OpenNeeds().fetch(made.reading)
    assert ids(found) == [van, idea, lamps]
    assert [row.project for row in found] == ["Garden", "Repair Café", "Repair Café"]
    assert ids(OpenNeeds(kinds=(NeedKind.IDEA,)).fetch(made.reading)) == [idea]
    assert ids(OpenNeeds(offset=1, limit=1).fetch(made.reading)) == [idea]
    assert OpenNeedCounts().fetch(made.reading) == {NeedKind.NEED: 2, NeedKind.IDEA: 1}


@pytest.mark.parametrize(("text", "count"), [("lam", 1), ("LÄMPS", 1), ("vans", 0), ("", 2)])
def test_they_are_found_by_the_beginnings_of_words(made, cafe, need, text, count):
    need(cafe, "Lamps for the hall")
    need(cafe, "A van")
    assert len(OpenNeeds(text).fetch(made.reading)) == count
    assert sum(OpenNeedCounts(text).fetch(made.reading).values()) == count


def test_the_needs_of_a_project_open_ones_first(made, cafe, garden, need):
    met, idea, old, new = need(cafe, "A"), need(cafe, "B", 90, NeedKind.IDEA), need(cafe, "C", 9), need(cafe, "D", 1)
    need(garden, "E")
    hall = made.run(AddAsset(name="Hall"))
    made.run(MeetNeed(id=met, asset_id=hall))
    found = NeedsOf(cafe).fetch(made.reading)
    assert ids(found) == [old, new, idea, met]
    assert (found[-1].asset, found[-1].need.state) == ("Hall", NeedState.MET)


def why(rows):
    return [(row.asset.asset.name, [(one.needed, one.offered) for one in row.fit.shared]) for row in rows]


def test_assets_that_say_the_same_come_with_the_words(made, cafe, need):
    wanted = need(cafe, "A van to fetch furniture on Saturdays")
    for name, notes in (("Food bank's van", ""), ("Handcart", "Good for furniture; no van"), ("Sewing machine", "")):
        made.run(AddAsset(name=name, kind=AssetKind.TOOL, notes=notes))
    found = AssetsForNeed(wanted, made.today).fetch(made.reading)
    assert why(found) == [
        ("Handcart", [("van", "van"), ("furniture", "furniture")]),
        ("Food bank's van", [("van", "van")]),
    ]


def test_bent_words_and_other_spellings_match(made, cafe, need):
    wanted = need(cafe, "Paint for the shed")
    made.run(AddAsset(name="Painting materials", kind=AssetKind.TOOL))
    made.run(AddAsset(name="SHÉDS of the allotments", kind=AssetKind.ROOM))
    made.run(AddAsset(name="Pain relief", kind=AssetKind.SKILL))
    assert sorted(why(AssetsForNeed(wanted, made.today).fetch(made.reading))) == [
        ("Painting materials", [("Paint", "Painting")]),
        ("SHÉDS of the allotments", [("shed", "SHÉDS")]),
    ]


def test_an_asset_of_the_kind_that_is_asked_for_is_a_reason_too(made, cafe, need):
    wanted = need(cafe, "A bigger room in winter")
    made.run(AddAsset(name="St Mark's", kind=AssetKind.ROOM))
    made.run(AddAsset(name="Winter coats", kind=AssetKind.TOOL))
    made.run(AddAsset(name="Ladder", kind=AssetKind.TOOL))
    found = AssetsForNeed(wanted, made.today).fetch(made.reading)
    assert [(row.asset.asset.name, row.fit.is_kind) for row in found] == [("Winter coats", False), ("St Mark's", True)]


def test_what_is_free_comes_before_what_another_project_uses(made, cafe, garden, need):
    wanted = need(cafe, "A van")
    made.run(AddAsset(name="Van", project_id=garden))
    made.run(AddAsset(name="Old van of Erik's brother"))
    assert [row.asset.asset.name for row in AssetsForNeed(wanted, made.today).fetch(made.reading)] == [
        "Old van of Erik's brother",
        "Van",
    ]


def test_words_of_a_language_that_say_nothing_do_not_match(made, cafe, need):
    made.connection.execute("UPDATE desk SET language = 'nl'")
    wanted = need(cafe, "Een bus voor de spullen van de buurt")
    made.run(AddAsset(name="Hal van de kerk", kind=AssetKind.TOOL))
    made.run(AddAsset(name="Bus van de voedselbank", kind=AssetKind.TOOL))
    assert why(AssetsForNeed(wanted, made.today).fetch(made.reading)) == [("Bus van de voedselbank", [("bus", "Bus")])]


def test_the_open_needs_that_an_asset_may_meet(made, cafe, garden, need):
    fund = made.run(AddOrganisation(display_name="Fund"))
    van = made.run(AddAsset(name="Van", kind=AssetKind.TOOL, offered_by_id=fund, notes="Fetches furniture"))
    both, one, _ = need(garden, "A van for furniture"), need(cafe, "A van"), need(cafe, "Lamps")
    made.run(DropNeed(id=need(cafe, "Another van")))
    found = NeedsForAsset(van, made.today).fetch(made.reading)
    assert [row.need.need.id for row in found] == [both, one]
    assert found[0].asset.offered_by == "Fund"


@pytest.mark.parametrize("query", [NeedPage("none"), AssetsForNeed("none", None), NeedsForAsset("none", None)])
def test_what_is_gone_says_so(made, query):
    with pytest.raises(SuideskError, match="not_found"):
        query.fetch(made.reading)
