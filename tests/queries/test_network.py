"""What screens ask about the web: from either side, on a day, without archived contacts, around one, by project."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.archiving import ArchiveContacts
from suidesk.commands.desk import ChangeDesk
from suidesk.commands.network import AddConnection, EndConnection
from suidesk.commands.people import AddOrganisation, AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.workload import AddCommitment
from suidesk.domain.network import ConnectionKind, Strength
from suidesk.domain.people import Reach, Sector
from suidesk.queries.network import (
    ConnectionsCount,
    ConnectionsOf,
    ProjectCircle,
    WebAround,
    WebFindings,
    WebOfTheDesk,
    WholeWeb,
)
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def people(made):
    return {name: made.run(AddPerson(given=name)) for name in ("Asa", "Bram", "Cor", "Dua", "Eva")}


@pytest.fixture
def clinic(made):
    return made.run(AddOrganisation(display_name="Clinic", sector=Sector.HEALTH, reach=Reach.CITY))


def tie(made, one, other, kind=ConnectionKind.KNOWS, **more):
    return made.run(AddConnection(from_id=one, to_id=other, kind=kind, **more))


def names(web):
    return [node.name for node in web.nodes]


def pairs(web):
    return {frozenset((web.by_id[one.one].name, web.by_id[one.other].name)) for one in web.ties}


def test_a_connection_is_read_from_both_sides_today_before_ended(made, people, clinic):
    asa, bram = people["Asa"], people["Bram"]
    tie(made, asa, clinic, ConnectionKind.WORKS_AT)
    old = tie(made, bram, asa, ConnectionKind.TRUSTS, since=made.today - timedelta(days=9))
    made.run(EndConnection(id=old, until=made.today - timedelta(days=1)))
    rows = made.desk.ask(ConnectionsOf(asa, made.today))
    assert [(row.other_name, row.is_from_here, row.holds) for row in rows] == [
        ("Clinic", True, True),
        ("Bram", False, False),
    ]
    assert rows[0].other_sector is Sector.HEALTH
    assert [row.is_from_here for row in made.desk.ask(ConnectionsOf(clinic, made.today))] == [False]
    assert made.desk.ask(ConnectionsCount(asa)) == 2
    assert [row.other_name for row in made.desk.ask(ConnectionsOf(asa, made.today, offset=1, limit=1))] == ["Bram"]


def test_the_web_has_each_pair_once_with_the_closest_strength_and_all_kinds(made, people):
    asa, bram = people["Asa"], people["Bram"]
    tie(made, asa, bram, strength=Strength.WEAK)
    tie(made, bram, asa, ConnectionKind.TRUSTS, strength=Strength.CLOSE)
    web = made.desk.ask(WholeWeb(made.today))
    assert names(web) == ["Asa", "Bram"]
    assert [(one.kinds, one.strength) for one in web.ties] == [
        ((ConnectionKind.KNOWS, ConnectionKind.TRUSTS), Strength.CLOSE)
    ]


def test_the_web_is_of_a_day_and_without_the_archived(made, people):
    asa, bram, cor, dua = (people[name] for name in ("Asa", "Bram", "Cor", "Dua"))
    tie(made, asa, bram, until=made.today)
    tie(made, bram, cor, since=made.today + timedelta(days=1))
    tie(made, cor, dua)
    made.run(ArchiveContacts(ids=(dua,)))
    assert pairs(made.desk.ask(WholeWeb(made.today))) == {frozenset(("Asa", "Bram"))}
    assert pairs(made.desk.ask(WholeWeb(made.today + timedelta(days=1)))) == {frozenset(("Bram", "Cor"))}


def test_a_person_is_of_the_sector_they_work_in_else_belong_to(made, people, clinic):
    house = made.run(AddOrganisation(display_name="House", sector=Sector.FAITH, reach=Reach.STREET))
    asa, bram, cor = people["Asa"], people["Bram"], people["Cor"]
    tie(made, asa, house, ConnectionKind.MEMBER_OF, strength=Strength.CLOSE)
    tie(made, asa, clinic, ConnectionKind.WORKS_AT, strength=Strength.WEAK)
    tie(made, bram, house, ConnectionKind.MEMBER_OF)
    tie(made, cor, bram)
    made.run(AddAssignment(role_id=made.run(AddRole(name="Nurse", organisation_id=clinic)), person_id=cor))
    found = {node.name: (node.sector, node.reach) for node in made.desk.ask(WholeWeb(made.today)).nodes}
    assert found["Asa"] == (Sector.HEALTH, Reach.CITY)
    assert found["Bram"] == (Sector.FAITH, Reach.STREET)
    assert found["Cor"] == (Sector.HEALTH, Reach.CITY)


def test_the_web_is_narrowed_by_sector_reach_kind_strength_and_project(made, people, clinic):
    asa, bram, cor = people["Asa"], people["Bram"], people["Cor"]
    tie(made, asa, clinic, ConnectionKind.WORKS_AT, strength=Strength.WEAK)
    tie(made, asa, bram, strength=Strength.CLOSE)
    tie(made, bram, cor, ConnectionKind.NEIGHBOUR)
    garden = made.run(AddProject(name="Garden", lead_id=bram))
    made.run(AddCommitment(person_id=cor, project_id=garden, minutes=60))
    ask, today = made.desk.ask, made.today
    assert pairs(ask(WholeWeb(today, sectors=(Sector.HEALTH,)))) == {frozenset(("Asa", "Clinic"))}
    assert pairs(ask(WholeWeb(today, reaches=(Reach.CITY,)))) == {frozenset(("Asa", "Clinic"))}
    assert pairs(ask(WholeWeb(today, kinds=(ConnectionKind.NEIGHBOUR,)))) == {frozenset(("Bram", "Cor"))}
    assert pairs(ask(WholeWeb(today, strength=Strength.CLOSE))) == {frozenset(("Asa", "Bram"))}
    assert ask(ProjectCircle(garden, today)) == {bram, cor}
    assert pairs(ask(WholeWeb(today, project_id=garden))) == {frozenset(("Bram", "Cor"))}


def test_what_lies_around_a_contact_does_not_lead_through_the_user(made, people):
    asa, bram, cor, dua, eva = people.values()
    made.run(ChangeDesk(me_id=eva))
    tie(made, asa, bram)
    tie(made, bram, cor)
    tie(made, cor, dua)
    tie(made, eva, asa)
    tie(made, eva, dua)
    assert names(made.desk.ask(WebAround(asa, made.today))) == ["Asa", "Bram", "Cor"]
    assert names(made.desk.ask(WebAround(asa, made.today, limit=2))) == ["Asa", "Bram"]
    assert names(made.desk.ask(WebAround(eva, made.today))) == ["Asa", "Bram", "Cor", "Dua", "Eva"]


def test_the_page_begins_with_the_web_and_who_hangs_on_the_user(made, people):
    asa, bram, cor, dua, eva = people.values()
    made.run(ChangeDesk(me_id=eva))
    tie(made, asa, bram)
    tie(made, eva, asa)
    tie(made, eva, cor)
    basis = made.desk.ask(WebOfTheDesk(made.today))
    assert names(basis.others) == ["Asa", "Bram"]
    assert basis.through_me == (cor,)
    assert basis.unconnected == 1
    assert (dua in basis.web.by_id, basis.me_id) == (False, eva)
    assert set(made.desk.ask(WebFindings(made.today)).positions) == {asa, bram}


def test_an_empty_store_has_an_empty_web(made):
    basis = made.desk.ask(WebOfTheDesk(made.today))
    assert (basis.web.nodes, basis.through_me, basis.unconnected) == ((), (), 0)
