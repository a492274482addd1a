"""Only links and ties that nothing replaces, against the plain way to find them: take each away and look."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.rules.web import Web
from suidesk.rules.web_cuts import NAMED, cuts_of
from tests.rules.webs import web


def test_a_chain_hangs_on_its_middle():
    found = cuts_of(web(["ab", "bc", "cd", "de"]))
    assert [(link.id, link.count, link.cut_off) for link in found.only_links] == [
        ("c", 2, ("d", "e")),
        ("b", 1, ("a",)),
        ("d", 1, ("e",)),
    ]
    assert [(one.tie.one + one.tie.other, one.count) for one in found.ties] == [
        ("bc", 2),
        ("cd", 2),
        ("ab", 1),
        ("de", 1),
    ]


def test_a_ring_hangs_on_nobody():
    found = cuts_of(web(["ab", "bc", "ac"]))
    assert (found.only_links, found.ties) == ((), ())


def test_one_who_holds_many_circles_is_told_with_the_first_of_them():
    ties = [f"m{ref}" for ref in "abcdefghijklno"]
    (link,) = cuts_of(web(ties)).only_links
    assert (link.id, link.count) == ("m", 13)
    assert len(link.cut_off) == NAMED


PAIRS = st.sets(st.tuples(st.sampled_from("abcdefghij"), st.sampled_from("abcdefghij")).filter(lambda p: p[0] < p[1]))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(PAIRS)
def test_it_finds_what_taking_each_away_finds(pairs):
    whole = web(["".join(pair) for pair in sorted(pairs)])
    found = cuts_of(whole)
    expected = {}
    for part in whole.components():
        for ref in part:
            sizes = sorted((len(side & set(part)) for side in sides(whole, ref, part)), reverse=True)
            if len(sizes) > 1:
                expected[ref] = sum(sizes[1:])
    assert {link.id: link.count for link in found.only_links} == expected
    lone = {}
    for tie in whole.ties:
        rest = Web(whole.nodes, tuple(other for other in whole.ties if other != tie))
        if not reached(rest, tie.one) & {tie.other}:
            lone[tie] = min(len(reached(rest, tie.one)), len(reached(rest, tie.other)))
    assert {one.tie: one.count for one in found.ties} == lone


def sides(whole, ref, part):
    rest = whole.without(ref)
    left = set(part) - {ref}
    found = []
    while left:
        side = reached(rest, min(left))
        found.append(side)
        left -= side
    return found


def reached(whole, start):
    found, edge = set(), {start}
    while edge:
        found |= edge
        edge = {far for near in edge for far in whole.neighbours.get(near, ())} - found
    return found


@pytest.mark.parametrize("ties", [["ab"], ["ab", "cd"]])
def test_two_who_only_know_each_other_are_no_link_for_others(ties):
    assert cuts_of(web(ties)).only_links == ()
