"""What projects need: noted, met by an asset or otherwise, dropped, opened again, gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.assets import AddAsset
from suidesk.commands.needs import AddNeed, ChangeNeed, DropNeed, MeetNeed, RemoveNeed, ReopenNeed
from suidesk.commands.projects import AddProject, RemoveProject
from suidesk.domain.projects import Need, NeedKind, NeedState


@pytest.fixture
def van(made):
    return made.run(AddAsset(name="Food bank's van"))


@pytest.fixture
def need(made, cafe):
    return made.run(AddNeed(project_id=cafe, text="A van on Saturdays"))


def test_a_need_is_open_and_noted_today(made, need, cafe, label):
    found = made.reading.get(Need, need)
    assert (found.project_id, found.kind, found.state) == (cafe, NeedKind.NEED, NeedState.OPEN)
    assert (found.noted_on, found.settled_on) == (made.today, None)
    assert label() == ("AddNeed", {"name": "A van on Saturdays"})
    idea = made.run(AddNeed(project_id=cafe, kind=NeedKind.IDEA, text="A tool library", noted_on=made.today - DAYS))
    assert made.reading.get(Need, idea).noted_on == made.today - DAYS


DAYS = timedelta(days=40)


def test_an_asset_meets_it_and_the_day_is_kept(made, need, van, label):
    made.run(MeetNeed(id=need, asset_id=van))
    found = made.reading.get(Need, need)
    assert (found.state, found.asset_id, found.settled_on) == (NeedState.MET, van, made.today)
    assert label() == ("MeetNeed", {"name": "A van on Saturdays", "asset": "Food bank's van"})


def test_it_is_met_by_something_that_is_not_listed(made, need, label):
    made.run(MeetNeed(id=need))
    found = made.reading.get(Need, need)
    assert (found.state, found.asset_id) == (NeedState.MET, None)
    assert label() == ("MeetNeed", {"name": "A van on Saturdays", "asset": ""})


def test_dropped_and_opened_again_nothing_meets_it(made, need, van):
    made.run(MeetNeed(id=need, asset_id=van))
    made.run(DropNeed(id=need))
    found = made.reading.get(Need, need)
    assert (found.state, found.asset_id, found.settled_on) == (NeedState.DROPPED, None, made.today)
    made.run(ReopenNeed(id=need))
    found = made.reading.get(Need, need)
    assert (found.state, found.asset_id, found.settled_on) == (NeedState.OPEN, None, None)


def test_it_changes_and_moves_to_another_project(made, need, refused):
    other = made.run(AddProject(name="Garden"))
    made.run(ChangeNeed(id=need, text="A van", kind=NeedKind.IDEA, project_id=other))
    found = made.reading.get(Need, need)
    assert (found.text, found.kind, found.project_id) == ("A van", NeedKind.IDEA, other)
    assert refused(ChangeNeed(id=need, text=" ")) == ("required", "text")
    assert refused(ChangeNeed(id=need, text="x" * 2_001)) == ("too_long", "text")
    assert refused(ChangeNeed(id=need, project_id="none")) == ("not_found", None)


def test_it_goes_by_itself_and_with_its_project(made, need, cafe, refused, label):
    made.run(RemoveNeed(id=need))
    assert made.reading.where(Need) == []
    assert label() == ("RemoveNeed", {"name": "A van on Saturdays"})
    made.run(AddNeed(project_id=cafe, text="A van"))
    assert refused(RemoveProject(id=cafe)) == ("still_referenced", None)
    made.run(RemoveProject(id=cafe, together=True))
    assert made.reading.where(Need) == []


def test_a_long_need_is_cut_in_the_label(made, cafe, label):
    made.run(AddNeed(project_id=cafe, text="Somebody  with a driving licence " * 10))
    _, params = label()
    assert len(params["name"]) == 60
    assert params["name"].startswith("Somebody with a driving licence")
    assert params["name"].endswith("…")


def test_what_is_refused(cafe, need, refused):
    assert refused(AddNeed(project_id="none", text="A van")) == ("not_found", None)
    assert refused(AddNeed(project_id=cafe, text="")) == ("required", "text")
    assert refused(MeetNeed(id=need, asset_id="none")) == ("not_found", None)
    for command in (MeetNeed, DropNeed, ReopenNeed, RemoveNeed):
        assert refused(command(id="none")) == ("not_found", None)
