"""When two tellings are of one contact, and when they are of namesakes."""

from __future__ import annotations

import pytest

from suidesk.domain.ids import ContactId, PointId
from suidesk.domain.people import Contact, ContactKind, ContactPoint, PointKind
from suidesk.interchange.doubles import groups_of, joined, units_of
from suidesk.interchange.incoming import Incoming, IncomingPoint, IncomingVolunteer
from suidesk.interchange.matching import Comparisons, matched
from suidesk.interchange.merging import Merger, Policy
from suidesk.interchange.sameness import facts_of, keys_of_incoming, name_key, point_key
from suidesk.interchange.whole_contacts import WholeContact

E, P, A, U = PointKind.EMAIL, PointKind.PHONE, PointKind.ADDRESS, PointKind.URL


def row(line=2, name="Jan Bos", email="", phone="", address="", **values):
    pairs = ((E, email), (P, phone), (A, address))
    points = tuple(IncomingPoint(kind, raw) for kind, raw in pairs if raw)
    return Incoming(line=line, row=line, kind=ContactKind.PERSON, name=name, points=points, **values)


def known(ref, name="Jan Bos", email="", phone="", address="", **parts):
    contact = Contact(id=ContactId(ref), kind=ContactKind.PERSON, display_name=name)
    pairs = ((E, email), (P, phone), (A, address))
    points = tuple(
        ContactPoint(id=PointId(raw), contact_id=ContactId(ref), kind=kind, raw=raw) for kind, raw in pairs if raw
    )
    return WholeContact(contact, points=points, **parts)


def pairs(rows, stored):
    units = units_of(rows)
    merger = Merger(Policy.FILL_BLANKS, "en", lambda: "new")
    comparisons = Comparisons(
        changes_nothing=lambda unit, one: not merger.changed(unit.incoming, one).records,
        agrees=lambda unit, one: not merger.changed(unit.incoming, one).kept,
    )
    found = matched(units, stored, comparisons)
    return {unit.incoming.line: one and one.contact.id for unit, one in zip(units, found, strict=True)}


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (E, "Ann@X.nl", " ann@x.NL "),
        (P, "06-1234 5678", "+31 6 12345678"),
        (P, "+31 (0)6 12345678", "0031612345678"),
        (P, "07700 900123", "+44 7700 900123"),
        (P, "12 34 56 78", "+45 12345678"),
        (P, "+1 212 555 0100", "212-555-0100"),
        (A, "Dam 1,\n1012 JS Amsterdam", "dam 1, 1012 js AMSTERDAM"),
        (U, "https://x.nl/", "x.nl"),
    ],
)
def test_spellings_of_one_point_share_a_key(kind, one, other):
    assert point_key(kind, one) == point_key(kind, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [(E, "a@x.nl", "b@x.nl"), (P, "010-1234567", "020-1234567"), (P, "112", "911"), (A, "Dam 1", "Dam 11")],
)
def test_different_points_do_not(kind, one, other):
    assert point_key(kind, one) != point_key(kind, other)


def test_names_are_compared_without_accents_and_capitals():
    assert name_key(ContactKind.PERSON, "RENÉE  bøe") == name_key(ContactKind.PERSON, "Renee Boe")
    assert name_key(ContactKind.PERSON, "Ann") != name_key(ContactKind.ORGANISATION, "Ann")


def test_a_row_doubled_in_every_cell_is_one_contact():
    (unit,) = units_of([row(2, email="a@x.nl"), row(9, email="a@x.nl")])
    assert [(one.line, problem.code, problem.found) for one, problem in unit.joined] == [(9, "doubled_row", "2")]


def test_a_row_that_adds_to_another_is_joined_with_it():
    (unit,) = units_of(
        [
            row(2, email="a@x.nl", tags=("Tea",)),
            row(3, email="A@x.nl", phone="0612345678", tags=("Bread",), notes="late", fields=(("Size", "4"),)),
        ]
    )
    assert unit.joined[0][1].code == "joined_row"
    assert [point.raw for point in unit.incoming.points] == ["a@x.nl", "0612345678"]
    assert (unit.incoming.tags, unit.incoming.notes, unit.incoming.fields) == (
        ("Tea", "Bread"),
        "late",
        (("Size", "4"),),
    )


