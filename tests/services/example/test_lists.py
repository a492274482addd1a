"""The example has lists that hold somebody, and fields of the user's own with something in them."""

from __future__ import annotations

import pytest

from suidesk.queries.fields import FieldsUsed
from suidesk.queries.lists import SavedLists
from suidesk.services.example.making import make_example
from suidesk.services.example.size import Size
from tests.services.example.days import TODAY
from tests.stores import made_store


@pytest.fixture(scope="module")
def hood(tmp_path_factory):
    made = made_store(tmp_path_factory.mktemp("example") / "store")
    make_example(made.desk, TODAY)
    yield made
    made.close()


def test_every_list_holds_some_but_not_all(hood):
    found = hood.desk.ask(SavedLists(TODAY))
    everybody = hood.connection.execute("SELECT count(*) FROM contacts").fetchone()[0]
    assert len(found) == 3
    assert all(0 < row.count < everybody for row in found)


def test_the_fields_of_ones_own_are_filled(hood):
    assert [(one.name, one.count) for one in hood.desk.ask(FieldsUsed())] == [
        ("Has a cargo bike", 9),
        ("Member since", 24),
    ]


def test_an_example_without_people_has_fields_without_values(tmp_path):
    made = made_store(tmp_path / "store")
    make_example(made.desk, TODAY, size=Size(people=1, organisations=0, volunteers=0, projects=0, grants=0, weeks=1))
    assert [one.count for one in made.desk.ask(FieldsUsed())] == [0, 0]
    made.close()
