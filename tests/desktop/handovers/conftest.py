"""Two people who leave, what hangs on them, and the window that shows handovers first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.handover_items import WriteHandoverNote
from suidesk.commands.handovers import PlanHandover
from suidesk.commands.people import AddPerson, Point
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.workload import AddCommitment
from suidesk.domain.assets import Asset, Holding
from suidesk.domain.handovers import Topic
from suidesk.domain.ids import AssetId, ContactId, HoldingId
from suidesk.domain.people import PointKind
from suidesk.store.writing import Writer
from tests.desktop.conftest import NOW
from tests.desktop.record_pages import show

TODAY = NOW.date()
DAY = timedelta(days=1)


@pytest.fixture
def first_page():
    return "handovers"


@pytest.fixture
def hood(desk, store, clock):
    """Ids by name: Amina leaves in forty days with a role, a promise and a key; Bram, who stops in ten, has no plan."""

    def run(command):
        return desk.run(command).result

    names = (("Amina", "Yusuf"), ("Bram", "Vos"), ("Chidi", "Okafor"))
    ids = {given: run(AddPerson(given=given, family=family)) for given, family in names}
    ids["Olga"] = run(AddPerson(given="Olga", points=(Point(PointKind.PHONE, "07700 900123"),)))
    ids["Café"] = run(AddProject(name="Repair Café", lead_id=ids["Amina"]))
    ids["host"] = run(AddRole(name="Host", project_id=ids["Café"], is_critical=True))
    ids["till"] = run(AddRole(name="Till", project_id=ids["Café"], is_critical=True))
    since = TODAY - 90 * DAY
    run(AddAssignment(role_id=ids["host"], person_id=ids["Amina"], from_on=since))
    run(AddAssignment(role_id=ids["till"], person_id=ids["Bram"], from_on=since, until_on=TODAY + 10 * DAY))
    run(AddAssignment(role_id=ids["host"], person_id=ids["Olga"], from_on=since))
    ids["promise"] = run(AddCommitment(person_id=ids["Amina"], project_id=ids["Café"], minutes=180))
    hall = Asset(id=AssetId("hall"), name="Hall")
    key = Holding(id=HoldingId("key"), holder_id=ContactId(ids["Amina"]), asset_id=hall.id, location="Blue folder")
    connection = store.writer()
    Writer(connection, lambda count: bytes(count)).run("Write", lambda tx: [tx.put(hall), tx.put(key)], clock.now())
    connection.close()
    ids["leaving"] = run(PlanHandover(leaver_id=ids["Amina"], leaving_on=TODAY + 40 * DAY))
    run(WriteHandoverNote(handover_id=ids["leaving"], topic=Topic.ADVICE, text="Ring <b>first</b>."))
    return ids


@pytest.fixture
def page(hood, desk_window, qtbot):
    """The page, when its list and what nobody else covers are there."""
    found = desk_window.window.page("handovers")
    uncovered = found.uncovered
    qtbot.waitUntil(lambda: found.listing.list.model().rowCount() > 0 and bool(uncovered.leaving.lines()))
    qtbot.waitUntil(lambda: bool(uncovered.keys.lines()))
    return found


@pytest.fixture
def leaving(page, hood, qtbot):
    """The page, showing Amina's handover."""
    show(qtbot, page, hood["leaving"])
    return page
