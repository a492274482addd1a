"""Pickers find a role by its own words and by those of its project or organisation."""

from __future__ import annotations

import pytest

from suidesk.commands.people import AddOrganisation
from suidesk.commands.projects import AddProject, AddRole
from suidesk.queries.roles import RolesNamed
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    project, council = store.run(AddProject(name="Repair Café")), store.run(AddOrganisation(display_name="Council"))
    for name, place in (
        ("Treasurer", {"project_id": project}),
        ("lead", {"project_id": project}),
        ("Officer", {"organisation_id": council}),
    ):
        store.run(AddRole(name=name, **place))
    yield store
    store.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["lead", "Officer", "Treasurer"]),
        ("trea", ["Treasurer"]),
        ("cafe", ["lead", "Treasurer"]),
        ("cafe le", ["lead"]),
        ("council", ["Officer"]),
        ("reasurer", []),
    ],
)
def test_roles_are_found_by_the_beginnings_of_words(made, text, found):
    assert [role.name for role in made.desk.ask(RolesNamed(text))] == found


def test_no_more_than_asked_for_and_each_with_its_place(made):
    roles = made.desk.ask(RolesNamed("", limit=2))
    assert [(role.name, role.place) for role in roles] == [("lead", "Repair Café"), ("Officer", "Council")]
