"""Four volunteers with hours, skills, checks, pauses and asks, and the window that shows them first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.availability import SetAvailability
from suidesk.commands.checks import NoteCheck
from suidesk.commands.people import AddPerson, Point
from suidesk.commands.volunteers import AddAbsence, Profile
from suidesk.commands.workload import AddCommitment
from suidesk.domain.people import PointKind
from suidesk.domain.volunteers import AbsenceKind, Slot, VolunteerStatus
from tests.desktop.conftest import NOW
from tests.desktop.record_pages import show, shown_page

TODAY = NOW.date()
EVENING = (1080, 1260)


@pytest.fixture
def first_page():
    return "volunteers"


@pytest.fixture
def hood(desk):
    """Ids by name: Amina is free on Tuesdays, Bram paused, Chen knows nothing of times, Dora is new."""

    def person(name, **values):
        points = (Point(PointKind.EMAIL, f"{name.lower()}@example.org"),) if name != "Chen" else ()
        return desk.run(AddPerson(given=name, points=points, **values)).result

    amina = Profile(capacity_minutes=240, skills=("first aid", "van"))
    ids = {
        "Amina": person("Amina", languages=("Somali",), volunteer=amina),
        "Bram": person("Bram", volunteer=Profile(status=VolunteerStatus.PAUSED, capacity_minutes=60)),
        "Chen": person("Chen", languages=("Somali",), volunteer=Profile()),
        "Dora": person("Dora", do_not_contact=True, volunteer=Profile(status=VolunteerStatus.ONBOARDING)),
        "Ella": person("Ella"),
    }
    desk.run(SetAvailability(person_id=ids["Amina"], slots=(Slot(1, *EVENING),)))
    desk.run(AddCommitment(person_id=ids["Amina"], minutes=90))
    seen = TODAY - timedelta(days=1000)
    ids["check"] = desk.run(
        NoteCheck(person_id=ids["Amina"], scheme="DBS", seen_on=seen, review_on=TODAY + timedelta(days=20))
    ).result
    until = TODAY + timedelta(days=9)
    desk.run(AddAbsence(person_id=ids["Bram"], from_on=TODAY, until_on=until, kind=AbsenceKind.PAUSE))
    return ids


@pytest.fixture
def volunteers(hood, desk_window, qtbot):
    """The page, when its list and its first volunteer are shown."""
    return shown_page(qtbot, desk_window.window, "volunteers")


@pytest.fixture
def amina(volunteers, hood, qtbot):
    """The page, showing Amina."""
    show(qtbot, volunteers, hood["Amina"])
    return volunteers
