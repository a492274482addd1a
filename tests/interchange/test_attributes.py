"""Attributes of directories go where they belong, whatever their capitals and options."""

from __future__ import annotations

import pytest

from suidesk.interchange.attributes import fields_of_attributes, meaning_of_attribute
from suidesk.interchange.guessing import guess
from suidesk.interchange.headings import Meaning
from suidesk.interchange.tables import read_table
from suidesk.interchange.targets import Target
from suidesk.interchange.vocabulary import ATTRIBUTES, ATTRIBUTES_KEPT


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("cn", Meaning(Target.FULL_NAME)),
        ("CN;lang-nl", Meaning(Target.FULL_NAME)),
        ("l", Meaning(Target.CITY, "work", 1)),
        ("mozillaHomeStreet2", Meaning(Target.STREET, "home", 2)),
        ("facsimileTelephoneNumber", Meaning(Target.PHONE, "fax")),
        ("objectClass", Meaning(Target.IGNORE)),
        ("seeAlso", None),
    ],
)
def test_what_attributes_mean(heading, meaning):
    assert meaning_of_attribute(heading) == meaning


def test_no_attribute_has_two_meanings():
    names = " ".join((*ATTRIBUTES.values(), *ATTRIBUTES_KEPT.values())).split()
    assert sorted(names) == sorted(set(names))


def test_a_field_of_our_own_is_taken_by_the_first_that_claims_it():
    assert fields_of_attributes(["ou", "title", "department", "seeAlso"]) == ["Department", "Title", "", ""]


def test_two_lines_of_an_address_are_one_address():
    home = b"mozillaHomeStreet: Dam 1\nmozillaHomeStreet2: 2 hoog\nmozillaHomeLocalityName: Utrecht\n"
    table = read_table(b"dn: cn=A\ncn: A\n" + home + b"street: Werk 5\nl: Almere\n")
    mapping, questions = guess(table)
    slots = dict(zip(mapping.columns, (use.slot for use in mapping.uses), strict=True))
    assert slots["mozillaHomeStreet"] == slots["mozillaHomeStreet2"] != slots["street"]
    assert questions == []
