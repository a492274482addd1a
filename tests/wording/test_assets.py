"""Needs, assets and holdings in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from suidesk.domain.assets import AssetKind, Holding, HoldingKind
from suidesk.domain.projects import Need, NeedKind, NeedState
from suidesk.wording import assets

TODAY = date(2026, 11, 25)
NEED = Need(id="n", project_id="x", text="A van", noted_on=date(2026, 10, 3))
KEY = Holding(id="h", holder_id="p", name="Shed", from_on=date(2025, 3, 1))


@pytest.mark.parametrize(
    ("need", "asset", "said"),
    [
        (NEED, None, "Need, open since 3 October"),
        (replace(NEED, kind=NeedKind.IDEA), None, "Idea, open since 3 October"),
        (replace(NEED, noted_on=None), None, "Need"),
        (NEED.met("a", TODAY), "Van", "Need, met on 25 November by Van"),
        (NEED.met(None, TODAY), None, "Need, met on 25 November"),
        (replace(NEED, kind=NeedKind.IDEA).met(None, TODAY), None, "Idea, taken up on 25 November"),
        (NEED.dropped(date(2025, 1, 2)), None, "Need, dropped on 2 January 2025"),
        (replace(NEED, state=NeedState.MET), None, "Need, met"),
    ],
)
def test_what_became_of_a_need(need, asset, said):
    assert assets.need_text(need, asset, TODAY) == said


@pytest.mark.parametrize(
    ("shared", "kind", "said"),
    [
        ([("van", "Van")], AssetKind.TOOL, "both say “van”"),
        ([("sewing", "Sewing"), ("machines", "machines")], AssetKind.TOOL, "both say “sewing” and “machines”"),
        ([("bicycles", "bicycle")], AssetKind.TOOL, "“bicycles” is near to “bicycle”"),
        ([("van", "van"), ("paint", "Painting")], None, "both say “van”; “paint” is near to “Painting”"),
        ([], AssetKind.ROOM, "a room is asked for"),
        ([], None, ""),
    ],
)
def test_why_an_asset_is_suggested(shared, kind, said):
    assert assets.fit_text(shared, kind) == said


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (None, "since 1 March 2025"),
        (TODAY, "1 March 2025 – 25 November"),
        (TODAY - timedelta(days=1), "given back on 24 November"),
    ],
)
def test_since_when_something_is_held(until, said):
    assert assets.holding_text(replace(KEY, until_on=until), TODAY) == said


def test_who_offers_and_who_uses_it_is_told():
    assert assets.asset_text(AssetKind.ROOM, "Church", "Café") == "Room · offered by Church · used by Café"
    assert assets.asset_text(AssetKind.ROOM, None, None) == "Room"
    assert assets.suggestion_text([("van", "van")], AssetKind.TOOL, "Bo", None) == "both say “van” · offered by Bo"


@pytest.mark.parametrize(
    ("needs", "ideas", "said"),
    [(0, 0, "Nothing is open."), (1, 0, "1 need and 0 ideas are open."), (3, 1, "3 needs and 1 idea are open.")],
)
def test_how_much_is_open(needs, ideas, said):
    assert assets.wanted_text(needs, ideas) == said


def test_every_kind_has_a_text():
    for name in (assets.asset_kind_text, assets.asset_kinds_text, assets.asset_hint):
        assert len({name(kind) for kind in AssetKind}) == len(AssetKind)
    assert len({assets.fit_text([], kind) for kind in AssetKind}) == len(AssetKind)
    assert len({assets.holding_kind_text(kind) for kind in HoldingKind}) == len(HoldingKind)
    assert len({assets.need_kind_text(kind) for kind in NeedKind}) == len(NeedKind)
    assert assets.keys_text(2) == "2 keys"
