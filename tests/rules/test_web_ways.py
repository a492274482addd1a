"""Ways and blocks of a web, beside what a graph library finds in the same web."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import networkx
import pytest

from suidesk.rules.web import Node, Tie, Web
from suidesk.rules.web_ways import Ways
from tests.rules.webs import web


def some_web(seed, pairs):
    """A web of up to ten contacts, in one part or several, and the same as networkx has it."""
    chance = Random(seed)
    ties = sorted({"".join(sorted(chance.sample("abcdefghij", 2))) for _ in range(pairs)})
    graph = networkx.Graph()
    graph.add_edges_from(tuple(tie) for tie in ties)
    return Ways(web(ties)), graph


@pytest.mark.parametrize("pairs", [4, 9, 14, 25])
@pytest.mark.parametrize("seed", range(6))
def test_ways_from_some_are_shared_out_as_networkx_does(seed, pairs):
    ways, graph = some_web(seed, pairs)
    sources = ways.refs[::2]
    found = [0.0] * len(ways.refs)
    for ref in sources:
        ways.add_from(ref, found)
    expected = networkx.betweenness_centrality_subset(graph, sources, list(graph))
    # networkx halves what it finds of a graph without directions.
    assert dict(zip(ways.refs, found, strict=True)) == pytest.approx({ref: 2 * at for ref, at in expected.items()})


@pytest.mark.parametrize("pairs", [4, 9, 14, 25])
@pytest.mark.parametrize("seed", range(6))
def test_blocks_are_those_of_networkx(seed, pairs):
    ways, graph = some_web(seed, pairs)
    expected = sorted(sorted(block) for block in networkx.biconnected_components(graph))
    assert sorted(ways.blocks()) == expected


def test_a_chain_longer_than_python_may_call_itself_is_taken_apart():
    refs = [f"{at:05}" for at in range(3_000)]
    chain = Web(tuple(Node(ref, ref) for ref in refs), tuple(Tie(*pair) for pair in pairwise(refs)))
    assert len(Ways(chain).blocks()) == len(refs) - 1


def test_of_an_empty_web_there_is_nothing():
    assert Ways(Web()).blocks() == []
