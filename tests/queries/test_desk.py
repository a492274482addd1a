"""What screens ask about the desk: whose it is, how much is in it, and its history."""

from __future__ import annotations

import pytest

from suidesk.commands.desk import ChangeDesk, MarkSeen
from suidesk.commands.funding import AddGrant
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact
from suidesk.commands.projects import AddProject
from suidesk.domain.kinds import Kind
from suidesk.queries.desk import DeskPage, History, Whose, WhoseDesk
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def codes(made, **values):
    return [(step.code, step.sort) for step in made.desk.ask(History(**values))]


def test_a_new_desk_is_nobodys_and_empty(made):
    about = made.desk.ask(DeskPage())
    assert (about.me, about.settings.me_id) == ("", None)
    assert set(about.counts.values()) == {0}


def test_whose_it_is_is_known_without_counting(made):
    assert made.desk.ask(WhoseDesk()) == Whose(made.desk.ask(DeskPage()).settings, "", is_new=True)
    me = made.run(AddPerson(given="Åsa", family="Kjær"))
    made.run(ChangeDesk(me_id=me))
    whose = made.desk.ask(WhoseDesk())
    assert (whose.me, whose.settings.me_id, whose.is_new) == ("Åsa Kjær", me, True)
    made.run(AddGrant(title="Tools"))
    assert not made.desk.ask(WhoseDesk()).is_new


def test_whose_it_is_and_how_much_is_in_it(made):
    me = made.run(AddPerson(given="Åsa", family="Kjær"))
    made.run(AddOrganisation(display_name="Fund"))
    made.run(AddProject(name="Lunch"))
    made.run(AddGrant(title="Tools"))
    made.run(ChangeDesk(me_id=me, currency="DKK"))
    about = made.desk.ask(DeskPage())
    assert (about.me, about.settings.currency) == ("Åsa Kjær", "DKK")
    assert about.counts == {Kind.CONTACT: 2, Kind.PROJECT: 1, Kind.GRANT: 1}


def test_the_history_is_newest_first_and_leaves_out_what_the_desk_records(made):
    ref = made.run(AddPerson(given="Åsa"))
    made.run(MarkSeen(at=made.clock.now()))
    made.run(ChangeContact(id=ref, given="Anna"))
    made.desk.undo()
    assert codes(made) == [("ChangeContact", "undo"), ("ChangeContact", "do"), ("AddPerson", "do")]
    newest, *_ = made.desk.ask(History(limit=1))
    assert newest.params == {"name": "Anna"}
    assert newest.records == 1
    assert newest.at.startswith("2026-11-25")


def test_the_history_of_one_record(made):
    first, second = made.run(AddPerson(given="Åsa")), made.run(AddPerson(given="Bram"))
    made.run(ChangeContact(id=first, given="Anna"))
    assert codes(made, id=first) == [("ChangeContact", "do"), ("AddPerson", "do")]
    assert codes(made, id=second) == [("AddPerson", "do")]
    assert codes(made, id="none") == []
