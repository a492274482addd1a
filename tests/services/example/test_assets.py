"""What the example has and needs, and that each reminder of momentum speaks in it, on any day."""

from __future__ import annotations

import pytest

from suidesk.domain.assets import Asset, AssetKind, Holding, HoldingKind
from suidesk.domain.funding import Grant
from suidesk.domain.people import Contact
from suidesk.domain.projects import Need, NeedState, Project
from suidesk.domain.reminders import Severity
from suidesk.queries.needs import OpenNeeds, suggested
from suidesk.rules import momentum
from suidesk.services.example.making import make_example
from suidesk.services.example.matters import Matter
from suidesk.services.example.outline_assets import ASSETS, LEFT_POST, QUIET_PROJECT, QUIET_ROLE
from suidesk.services.example.size import Size
from tests.services.example.days import DAYS, said
from tests.stores import made_store


@pytest.fixture(scope="module")
def hood(tmp_path_factory):
    found = made_store(tmp_path_factory.mktemp("hood") / "store")
    make_example(found.desk, found.today)
    yield found
    found.close()


def test_it_has_assets_of_every_kind_with_somebody_who_offers_each(hood):
    found = hood.reading.where(Asset)
    assert len(found) == len(ASSETS)
    assert {asset.kind for asset in found} == set(AssetKind)
    assert all(asset.offered_by_id for asset in found)


def test_it_has_needs_that_are_open_met_and_dropped_with_their_days(hood):
    found = hood.reading.where(Need)
    assert {need.state for need in found} == set(NeedState)
    for need in found:
        assert need.noted_on < hood.today
        assert (need.settled_on is None) is (need.state is NeedState.OPEN)


def test_most_open_needs_have_an_asset_that_is_suggested_and_some_have_none(hood):
    rows = OpenNeeds().fetch(hood.reading)
    found = suggested(hood.reading, rows, hood.today, 3)
    texts = {row.need.text: [one.asset.asset.name for one in found[row.need.id]] for row in rows}
    assert texts["A van to fetch furniture, once a month"] == ["Food bank's van"]
    assert texts["Somebody who speaks Somali, on Thursdays"] == ["Interpreting Somali and Arabic"]
    assert texts["A second water butt"] == []
    assert sum(bool(names) for names in texts.values()) > len(texts) / 2


def test_keys_are_held_and_some_may_sign(hood):
    kinds = {holding.kind for holding in hood.reading.where(Holding)}
    assert kinds == set(HoldingKind)


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("seed", [1, 2])
def test_each_rule_of_momentum_speaks_and_none_too_often(today, seed):
    heard = {rule.name: [one for one in said(today, seed) if one.rule == rule.name] for rule in momentum.RULES}
    (quiet,), (money,) = heard[momentum.QUIET], heard[momentum.MONEY]
    assert quiet.evidence["project"] == QUIET_PROJECT
    assert money.evidence["projects"] == [QUIET_PROJECT]
    assert {one.severity for one in (quiet, money)} == {Severity.AMBER}
    vacant = {one.evidence["role"]: one.severity for one in heard[momentum.VACANT]}
    left = {LEFT_POST: Severity.RED} if Matter.FIRST_AIDER.presses_on(today) else {}
    assert vacant == {QUIET_ROLE: Severity.AMBER, **left}


@pytest.mark.parametrize(
    "size",
    [
        Size(people=3, organisations=0, volunteers=1, projects=1, grants=0, weeks=2),
        Size(people=3, organisations=1, volunteers=2, projects=9, grants=1, weeks=2),
        Size(projects=0, grants=0),
    ],
)
def test_small_places_are_whole(size, tmp_path):
    made = made_store(tmp_path / "store")
    make_example(made.desk, made.today, size=size)
    assert len(made.reading.where(Project)) == size.projects
    assert len(made.reading.where(Grant)) == size.grants
    assert made.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert len(made.reading.where(Contact)) == size.people + size.organisations
    made.close()
