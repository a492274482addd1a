"""Which pairs are compared."""

from __future__ import annotations

import pytest

from suidesk.interchange.linking.blocking import candidates
from suidesk.interchange.linking.prepared import other_names, prepared
from suidesk.interchange.linking.records import LinkRecord


def pairs(*records):
    names = other_names(records)
    return {divmod(pair, len(records)) for pair in candidates([prepared(one, names) for one in records])}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"given": "Jan", "family": "Bos"}, {"given": "Bos", "family": "Jan"}),
        ({"given": "Jan", "family": "Meyer"}, {"given": "Jahn", "family": "Maier"}),
        ({"given": "Jan", "born": "1961-04-05"}, {"given": "Joris", "born": "19610405"}),
        ({"family": "Bos", "born": "1961-04-05"}, {"family": "Bosch", "born": "1961-04-15"}),
        ({"emails": ("jan.bos@post.nl",)}, {"emails": ("x@y.z", "JAN.BOS@mail.nl")}),
        ({"phones": ("06 12345678",)}, {"phones": ("+31612345678",)}),
        ({"phones": ("0612345678",)}, {"phones": ("0612345687",)}),
        ({"postcode": "3511 KV", "house": "12"}, {"postcode": "3511kv", "house": "12"}),
        ({"street": "Dam", "house": "1"}, {"street": "dam", "house": "1"}),
        ({"others": (("member", "17-4"),)}, {"others": (("member", "174"),)}),
    ],
)
def test_two_that_share_a_key_are_compared(one, two):
    assert pairs(LinkRecord(id="a", **one), LinkRecord(id="b", **two)) == {(0, 1)}


def test_two_that_share_none_are_not():
    one = LinkRecord(id="a", given="Jan", family="Bos", born="1961-04-05", place="Utrecht", region="UT")
    two = LinkRecord(id="b", given="Mia", family="Wolf", born="1987-11-23", place="Utrecht", region="UT")
    assert pairs(one, two) == set()
    # The same number says nothing where it is of another thing.
    assert pairs(LinkRecord(id="a", others=(("card", "17"),)), LinkRecord(id="b", others=(("member", "17"),))) == set()


def test_a_block_too_large_is_compared_with_neighbours_only():
    count = 2_000
    found = pairs(*(LinkRecord(id=str(at), family="Bos", postcode="3511 KV") for at in range(count)))
    assert count <= len(found) <= 6 * count
