"""The web in words: from either side, and each number in a plain sentence."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.domain.network import Connection, ConnectionKind, Strength
from suidesk.domain.people import Sector
from suidesk.rules.web import Node
from suidesk.rules.web_findings import Position
from suidesk.rules.web_sectors import Mixing
from suidesk.wording.network import (
    bridge_text,
    constraint_text,
    diversity_text,
    e_i_text,
    few_names,
    least_strength_text,
    node_text,
    only_link_text,
    position_text,
    sector_code,
    since_text,
    sole_link_text,
    strength_text,
    tie_text,
    unlinked_text,
    web_text,
)

TODAY = date(2026, 5, 11)


def test_every_kind_reads_from_both_sides():
    for kind in ConnectionKind:
        assert tie_text(kind)
        assert (tie_text(kind) == tie_text(kind, is_from_here=False)) is kind.is_mutual
    assert tie_text(ConnectionKind.WORKS_AT) == "works at"
    assert tie_text(ConnectionKind.WORKS_AT, is_from_here=False) == "employs"


def test_every_strength_and_sector_has_its_own_words():
    assert len({strength_text(one) for one in Strength}) == len({least_strength_text(one) for one in Strength}) == 3
    assert len({sector_code(one) for one in Sector}) == len(Sector)
    assert sector_code(None) == ""


def test_diversity_is_explained_with_its_numbers():
    mixing = Mixing(((Sector.FAITH, 1), (Sector.HEALTH, 3)), unknown=7)
    assert diversity_text(mixing) == (
        "Diversity 0.38: of 4 contacts in view whose sector is known, two drawn at random are of different sectors "
        "38 times in 100 (health 3, faith 1)."
    )
    assert diversity_text(Mixing()).startswith("No contact")


def test_the_e_i_index_is_explained_with_its_numbers():
    assert e_i_text(Mixing(across=1, within=3)) == (
        "E–I index −0.50: of 4 ties between contacts with a sector, 1 lead to another sector and 3 stay within one "
        "(−1 would be all within, +1 all across)."
    )
    assert "index +1.00" in e_i_text(Mixing(across=2))
    assert "index 0.00" in e_i_text(Mixing(across=2, within=2))
    assert e_i_text(Mixing()).startswith("No tie")


@pytest.mark.parametrize(
    ("count", "said"),
    [(2, "A and B"), (4, "A, B, C and D"), (5, "A, B, C, D and 1 other"), (9, "A, B, C, D and 5 others")],
)
def test_of_many_names_the_first_are_said(count, said):
    assert few_names("ABCDE"[: min(count, 5)], count) == said


def test_links_are_said_plainly():
    assert only_link_text(["Bo"], 1) == "the only link from Bo to the rest"
    assert bridge_text([Sector.HEALTH, Sector.FAITH]) == "has ties into health and faith"
    assert sole_link_text((Sector.HEALTH, Sector.FAITH), ["Bo"]) == "the only link between health and faith"
    assert sole_link_text((Sector.HEALTH, Sector.FAITH), ["Bo", "Cy"]).startswith("their tie")
    pairs = [(Sector.HEALTH, sector) for sector in Sector if sector is not Sector.HEALTH]
    assert unlinked_text(pairs).endswith("; and 1 other pair of sectors.")


def test_a_contact_is_said_with_its_place():
    assert node_text(Node("a", "Bo", sector=Sector.FAITH), 2) == "Bo, faith, 2 ties"
    assert node_text(Node("a", "Bo"), 1) == "Bo, no sector, 1 tie"
    place = Position(3, (Sector.HEALTH,), 0.126, 0.4)
    assert position_text(place) == "3 ties; has ties into health; on 13 % of the shortest ways between others"
    assert position_text(Position(1, (), 0.0, None)) == "1 tie; on no shortest way between others"
    assert "fewer than 1 %" in position_text(Position(1, (), 0.001, None))
    assert (constraint_text(0.4), constraint_text(None)) == ("constraint 0.40", "")
    assert web_text(1, 2) == "1 contact, 2 ties"


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (None, None, ""),
        (date(2025, 5, 3), None, "since 3 May 2025"),
        (None, date(2026, 5, 10), "ended 10 May"),
        (date(2026, 1, 1), date(2026, 5, 11), "1 January – 11 May"),
    ],
)
def test_how_long_a_tie_has_stood(since, until, said):
    assert since_text(Connection(id="k", from_id="a", to_id="b", since=since, until=until), TODAY) == said
