"""A web reckoned apart: asked and answered in lines, it tells the same as reckoned here."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.network import Strength
from suidesk.domain.people import ContactKind, Sector
from suidesk.rules.web import Node, Tie, Web
from suidesk.rules.web_apart import Answer, answering, asked, asking
from suidesk.rules.web_findings import findings_of


@st.composite
def webs(draw):
    count = draw(st.integers(2, 12))
    names = draw(st.lists(st.sampled_from(["Ann", "Bo", "Çelik", "bo"]), min_size=count, max_size=count))
    sectors = draw(st.lists(st.sampled_from([None, *Sector]), min_size=count, max_size=count))
    pairs = draw(st.sets(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=30))
    ties = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    used = {end for tie in ties for end in tie}
    nodes = [
        Node(f"id{at:02}", names[at], ContactKind.ORGANISATION if at % 3 else ContactKind.PERSON, sectors[at])
        for at in sorted(used)
    ]
    return Web(
        tuple(nodes), tuple(Tie(f"id{one:02}", f"id{far:02}", strength=Strength(1 + one % 3)) for one, far in ties)
    )


def through_lines(web):
    other = asked(asking(web))
    answer = Answer(web)
    for line in answering(other, findings_of(other)):
        answer.take(json.loads(line))
    return answer.findings()


@given(webs())
def test_it_tells_the_same(web):
    assert through_lines(web) == findings_of(web)


def test_of_many_contacts_too():
    chance = Random(3)
    nodes = tuple(Node(f"{at:04}", f"N {at % 7}", sector=chance.choice([None, *Sector])) for at in range(900))
    ties = tuple(Tie(f"{at:04}", f"{chance.randrange(at + 1, 900):04}") for at in range(899))
    assert through_lines(Web(nodes, ties)) == findings_of(Web(nodes, ties))


def test_names_stay_here():
    web = Web((Node("a", "Halima Osei"), Node("b", "Per Lund")), (Tie("a", "b"),))
    lines = "".join(asking(web))
    assert "Halima" not in lines
    assert "Lund" not in lines


def test_an_answer_that_breaks_off_is_none():
    web = Web((Node("a", "A"), Node("b", "B")), (Tie("a", "b"),))
    answer = Answer(web)
    *most, _ = answering(web, findings_of(web))
    for line in most:
        answer.take(json.loads(line))
    assert answer.findings() is None


@pytest.mark.parametrize("strength", list(Strength))
def test_strengths_come_over(strength):
    web = Web((Node("a", "A"), Node("b", "B")), (Tie("a", "b", strength=strength),))
    assert asked(asking(web)).ties[0].strength is strength
