"""Saved lists keep themselves up to date, know the name of their project, and are found by theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.lists import AddSavedList
from suidesk.commands.people import AddOrganisation, AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole, RemoveProject
from suidesk.domain.lists import ContactFilter, ListFilter, ListSubject
from suidesk.queries.lists import ListsNamed, SavedLists, among_of
from suidesk.queries.people_listed import Among
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def save(made, name, **values):
    return made.run(AddSavedList(name=name, filter=ListFilter(**values)))


def counts(made):
    return {row.name: row.count for row in made.desk.ask(SavedLists(made.today, ListSubject.CONTACTS))}


def test_each_list_counts_whom_it_holds_now(made):
    save(made, "Cooks", where=ContactFilter(tags=("cooking",)))
    save(made, "Funds", text="fund", among="organisations")
    assert counts(made) == {"Cooks": 0, "Funds": 0}
    made.run(AddPerson(given="Asa", tags=("Cooking",)))
    made.run(AddOrganisation(display_name="Winter Fund"))
    made.run(AddPerson(given="Fundi"))
    assert counts(made) == {"Cooks": 1, "Funds": 1}
    rows = made.desk.ask(SavedLists(made.today, ListSubject.CONTACTS, is_counted=False))
    assert {row.name: row.count for row in rows} == {"Cooks": None, "Funds": None}


def test_a_list_of_a_project_knows_its_name_until_it_is_gone(made):
    project = made.run(AddProject(name="Repair Café"))
    role = made.run(AddRole(name="Host", project_id=project))
    asa = made.run(AddPerson(given="Asa"))
    made.run(AddAssignment(role_id=role, person_id=asa, from_on=made.today - timedelta(days=3)))
    save(made, "Café", where=ContactFilter(project_id=project))
    (row,) = made.desk.ask(SavedLists(made.today))
    assert (row.project, row.count) == ("Repair Café", 1)
    made.run(RemoveProject(id=project, together=True))
    (row,) = made.desk.ask(SavedLists(made.today))
    assert (row.project, row.count) == ("", 0)


def test_lists_of_other_subjects_have_no_count(made):
    made.run(AddSavedList(name="Old projects", subject=ListSubject.PROJECTS))
    assert [row.count for row in made.desk.ask(SavedLists(made.today))] == [None]
    assert counts(made) == {}
    assert made.desk.ask(ListsNamed("old")) == []


def test_a_part_of_a_later_version_is_all():
    assert among_of(ListFilter(among="neighbours")) is Among.ALL
    assert among_of(ListFilter(among="archived")) is Among.ARCHIVED


def test_lists_are_found_by_any_part_of_their_name(made):
    cooks, funds = save(made, "Æble cooks"), save(made, "Funds of the street")
    assert made.desk.ask(ListsNamed("aeble")) == [(cooks, "Æble cooks")]
    assert made.desk.ask(ListsNamed("STREET")) == [(funds, "Funds of the street")]
    assert made.desk.ask(ListsNamed(" ")) == []
