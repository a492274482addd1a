"""Places in a web: worked examples of ways and constraint, stopping, and what a large web is reckoned from."""

from __future__ import annotations

from random import Random

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.domain.network import Strength
from suidesk.rules.web import Node, Tie, Web
from suidesk.rules.web_findings import SAMPLE, WHOLE_UP_TO, findings_of
from tests.rules.webs import web


def test_who_stands_between_all_others_is_on_every_way():
    found = findings_of(web(["ma", "mb", "mc"]))
    assert found.positions["m"].between == pytest.approx(1.0)
    assert found.positions["a"].between == 0.0
    assert (found.positions["m"].ties, found.parts, found.sampled) == (3, 1, 0)


def test_in_a_chain_of_five_the_middle_is_on_four_of_six_ways():
    found = findings_of(web(["ab", "bc", "cd", "de"]))
    assert found.positions["c"].between == pytest.approx(4 / 6)
    assert found.positions["b"].between == pytest.approx(3 / 6)


def test_constraint_is_low_between_separate_circles_and_high_within_one():
    found = findings_of(web(["ma", "mb", "ab", "mc", "md", "cd"]))
    # Burt 1992: m gives a quarter to each; a half of that comes back through the other of each pair.
    assert found.positions["m"].constraint == pytest.approx(4 * (0.25 + 0.25 * 0.5) ** 2)
    assert found.positions["a"].constraint > found.positions["m"].constraint
    assert findings_of(web(["ab"])).positions["a"].constraint == pytest.approx(1.0)


def test_an_empty_web_is_answered():
    assert findings_of(Web()).positions == {}


def test_it_tells_how_far_it_is_and_stops_when_asked():
    told = []
    findings_of(web(["ab", "bc"]), lambda done, total: told.append((done, total)))
    assert told[-1] == (6, 6)
    with pytest.raises(SuideskError, match="cancelled"):
        findings_of(web(["ab", "bc"]), is_cancelled=lambda: True)


def test_a_large_web_is_reckoned_from_some_and_says_so():
    count = WHOLE_UP_TO + 1
    refs = [f"{at:05}" for at in range(count)]
    # A wheel: everybody knows the hub and nobody else.
    wheel = Web(tuple(Node(ref, ref) for ref in refs), tuple(Tie(refs[0], ref) for ref in refs[1:]))
    found = findings_of(wheel)
    assert found.sampled == SAMPLE
    assert found.positions[refs[0]].between == pytest.approx(1.0, abs=0.01)
    assert found == findings_of(wheel)


@pytest.mark.parametrize("seed", range(4))
def test_constraint_is_what_networkx_says_of_a_small_web(seed):
    import networkx

    chance = Random(seed)
    pairs = {tuple(sorted(chance.sample("abcdefghij", 2))) for _ in range(18)}
    ties = tuple(Tie(one, other, strength=Strength(chance.randint(1, 3))) for one, other in sorted(pairs))
    whole = Web(web(["".join(pair) for pair in pairs]).nodes, ties)
    graph = networkx.Graph()
    graph.add_weighted_edges_from((tie.one, tie.other, int(tie.strength)) for tie in ties)
    expected = networkx.constraint(graph, weight="weight")
    assert {ref: place.constraint for ref, place in findings_of(whole).positions.items()} == pytest.approx(expected)
