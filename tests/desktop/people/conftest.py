"""A small neighbourhood, and the window that shows its people first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.funding import AddGrant
from suidesk.commands.people import AddOrganisation, AddPerson, Point
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.volunteers import AddAbsence, Profile
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.people import PointKind, Reach, Sector
from tests.desktop.conftest import NOW
from tests.desktop.record_pages import show, shown_page

TODAY = NOW.date()


@pytest.fixture
def first_page():
    return "people"


@pytest.fixture
def hood(desk):
    """Ids by name: two persons, an organisation, a project and what ties them."""

    def run(command):
        return desk.run(command).result

    amina = AddPerson(
        given="Amina",
        family="Yusuf",
        points=(Point(PointKind.EMAIL, "amina@example.org"), Point(PointKind.PHONE, "+31 20 555 01 23", "mobile")),
        languages=("Somali", "Dutch"),
        tags=("cooking",),
        notes="Keys to the hall.",
        volunteer=Profile(capacity_minutes=240),
    )
    fund = AddOrganisation(display_name="Winter Fund", sector=Sector.PRIVATE, reach=Reach.CITY)
    ids = {"Amina": run(amina), "Bram": run(AddPerson(given="Bram", family="de Vries")), "Fund": run(fund)}
    ids["Café"] = run(AddProject(name="Repair Café"))
    ids["lead"] = run(AddRole(name="Lead", project_id=ids["Café"], is_critical=True))
    ids["officer"] = run(AddRole(name="Officer", organisation_id=ids["Fund"]))
    ids["assignment"] = run(AddAssignment(role_id=ids["lead"], person_id=ids["Amina"], from_on=TODAY))
    ids["promise"] = run(AddCommitment(person_id=ids["Amina"], project_id=ids["Café"], minutes=180))
    ids["entry"] = run(LogTime(person_ids=(ids["Amina"],), minutes=90, project_id=ids["Café"]))[0]
    ids["absence"] = run(
        AddAbsence(person_id=ids["Amina"], from_on=TODAY + timedelta(days=9), until_on=TODAY + timedelta(days=20))
    )
    ids["grant"] = run(AddGrant(title="Warm winter", funder_id=ids["Fund"], awarded_minor=120000))
    return ids


@pytest.fixture
def people(hood, desk_window, qtbot):
    """The page, when its list and its first contact are shown."""
    return shown_page(qtbot, desk_window.window, "people")


@pytest.fixture
def amina(people, hood, qtbot):
    """The page, showing Amina Yusuf."""
    show(qtbot, people, hood["Amina"])
    return people


def verb(button, text):
    """Choose a verb in the menu of a button."""
    menu = button.menu()
    menu.aboutToShow.emit()
    action = next(one for one in menu.actions() if one.text().partition("\t")[0] == text)
    action.trigger()


def form(qtbot, kind):
    """Wait for the open form of that class and give it."""
    from PySide6.QtWidgets import QApplication

    def found():
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    made = found()[0]
    qtbot.waitUntil(made.isActiveWindow)
    return made


def leave(qtbot, made):
    """Close a form without saving and give the window the keys again."""
    window = made.parentWidget()
    made.reject()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
