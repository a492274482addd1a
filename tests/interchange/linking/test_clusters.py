"""Sets grown from pairs."""

from __future__ import annotations

from suidesk.interchange.linking.clusters import MOST, grouped


def test_a_chain_is_cut_where_its_ends_differ():
    odds = {(0, 1): 5.0, (1, 2): 3.0, (0, 2): -9.0}
    pairs = [(0, 1), (1, 2)]
    assert grouped(pairs, lambda one, two: odds[min(one, two), max(one, two)]) == [[0, 1]]


def test_a_chain_holds_where_its_ends_may_be_one():
    odds = {(0, 1): 5.0, (1, 2): 3.0, (0, 2): -2.0}
    assert grouped([(0, 1), (1, 2)], lambda one, two: odds[min(one, two), max(one, two)]) == [[0, 1, 2]]


def test_one_sure_pair_does_not_outweigh_two_doubts():
    odds = {(0, 1): 9.0, (1, 2): 500.0, (0, 2): -20.0}
    pairs = [(1, 2), (0, 1)]
    assert grouped(pairs, lambda one, two: odds[min(one, two), max(one, two)]) == [[1, 2]]


def test_no_set_grows_without_end():
    pairs = [(at, at + 1) for at in range(3 * MOST)]
    sets = grouped(pairs, lambda _one, _two: 5.0)
    assert max(map(len, sets)) == MOST
    assert grouped([], lambda _one, _two: 0.0) == []
