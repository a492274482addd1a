"""Projects: which match and in which order, who has which role, and all that the page of one shows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.funding import AddGrant, Use
from suidesk.commands.people import AddOrganisation, AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole, ChangeProject
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import UseKind
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Capacity, Project, ProjectStage
from suidesk.queries.project_sheet import ProjectSheet
from suidesk.queries.projects import (
    PlaceOfRole,
    ProjectCount,
    ProjectPage,
    ProjectPlace,
    ProjectRow,
    ProjectsMatching,
    RolesAt,
    RolesOf,
)
from tests.stores import NOW, made_store

TODAY = NOW.date()
DAY = timedelta(days=1)


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def asa(made):
    return made.run(AddPerson(given="Åsa", family="Kjær"))


@pytest.fixture
def bram(made):
    return made.run(AddPerson(given="Bram", family="de Vries"))


@pytest.fixture
def cafe(made, asa):
    return made.run(AddProject(name="Repair Café", lead_id=asa, summary="Mending together on Saturdays"))


@pytest.fixture
def names(made, cafe):
    """Ask for the names in the list; there are an idea, a finished project and the café."""
    made.run(AddProject(name="Allotment", stage=ProjectStage.IDEA))
    made.run(AddProject(name="Street fair", stage=ProjectStage.FINISHED))
    return lambda *asked, **window: [row.name for row in made.desk.ask(ProjectsMatching(TODAY, *asked, **window))]


def test_all_projects_in_the_order_of_their_names(names, made):
    assert names() == ["Allotment", "Repair Café", "Street fair"]
    assert names(offset=1, limit=1) == ["Repair Café"]
    assert made.desk.ask(ProjectCount()) == 3


@pytest.mark.parametrize(
    ("text", "stages", "found"),
    [
        ("caf", tuple(ProjectStage), ["Repair Café"]),
        ("CAFÉ rep", tuple(ProjectStage), ["Repair Café"]),
        ("caf", (ProjectStage.IDEA,), []),
        ("", (ProjectStage.IDEA, ProjectStage.FINISHED), ["Allotment", "Street fair"]),
        ("fair", (ProjectStage.FINISHED,), ["Street fair"]),
        ("nothing", tuple(ProjectStage), []),
    ],
)
def test_words_and_stages_narrow_the_list_and_the_count(names, made, text, stages, found):
    assert names(text, stages) == found
    assert made.desk.ask(ProjectCount(text, stages)) == len(found)


def test_a_place_is_counted_among_those_that_are_listed(names, made, cafe):
    assert made.desk.ask(ProjectPlace(cafe)) == 1
    assert made.desk.ask(ProjectPlace(cafe, stages=(ProjectStage.RUNNING,))) == 0
    assert made.desk.ask(ProjectPlace(cafe, "caf")) == 0
    assert made.desk.ask(ProjectPlace(cafe, "allot")) is None
    assert made.desk.ask(ProjectPlace("none")) is None


def row_of(made, ref):
    return next(row for row in made.desk.ask(ProjectsMatching(TODAY)) if row.id == ref)


def test_a_row_counts_each_person_once_and_only_those_of_today(made, asa, bram, cafe):
    host, cook = (made.run(AddRole(name=name, project_id=cafe)) for name in ("Host", "Cook"))
    for role in (host, cook):
        made.run(AddAssignment(role_id=role, person_id=asa, from_on=TODAY))
    made.run(AddAssignment(role_id=cook, person_id=bram, from_on=TODAY + DAY))
    assert row_of(made, cafe) == ProjectRow(cafe, "Repair Café", ProjectStage.RUNNING, "Åsa Kjær", 1, 0, None)


@pytest.mark.parametrize(
    ("is_critical", "held", "vacant"),
    [
        (True, {}, 1),
        (False, {}, 0),
        (True, {"from_on": TODAY, "until_on": TODAY}, 0),
        (True, {"from_on": TODAY - 9 * DAY, "until_on": TODAY - DAY}, 1),
        (True, {"from_on": TODAY + DAY}, 1),
        (True, {"from_on": TODAY, "capacity": Capacity.DEPUTY}, 1),
        (True, {"from_on": TODAY, "capacity": Capacity.SHADOW}, 1),
    ],
)
def test_a_critical_role_is_vacant_without_a_holder_today(made, cafe, is_critical, held, vacant):
    role = made.run(AddRole(name="Keys", project_id=cafe, is_critical=is_critical))
    if held:
        lead = made.reading.get(Project, cafe).lead_id
        made.run(AddAssignment(role_id=role, person_id=lead, **held))
    assert row_of(made, cafe).vacant == vacant


def test_roles_stand_critical_first_with_holders_before_deputies(made, asa, bram, cafe):
    made.run(AddRole(name="Baker", project_id=cafe))
    keys = made.run(AddRole(name="Keys", project_id=cafe, is_critical=True))
    made.run(AddAssignment(role_id=keys, person_id=bram, capacity=Capacity.DEPUTY, from_on=TODAY - 9 * DAY))
    made.run(AddAssignment(role_id=keys, person_id=asa, from_on=TODAY + DAY))
    made.run(AddAssignment(role_id=keys, person_id=asa, from_on=TODAY - 99 * DAY, until_on=TODAY - DAY))
    first, second = made.desk.ask(ProjectPage(cafe, TODAY)).roles
    assert (first.role.name, second.role.name, second.held) == ("Keys", "Baker", ())
    assert [(one.person, one.assignment.capacity) for one in first.held] == [
        ("Åsa Kjær", Capacity.HOLDER),
        ("Bram de Vries", Capacity.DEPUTY),
    ]
    assert first.of(Capacity.HOLDER, TODAY) == []
    assert [one.person for one in first.of(Capacity.HOLDER, TODAY + DAY)] == ["Åsa Kjær"]


def test_grants_of_a_project_are_those_of_its_roles_too_each_once(made, cafe):
    fund = made.run(AddOrganisation(display_name="Winter Fund"))
    role = made.run(AddRole(name="Keys", project_id=cafe))
    of_project, of_role = Use(UseKind.PROJECT, cafe), Use(UseKind.ROLE, role)
    both = made.run(AddGrant(title="Warm winter", funder_id=fund, uses=(of_project, of_role), ends_on=TODAY + DAY))
    other = made.run(AddGrant(title="Keys paid", funder_id=fund, uses=(of_role,), ends_on=TODAY))
    made.run(AddGrant(title="Elsewhere", funder_id=fund))
    assert made.desk.ask(ProjectPage(cafe, TODAY)).grants == [(other, "Keys paid"), (both, "Warm winter")]


def test_a_role_belongs_to_a_project_or_an_organisation(made, cafe):
    fund = made.run(AddOrganisation(display_name="Winter Fund"))
    keys, officer = made.run(AddRole(name="Keys", project_id=cafe)), made.run(AddRole(name="A", organisation_id=fund))
    assert made.desk.ask(PlaceOfRole(keys)) == (Kind.PROJECT, cafe)
    assert made.desk.ask(PlaceOfRole(officer)) == (Kind.CONTACT, fund)
    assert [row.role.id for row in made.desk.ask(RolesAt(fund, TODAY))] == [officer]


def test_the_roles_of_a_person_name_their_places_running_ones_first(made, asa, cafe):
    fund = made.run(AddOrganisation(display_name="Winter Fund"))
    keys, officer = made.run(AddRole(name="Keys", project_id=cafe)), made.run(AddRole(name="A", organisation_id=fund))
    made.run(AddAssignment(role_id=keys, person_id=asa, from_on=TODAY - 9 * DAY, until_on=TODAY - DAY))
    made.run(AddAssignment(role_id=officer, person_id=asa, from_on=TODAY - 99 * DAY))
    found = made.desk.ask(RolesOf(asa, TODAY))
    assert [(one.role.name, one.place, one.place_kind, one.place_id) for one in found] == [
        ("A", "Winter Fund", Kind.CONTACT, fund),
        ("Keys", "Repair Café", Kind.PROJECT, cafe),
    ]


def test_a_sheet_has_everything_around_a_project(made, asa, bram, cafe):
    fund = made.run(AddOrganisation(display_name="Winter Fund"))
    made.run(AddGrant(title="Warm winter", funder_id=fund, uses=(Use(UseKind.PROJECT, cafe),)))
    made.run(AddCommitment(person_id=bram, project_id=cafe, minutes=120))
    made.run(LogTime(person_ids=(asa, bram), minutes=90, project_id=cafe))
    made.run(AddFollowUp(text="Ring", due_on=TODAY, kind=Kind.PROJECT, ref_id=cafe))
    sheet = made.desk.ask(ProjectSheet(cafe, TODAY))
    assert (sheet.about.project.name, sheet.about.lead) == ("Repair Café", "Åsa Kjær")
    assert [row.person for row in sheet.promises] == ["Bram de Vries"]
    assert (len(sheet.momentum.weeks), sheet.momentum.weeks[-1][1]) == (52, 180)
    assert (sheet.given.minutes, sheet.given.people) == (180, 2)
    assert {row.person for row in sheet.entries} == {"Åsa Kjær", "Bram de Vries"}
    assert [row.grant.title for row in sheet.money] == ["Warm winter"]
    assert [row.follow_up.text for row in sheet.follow_ups] == ["Ring"]


def test_what_is_not_there_is_refused(made, cafe):
    made.run(ChangeProject(id=cafe, lead_id=None))
    assert made.desk.ask(ProjectPage(cafe, TODAY)).lead is None
    for query in (ProjectPage("none", TODAY), ProjectSheet("none", TODAY), PlaceOfRole("none")):
        with pytest.raises(SuideskError, match="not_found"):
            made.desk.ask(query)
