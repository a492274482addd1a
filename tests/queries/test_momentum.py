"""What was noted last of a project, and the facts that the rules of momentum look at."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.funding import AddGrant, ChangeGrant, Use
from suidesk.commands.needs import AddNeed, DropNeed
from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole, ChangeProject
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.funding import GrantStage, UseKind
from suidesk.domain.interactions import Interaction
from suidesk.domain.projects import Capacity, LifeSign, ProjectStage
from suidesk.queries.momentum import MomentumOf, QuietProjects
from suidesk.queries.reminder_facts import ReminderFacts
from tests.stores import made_store

DAY = timedelta(days=1)


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def asa(made):
    return made.run(AddPerson(given="Åsa"))


@pytest.fixture
def cafe(made):
    return made.run(AddProject(name="Café"))


def noted(made, cafe, asa, sign, days):
    """Note something of a project so many days ago; negative ones lie ahead."""
    day = made.today - days * DAY
    if sign is LifeSign.HOURS:
        made.run(LogTime(person_ids=(asa,), minutes=60, project_id=cafe, day=day))
    elif sign is LifeSign.INTERACTION:
        made.write(Interaction(id=f"talk{days}", day=day, project_id=cafe))
    elif sign is LifeSign.PROMISE:
        made.run(AddCommitment(person_id=asa, project_id=cafe, minutes=60, from_on=day))
    elif sign is LifeSign.NEED:
        made.run(AddNeed(project_id=cafe, text="A van", noted_on=day))
    else:
        role = made.run(AddRole(name="Host", project_id=cafe))
        made.run(AddAssignment(role_id=role, person_id=asa, from_on=day))


def last(made, cafe):
    found = MomentumOf(cafe, made.today).fetch(made.reading).last
    return found and (found.sign, (made.today - found.day).days, found.who)


@pytest.mark.parametrize(
    ("sign", "who"),
    [
        (LifeSign.HOURS, "Åsa"),
        (LifeSign.INTERACTION, None),
        (LifeSign.PROMISE, "Åsa"),
        (LifeSign.NEED, None),
        (LifeSign.ROLE, "Åsa"),
    ],
)
def test_each_kind_of_note_is_a_sign_of_life(made, cafe, asa, sign, who):
    assert last(made, cafe) is None
    noted(made, cafe, asa, sign, 12)
    noted(made, cafe, asa, sign, 40)
    assert last(made, cafe) == (sign, 12, who)
    # What lies ahead hasn't happened yet.
    noted(made, cafe, asa, sign, -3)
    assert last(made, cafe) == (sign, 12, who)


def test_the_newest_counts_and_hours_come_first_on_one_day(made, cafe, asa):
    noted(made, cafe, asa, LifeSign.HOURS, 20)
    noted(made, cafe, asa, LifeSign.NEED, 15)
    assert last(made, cafe)[:2] == (LifeSign.NEED, 15)
    noted(made, cafe, asa, LifeSign.HOURS, 15)
    assert last(made, cafe) == (LifeSign.HOURS, 15, "Åsa")
    bram = made.run(AddPerson(given="Bram"))
    noted(made, cafe, bram, LifeSign.HOURS, 15)
    assert last(made, cafe) == (LifeSign.HOURS, 15, None)


def test_dropping_a_need_and_leaving_a_role_are_signs_too(made, cafe, asa):
    noted(made, cafe, asa, LifeSign.NEED, 90)
    need = made.reading.value("SELECT id FROM needs")
    made.run(DropNeed(id=need))
    assert last(made, cafe)[:2] == (LifeSign.NEED, 0)
    other = made.run(AddProject(name="Garden"))
    role = made.run(AddRole(name="Host", project_id=other))
    day = made.today - 5 * DAY
    made.run(AddAssignment(role_id=role, person_id=asa, from_on=made.today - 99 * DAY, until_on=day))
    assert last(made, other) == (LifeSign.ROLE, 5, "Åsa")


def test_weeks_without_notes_are_unknown(made, cafe, asa):
    noted(made, cafe, asa, LifeSign.HOURS, 0)
    weeks = [minutes for _, minutes in MomentumOf(cafe, made.today, weeks=3).fetch(made.reading).weeks]
    assert weeks == [None, None, 60]


@pytest.mark.parametrize("days", [29, 30, 31])
@pytest.mark.parametrize("sign", list(LifeSign))
def test_quiet_projects_are_narrowed_exactly(made, cafe, asa, sign, days):
    noted(made, cafe, asa, sign, days)
    found = QuietProjects(made.today).fetch(made.reading)
    expected = [] if days < 30 else [("Café", made.today - days * DAY, sign)]
    assert [(one.name, one.last_on, one.sign) for one in found] == expected


@pytest.mark.parametrize("stage", [stage for stage in ProjectStage if stage is not ProjectStage.RUNNING])
def test_only_running_projects_can_be_quiet(made, cafe, stage):
    assert [one.id for one in QuietProjects(made.today).fetch(made.reading)] == [cafe]
    made.run(ChangeProject(id=cafe, stage=stage))
    assert QuietProjects(made.today).fetch(made.reading) == []


def facts(made):
    return ReminderFacts(made.clock.now()).fetch(made.reading)


@pytest.mark.parametrize("sign", [LifeSign.HOURS, LifeSign.INTERACTION])
def test_until_when_anything_was_noted_is_known_where_a_project_is_quiet(made, cafe, asa, sign):
    assert facts(made).life.noted_to is None
    made.run(AddProject(name="Garden"))
    noted(made, cafe, asa, sign, 20)
    noted(made, cafe, asa, LifeSign.HOURS, 40)
    assert facts(made).life.noted_to == made.today - 20 * DAY
    noted(made, cafe, asa, LifeSign.HOURS, -3)
    assert facts(made).life.noted_to == made.today - 20 * DAY


def test_grants_pay_for_a_project_and_for_its_roles(made, cafe):
    other = made.run(AddProject(name="Garden", stage=ProjectStage.PLANNED))
    role = made.run(AddRole(name="Host", project_id=cafe))
    whole = made.run(AddGrant(title="Whole", stage=GrantStage.ACTIVE, uses=(Use(UseKind.PROJECT, cafe),)))
    post = made.run(AddGrant(title="Post", stage=GrantStage.ACTIVE, uses=(Use(UseKind.ROLE, role),)))
    made.run(AddGrant(title="Later", stage=GrantStage.ACTIVE, uses=(Use(UseKind.PROJECT, other),)))
    assert facts(made).life.paying == {cafe: {whole, post}}
    made.run(ChangeGrant(id=whole, stage=GrantStage.CLOSED))
    assert facts(made).life.paying == {cafe: {post}}
    assert facts(made).name(cafe) == "Café"


def test_vacant_critical_roles_with_who_was_and_who_will_be(made, cafe, asa):
    bram, carla = made.run(AddPerson(given="Bram")), made.run(AddPerson(given="Carla"))
    host = made.run(AddRole(name="Host", project_id=cafe, is_critical=True))
    made.run(AddRole(name="Sewing", project_id=cafe))
    (never,) = facts(made).life.vacant
    assert (never.role, never.last_on, never.next_on, never.deputies) == ("Host", None, None, ())
    for person, first, end in ((bram, 300, 200), (asa, 200, 60)):
        made.run(
            AddAssignment(
                role_id=host, person_id=person, from_on=made.today - first * DAY, until_on=made.today - end * DAY
            )
        )
    made.run(AddAssignment(role_id=host, person_id=carla, capacity=Capacity.DEPUTY))
    made.run(AddAssignment(role_id=host, person_id=bram, from_on=made.today + 9 * DAY))
    found = facts(made)
    (one,) = found.life.vacant
    assert (one.last_id, one.last_on) == (asa, made.today - 60 * DAY)
    assert (one.next_id, one.next_on, one.deputies) == (bram, made.today + 9 * DAY, (carla,))
    assert [found.name(ref) for ref in (asa, bram, carla)] == ["Åsa", "Bram", "Carla"]
    made.run(AddAssignment(role_id=host, person_id=asa))
    assert facts(made).life.vacant == ()
