"""Adding, changing and removing people and organisations with all that belongs to them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point, RemoveContact
from suidesk.commands.volunteers import Profile
from suidesk.commands.workload import LogTime
from suidesk.domain.people import Contact, ContactKind, ContactPoint, PointKind, Reach, Sector, Tag
from suidesk.domain.volunteers import Volunteer, VolunteerStatus
from suidesk.domain.workload import TimeEntry
from suidesk.queries.people import ContactPage

EMAIL = Point(PointKind.EMAIL, "asa@example.org", "work")
PHONE = Point(PointKind.PHONE, "+45 00 12 34 56")
SITE = Point(PointKind.URL, "https://example.org")


def page(made, ref):
    return made.desk.ask(ContactPage(ref))


def points(made, ref):
    return [(point.raw, point.label, point.position) for point in page(made, ref).points]


def test_a_person_is_added_with_everything_at_once(made, label):
    ref = made.run(
        AddPerson(
            given=" Åsa ",
            family="Kjær",
            points=(EMAIL, PHONE),
            languages=("Dansk", " dansk", "English"),
            tags=("Garden", "garden", "keys"),
            source="Open day",
            notes="Prefers mornings.",
            volunteer=Profile(capacity_minutes=180),
        )
    )
    found = page(made, ref)
    assert (found.contact.display_name, found.contact.sort_key) == ("Åsa Kjær", "kjaer asa")
    assert found.contact.kind is ContactKind.PERSON
    assert (found.contact.source, found.contact.notes) == ("Open day", "Prefers mornings.")
    assert points(made, ref) == [("asa@example.org", "work", 0), ("+45 00 12 34 56", "", 1)]
    assert sorted(found.languages) == ["English", "dansk"]
    assert sorted(found.tags, key=str.casefold) == ["garden", "keys"]
    assert found.volunteer.capacity_minutes == 180
    assert label() == ("AddPerson", {"name": "Åsa Kjær"})


def test_an_organisation(made, label):
    ref = made.run(AddOrganisation(display_name="Ærø  Fund", sector=Sector.PRIVATE, reach=Reach.CITY, points=(SITE,)))
    found = page(made, ref).contact
    assert (found.kind, found.display_name, found.sector, found.reach) == (
        ContactKind.ORGANISATION,
        "Ærø Fund",
        Sector.PRIVATE,
        Reach.CITY,
    )
    assert label() == ("AddOrganisation", {"name": "Ærø Fund"})


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (AddPerson(), ("required", "given")),
        (AddPerson(given="  ", family="\n"), ("required", "given")),
        (AddPerson(given="x" * 501), ("too_long", "given")),
        (AddOrganisation(display_name=""), ("required", "display_name")),
        (AddPerson(given="A", points=(PHONE, Point(PointKind.EMAIL, "asa@"))), ("not_an_email", "points.1")),
        (AddPerson(given="A", points=(Point(PointKind.PHONE, "1", "x" * 501),)), ("too_long", "points.0")),
        (AddPerson(given="A", tags=(" ",)), ("required", "tags")),
        (AddPerson(given="A", languages=("",)), ("required", "languages")),
        (AddPerson(given="A", volunteer=Profile(capacity_minutes=-1)), ("minutes_out_of_range", "capacity_minutes")),
    ],
)
def test_what_is_refused(refused, command, refusal):
    assert refused(command) == refusal


def test_only_what_is_given_changes(made, asa, label):
    made.run(ChangeContact(id=asa, points=(EMAIL,), tags=("keys",), notes="N", do_not_contact=True))
    made.run(ChangeContact(id=asa, given="Aase"))
    found = page(made, asa)
    assert (found.contact.display_name, found.contact.sort_key) == ("Aase Kjær", "kjaer aase")
    assert (found.contact.notes, found.contact.do_not_contact, found.tags) == ("N", True, ["keys"])
    assert points(made, asa) == [("asa@example.org", "work", 0)]
    assert label() == ("ChangeContact", {"name": "Aase Kjær"})


def test_points_that_stay_keep_their_ids(made, asa):
    made.run(ChangeContact(id=asa, points=(EMAIL, PHONE, SITE)))
    ids = {point.raw: point.id for point in page(made, asa).points}
    other = Point(PointKind.EMAIL, "new@example.org")
    made.run(ChangeContact(id=asa, points=(PHONE, EMAIL, other)))
    after = {point.raw: point.id for point in page(made, asa).points}
    assert after[EMAIL.raw] == ids[EMAIL.raw]
    assert after[PHONE.raw] == ids[PHONE.raw]
    assert points(made, asa) == [(PHONE.raw, "", 0), (EMAIL.raw, "work", 1), (other.raw, "", 2)]
    made.run(ChangeContact(id=asa, points=(Point(PointKind.PHONE, "+45 00 99"),)))
    (left,) = page(made, asa).points
    assert (left.id, left.raw, left.normal) == (ids[PHONE.raw], "+45 00 99", "+450099")
    assert len(made.rows()["contact_points"]) == 1


def test_empty_points_are_passed_over(made, asa):
    made.run(ChangeContact(id=asa, points=(Point(PointKind.EMAIL, " "), PHONE)))
    assert points(made, asa) == [(PHONE.raw, "", 0)]


def test_an_address_keeps_its_lines(made, asa):
    made.run(ChangeContact(id=asa, points=(Point(PointKind.ADDRESS, "Havnegade 3\n1058 København\n"),)))
    assert made.reading.where(ContactPoint)[0].raw == "Havnegade 3\n1058 København"


def test_a_tag_keeps_the_spelling_it_had_first(made, asa, bram):
    made.run(ChangeContact(id=asa, tags=("Key Holder",)))
    made.run(ChangeContact(id=bram, tags=("key holder",)))
    assert [tag.name for tag in made.reading.where(Tag)] == ["Key Holder"]
    assert page(made, bram).tags == ["Key Holder"]


def test_changes_that_are_refused(made, asa, fund, refused):
    assert refused(ChangeContact(id="nobody", given="A")) == ("not_found", None)
    assert refused(ChangeContact(id=asa, given="", family="")) == ("required", "given")
    assert refused(ChangeContact(id=asa, sector=Sector.FAITH)) == ("only_organisations", "sector")
    assert refused(ChangeContact(id=fund, volunteer=Profile())) == ("not_a_person", "volunteer")


def test_a_profile_comes_and_goes_with_the_form(made, asa):
    made.run(ChangeContact(id=asa, volunteer=Profile(status=VolunteerStatus.PAUSED)))
    assert made.reading.get(Volunteer, asa).status is VolunteerStatus.PAUSED
    made.run(ChangeContact(id=asa, notes="N"))
    assert made.reading.find(Volunteer, asa)
    made.run(ChangeContact(id=asa, volunteer=None))
    assert made.reading.find(Volunteer, asa) is None


def test_removing_takes_the_parts_and_says_what_else_would_go(made, asa, refused, label):
    made.run(ChangeContact(id=asa, points=(EMAIL,), languages=("Dansk",), tags=("keys",)))
    made.run(LogTime(person_ids=(asa,), minutes=30))
    assert refused(RemoveContact(id=asa)) == ("still_referenced", None)
    made.run(RemoveContact(id=asa, together=True))
    rows = made.rows()
    assert not any(rows[table] for table in ("contacts", "contact_points", "contact_languages", "contact_tags"))
    assert made.reading.where(TimeEntry) == []
    assert label() == ("RemoveContact", {"name": "Åsa Kjær"})


def test_the_user_of_the_desk_can_not_be_removed(made, asa, bram, refused):
    made.run(ChangeDesk(me_id=asa))
    assert refused(RemoveContact(id=asa, together=True)) == ("this_is_you", None)
    made.run(RemoveContact(id=bram))
    assert refused(RemoveContact(id=bram)) == ("not_found", None)


def test_archiving_is_a_change_like_any_other(made, asa):
    made.run(ChangeContact(id=asa, archived_on=made.today - timedelta(days=1)))
    assert made.reading.get(Contact, asa).archived_on == made.today - timedelta(days=1)
    made.run(ChangeContact(id=asa, archived_on=None))
    assert made.reading.get(Contact, asa).archived_on is None
