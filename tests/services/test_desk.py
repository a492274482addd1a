"""The desk without a window: it runs, answers, and takes back; readers answer beside it."""

from __future__ import annotations

from contextlib import closing

import pytest

from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddProject
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.queries.people import PeopleCount
from suidesk.services.desk import Desk, Questions
from suidesk.store.engine import sqlite
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


def test_a_command_gives_its_result_and_its_change(made):
    done = made.desk.run(AddPerson(given="Åsa"))
    assert done.change.code == "AddPerson"
    assert done.change.touched[Kind.CONTACT] == {done.result}
    assert (done.change.origin, done.change.params) == ("here", {"name": "Åsa"})
    assert made.desk.ask(PeopleCount()) == 1


def test_a_refused_command_changes_nothing_and_the_next_one_works(made):
    with pytest.raises(SuideskError, match="required"):
        made.desk.run(AddProject(name=""))
    assert made.desk.next_undo() is None
    made.desk.run(AddProject(name="Garden"))
    assert made.desk.next_undo().code == "AddProject"


def test_readers_of_their_own_connection_see_what_was_committed_and_can_not_write(made):
    questions = Questions(made.store.reader())
    made.run(AddPerson(given="Åsa"))
    assert questions.ask(PeopleCount()) == 1
    with pytest.raises(sqlite.OperationalError, match="readonly"):
        questions._connection.execute("DELETE FROM contacts")
    questions.close()


class _Twice:
    """Ask the same twice, and let something be committed in between."""

    def __init__(self, meanwhile):
        self.meanwhile = meanwhile

    def fetch(self, db):
        before = PeopleCount().fetch(db)
        self.meanwhile()
        return before, PeopleCount().fetch(db)


def test_an_answer_is_of_one_moment(made):
    questions = Questions(made.store.reader())
    made.run(AddPerson(given="Åsa"))
    assert questions.ask(_Twice(lambda: made.run(AddPerson(given="Bo")))) == (1, 1)
    assert questions.ask(PeopleCount()) == 2
    with closing(made.store.writer()) as connection:
        other = Desk(connection, made.clock, made.random)
        assert made.desk.ask(_Twice(lambda: other.run(AddPerson(given="Cas")))) == (2, 2)
    with pytest.raises(ZeroDivisionError):
        questions.ask(_Twice(lambda: 1 // 0))
    assert questions.ask(PeopleCount()) == 3
    questions.close()


def test_two_desks_on_one_store_share_what_can_be_taken_back(made):
    with closing(made.store.writer()) as connection:
        other = Desk(connection, made.clock, made.random)
        version = made.desk.data_version()
        other.run(AddPerson(given="Bo"))
        assert made.desk.data_version() != version
        assert made.desk.undo()[0].code == "AddPerson"
        assert other.ask(PeopleCount()) == 0
        assert other.redo()[0].origin == "redo"
