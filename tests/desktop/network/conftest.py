"""A web of three circles and one bridge, and the window that shows the network first."""

from __future__ import annotations

import pytest

from suidesk.commands.network import AddConnection
from suidesk.commands.people import AddOrganisation, AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.domain.network import ConnectionKind, Strength
from suidesk.domain.people import Reach, Sector
from suidesk.queries.desk import DeskPage


@pytest.fixture
def first_page():
    return "network"


@pytest.fixture
def circle(desk):
    """Ids by name: a clinic and a church with their people, whom Nour ties together, and who hangs on Hanne alone."""

    def run(command):
        return desk.run(command).result

    ids = {name: run(AddPerson(given=name)) for name in ("Ana", "Ben", "Cas", "Dua", "Eve", "Nour", "Ole", "Pia")}
    ids["Clinic"] = run(AddOrganisation(display_name="Clinic", sector=Sector.HEALTH, reach=Reach.CITY))
    ids["Church"] = run(AddOrganisation(display_name="Church", sector=Sector.FAITH, reach=Reach.STREET))
    ids["Hanne"] = desk.ask(DeskPage()).settings.me_id
    ids["Garden"] = run(AddProject(name="Garden", lead_id=ids["Nour"]))
    role = run(AddRole(name="Digger", project_id=ids["Garden"]))
    run(AddAssignment(role_id=role, person_id=ids["Ana"]))
    works, knows = ConnectionKind.WORKS_AT, ConnectionKind.KNOWS
    for one, other, kind, strength in (
        ("Ana", "Clinic", works, Strength.CLOSE),
        ("Ben", "Clinic", works, Strength.CLOSE),
        ("Eve", "Clinic", works, Strength.CLOSE),
        ("Ana", "Ben", knows, Strength.GOOD),
        ("Cas", "Church", works, Strength.CLOSE),
        ("Dua", "Church", works, Strength.CLOSE),
        ("Nour", "Ana", ConnectionKind.TRUSTS, Strength.GOOD),
        ("Nour", "Cas", knows, Strength.WEAK),
        ("Hanne", "Nour", knows, Strength.GOOD),
        ("Hanne", "Ole", knows, Strength.GOOD),
    ):
        ids[f"{one}-{other}"] = run(AddConnection(from_id=ids[one], to_id=ids[other], kind=kind, strength=strength))
    return ids


@pytest.fixture
def network(circle, desk_window, qtbot):
    """The page, when the picture is drawn and the sentences are there."""
    page = desk_window.window.current
    qtbot.waitUntil(lambda: page.table.ids() != [])
    return page
