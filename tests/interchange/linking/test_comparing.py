"""How far two values agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.interchange.linking.comparing import Level, level_of_births, level_of_names, pattern_of
from suidesk.interchange.linking.folding import birth_of, name_of, phone_of, sound_of
from suidesk.interchange.linking.prepared import Field, prepared
from suidesk.interchange.linking.records import LinkRecord


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("Jansen", "JANSEN", Level.SAME),
        ("van der Berg", "Berg", Level.SAME),
        ("Søren", "Soren", Level.SAME),
        ("Jansen", "Janssen", Level.NEAR),
        ("Kowalski", "Kowlaski", Level.NEAR),
        ("Jan", "J.", Level.RELATED),
        ("Rob", "Robert", Level.RELATED),
        ("Jansen-Terborgh", "Terborgh", Level.RELATED),
        ("Mayer", "Meier", Level.RELATED),
        ("Mia", "Luke", Level.DIFFERENT),
        ("", "Luke", Level.UNKNOWN),
    ],
)
def test_names(one, two, level):
    assert level_of_names(name_of(one), name_of(two)) == level


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("1961-04-05", "19610405", Level.SAME),
        ("1961-04-05", "1961-05-04", Level.NEAR),
        ("1961-04-05", "1961-04-06", Level.NEAR),
        ("1961-04-05", "1961-04-16", Level.RELATED),
        ("1961-04-05", "1987-11-23", Level.DIFFERENT),
    ],
)
def test_births(one, two, level):
    assert level_of_births(birth_of(one), birth_of(two)) == level


def test_folding():
    assert phone_of("+31 6 1234 5678") == phone_of("06-12345678")
    assert phone_of("112") == ""
    assert birth_of("1961") == ""
    assert sound_of("schmidt") == sound_of("smit")


def email_level(one, two, **values):
    records = [LinkRecord(id="", emails=(email,), **values) for email in (one, two)]
    return pattern_of(prepared(records[0], ()), prepared(records[1], ()))[Field.EMAIL]


def test_an_email_made_of_the_name_says_nothing_new():
    assert email_level("jan.bos@post.nl", "jan.bsos@post.nl") == Level.NEAR
    assert email_level("jan.bos@post.nl", "jan.bsos@post.nl", given="Jan", family="Bos") == Level.UNKNOWN
    assert email_level("jan.bos1@post.nl", "jan.bos2@post.nl") == Level.UNKNOWN
    assert email_level("jan.bos@post.nl", "JAN.BOS@post.nl", given="Jan", family="Bos") == Level.SAME


TEXT = st.text("abc dé", max_size=6)


@given(*[st.builds(LinkRecord, id=st.just(""), given=TEXT, family=TEXT, street=TEXT, house=TEXT, place=TEXT)] * 2)
def test_a_pattern_is_the_same_both_ways(one, two):
    mine, theirs = prepared(one, ()), prepared(two, ())
    assert pattern_of(mine, theirs) == pattern_of(theirs, mine)
