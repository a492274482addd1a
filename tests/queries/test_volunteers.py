"""Volunteers as lists and one by one: who matches, who is away and until when, what stands around one of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.checks import NoteCheck
from suidesk.commands.people import AddPerson, ChangeContact, Point
from suidesk.commands.volunteers import AddAbsence
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import PointKind
from suidesk.domain.volunteers import AbsenceKind, Slot, VolunteerStatus
from suidesk.queries.volunteers import (
    Addresses,
    AddressesOf,
    AwayCount,
    AwayPlace,
    AwayVolunteers,
    SkillsUsed,
    VolunteerCounts,
    VolunteerPlace,
    VolunteerSheet,
    VolunteersMatching,
)
from tests.queries.neighbours import ask, days, volunteer
from tests.stores import NOW, made_store

TODAY = NOW.date()


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def names(made):
    return lambda query: [getattr(row, "volunteer", row).name for row in made.desk.ask(query)]


def test_a_row_says_status_hours_and_skills(made):
    ref = volunteer(made, "Amina", capacity_minutes=240, promised=90, skills=("van", "Accounts"))
    made.run(AddAbsence(person_id=ref, from_on=TODAY, until_on=TODAY))
    (row,) = made.desk.ask(VolunteersMatching(TODAY))
    assert (row.id, row.status, row.capacity, row.promised, row.free) == (ref, VolunteerStatus.ACTIVE, 240, 90, 150)
    assert row.skills == ("Accounts", "van")
    assert row.away.from_on == TODAY


def test_without_a_capacity_nobody_knows_what_is_free(made):
    volunteer(made, "Amina", promised=90)
    (row,) = made.desk.ask(VolunteersMatching(TODAY))
    assert (row.capacity, row.free) == (None, None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["Amina", "Bram", "Søren"]),
        ("sor", ["Søren"]),
        ("gard", ["Bram", "Søren"]),
        ("gard soren", ["Søren"]),
        ("blomster", ["Amina"]),
        ("gardening blomster", []),
        ("%", ["Amina", "Bram", "Søren"]),
    ],
)
def test_volunteers_are_found_by_name_tag_and_skill(made, names, text, found):
    volunteer(made, "Søren", skills=("gardening",))
    volunteer(made, "Bram", skills=("Gårdening", "van"))
    volunteer(made, "Amina", tags=("Blomster",))
    made.run(AddPerson(given="Sorrel"))
    assert names(VolunteersMatching(TODAY, text)) == found


def test_statuses_narrow_the_list_and_who_left_is_shown_only_when_asked_for(made, names):
    for status in VolunteerStatus:
        volunteer(made, status.value, status=status)
    left = VolunteerStatus.LEFT
    assert names(VolunteersMatching(TODAY)) == ["active", "enquiring", "onboarding", "paused"]
    assert names(VolunteersMatching(TODAY, statuses=(left,))) == ["left"]
    assert made.desk.ask(VolunteerCounts()) == dict.fromkeys(VolunteerStatus, 1)
    assert made.desk.ask(VolunteerCounts("act")) == {**dict.fromkeys(VolunteerStatus, 0), VolunteerStatus.ACTIVE: 1}


def test_a_window_and_the_place_in_it(made, names):
    refs = [volunteer(made, name) for name in ("Amina", "Bram", "Chen", "Dora")]
    assert names(VolunteersMatching(TODAY, offset=1, limit=2)) == ["Bram", "Chen"]
    assert [made.desk.ask(VolunteerPlace(ref)) for ref in refs] == [0, 1, 2, 3]
    assert made.desk.ask(VolunteerPlace(refs[2], "ch")) == 0
    assert made.desk.ask(VolunteerPlace(refs[2], "dora")) is None
    assert made.desk.ask(VolunteerPlace("nobody")) is None


def test_the_archive_is_no_list_of_volunteers(made, names):
    ref = volunteer(made, "Amina")
    made.run(ChangeContact(id=ref, archived_on=TODAY))
    assert names(VolunteersMatching(TODAY)) == []


def test_who_is_away_stands_in_the_order_of_coming_back(made, names):
    open_end = volunteer(made, "Open")
    made.run(AddAbsence(person_id=open_end, from_on=TODAY - days(9), kind=AbsenceKind.PAUSE))
    late = volunteer(made, "Late")
    made.run(AddAbsence(person_id=late, from_on=TODAY, until_on=TODAY + days(30)))
    early = volunteer(made, "Early")
    made.run(AddAbsence(person_id=early, from_on=TODAY - days(5), until_on=TODAY + days(2)))
    soon = volunteer(made, "Soon")
    made.run(AddAbsence(person_id=soon, from_on=TODAY + days(14), until_on=TODAY + days(16)))
    paused = volunteer(made, "Paused", status=VolunteerStatus.PAUSED)
    for name, first, last in (("Back", -20, -1), ("Far", 15, 20)):
        made.run(AddAbsence(person_id=volunteer(made, name), from_on=TODAY + days(first), until_on=TODAY + days(last)))
    gone = volunteer(made, "Gone", status=VolunteerStatus.LEFT)
    made.run(AddAbsence(person_id=gone, from_on=TODAY))
    assert names(AwayVolunteers(TODAY)) == ["Early", "Soon", "Late", "Paused", "Open"]
    assert made.desk.ask(AwayCount(TODAY)) == 5
    assert [made.desk.ask(AwayPlace(ref, TODAY)) for ref in (early, late, open_end, gone)] == [0, 2, 4, None]
    back = {row.volunteer.id: row.returns_on for row in made.desk.ask(AwayVolunteers(TODAY))}
    assert back == {
        early: TODAY + days(3),
        soon: TODAY + days(17),
        late: TODAY + days(31),
        paused: None,
        open_end: None,
    }


def test_the_sheet_has_everything_around_a_volunteer(made):
    ref = volunteer(made, "Amina", week=[(2, 540, 720), (1, 1080, 1260)], promised=60, skills=("van",))
    points = (
        Point(PointKind.PHONE, "1"),
        Point(PointKind.EMAIL, "a@example.org"),
        Point(PointKind.EMAIL, "b@example.org"),
    )
    made.run(ChangeContact(id=ref, points=points, languages=("Somali", "Dansk")))
    first = made.run(NoteCheck(person_id=ref, scheme="DBS", seen_on=TODAY - days(400)))
    again = made.run(NoteCheck(person_id=ref, scheme="DBS"))
    ask(made, ref, TODAY - days(1))
    ask(made, ref, TODAY, is_ask=False)
    sheet = made.desk.ask(VolunteerSheet(ref, TODAY))
    assert (sheet.email, sheet.phone) == ("a@example.org", "1")
    assert (sheet.skills, sheet.languages) == (["van"], ["Dansk", "Somali"])
    assert sheet.slots == [Slot(1, 1080, 1260), Slot(2, 540, 720)]
    assert [(row.check.id, row.is_current) for row in sheet.checks] == [(again, True), (first, False)]
    assert [row.interaction.day for row in sheet.asks] == [TODAY - days(1)]
    assert (sheet.load.promised, len(sheet.promises)) == (60, 1)


def test_only_volunteers_have_a_sheet(made):
    ref = made.run(AddPerson(given="Amina"))
    with pytest.raises(SuideskError, match="not_found"):
        made.desk.ask(VolunteerSheet(ref, TODAY))


def test_the_skills_that_are_used_most_come_first(made):
    volunteer(made, "Amina", skills=("van", "accounts"))
    volunteer(made, "Bram", skills=("van",), tags=("neighbour",))
    assert made.desk.ask(SkillsUsed()) == ["van", "accounts"]


def test_addresses_leave_out_who_wants_no_mail_and_who_has_none(made):
    def person(name, email="", **values):
        points = (Point(PointKind.EMAIL, email),) if email else ()
        return made.run(AddPerson(given=name, points=points, **values))

    refs = [
        person("Chen", "shared@example.org"),
        person("Amina", "amina@example.org"),
        person("Bram", "bram@example.org", do_not_contact=True),
        person("Dora"),
        person("Ella", "shared@example.org"),
    ]
    expected = Addresses(("amina@example.org", "shared@example.org"), ("Bram",), ("Dora",))
    assert made.desk.ask(AddressesOf(tuple(refs))) == expected
    assert made.desk.ask(AddressesOf(())) == Addresses((), (), ())


def test_weeks_later_other_people_are_away(made, names):
    ref = volunteer(made, "Amina")
    made.run(AddAbsence(person_id=ref, from_on=TODAY + timedelta(weeks=10), until_on=TODAY + timedelta(weeks=11)))
    assert names(AwayVolunteers(TODAY)) == []
    assert names(AwayVolunteers(TODAY + timedelta(weeks=9))) == ["Amina"]
