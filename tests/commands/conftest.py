"""A store of its own for every test of a command, empty or with a small neighbourhood in it."""

from __future__ import annotations

import pytest

from suidesk.commands.people import AddOrganisation, AddPerson
from suidesk.commands.projects import AddProject, AddRole
from suidesk.domain.errors import SuideskError
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    """A fresh store with the desk's row, a writing connection and a desk over it."""
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def asa(made):
    """A person."""
    return made.run(AddPerson(given="Åsa", family="Kjær"))


@pytest.fixture
def bram(made):
    """Another person."""
    return made.run(AddPerson(given="Bram", family="van der Berg"))


@pytest.fixture
def fund(made):
    """An organisation."""
    return made.run(AddOrganisation(display_name="Ærø Fund"))


@pytest.fixture
def cafe(made):
    """A project."""
    return made.run(AddProject(name="Repair Café"))


@pytest.fixture
def host(made, cafe):
    """A role in the project."""
    return made.run(AddRole(name="Host", project_id=cafe))


@pytest.fixture
def refused(made):
    """Give a function that runs a command which must be refused, and gives code and field; nothing changes."""

    def refusal(command):
        before = made.rows(), made.journal()
        with pytest.raises(SuideskError) as caught:
            made.run(command)
        assert (made.rows(), made.journal()) == before
        return caught.value.code, caught.value.field

    return refusal


@pytest.fixture
def label(made):
    """Give a function that tells what the last change says of itself in the history."""

    def told():
        standing = made.desk.next_undo()
        return standing.code, standing.params

    return told
