"""A person is saved together with the volunteering profile, and both come back with one undo."""

from __future__ import annotations

import pytest

from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point
from suidesk.commands.volunteers import Profile
from suidesk.domain.errors import Invalid
from suidesk.domain.people import PointKind
from suidesk.domain.volunteers import VolunteerStatus
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def test_added_and_undone_together(made):
    before = made.rows()
    ref = made.run(AddPerson(given="Amina", volunteer=Profile(capacity_minutes=240, is_minor=True)))
    row = made.rows()["volunteers"][ref]
    assert (row["status"], row["capacity_minutes"], row["is_minor"]) == ("active", 240, 1)
    made.desk.undo()
    assert made.rows() == before


def test_changed_and_undone_together(made):
    ref = made.run(AddPerson(given="Amina", volunteer=Profile(capacity_minutes=240)))
    before = made.rows()
    made.run(ChangeContact(id=ref, family="Yusuf", volunteer=Profile(status=VolunteerStatus.PAUSED)))
    row = made.rows()["volunteers"][ref]
    assert (row["status"], row["capacity_minutes"]) == ("paused", None)
    made.desk.undo()
    assert made.rows() == before


def test_none_takes_the_profile_away_and_unsaid_leaves_it(made):
    ref = made.run(AddPerson(given="Amina", volunteer=Profile()))
    made.run(ChangeContact(id=ref, notes="x"))
    assert ref in made.rows()["volunteers"]
    made.run(ChangeContact(id=ref, volunteer=None))
    assert ref not in made.rows()["volunteers"]
    made.run(ChangeContact(id=ref, volunteer=None))
    assert ref in made.rows()["contacts"]


def test_an_organisation_does_not_volunteer(made):
    ref = made.run(AddOrganisation(display_name="Council"))
    before = made.rows()
    with pytest.raises(Invalid) as caught:
        made.run(ChangeContact(id=ref, volunteer=Profile()))
    assert (caught.value.code, caught.value.field) == ("not_a_person", "volunteer")
    assert made.rows() == before


def test_a_wrong_profile_leaves_no_person_behind(made):
    before = made.rows()
    with pytest.raises(Invalid) as caught:
        made.run(AddPerson(given="Amina", volunteer=Profile(capacity_minutes=-1)))
    assert (caught.value.code, caught.value.field) == ("minutes_out_of_range", "capacity_minutes")
    assert made.rows() == before


@pytest.mark.parametrize(
    ("points", "field", "code"),
    [
        ((Point(PointKind.PHONE, "1"), Point(PointKind.EMAIL, "no address")), "points.1", "not_an_email"),
        ((Point(PointKind.EMAIL, ""), Point(PointKind.URL, "x" * 2_001)), "points.0", "too_long"),
        ((Point(PointKind.PHONE, "1", "l" * 501),), "points.0", "too_long"),
    ],
)
def test_a_wrong_point_is_named_by_its_place_among_those_with_text(made, points, field, code):
    with pytest.raises(Invalid) as caught:
        made.run(AddPerson(given="Amina", points=points))
    assert (caught.value.field, caught.value.code) == (field, code)
