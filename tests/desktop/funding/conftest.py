"""A desk with a few grants, and the page Funding over it."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from suidesk.commands.funding import AddGrant, Duty, Use
from suidesk.commands.people import AddOrganisation
from suidesk.commands.projects import AddProject, AddRole
from suidesk.desktop.funding.switch import Way
from suidesk.domain.funding import GrantStage, ObligationKind, UseKind


@pytest.fixture
def first_page():
    return "funding"


@pytest.fixture
def today(clock):
    return clock.now().date()


@pytest.fixture
def grants(desk, today):
    """Three grants: one being spent, one to apply for, one turned down; with a funder, a project and a role."""

    def day(days):
        return today + timedelta(days=days)

    def run(command):
        return desk.run(command).result

    funder = run(AddOrganisation(display_name="Ærø <b>Fund</b>"))
    project = run(AddProject(name="Repair Café"))
    role = run(AddRole(name="Host", project_id=project))
    uses = (Use(UseKind.PROJECT, project), Use(UseKind.ROLE, role))
    active = run(
        AddGrant(
            title="Tools",
            funder_id=funder,
            stage=GrantStage.ACTIVE,
            awarded_minor=960_000,
            starts_on=day(-100),
            ends_on=day(50),
            uses=uses,
            duties=(
                Duty(ObligationKind.APPLICATION, day(-200)),
                Duty(ObligationKind.REPORT, day(-3)),
                Duty(ObligationKind.CLAIM, day(40)),
            ),
        )
    )
    draft = run(
        AddGrant(
            title="Warm winter",
            stage=GrantStage.DRAFTING,
            requested_minor=2_100_000,
            duties=(Duty(ObligationKind.APPLICATION, day(12)),),
        )
    )
    lost = run(AddGrant(title="A voice", stage=GrantStage.DECLINED, duties=(Duty(ObligationKind.REPORT, day(-30)),)))
    return SimpleNamespace(active=active, draft=draft, lost=lost, funder=funder, project=project, role=role)


@pytest.fixture
def page(grants, desk_window, qtbot):
    """The page looked at as a list, its list loaded and the overview filled."""
    shown = desk_window.window.current
    shown.show_way(Way.LIST)
    qtbot.waitUntil(lambda: listed(shown) == ["Tools", "Warm winter", "A voice"] and bool(shown.overview.next.lines()))
    return shown


def listed(page) -> list[str]:
    """The titles in the list that are loaded."""
    model = page.listing.list.model()
    rows = [model.row(at) for at in range(model.rowCount())]
    return [row.title for row in rows if row is not None]
