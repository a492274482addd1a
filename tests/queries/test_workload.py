"""Hours: who belongs to a team, who was there last, and what is noted for a day already."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.people import AddPerson, ChangeContact
from suidesk.commands.projects import AddAssignment, AddProject, AddRole, ChangeProject
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.projects import ProjectStage
from suidesk.queries.workload import EntriesOn, GivenTo, LastMeeting, Meeting, Oneself, ProjectsLately, TeamOf
from tests.stores import NOW, made_store

TODAY = NOW.date()
NAMES = ("Amina", "Bram", "Chen", "Dora", "Ella", "Finn")


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def ids(made):
    found = {name: made.run(AddPerson(given=name)) for name in NAMES}
    found["Café"] = made.run(AddProject(name="Café"))
    found["Garden"] = made.run(AddProject(name="Garden"))
    return found


def ago(days):
    return TODAY - timedelta(days=days)


def log(made, ids, *names, minutes=60, day=TODAY, project="Café"):
    people = tuple(ids[name] for name in names)
    return made.run(LogTime(person_ids=people, minutes=minutes, day=day, project_id=ids[project]))


def test_the_team_are_role_holders_promisers_and_whoever_gave_hours_lately(made, ids):
    role = made.run(AddRole(name="Host", project_id=ids["Café"]))
    made.run(AddAssignment(role_id=role, person_id=ids["Dora"], from_on=ago(9)))
    made.run(AddAssignment(role_id=role, person_id=ids["Ella"], from_on=ago(9), until_on=ago(1)))
    made.run(AddCommitment(person_id=ids["Chen"], project_id=ids["Café"], minutes=60))
    log(made, ids, "Bram", day=ago(56))
    log(made, ids, "Amina", day=ago(57))
    log(made, ids, "Finn", project="Garden")
    assert [name for _, name in made.desk.ask(TeamOf(ids["Café"], TODAY))] == ["Bram", "Chen", "Dora"]
    made.run(ChangeContact(id=ids["Chen"], archived_on=TODAY))
    assert [name for _, name in made.desk.ask(TeamOf(ids["Café"], TODAY))] == ["Bram", "Dora"]


def test_the_last_meeting_is_the_newest_day_that_has_been(made, ids):
    assert made.desk.ask(LastMeeting(ids["Café"], TODAY)) is None
    log(made, ids, "Amina", "Bram", day=ago(7))
    log(made, ids, "Amina", day=ago(7))
    log(made, ids, "Chen", day=ago(14))
    log(made, ids, "Dora", day=ago(-1))
    log(made, ids, "Ella", day=ago(2), project="Garden")
    people = tuple(sorted((ids["Amina"], ids["Bram"])))
    assert made.desk.ask(LastMeeting(ids["Café"], TODAY)) == Meeting(ago(7), people)


def test_what_was_given_in_all(made, ids):
    assert made.desk.ask(GivenTo(ids["Café"])).minutes == 0
    log(made, ids, "Amina", "Bram", minutes=90, day=ago(700))
    log(made, ids, "Amina", minutes=30)
    given = made.desk.ask(GivenTo(ids["Café"]))
    assert (given.minutes, given.people) == (210, 2)


def test_entries_of_a_day_are_those_of_the_asked_people_in_every_project(made, ids):
    first = log(made, ids, "Amina")
    second = log(made, ids, "Amina", project="Garden")
    log(made, ids, "Bram")
    log(made, ids, "Amina", day=ago(1))
    found = made.desk.ask(EntriesOn(TODAY, (ids["Amina"], ids["Chen"])))
    assert sorted(one.id for one in found) == sorted((*first, *second))
    assert made.desk.ask(EntriesOn(TODAY, ())) == []


def test_projects_come_with_the_newest_hours_first_and_finished_ones_last(made, ids):
    lunch, fair = (made.run(AddProject(name=name)) for name in ("Lunch", "Fair"))
    ids |= {"Lunch": lunch, "Fair": fair}
    made.run(ChangeProject(id=fair, stage=ProjectStage.FINISHED))
    log(made, ids, "Amina", project="Fair")
    log(made, ids, "Amina", day=ago(7))
    log(made, ids, "Bram", day=ago(1), project="Lunch")
    log(made, ids, "Amina", day=ago(-1), project="Garden")

    def asked(text="", limit=12):
        return [name for _, name in made.desk.ask(ProjectsLately(TODAY, text, limit))]

    assert asked() == ["Lunch", "Café", "Garden", "Fair"]
    assert asked("cafe") == ["Café"]
    assert asked("gard") == ["Garden"]
    assert asked(limit=1) == ["Lunch"]
    assert asked("none of them") == []


def test_the_desk_knows_who_uses_it(made, ids):
    assert made.desk.ask(Oneself()) is None
    made.run(ChangeDesk(me_id=ids["Dora"]))
    assert made.desk.ask(Oneself()) == (ids["Dora"], "Dora")
