"""What a row changes in a stored contact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from suidesk.domain.ids import ContactId, PointId
from suidesk.domain.people import (
    Contact,
    ContactKind,
    ContactLanguage,
    ContactPoint,
    ContactTag,
    Field,
    FieldValue,
    PointKind,
    Sector,
    Tag,
)
from suidesk.domain.volunteers import Volunteer, VolunteerStatus
from suidesk.interchange.incoming import Incoming, IncomingPoint, IncomingVolunteer
from suidesk.interchange.merging import Merger, Policy
from suidesk.interchange.whole_contacts import WholeContact

REF = ContactId("1")
FILL = Merger(Policy.FILL_BLANKS, "en", lambda: "new")
OVER = Merger(Policy.OVERWRITE, "en", lambda: "new")


def told(**values):
    return Incoming(**({"line": 2, "row": 2, "kind": ContactKind.PERSON, "name": "Ann Bos"} | values))


def stored(volunteer=None, points=(), fields=(), tags=(), languages=(), **values):
    base = {"id": REF, "kind": ContactKind.PERSON, "given": "Ann", "family": "Bos"}
    contact = Contact(**(base | values)).named("en")
    return WholeContact(contact, points, languages, tags, volunteer, fields)


def point(raw, kind=PointKind.EMAIL, label="", position=0):
    normal = ContactPoint.normalised(kind, raw)
    return ContactPoint(
        id=PointId(raw), contact_id=REF, kind=kind, raw=raw, label=label, normal=normal, position=position
    )


def test_blanks_are_filled_and_the_rest_is_kept_and_said():
    known = stored(source="fair", notes="old")
    merge = FILL.changed(told(source="web", lawful_basis="consent", notes="new", died_on=date(2024, 1, 1)), known)
    assert merge.records == [replace(known.contact, lawful_basis="consent", died_on=date(2024, 1, 1))]
    assert merge.kept == [("source", "fair", "web"), ("notes", "old", "new")]


def test_overwriting_replaces_what_the_file_says_and_leaves_what_it_does_not():
    known = stored(source="fair", notes="old", lawful_basis="consent")
    merge = OVER.changed(told(source="web", notes="new", given="Anne", family="Bos", name="Anne Bos"), known)
    (contact,) = merge.records
    assert (contact.source, contact.notes, contact.lawful_basis) == ("web", "new", "consent")
    assert (contact.display_name, contact.sort_key) == ("Anne Bos", known.contact.sort_key.replace("ann", "anne"))
    assert merge.kept == []


@pytest.mark.parametrize("merger", [FILL, OVER])
def test_what_is_the_same_changes_nothing(merger):
    known = stored(
        notes="a\nb",
        points=(point("a@x.nl", label="home"), point("0612345678", PointKind.PHONE, position=1)),
        tags=("Tea",),
        languages=("nl",),
        fields=(("Size", "4"),),
        volunteer=Volunteer(id=REF, capacity_minutes=60),
        do_not_contact=True,
    )
    merge = merger.changed(
        told(
            given="Ann",
            family="Bos",
            notes="b",
            points=(IncomingPoint(PointKind.EMAIL, "A@x.nl"), IncomingPoint(PointKind.PHONE, "+31612345678")),
            tags=("TEA",),
            languages=("NL",),
            fields=(("size", "4"),),
            volunteer=IncomingVolunteer(capacity_minutes=60, is_minor=False),
            do_not_contact=True,
        ),
        known,
    )
    assert (merge.records, merge.kept) == ([], [])


def test_points_tags_languages_and_fields_are_added():
    known = stored(points=(point("a@x.nl", position=4),), tags=("Tea",), fields=(("Size", "4"),))
    row = told(
        points=(IncomingPoint(PointKind.EMAIL, "b@x.nl", "work"), IncomingPoint(PointKind.EMAIL, "B@x.nl")),
        tags=("Tea", "Bread"),
        languages=("da",),
        fields=(("Hat", "red"),),
    )
    merge = FILL.changed(row, known)
    assert merge.records == [
        ContactPoint(
            id=PointId("new"),
            contact_id=REF,
            kind=PointKind.EMAIL,
            raw="b@x.nl",
            label="work",
            normal="b@x.nl",
            position=5,
        ),
        ContactLanguage.of(REF, "da"),
        Tag.of("Bread"),
        ContactTag.of(REF, Tag.of("Bread").id),
        Field.of("Hat"),
        FieldValue.of(REF, Field.of("Hat").id, "red"),
    ]


def test_a_field_that_differs_is_kept_or_replaced():
    known, row = stored(fields=(("Size", "4"),)), told(fields=(("size", "5"),))
    assert FILL.changed(row, known).kept == [("size", "4", "5")]
    assert FILL.changed(row, known).records == []
    assert [record.value for record in OVER.changed(row, known).records if isinstance(record, FieldValue)] == ["5"]


def test_a_label_is_filled_in():
    known = stored(points=(point("a@x.nl"),))
    row = told(points=(IncomingPoint(PointKind.EMAIL, "a@x.nl", "work"),))
    assert FILL.changed(row, known).records == [replace(known.points[0], label="work")]


def test_a_guessed_name_never_changes_one():
    known = stored(given="", family="", display_name="Ann Bos")
    assert OVER.changed(told(given="Ann", family="Bos", is_name_guessed=True), known).records == []
    (contact,) = FILL.changed(told(given="Ann", family="Bos"), known).records
    assert (contact.given, contact.family) == ("Ann", "Bos")


def test_an_organisation_takes_sector_and_another_spelling():
    known = stored(kind=ContactKind.ORGANISATION, given="", family="", display_name="Cafe")
    row = told(kind=ContactKind.ORGANISATION, name="Café", sector=Sector.PRIVATE)
    assert FILL.changed(row, known).records[0].sector is Sector.PRIVATE
    assert FILL.changed(row, known).records[0].display_name == "Cafe"
    assert OVER.changed(row, known).records[0].display_name == "Café"


def test_a_volunteering_profile_is_made_filled_or_replaced():
    row = told(volunteer=IncomingVolunteer(status=VolunteerStatus.PAUSED, capacity_minutes=60))
    assert FILL.changed(row, stored()).records == [
        Volunteer(id=REF, status=VolunteerStatus.PAUSED, capacity_minutes=60)
    ]
    known = stored(volunteer=Volunteer(id=REF))
    merge = FILL.changed(row, known)
    assert merge.records == [Volunteer(id=REF, capacity_minutes=60)]
    assert merge.kept == [("status", "active", "paused")]
    assert OVER.changed(row, known).records[0].status is VolunteerStatus.PAUSED


def test_a_yes_fills_a_no_and_a_no_only_overwrites():
    assert FILL.changed(told(do_not_contact=True), stored()).records[0].do_not_contact
    known = stored(do_not_contact=True)
    merge = FILL.changed(told(do_not_contact=False), known)
    assert (merge.records, merge.kept) == ([], [("do_not_contact", "yes", "no")])
    assert not OVER.changed(told(do_not_contact=False), known).records[0].do_not_contact


def test_a_new_contact_keeps_the_id_of_a_lossless_export():
    row = told(id="0191e7a0-0000-7000-8000-000000000001", volunteer=IncomingVolunteer(is_minor=True))
    contact, volunteer = FILL.created(row)
    assert contact.id == volunteer.id == row.id
