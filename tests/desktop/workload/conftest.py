"""A café with a team of three, and the window that shows projects first."""

from __future__ import annotations

from datetime import timedelta

import pytest
import shiboken6

from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.workload import LogTime
from suidesk.desktop.workload.hours_form import HoursForm
from tests.desktop.conftest import NOW

TODAY = NOW.date()
SATURDAY = TODAY - timedelta(days=2)


@pytest.fixture
def first_page():
    return "projects"


@pytest.fixture
def hood(desk):
    """Ids by name: Amina has a role, she and Bram gave hours on Saturday, Chen a week before; Dora is a stranger."""

    def run(command):
        return desk.run(command).result

    ids = {name: run(AddPerson(given=name)) for name in ("Amina", "Bram", "Chen", "Dora")}
    ids["Café"] = run(AddProject(name="Repair Café"))
    role = run(AddRole(name="Host", project_id=ids["Café"]))
    run(AddAssignment(role_id=role, person_id=ids["Amina"], from_on=TODAY))
    for names, day in ((("Amina", "Bram"), SATURDAY), (("Chen",), SATURDAY - timedelta(days=7))):
        people = tuple(ids[name] for name in names)
        run(LogTime(person_ids=people, minutes=90, project_id=ids["Café"], day=day))
    return ids


@pytest.fixture
def team_form(hood, desk_window, qtbot):
    """The form of hours for the café, when its team is listed."""
    made = HoursForm(desk_window.window, project=(hood["Café"], "Repair Café"))
    made.open()
    qtbot.waitUntil(lambda: names(made) == ["Amina", "Bram", "Chen", "Hanne Visser"])
    qtbot.waitUntil(made.team.as_last.isVisible)
    yield made
    # A form that has saved is gone already.
    if shiboken6.isValid(made):
        made.reject()


def names(made):
    """Who is listed."""
    return [line.person.title for line in made.team.lines()]


def line(made, name):
    """The line of that person."""
    return next(one for one in made.team.lines() if one.person.title == name)


def ticked(made):
    """Who is ticked."""
    return [one.person.title for one in made.team.lines() if one.box.isChecked()]
