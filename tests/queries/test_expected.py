"""Who is expected on a day: role holders, those who promised, those who were there lately; nobody who is away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.promises import ReleaseCommitment
from suidesk.commands.volunteers import AddAbsence
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.errors import SuideskError
from suidesk.domain.projects import WhyExpected as Why
from suidesk.domain.workload import CommitmentKind
from suidesk.queries.expected import ExpectedOn
from tests.stores import made_store

DAY = timedelta(days=1)


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def cafe(made):
    return made.run(AddProject(name="Repair Café"))


@pytest.fixture
def person(made):
    return lambda name: made.run(AddPerson(given=name))


def expected(made, cafe, day):
    found = ExpectedOn(cafe, day).fetch(made.reading)
    return {one.name: one.why for one in found.people}


@pytest.mark.parametrize(
    ("first", "last", "is_there"), [(0, None, True), (-9, 0, True), (1, None, False), (-9, -1, False)]
)
def test_whoever_has_a_role_on_that_day(made, cafe, person, first, last, is_there):
    role = made.run(AddRole(name="Host", project_id=cafe))
    until = None if last is None else made.today + last * DAY
    made.run(AddAssignment(role_id=role, person_id=person("Åsa"), from_on=made.today + first * DAY, until_on=until))
    assert expected(made, cafe, made.today) == ({"Åsa": (Why.ROLE,)} if is_there else {})


def test_whoever_promised_hours_a_week(made, cafe, person):
    bram, carla, dina = person("Bram"), person("Carla"), person("Dina")
    made.run(AddCommitment(person_id=bram, project_id=cafe, minutes=60))
    released = made.run(AddCommitment(person_id=carla, project_id=cafe, minutes=60))
    made.run(ReleaseCommitment(id=released))
    thing = {"kind": CommitmentKind.DELIVERABLE, "title": "Poster", "due_on": made.today}
    made.run(AddCommitment(person_id=dina, project_id=cafe, **thing))
    assert expected(made, cafe, made.today) == {"Bram": (Why.PROMISE,)}
    assert expected(made, cafe, made.today - DAY) == {}


@pytest.mark.parametrize(("days", "is_there"), [(0, True), (56, True), (57, False), (-1, False)])
def test_whoever_gave_hours_in_the_eight_weeks_before(made, cafe, person, days, is_there):
    made.run(LogTime(person_ids=(person("Erik"),), minutes=60, project_id=cafe, day=made.today - days * DAY))
    assert expected(made, cafe, made.today) == ({"Erik": (Why.LATELY,)} if is_there else {})


def test_each_person_once_with_all_reasons_in_the_order_of_names(made, cafe, person):
    bram, asa = person("Bram"), person("Asa")
    for one in (bram, asa):
        made.run(AddCommitment(person_id=one, project_id=cafe, minutes=60))
    made.run(LogTime(person_ids=(bram,), minutes=60, project_id=cafe))
    found = ExpectedOn(cafe, made.today).fetch(made.reading)
    assert [(one.name, one.why) for one in found.people] == [
        ("Asa", (Why.PROMISE,)),
        ("Bram", (Why.PROMISE, Why.LATELY)),
    ]
    assert (found.project, found.day, found.away) == ("Repair Café", made.today, [])


def test_whoever_is_away_is_only_named(made, cafe, person):
    bram = person("Bram")
    made.run(AddCommitment(person_id=bram, project_id=cafe, minutes=60))
    made.run(AddAbsence(person_id=bram, from_on=made.today + DAY, until_on=made.today + 3 * DAY))
    for days, people, away in ((0, ["Bram"], []), (1, [], ["Bram"]), (3, [], ["Bram"]), (4, ["Bram"], [])):
        found = ExpectedOn(cafe, made.today + days * DAY).fetch(made.reading)
        assert ([one.name for one in found.people], found.away) == (people, away)


def test_a_project_that_is_gone_says_so(made):
    with pytest.raises(SuideskError, match="not_found"):
        ExpectedOn("none", made.today).fetch(made.reading)
