"""How sectors mix: worked examples of diversity and the E–I index, who bridges, and what nothing links."""

from __future__ import annotations

import pytest

from suidesk.domain.people import Sector
from suidesk.rules.web import Web
from suidesk.rules.web_sectors import SectorBridge, SoleLink, mixing_of, sector_links
from tests.rules.webs import web

H, F, E = Sector.HEALTH, Sector.FAITH, Sector.EDUCATION


@pytest.mark.parametrize(
    ("sectors", "diversity"),
    [
        ({"health": "abcd"}, 0.0),
        ({"health": "ab", "faith": "cd"}, 0.5),
        ({"health": "ab", "faith": "c"}, 4 / 9),
        ({"health": "a", "faith": "b", "education": "c", "media": "d"}, 0.75),
        ({}, None),
    ],
)
def test_diversity_is_the_chance_that_two_are_of_different_sectors(sectors, diversity):
    found = mixing_of(web(["ab", "bc", "cd"], sectors))
    assert found.diversity == (pytest.approx(diversity) if diversity is not None else None)
    assert found.known + found.unknown == 4


@pytest.mark.parametrize(
    ("ties", "index"),
    [(["ab"], -1.0), (["ac"], 1.0), (["ab", "ac"], 0.0), (["ab", "cd", "ac"], -1 / 3), (["ax"], None)],
)
def test_the_e_i_index_sets_ties_across_against_ties_within(ties, index):
    found = mixing_of(web(ties, {"health": "ab", "faith": "cd"}))
    assert found.e_i == (pytest.approx(index) if index is not None else None)


def test_who_has_ties_into_two_sectors_beside_their_own_bridges_them():
    found = sector_links(web(["ab", "ac", "ad", "xb", "xc"], {"health": "a", "faith": "b", "education": "c"}))
    assert found.bridges == (SectorBridge("a", (F, E)), SectorBridge("x", (F, E)))


def test_two_sectors_are_held_by_one_contact_by_two_or_by_several():
    sectors = {"health": "ab", "faith": "cd"}
    assert sector_links(web(["ab", "ac", "cd"], sectors)).sole == (SoleLink((F, H), ("a", "c")),)
    assert sector_links(web(["ac", "ad"], sectors)).sole == (SoleLink((F, H), ("a",)),)
    assert sector_links(web(["ab", "cd", "xa", "xd"], sectors)).sole == (SoleLink((F, H), ("x",)),)
    assert sector_links(web(["ac", "bd"], sectors)).sole == ()


def test_what_nothing_links_is_named():
    found = sector_links(web(["ab", "cd"], {"health": "ab", "faith": "c", "education": "d"}))
    assert found.unlinked == ((F, H), (E, H))


def test_an_empty_web_has_nothing_to_tell():
    found = mixing_of(Web())
    assert (found.diversity, found.e_i, sector_links(Web()).unlinked) == (None, None, ())