def test_namesakes_in_one_file_stay_apart():
    rows = [row(2, email="a@x.nl"), row(3, email="b@x.nl"), row(4), row(5, address="Dam 1")]
    assert [unit.incoming.line for unit in units_of(rows)] == [2, 3, 4, 5]
    father_and_son = [row(2, email="a@x.nl", phone="0201234567"), row(3, email="b@x.nl", phone="0201234567")]
    assert len(units_of(father_and_son)) == 2


def test_rows_of_one_id_are_one_contact_whatever_their_names():
    rows = [row(2, "Jan Bos", id="x"), row(3, "Jan Bosch", id="x"), row(4, "Jan Bos")]
    assert [[one.line for one in group] for group in groups_of(rows).values()] == [[2, 3], [4]]
    (unit,) = units_of(rows[:2])
    assert unit.incoming.name == "Jan Bos"


def test_joining_keeps_both_values_of_a_field():
    both = joined(
        row(2, fields=(("Size", "4"),), notes="one", volunteer=IncomingVolunteer(capacity_minutes=60)),
        row(3, fields=(("size", "5"),), notes="two", volunteer=IncomingVolunteer(is_minor=True), do_not_contact=True),
    )
    assert (both.fields, both.notes, both.do_not_contact) == ((("Size", "4\n5"),), "one\ntwo", True)
    assert both.volunteer == IncomingVolunteer(capacity_minutes=60, is_minor=True)


@pytest.mark.parametrize(
    ("told", "stored"),
    [
        (row(email="a@x.nl"), known("1", email="A@X.nl")),
        (row(phone="0612345678"), known("1", phone="+31612345678")),
        (row(email="new@x.nl", phone="0612345678"), known("1", email="old@x.nl", phone="0612345678")),
        (row(), known("1", email="a@x.nl")),
        (row(email="a@x.nl"), known("1", phone="0612345678")),
        (row(name="JAN BÓS"), known("1")),
    ],
)
def test_the_same_person_is_known_again(told, stored):
    assert pairs([told], [stored]) == {2: "1"}


@pytest.mark.parametrize(
    ("told", "stored"),
    [
        (row(email="a@x.nl"), known("1", email="b@x.nl")),
        (row(phone="0612345678"), known("1", phone="0687654321")),
        (row(address="Dam 1"), known("1", address="Kade 2")),
    ],
)
def test_a_namesake_is_another_person(told, stored):
    assert pairs([told], [stored]) == {2: None}


def test_the_contact_with_most_in_common_is_taken_and_each_only_once():
    stored = [known("1", email="a@x.nl"), known("2", email="a@x.nl", phone="0612345678")]
    rows = [row(2, email="a@x.nl", phone="0612345678", notes="new"), row(3, email="b@x.nl", phone="0612345678")]
    assert pairs(rows, stored) == {2: "2", 3: None}


def test_by_name_alone_only_when_there_is_no_choice():
    assert pairs([row(notes="new")], [known("1"), known("2", phone="0612345678")]) == {2: None}
    assert pairs([row(2, notes="a"), row(3, notes="b")], [known("1")]) == {2: None, 3: None}
    assert pairs([row()], [known("1"), known("2")]) == {2: "1"}


def test_rows_find_exactly_the_contacts_they_made():
    rows = [row(2), row(3, tags=("Tea",)), row(4, tags=("Tea", "Bread")), row(5, email="a@x.nl")]
    stored = [
        known("5", email="a@x.nl"),
        known("4", tags=("Bread", "tea")),
        known("3", tags=("Tea",)),
        known("2"),
    ]
    assert pairs(rows, stored) == {2: "2", 3: "3", 4: "4", 5: "5"}


def test_facts_of_a_row_equal_those_of_the_contact_it_made():
    told = row(email="a@x.nl", languages=("nl",), fields=(("Size", "4"),), do_not_contact=False)
    stored = known("1", email="A@x.nl", languages=("NL",), fields=(("size", "4"),))
    assert facts_of(told) == facts_of(stored)
    assert keys_of_incoming(told).emails == {(E, "a@x.nl")}


def test_ten_thousand_namesakes_are_told_apart_quickly():
    import time

    rows = [row(n, notes=str(n)) for n in range(10_000)]
    stored = [known(str(n)) for n in range(10_000)]
    start = time.process_time()
    pairs(rows, stored)
    assert time.process_time() - start < 10
