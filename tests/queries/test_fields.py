"""Fields of the user's own, with how much is in them, and what one contact has."""

from __future__ import annotations

import pytest

from suidesk.commands.fields import AddField, OwnValue
from suidesk.commands.people import AddPerson
from suidesk.domain.own_fields import FieldType
from suidesk.queries.fields import FieldsUsed, OwnField, OwnFieldsOf
from suidesk.queries.people import WordsUsed
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def test_fields_by_name_with_how_many_use_them(made):
    made.run(AddField(name="hat"))
    own = (OwnValue("Bike", "yes", FieldType.YES_NO), OwnValue("Age", "40", FieldType.NUMBER))
    asa = made.run(AddPerson(given="Asa", fields=own))
    found = made.desk.ask(FieldsUsed())
    assert [(one.name, one.type, one.count) for one in found] == [
        ("Age", FieldType.NUMBER, 1),
        ("Bike", FieldType.YES_NO, 1),
        ("hat", FieldType.TEXT, 0),
    ]
    assert made.desk.ask(OwnFieldsOf(asa)) == [
        OwnField("Age", "40", FieldType.NUMBER),
        OwnField("Bike", "yes", FieldType.YES_NO),
    ]
    assert made.desk.ask(WordsUsed()).fields == tuple(found)
