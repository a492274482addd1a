"""Lists of volunteers: people with a profile, their skills and the hours when they can usually help."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.commands.availability import SetAvailability
from suidesk.commands.people import AddPerson
from suidesk.commands.volunteers import AddVolunteer
from suidesk.domain.ids import AvailabilityId, ContactId
from suidesk.domain.people import Contact, ContactKind, FieldValue, Tag
from suidesk.domain.volunteers import Availability, Slot, Volunteer, VolunteerSkill, VolunteerStatus
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.merging import Policy
from suidesk.interchange.people_out import Style
from suidesk.services.exporting import Exporting, Wanted
from suidesk.services.importing import Counts
from tests.interchange.strategies import volunteers, words
from tests.interchange.test_usual_week import weeks
from tests.services.lists import brought_in, codes, rows_of
from tests.stores import made_store, quick_folder

LIST = (
    "Naam;E-mail;Status;Uren per week;Vaardigheden;Beschikbaarheid\n"
    'Ann Bos;ann@example.org;actief;2;EHBO, koken;"di 18:00-21:00; za 9-12"\n'
)


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


def week_of(made, ref):
    return sorted(one.slot for one in made.reading.where(Availability, person_id=ref))


def skills_of(made, ref):
    tags = {tag.id: tag.name for tag in made.reading.where(Tag)}
    return sorted(tags[one.tag_id] for one in made.reading.where(VolunteerSkill, volunteer_id=ref))


def volunteers_out(made, style=Style.SAFE):
    wanted = Wanted(kind=ContactKind.PERSON, of_volunteers=True, style=style)
    return Exporting(made.desk).export(wanted).content


def test_a_list_of_volunteers_brings_skills_and_hours(made):
    report = brought_in(made, LIST)
    assert (report.looked.kind, report.counts) == (ListKind.VOLUNTEERS, Counts(created=1))
    (ann,) = made.reading.where(Contact)
    assert made.reading.get(Volunteer, ann.id).capacity_minutes == 120
    assert skills_of(made, ann.id) == ["EHBO", "koken"]
    assert week_of(made, ann.id) == [Slot(1, 1080, 1260), Slot(5, 540, 720)]
    after = made.rows()
    for policy in Policy:
        assert brought_in(made, LIST, policy).counts == Counts(unchanged=1)
    assert made.rows() == after
    made.desk.undo(report.batch)
    assert made.reading.where(Contact) == []


def test_what_is_here_only_grows(made):
    ann = made.run(AddPerson(given="Ann", family="Bos"))
    made.run(AddVolunteer(id=ann, skills=("Koken", "Gitaar")))
    made.run(SetAvailability(person_id=ann, slots=(Slot(1, 1140, 1320),)))
    brought_in(made, LIST)
    assert skills_of(made, ann) == ["EHBO", "Gitaar", "Koken"]
    assert week_of(made, ann) == [Slot(1, 1080, 1140), Slot(1, 1140, 1320), Slot(5, 540, 720)]


def test_everybody_in_a_list_of_volunteers_is_one(made):
    brought_in(made, "Naam,E-mail\nAnn Bos,ann@example.org\n", kind=ListKind.VOLUNTEERS)
    (ann,) = made.reading.where(Contact)
    assert made.reading.get(Volunteer, ann.id).status is VolunteerStatus.ACTIVE


def test_people_keep_such_columns_as_fields_of_their_own(made):
    report = brought_in(made, "Name,E-mail,Skills\nAnn,a@x.nl,knots\n")
    assert report.looked.kind is ListKind.PEOPLE
    assert [one.value for one in made.reading.where(FieldValue)] == ["knots"]
    content = Exporting(made.desk).export(Wanted()).content
    assert rows_of(content)[0]["Field: Skills"] == "knots"
    assert brought_in(made, content).counts == Counts(unchanged=1)


def test_hours_that_are_not_understood_are_kept_and_an_organisation_is_no_volunteer(made):
    report = brought_in(
        made, "Name,Kind,Availability\nAnn,person,when it rains\nChoir,organisation,\n", kind=ListKind.VOLUNTEERS
    )
    assert report.counts == Counts(created=1, rejected=1)
    assert codes(report) == [(3, "not_a_volunteer")]
    assert [one.value for one in made.reading.where(FieldValue)] == ["when it rains"]


def test_only_volunteers_go_out_and_come_back(made):
    brought_in(made, LIST)
    made.run(AddPerson(given="Bo"))
    content = volunteers_out(made)
    (row,) = rows_of(content)
    assert (row["Name"], row["Skills"], row["Availability"]) == (
        "Ann Bos",
        "EHBO; koken",
        "Tue 18:00-21:00; Sat 09:00-12:00",
    )
    assert brought_in(made, content, Policy.OVERWRITE).counts == Counts(unchanged=1)


@settings(max_examples=30)
@given(volunteers(ContactId("0b8c4c0e-7d42-4d0e-9d2a-2f7f3f6f9a12")), words, weeks, st.sampled_from(Policy))
def test_any_volunteer_comes_back_from_a_lossless_file(volunteer, skills, week, policy):
    contact = Contact(id=volunteer.id, kind=ContactKind.PERSON, given="Ann").named("en")
    tags = [Tag.of(skill) for skill in skills]
    slots = [
        Availability(id=AvailabilityId(f"slot {at}"), person_id=contact.id, **vars(slot))
        for at, slot in enumerate(week)
    ]
    with quick_folder() as folder:
        made, other = made_store(Path(folder) / "store"), made_store(Path(folder) / "other")
        made.write(contact, volunteer, *tags, *(VolunteerSkill.of(contact.id, tag.id) for tag in tags), *slots)
        content = volunteers_out(made, Style.LOSSLESS)
        assert brought_in(made, content, policy).counts == Counts(unchanged=1)
        assert brought_in(other, content, policy).counts == Counts(created=1)
        for table in ("contacts", "volunteers", "volunteer_skills", "tags"):
            assert other.rows()[table] == made.rows()[table]
        assert week_of(other, contact.id) == week_of(made, contact.id) == list(week)
        made.close()
        other.close()
