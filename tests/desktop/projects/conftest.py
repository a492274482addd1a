"""Two projects with their people, and the window that shows projects first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.funding import AddGrant, Use
from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.funding import UseKind
from suidesk.domain.projects import ProjectStage
from tests.desktop.conftest import NOW
from tests.desktop.record_pages import show, shown_page

TODAY = NOW.date()


@pytest.fixture
def first_page():
    return "projects"


@pytest.fixture
def hood(desk):
    """Ids by name: a café with roles, a promise, hours and a grant; a garden that is only an idea."""

    def run(command):
        return desk.run(command).result

    ids = {name: run(AddPerson(given=name, family=family)) for name, family in (("Amina", "Yusuf"), ("Bram", "Vos"))}
    summary = "Mending things together, Saturdays."
    ids["Café"] = run(AddProject(name="Repair Café", lead_id=ids["Amina"], summary=summary, starts_on=TODAY))
    ids["Garden"] = run(AddProject(name="Garden", stage=ProjectStage.IDEA))
    ids["keys"] = run(AddRole(name="Keys", project_id=ids["Café"], is_critical=True))
    ids["cook"] = run(AddRole(name="Cook", project_id=ids["Café"]))
    since = TODAY - timedelta(days=30)
    ids["assignment"] = run(AddAssignment(role_id=ids["cook"], person_id=ids["Amina"], from_on=since))
    ids["promise"] = run(AddCommitment(person_id=ids["Amina"], project_id=ids["Café"], minutes=180))
    saturday = TODAY - timedelta(days=2)
    people = (ids["Amina"], ids["Bram"])
    run(LogTime(person_ids=people, minutes=90, project_id=ids["Café"], day=saturday))
    run(AddGrant(title="Warm winter", awarded_minor=120000, uses=(Use(UseKind.PROJECT, ids["Café"]),)))
    return ids


@pytest.fixture
def projects(hood, desk_window, qtbot):
    """The page, when its list and its first project are shown."""
    return shown_page(qtbot, desk_window.window, "projects")


@pytest.fixture
def cafe(projects, hood, qtbot):
    """The page, showing the Repair Café."""
    show(qtbot, projects, hood["Café"])
    return projects
