"""Contacts that may be one are found by what they share, and left in peace when they are known to be two."""

from __future__ import annotations

import pytest

from suidesk.commands.archiving import ArchiveContacts
from suidesk.commands.fields import AddField, SetFieldValue
from suidesk.commands.network import AddConnection
from suidesk.commands.people import AddOrganisation, AddPerson, Point
from suidesk.domain.merging import Sameness
from suidesk.domain.own_fields import FieldType
from suidesk.domain.people import PointKind
from suidesk.interchange.linking.records import Reason
from suidesk.queries.doubles import ContactsToCompare, Doubles, DoublesOf
from suidesk.services.example.making import make_example
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
    return [({one.first.name, one.second.name}, one.why.reasons) for one in found]


def test_the_same_address_number_or_folded_name(made):
    person(made, "Åsa", "Kjær", (EMAIL, "Asa@example.org"), (PHONE, "+45 12 34 56"))
    person(made, "Asa", "Kjaer", (PHONE, "0045 123456"))
    person(made, "A.", "Kjær", (EMAIL, "asa@EXAMPLE.org"))
    person(made, "Bram", "Bos", (PHONE, "112"))
    person(made, "Cor", "Dam", (PHONE, "112"))
    found = pairs(made)
    assert ({"Åsa Kjær", "Asa Kjaer"}, (Reason.SAME_NAME, Reason.SAME_PHONE)) in found
    assert ({"Åsa Kjær", "A. Kjær"}, (Reason.SAME_FAMILY, Reason.NAME_SHORTENED, Reason.SAME_EMAIL)) in found
    assert not any(names & {"Bram Bos", "Cor Dam"} for names, _ in found)
    assert pairs(made, offset=1, limit=1) == [found[1]]


def test_a_given_name_alone_is_no_reason(made):
    make_example(made.desk, TODAY)
    ina = [person(made, "Ina", "Bosman") for _ in range(2)]
    comparing = made.desk.ask(ContactsToCompare())
    found = {(one.first, one.second): one for one in comparing.proposals()}
    assert found[min(ina), max(ina)].reasons == (Reason.SAME_NAME,)
    own = {Reason.SAME_EMAIL, Reason.SAME_PHONE, Reason.SAME_BIRTH}
    assert all(Reason.DIFFERENT_FAMILY not in one.against or own & set(one.reasons) for one in found.values())


def test_a_birthday_of_their_own_tells_namesakes_apart(made):
    field = made.run(AddField(name="Birthday", type=FieldType.DAY))
    for day in ("1971-06-24", "2003-01-09"):
        ref = person(made, "Jan", "Jansen", (PHONE, "020 1234567"))
        assert len(pairs(made)) == (day == "2003-01-09")
        made.run(SetFieldValue(contact_id=ref, field_id=field, value=day))
    assert pairs(made) == []


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
    for given, family in (("Amina", "Yusuf"), ("Bram", "Vos"), ("Cor", "Dam"), ("Dirk", "Eik"), ("Eva", "Fox")):
        person(made, given, family, (PHONE, "020 7654321"))
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
