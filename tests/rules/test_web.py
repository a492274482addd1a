"""A web and its parts: narrowing, leaving the user out, what lies around, and what holds together."""

from __future__ import annotations

from suidesk.domain.network import ConnectionKind, Strength
from suidesk.domain.people import Sector
from suidesk.rules.web import Tie, Web, WebFilter
from tests.rules.webs import web


def ids(found):
    return "".join(node.id for node in found.nodes)


STAR = web(["ma", "mb", "mc", "ab"])


def test_without_the_user_those_who_had_nobody_else_are_gone():
    assert ids(STAR.without("m")) == "ab"
    assert STAR.without("m").ties == (Tie("a", "b"),)
    assert STAR.without(None) == STAR


def test_a_filter_keeps_ties_between_the_contacts_it_wants():
    mixed = web(["ab", "bc", "cd"], {"health": "ab", "faith": "c"})
    health = WebFilter(sectors=frozenset({Sector.HEALTH}))
    assert ids(mixed.narrowed(health)) == "ab"
    assert ids(mixed.narrowed(WebFilter(sectors=frozenset({Sector.FAITH, None})))) == "cd"
    assert ids(mixed.narrowed(WebFilter(among=frozenset("abd")))) == "ab"
    assert ids(mixed.narrowed(WebFilter(only_across=True))) == "bc"
    assert mixed.narrowed(WebFilter()) == mixed


def test_a_filter_keeps_ties_of_a_kind_and_closeness():
    ties = (
        Tie("a", "b", (ConnectionKind.KNOWS, ConnectionKind.FUNDS), Strength.CLOSE),
        Tie("b", "c", (ConnectionKind.KNOWS,), Strength.WEAK),
    )
    whole = Web(web(["ab", "bc"]).nodes, ties)
    assert ids(whole.narrowed(WebFilter(kinds=frozenset({ConnectionKind.FUNDS})))) == "ab"
    assert ids(whole.narrowed(WebFilter(strength=Strength.GOOD))) == "ab"


def test_what_lies_around_does_not_lead_through_whom_one_avoids():
    found = web(["ab", "bc", "cd", "am", "mx"])
    assert ids(found.around("a", 1)) == "abm"
    assert ids(found.around("a", 2)) == "abcmx"
    assert ids(found.around("a", 2, avoiding="m")) == "abc"
    assert ids(found.around("a", 3, most=2)) == "ab"


def test_parts_come_with_the_largest_first():
    assert web(["ab", "cd", "de"]).components() == [["c", "d", "e"], ["a", "b"]]


def test_the_largest_part_has_those_with_most_ties():
    assert ids(web(["ab", "ac", "ad", "bc", "de"]).largest(3)) == "abc"
