"""Projects, their roles, and who holds them."""

from __future__ import annotations

from datetime import timedelta

from suidesk.commands.projects import (
    AddAssignment,
    AddProject,
    AddRole,
    ChangeAssignment,
    ChangeProject,
    ChangeRole,
    RemoveAssignment,
    RemoveProject,
    RemoveRole,
)
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.projects import Assignment, Capacity, Project, ProjectStage, Role
from suidesk.domain.workload import Commitment, TimeEntry

WEEK = timedelta(days=7)


def test_a_project_comes_and_changes(made, asa, label):
    ref = made.run(AddProject(name="Garden", lead_id=asa, starts_on=made.today))
    made.run(ChangeProject(id=ref, stage=ProjectStage.RESTING, summary="Until spring", lead_id=None))
    assert made.reading.get(Project, ref) == Project(
        id=ref, name="Garden", stage=ProjectStage.RESTING, starts_on=made.today, summary="Until spring"
    )
    assert label() == ("ChangeProject", {"name": "Garden"})


def test_what_is_refused_of_a_project(made, cafe, fund, refused):
    assert refused(AddProject(name=" ")) == ("required", "name")
    assert refused(AddProject(name="x", lead_id=fund)) == ("not_a_person", "lead_id")
    assert refused(AddProject(name="x", lead_id="nobody")) == ("not_found", None)
    assert refused(ChangeProject(id=cafe, name="")) == ("required", "name")
    days = {"starts_on": made.today, "ends_on": made.today - WEEK}
    assert refused(ChangeProject(id=cafe, **days)) == ("ends_before_start", "ends_on")


def test_removing_a_project_takes_its_roles_and_leaves_hours_and_promises(made, asa, cafe, host, refused):
    made.run(AddAssignment(role_id=host, person_id=asa))
    promise = made.run(AddCommitment(person_id=asa, project_id=cafe, role_id=host, minutes=60))
    (entry,) = made.run(LogTime(person_ids=(asa,), minutes=30, project_id=cafe))
    assert refused(RemoveProject(id=cafe)) == ("still_referenced", None)
    made.run(RemoveProject(id=cafe, together=True))
    assert made.reading.where(Role) == made.reading.where(Assignment) == []
    kept = made.reading.get(Commitment, promise)
    assert (kept.project_id, kept.role_id, kept.minutes) == (None, None, 60)
    assert made.reading.get(TimeEntry, entry).project_id is None


def test_a_role_belongs_to_a_project_or_an_organisation(made, cafe, fund, refused, label):
    made.run(AddRole(name="Host", project_id=cafe, is_critical=True))
    assert label() == ("AddRole", {"name": "Host"})
    made.run(AddRole(name="Officer", organisation_id=fund))
    assert refused(AddRole(name="x")) == ("project_or_organisation", "project_id")
    assert refused(AddRole(name="x", project_id=cafe, organisation_id=fund)) == (
        "project_or_organisation",
        "project_id",
    )
    assert refused(AddRole(name="", project_id=cafe)) == ("required", "name")
    assert refused(AddRole(name="x", project_id="none")) == ("not_found", None)
    assert refused(AddRole(name="x", organisation_id="none")) == ("not_found", None)


def test_a_role_changes_and_goes(made, asa, host, refused):
    made.run(ChangeRole(id=host, name="Welcome", is_critical=True))
    found = made.reading.get(Role, host)
    assert (found.name, found.is_critical) == ("Welcome", True)
    made.run(AddAssignment(role_id=host, person_id=asa))
    assert refused(RemoveRole(id=host)) == ("still_referenced", None)
    made.run(RemoveRole(id=host, together=True))
    assert made.rows()["roles"] == made.rows()["assignments"] == {}
    assert refused(ChangeRole(id=host, name="x")) == ("not_found", None)


def test_a_person_holds_a_role_from_today_unless_another_day_is_given(made, asa, bram, host, label):
    ref = made.run(AddAssignment(role_id=host, person_id=asa))
    assert made.reading.get(Assignment, ref) == Assignment(
        id=ref, role_id=host, person_id=asa, capacity=Capacity.HOLDER, from_on=made.today
    )
    assert label() == ("AddAssignment", {"name": "Åsa Kjær", "role": "Host"})
    made.run(ChangeAssignment(id=ref, person_id=bram, capacity=Capacity.DEPUTY, until_on=made.today + WEEK))
    assert label() == ("ChangeAssignment", {"name": "Bram van der Berg", "role": "Host"})
    made.run(RemoveAssignment(id=ref))
    assert made.reading.where(Assignment) == []


def test_what_is_refused_of_an_assignment(made, asa, fund, host, refused):
    assert refused(AddAssignment(role_id="none", person_id=asa)) == ("not_found", None)
    assert refused(AddAssignment(role_id=host, person_id=fund)) == ("not_a_person", "person_id")
    assert refused(AddAssignment(role_id=host, person_id=asa, until_on=made.today - WEEK)) == (
        "ends_before_start",
        "until_on",
    )
    ref = made.run(AddAssignment(role_id=host, person_id=asa))
    assert refused(ChangeAssignment(id=ref, person_id=fund)) == ("not_a_person", "person_id")
    assert refused(ChangeAssignment(id=ref, person_id="nobody")) == ("not_found", None)
    assert refused(RemoveAssignment(id="none")) == ("not_found", None)
