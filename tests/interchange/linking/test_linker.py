"""Which contacts are proposed as one and the same, and which are not."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.interchange.linking.linker import linked
from suidesk.interchange.linking.records import LinkRecord, Reason

GIVEN = (
    *("Anna", "Bram", "Carla", "Dirk", "Elif", "Fatima", "Goran", "Hanna", "Ivo", "Joost"),
    *("Karin", "Lars", "Mia", "Noor", "Otto", "Petra", "Rik", "Sara", "Tom", "Ute"),
)
FAMILY = (
    *("Aalders", "Bakker", "Claassen", "Dogan", "Eriksen", "Fischer", "Groen", "Hendriks", "Ilgaz", "Kowalski"),
    *("Lund", "Molenaar", "Nowak", "Okafor", "Pieters", "Rasmussen", "Smit", "Terpstra", "Ubbink", "Visser"),
    *("Wouters", "Yilmaz", "Zeeman"),
)


def store(*records):
    """Sixty people who have nothing to do with one another, and some more."""
    chosen = Random(7)
    names = chosen.sample([(one, two) for one in GIVEN for two in FAMILY], 60)
    strangers = [
        LinkRecord(
            id=f"s{at:02}",
            given=one,
            family=two,
            born=f"{1940 + at}-{at % 12 + 1:02}-{at % 27 + 1:02}",
            emails=(f"{one}.{two}@mail{at}.org".lower(),),
            phones=(f"0612{at * 7919 % 1_000_000:06}",),
            street=f"{FAMILY[at % 23]}straat",
            house=str(at),
            postcode=f"{1000 + at} AB",
            place="Utrecht",
        )
        for at, (one, two) in enumerate(names)
    ]
    return [*strangers, *records]


def proposals(*records, **options):
    found = linked(store(*records), **options).proposals
    return {(one.first, one.second): one for one in found}


def person(ref, given="Willem", family="Szczepanski", **values):
    return LinkRecord(id=ref, given=given, family=family, **values)


def test_strangers_are_not_proposed():
    assert linked(store()) == linked(reversed(store()))
    assert linked(store()).proposals == ()


def test_a_name_mistyped_with_the_same_telephone_is_proposed():
    found = proposals(person("a", phones=("06-20304050",)), person("b", "Wilem", phones=("+31 6 20304050",)))
    assert list(found) == [("a", "b")]
    assert set(found["a", "b"].reasons) == {Reason.SAME_FAMILY, Reason.NAME_SPELT_ALIKE, Reason.SAME_PHONE}
    assert found["a", "b"].against == ()


@pytest.mark.parametrize(
    ("given", "family"), [("Willem", "Schepanski"), ("W.", "Szczepanski"), ("Willem", "van Szczepanski")]
)
def test_ways_of_writing_a_name(given, family):
    born = "1961-04-05"
    assert list(proposals(person("a", born=born), person("b", given, family, born=born))) == [("a", "b")]


def test_names_are_found_the_wrong_way_round():
    found = proposals(person("a", born="1961-04-05"), person("b", "Szczepanski", "Willem", born="1961-04-05"))
    assert found["a", "b"].reasons == (Reason.NAMES_SWAPPED, Reason.SAME_BIRTH)


def test_a_display_name_is_compared_with_given_and_family():
    one, two = person("a", emails=("w@sz.pl",)), LinkRecord(id="b", name="Szczepanski, Willem", emails=("W@sz.pl",))
    assert proposals(one, two)["a", "b"].reasons == (Reason.SAME_NAME, Reason.SAME_EMAIL)


def test_a_changed_surname_with_the_same_email_is_proposed():
    one = person("a", "Lieselotte", "Jansen", emails=("lieselot77@post.nl",))
    two = person("b", "Lieselotte", "Terborgh", emails=("lieselot77@post.nl",))
    found = proposals(one, two)["a", "b"]
    assert Reason.SAME_EMAIL in found.reasons
    assert found.against == (Reason.DIFFERENT_FAMILY,)
    assert not found.is_certain


def test_namesakes_with_other_birthdays_are_not_proposed():
    assert not proposals(person("a", born="1961-04-05"), person("b", born="1987-11-23"))


HOME = {"street": "Kerkstraat", "house": "12 bis", "postcode": "3511 KV", "place": "Utrecht", "phones": ("0302345678",)}


def test_twins_couples_and_father_and_son_are_not_proposed():
    twins = [person("a", "Willem", born="2009-02-03", **HOME), person("b", "Sofie", born="2009-02-03", **HOME)]
    assert not proposals(*twins)
    assert not proposals(person("a", "Willem", **HOME), person("b", "Margriet", **HOME))
    assert not proposals(person("a", born="1950-02-03", **HOME), person("b", born="1983-10-21", **HOME))
    assert proposals(person("a", "Willem", **HOME), person("b", "Margriet", **HOME), has_households=False)


def test_who_moved_is_proposed():
    old = {"street": "Dam", "house": "1", "postcode": "1012 JS", "place": "Amsterdam"}
    one = person("a", born="1961-04-05", emails=("wsz@post.nl",), **old)
    two = person("b", born="1961-04-05", emails=("wsz@post.nl",), **HOME)
    found = proposals(one, two)["a", "b"]
    assert found.is_certain
    assert found.against == (Reason.DIFFERENT_ADDRESS,)


def test_an_office_address_makes_nobody_the_same():
    desk = {"emails": ("info@buurthuis.nl",), "phones": ("0301234567",), "organisation": "Buurthuis"}
    colleagues = [person(f"c{at}", one, two, **desk) for at, (one, two) in enumerate(zip(GIVEN, FAMILY, strict=False))]
    assert not proposals(*colleagues)


def test_a_rare_name_says_more_than_a_common_one():
    many = [person(f"j{at:02}", GIVEN[at % 20], "Jensen", born=f"{1930 + at}0101") for at in range(40)]
    pairs = [person("a", "Anna", "Jensen"), person("b", "Anna", "Jensen"), person("c"), person("d")]
    found = proposals(*many, *pairs, least=0.01)
    common = found["a", "b"].probability if ("a", "b") in found else 0
    assert found["c", "d"].probability > 2 * common


def test_three_tellings_make_one_set_and_a_chain_does_not():
    born = "1961-04-05"
    three = [person("a", born=born, emails=("w@sz.pl",)), person("b", born=born), person("c", emails=("w@sz.pl",))]
    assert linked(store(*three)).sets == (("a", "b", "c"),)
    # Of the middle one little is known: it may be either of two who are not the same.
    chain = [
        person("a", born="1961-04-05", emails=("w@sz.pl",)),
        person("b", emails=("w@sz.pl",), phones=("0620304050",)),
        person("c", born="1987-11-23", emails=("other@post.nl",), phones=("0620304050",)),
    ]
    found = linked(store(*chain))
    assert {("a", "b"), ("b", "c")} <= {(one.first, one.second) for one in found.proposals}
    assert [len(one) for one in found.sets] == [2]


def test_organisations_are_compared_with_organisations_only():
    firm = LinkRecord(id="a", name="Szczepanski B.V.", is_organisation=True, phones=("0301234567",))
    same = LinkRecord(id="b", name="Szczepanski", is_organisation=True, phones=("0301234567",))
    others = [LinkRecord(id=f"o{at}", name=f"{name} Stichting", is_organisation=True) for at, name in enumerate(FAMILY)]
    found = proposals(firm, same, *others, person("c", "", "Szczepanski", phones=("0301234567",)))
    assert list(found) == [("a", "b")]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_nothing_known_proposes_nothing(count):
    assert linked([LinkRecord(id=str(at)) for at in range(count)]).proposals == ()


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"given": "Jan", "family": "Jansen"},
        {"given": "Jan", "family": "Jansen", "emails": ("a@b.c",), "phones": ("0612345678",), "street": "Dam"},
        {"name": "\U0001d4d9\u0301 " * 500, "born": "31 september", "emails": ("@",), "phones": ("112", "x")},
    ],
)
def test_fifty_thousand_alike_do_not_explode(values):
    found = linked(LinkRecord(id=f"{at:05}", **values) for at in range(50_000))
    assert found.proposals == ()
    assert found.sets == ()


WORDS = st.sampled_from(["", "Jan", "Jann", "Anna", "Jansen", "Janssen", "de Vries", "Øst", "Szczepanski", "J."])
PEOPLE = st.lists(
    st.builds(
        dict,
        given=WORDS,
        family=WORDS,
        born=st.sampled_from(["", "1961-04-05", "1961-05-04", "1987-11-23"]),
        emails=st.lists(st.sampled_from(["a@b.c", "aa@b.c", "other@post.nl"]), max_size=2).map(tuple),
        phones=st.lists(st.sampled_from(["0612345678", "0612345679", "112"]), max_size=2).map(tuple),
        postcode=st.sampled_from(["", "3511 KV", "3511KV", "3512 AA"]),
        others=st.sampled_from([(), (("member", "17"),), (("member", "18"), ("card", "4"))]),
    ),
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(people, chosen):
    records = [LinkRecord(id=f"{at:02}", **values) for at, values in enumerate(people)]
    shuffled = list(records)
    chosen.shuffle(shuffled)
    found = linked(records, 0.2)
    assert linked(shuffled, 0.2) == found
    for one in found.proposals:
        assert one.first < one.second
        assert 0.2 <= one.probability <= 1
    members = [ref for group in found.sets for ref in group]
    assert len(members) == len(set(members))
