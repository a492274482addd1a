"""One question gives all that a contact's page shows."""

from __future__ import annotations

import pytest

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.funding import AddGrant
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.volunteers import Profile
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.queries.contact_sheet import ContactSheet
from tests.stores import NOW, made_store

TODAY = NOW.date()


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def test_a_person_with_everything_around(made):
    project = made.run(AddProject(name="Garden"))
    role = made.run(AddRole(name="Lead", project_id=project))
    ref = made.run(AddPerson(given="Amina", volunteer=Profile(capacity_minutes=240)))
    made.run(AddAssignment(role_id=role, person_id=ref))
    made.run(AddCommitment(person_id=ref, project_id=project, minutes=120))
    made.run(LogTime(person_ids=(ref,), minutes=90))
    made.run(AddFollowUp(text="Ring", due_on=TODAY, kind=Kind.CONTACT, ref_id=ref))
    made.run(ChangeContact(id=ref, notes="Likes soup"))
    sheet = made.desk.ask(ContactSheet(ref, TODAY))
    assert sheet.is_person
    assert sheet.load is not None
    assert (sheet.load.capacity, sheet.load.promised, sheet.load.weeks[-1][1]) == (240, 120, 90)
    assert [(row.role.name, row.place) for row in sheet.roles] == [("Lead", "Garden")]
    assert [row.project for row in sheet.promises] == ["Garden"]
    assert [row.entry.minutes for row in sheet.entries] == [90]
    assert [row.follow_up.text for row in sheet.follow_ups] == ["Ring"]
    assert (sheet.posts, sheet.grants) == ([], [])


def test_an_organisation_has_posts_and_grants_and_no_load(made):
    ref = made.run(AddOrganisation(display_name="Winter Fund"))
    made.run(AddRole(name="Officer", organisation_id=ref))
    made.run(AddGrant(title="Warm winter", funder_id=ref))
    sheet = made.desk.ask(ContactSheet(ref, TODAY))
    assert not sheet.is_person
    assert sheet.load is None
    assert [row.role.name for row in sheet.posts] == ["Officer"]
    assert [grant.title for grant in sheet.grants] == ["Warm winter"]
    assert (sheet.roles, sheet.promises, sheet.entries) == ([], [], [])


def test_nobody_is_not_found(made):
    with pytest.raises(SuideskError, match="not_found"):
        made.desk.ask(ContactSheet("nobody", TODAY))
