"""The skills of volunteers: tags, given as a whole."""

from __future__ import annotations

import pytest

from suidesk.commands.people import AddPerson, ChangeContact, RemoveContact
from suidesk.commands.volunteers import AddVolunteer, ChangeVolunteer, Profile, RemoveVolunteer
from suidesk.domain.people import Tag
from suidesk.domain.volunteers import Volunteer, VolunteerSkill


@pytest.fixture
def skills(made):
    def of(ref):
        links = made.reading.where(VolunteerSkill, volunteer_id=ref)
        return sorted(made.reading.get(Tag, link.tag_id).name for link in links)

    return of


def test_skills_are_one_whatever_their_spelling(made, asa, skills):
    made.run(AddVolunteer(id=asa, skills=("Sewing", "sewing ", "SØM")))
    assert skills(asa) == ["Sewing", "SØM"]


def test_a_skill_takes_the_spelling_of_a_tag_that_is_there(made, asa, skills):
    made.run(AddPerson(given="Bo", tags=("Førstehjælp",)))
    made.run(AddVolunteer(id=asa, skills=("forstehjaelp",)))
    assert skills(asa) == ["Førstehjælp"]


def test_a_change_gives_the_whole_new_set_or_leaves_it(made, asa, skills):
    made.run(AddVolunteer(id=asa, skills=("sewing", "van")))
    made.run(ChangeVolunteer(id=asa, capacity_minutes=60))
    assert skills(asa) == ["sewing", "van"]
    made.run(ChangeVolunteer(id=asa, skills=("van", "cooking")))
    assert skills(asa) == ["cooking", "van"]
    made.desk.undo()
    assert skills(asa) == ["sewing", "van"]


def test_an_empty_skill_is_refused_at_its_field(asa, made, refused):
    assert refused(AddVolunteer(id=asa, skills=(" ",))) == ("required", "skills")


def test_skills_go_with_the_profile_and_come_back_with_it(made, asa, skills):
    made.run(AddVolunteer(id=asa, skills=("sewing",)))
    made.run(RemoveVolunteer(id=asa))
    assert made.reading.where(VolunteerSkill) == []
    made.desk.undo()
    assert skills(asa) == ["sewing"]
    made.run(ChangeContact(id=asa, volunteer=None))
    assert made.reading.where(VolunteerSkill) == []


def test_a_profile_of_a_form_gives_all_skills_or_leaves_them(made, skills):
    ref = made.run(AddPerson(given="Amina", volunteer=Profile(skills=("sewing", "van"))))
    made.run(ChangeContact(id=ref, volunteer=Profile()))
    assert skills(ref) == ["sewing", "van"]
    made.run(ChangeContact(id=ref, volunteer=Profile(skills=("van",))))
    assert skills(ref) == ["van"]


def test_a_person_goes_with_profile_and_skills(made, asa):
    made.run(AddVolunteer(id=asa, skills=("sewing",)))
    made.run(RemoveContact(id=asa, together=True))
    assert made.reading.where(Volunteer) == []
    assert made.reading.where(VolunteerSkill) == []
