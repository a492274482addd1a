"""The rota of a week: who is free on which day, who is away, and of whom it isn't noted."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.volunteers import AddAbsence, ChangeVolunteer
from suidesk.commands.workload import AddCommitment
from suidesk.domain.errors import SuideskError
from suidesk.domain.volunteers import Slot, VolunteerStatus
from suidesk.queries.rota import WeekRota
from tests.queries.neighbours import EVENING, days, volunteer
from tests.stores import NOW, made_store

TODAY = NOW.date()
MONDAY = date(2026, 11, 23)
EVERY_EVENING = [(day, *EVENING) for day in range(7)]


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def test_a_week_runs_from_monday_and_days_away_are_none(made):
    ref = volunteer(made, "Amina", week=[(0, 540, 720), (0, *EVENING), (6, *EVENING)])
    made.run(AddAbsence(person_id=ref, from_on=MONDAY + days(5), until_on=MONDAY + days(9)))
    volunteer(made, "Bram")
    rota = made.desk.ask(WeekRota(TODAY))
    assert (rota.monday, rota.project, rota.unknown) == (MONDAY, "", ("Bram",))
    (row,) = rota.rows
    assert row.days == ((Slot(0, 540, 720), Slot(0, *EVENING)), (), (), (), (), None, None)


def test_only_who_is_active_in_that_week_is_on_it(made):
    refs = {name: volunteer(made, name, week=EVERY_EVENING) for name in ("A", "B", "C", "D", "E")}
    made.run(ChangeVolunteer(id=refs["A"], status=VolunteerStatus.PAUSED))
    made.run(ChangeVolunteer(id=refs["B"], left_on=MONDAY - days(1)))
    made.run(ChangeVolunteer(id=refs["C"], started_on=MONDAY + days(7)))
    made.run(ChangeVolunteer(id=refs["D"], started_on=MONDAY + days(6), left_on=MONDAY + days(6)))
    assert [row.name for row in made.desk.ask(WeekRota(TODAY)).rows] == ["D", "E"]


def test_a_project_has_those_with_a_role_or_a_promise_in_that_week(made):
    project = made.run(AddProject(name="Café"))
    role = made.run(AddRole(name="Host", project_id=project))
    names = ("Role", "Ended", "Promise", "Later", "Other")
    refs = {name: volunteer(made, name, week=EVERY_EVENING) for name in names}
    made.run(AddAssignment(role_id=role, person_id=refs["Role"], from_on=MONDAY))
    long_ago = MONDAY - days(90)
    made.run(AddAssignment(role_id=role, person_id=refs["Ended"], from_on=long_ago, until_on=MONDAY - days(1)))
    made.run(AddCommitment(person_id=refs["Promise"], project_id=project, minutes=60))
    made.run(AddCommitment(person_id=refs["Later"], project_id=project, minutes=60, from_on=MONDAY + days(7)))
    rota = made.desk.ask(WeekRota(TODAY, project))
    assert rota.project == "Café"
    assert [row.name for row in rota.rows] == ["Promise", "Role"]
    with pytest.raises(SuideskError, match="not_found"):
        made.desk.ask(WeekRota(TODAY, "nothing"))
