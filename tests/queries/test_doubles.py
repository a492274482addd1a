"""Contacts that may be one are found by what they share, and left in peace when they are known to be two."""

from __future__ import annotations

import pytest

from suidesk.commands.archiving import ArchiveContacts
from suidesk.commands.network import AddConnection
from suidesk.commands.people import AddOrganisation, AddPerson, Point
from suidesk.domain.merging import Sameness
from suidesk.domain.people import PointKind
from suidesk.queries.doubles import MOST_SHARING, Doubles, DoublesCount, DoublesOf
from tests.stores import NOW, made_store

TODAY = NOW.date()
EMAIL, PHONE = PointKind.EMAIL, PointKind.PHONE


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def person(made, given, family="", *points):
    return made.run(AddPerson(given=given, family=family, points=tuple(Point(*point) for point in points)))


def pairs(made, **window):
    found = made.desk.ask(Doubles(TODAY, **window))
    assert made.desk.ask(DoublesCount()) >= len(found)
    return [({one.first.name, one.second.name}, one.same) for one in found]


def test_the_same_address_number_or_folded_name(made):
    person(made, "Åsa", "Kjær", (EMAIL, "Asa@example.org"), (PHONE, "+45 12 34 56"))
    person(made, "Asa", "Kjaer", (PHONE, "0045 123456"))
    person(made, "A.", "K.", (EMAIL, "asa@EXAMPLE.org"))
    person(made, "Bram", "Bos", (PHONE, "112"))
    person(made, "Cor", "Dam", (PHONE, "112"))
    assert pairs(made) == [
        ({"Åsa Kjær", "Asa Kjaer"}, (Sameness.NAME, Sameness.PHONE)),
        ({"Åsa Kjær", "A. K."}, (Sameness.EMAIL,)),
    ]
    assert made.desk.ask(DoublesCount()) == 2
    assert pairs(made, offset=1, limit=1) == [({"Åsa Kjær", "A. K."}, (Sameness.EMAIL,))]


def test_a_person_and_an_organisation_are_never_one(made):
    person(made, "Winter", "", (EMAIL, "info@example.org"))
    made.run(AddOrganisation(display_name="Winter", points=(Point(EMAIL, "info@example.org"),)))
    assert pairs(made) == []


def test_the_archived_and_the_connected_are_left_in_peace(made):
    mother = person(made, "Ina", "Bos", (PHONE, "020 1234567"))
    daughter = person(made, "Ina", "Bos", (PHONE, "020 1234567"))
    third = person(made, "Ina", "Bos")
    made.run(AddConnection(from_id=daughter, to_id=mother))
    assert len(pairs(made)) == 2
    made.run(ArchiveContacts(ids=(third,)))
    assert pairs(made) == []


def test_a_number_that_many_share_tells_nothing(made):
    for number in range(MOST_SHARING + 1):
        person(made, f"Person {number}", "", (PHONE, "020 7654321"))
    assert pairs(made) == []


def test_whom_one_contact_may_be(made):
    asa = person(made, "Solveig", "Gammelgård", (EMAIL, "s@example.org"))
    person(made, "Solveig", "Gammelgaard")
    person(made, "S.", "G.", (EMAIL, "S@example.org"))
    person(made, "Somebody", "Else")
    made.run(AddOrganisation(display_name="Solveig Gammelgård", points=(Point(EMAIL, "s@example.org"),)))
    found = made.desk.ask(DoublesOf(asa, TODAY))
    assert [(one.row.name, one.same) for one in found] == [
        ("S. G.", (Sameness.EMAIL,)),
        ("Solveig Gammelgaard", (Sameness.NEARLY,)),
    ]
