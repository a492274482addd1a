"""Names, points, languages and tags as the domain sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from suidesk.domain.people import (
    Contact,
    ContactKind,
    ContactLanguage,
    ContactPoint,
    Field,
    PointKind,
    Tag,
    looks_like_email,
)
from tests.domain.records import ORGANISATION, PERSON, refused


@pytest.mark.parametrize(
    ("given", "family", "shown", "key"),
    [
        ("Åsa", "Kjær", "Åsa Kjær", "kjaer asa"),
        ("  Åsa ", " Kjær\n", "Åsa Kjær", "kjaer asa"),
        ("Åsa", "", "Åsa", "asa"),
        ("", "Kjær", "Kjær", "kjaer"),
    ],
)
def test_a_person_is_shown_given_name_first_and_sorted_by_family(given, family, shown, key):
    named = replace(PERSON, given=given, family=family).named("en")
    assert (named.display_name, named.sort_key) == (shown, key)


def test_a_person_known_by_one_name_alone_keeps_it():
    known = Contact(id="p", kind=ContactKind.PERSON, display_name=" Mr  Fix-it ").named("en")
    assert (known.display_name, known.sort_key) == ("Mr Fix-it", "mr fix-it")


def test_an_organisation_is_sorted_by_its_name_as_a_whole():
    named = replace(ORGANISATION, display_name="De  Brug").named("nl")
    assert (named.display_name, named.sort_key) == ("De Brug", "de brug")


def test_naming_again_changes_nothing():
    for language in ("en", "nl", "da"):
        once = replace(PERSON, family="van der Aa").named(language)
        assert once.named(language) == once


@pytest.mark.parametrize(
    ("kind", "raw", "normal"),
    [
        (PointKind.EMAIL, " Åsa@Example.ORG ", "åsa@example.org"),
        (PointKind.PHONE, "+45 00 12 34 56", "+4500123456"),
        (PointKind.PHONE, "0045 00-12.34/56", "+4500123456"),
        (PointKind.PHONE, "+44 (0)1632 960123", "+441632960123"),
        (PointKind.PHONE, "01632 960123", "01632960123"),
        (PointKind.PHONE, "+٤٥ ٠٠ ١٢", "+450012"),
        (PointKind.ADDRESS, "Nørre  Allé 3", "norre alle 3"),
        (PointKind.URL, "HTTPS://Example.org/", "https://example.org/"),
    ],
)
def test_two_spellings_of_a_point_share_a_normal_form(kind, raw, normal):
    assert ContactPoint.normalised(kind, raw) == normal


@pytest.mark.parametrize("raw", ["a@b.org", " a@b.org ", "a+b@c.d.org", "ø@æ.dk", "a@b@c.org"])
def test_looks_like_an_email(raw):
    assert looks_like_email(raw)


@pytest.mark.parametrize("raw", ["", "a", "a@", "@b.org", "a@b", "a@b.", "a@.org", "a b@c.org", "a@b .org"])
def test_does_not_look_like_an_email(raw):
    assert not looks_like_email(raw)


def test_words_are_tidied_and_required():
    assert Tag.of(" new  here ").name == "new here"
    assert ContactLanguage.of("p", " Dansk ").language == "Dansk"
    assert refused(Tag.of("  ")) == ("required", "tags")
    assert refused(ContactLanguage.of("p", "")) == ("required", "languages")
    assert refused(Field.of("x" * 201)) == ("too_long", "name")
