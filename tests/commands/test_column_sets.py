"""Sets of columns: kept under a name, replaced, removed, found again."""

from __future__ import annotations

import pytest

from suidesk.commands.column_sets import RemoveColumns, SaveColumns
from suidesk.domain.errors import SuideskError
from suidesk.queries.column_sets import ColumnSets, ColumnsNamed


def test_they_are_kept_in_their_order(made):
    made.run(SaveColumns(of="people", name="  For the  post ", columns=("name", "address", "Shoe size")))
    (found,) = made.desk.ask(ColumnSets("people"))
    assert (found.name, found.names) == ("For the post", ("name", "address", "Shoe size"))
    assert made.desk.ask(ColumnSets("hours")) == ()


def test_the_same_name_takes_their_place(made):
    made.run(SaveColumns(of="people", name="Post", columns=("name",)))
    made.run(SaveColumns(of="people", name="POST", columns=("address", "name")))
    (found,) = made.desk.ask(ColumnSets("people"))
    assert found.names == ("address", "name")
    assert made.desk.ask(ColumnsNamed("people", "post")) == ("address", "name")


def test_they_are_removed_and_come_back(made):
    ref = made.run(SaveColumns(of="people", name="Post", columns=("name",)))
    made.run(RemoveColumns(id=ref))
    assert made.desk.ask(ColumnSets("people")) == ()
    made.desk.undo()
    assert made.desk.ask(ColumnsNamed("people", "Post")) == ("name",)


@pytest.mark.parametrize("columns", [(), ("",), (" ",)])
def test_no_columns_are_refused(refused, columns):
    assert refused(SaveColumns(of="people", name="Post", columns=columns)) == ("not_columns", "columns")


def test_a_name_is_needed(refused):
    assert refused(SaveColumns(of="people", name=" ", columns=("name",)))[0] == "required"


def test_an_unknown_name_is_told_with_those_there_are(made):
    made.run(SaveColumns(of="people", name="Post", columns=("name",)))
    with pytest.raises(SuideskError) as caught:
        made.desk.ask(ColumnsNamed("people", "Posy"))
    assert (caught.value.code, caught.value.params["names"]) == ("no_such_columns", "Post")
