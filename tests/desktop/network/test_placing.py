"""Places: the same for the same web, nobody upon another, who is tied is near, and parts stand apart."""

from __future__ import annotations

from math import dist
from random import Random

import pytest

from suidesk.desktop.network.placing import placed, sketched
from suidesk.desktop.network.placing_apart import placed_beside
from suidesk.domain.errors import SuideskError
from suidesk.rules.web import Node, Tie, Web
from tests.rules.webs import web


def never():
    return False


def ignore(done, total):
    pass


def clusters(count, size=12):
    """Circles in which some know each other, each with one way to an earlier one."""
    chance = Random(7)
    pairs = set()
    for at in range(count):
        first = at // size * size
        pairs |= {(at, far) for far in chance.sample(range(first, min(count, first + size)), 2) if far > at}
        if at and at % size == 0:
            pairs.add((chance.randrange(at), at))
        elif at % size:
            pairs.add((at - 1, at))
    refs = [f"{at:05}" for at in range(count)]
    return Web(tuple(Node(ref, ref) for ref in refs), tuple(Tie(refs[a], refs[b]) for a, b in sorted(pairs)))


@pytest.mark.parametrize("whole", [web(["ab"]), web(["ab", "bc", "ca"]), clusters(60), clusters(300)])
def test_everybody_has_a_place_and_nobody_stands_upon_another(whole):
    places = placed(whole, ignore, never)
    assert places.keys() == whole.by_id.keys()
    spots = sorted(places.values())
    nearest = min(dist(one, other) for at, one in enumerate(spots) for other in spots[at + 1 : at + 60])
    assert nearest > 0.3


def test_twins_who_know_the_same_part():
    places = placed(web(["ma", "mb", "mc", "md"]), ignore, never)
    assert len({(round(x, 2), round(y, 2)) for x, y in places.values()}) == 5


def test_the_same_web_gives_the_same_places_in_any_order():
    one = clusters(80)
    turned = Web(one.nodes[::-1], one.ties[::-1])
    assert placed(one, ignore, never) == placed(turned, ignore, never)


def test_who_is_tied_stands_nearer_than_who_is_not():
    whole = clusters(120)
    places = placed(whole, ignore, never)
    tied = [dist(places[one.one], places[one.other]) for one in whole.ties]
    refs = sorted(places)
    any_two = [dist(places[one], places[other]) for one, other in zip(refs, refs[::-1], strict=True) if one != other]
    assert sum(tied) / len(tied) < 0.4 * sum(any_two) / len(any_two)


def test_parts_that_nothing_ties_do_not_overlap():
    places = placed(web(["ab", "bc", "ca", "xy", "yz", "zx"]), ignore, never)
    first, second = ([places[ref] for ref in refs] for refs in ("abc", "xyz"))
    apart = [
        max(point[axis] for point in one) < min(point[axis] for point in other)
        for axis in (0, 1)
        for one, other in ((first, second), (second, first))
    ]
    assert any(apart)


def test_it_tells_how_far_it_is_and_stops_when_asked():
    told = []
    placed(clusters(30), lambda done, total: told.append((done, total)), never)
    assert told[-1][0] == told[-1][1]
    with pytest.raises(SuideskError, match="cancelled"):
        placed(clusters(30), ignore, lambda: True)


def test_an_empty_web_has_no_places():
    assert placed(Web(), ignore, never) == {}


def test_a_sketch_has_everybody_and_is_the_same_in_any_order():
    whole = clusters(300)
    other = Web(whole.nodes[::-1], whole.ties[::-1])
    assert sketched(whole).keys() == {node.id for node in whole.nodes}
    assert sketched(whole) == sketched(other)


def test_a_sketch_is_of_the_shape_that_the_places_have():
    whole = clusters(300)
    sketch, places = sketched(whole), placed(whole, ignore, never)
    far = [(one, other) for one in list(places)[::40] for other in list(places)[20::40]]
    from_each = [(dist(sketch[one], sketch[other]), dist(places[one], places[other])) for one, other in far]
    near, wide = sorted(from_each)[:10], sorted(from_each)[-10:]
    assert sum(place for _, place in near) < sum(place for _, place in wide) / 2


def test_another_process_gives_the_same_places():
    heard = []
    whole = clusters(60)
    assert placed_beside(whole, lambda *done: heard.append(done), never, here_up_to=10) == placed(whole, ignore, never)
    assert heard[-1][0] == heard[-1][1]


def test_it_is_stopped_there_as_well():
    with pytest.raises(SuideskError, match="cancelled"):
        placed_beside(clusters(60), ignore, lambda: True, here_up_to=10)


def test_without_a_process_they_are_worked_out_here(monkeypatch, expected_log):
    expected_log("no process for the places: FileNotFoundError")
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert placed_beside(clusters(30), ignore, never, here_up_to=10) == placed(clusters(30), ignore, never)
