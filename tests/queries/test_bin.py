"""What was removed waits in the bin, comes back whole, or is erased for good."""

from __future__ import annotations

import pytest

from suidesk.commands.erasing import EraseForGood
from suidesk.commands.merging import MergeContacts
from suidesk.commands.people import AddPerson, ChangeContact, Point, RemoveContact
from suidesk.commands.projects import AddProject, RemoveProject
from suidesk.commands.workload import AddCommitment
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.people import PointKind
from suidesk.queries.bin import BinCount, BinNow
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def amina(made):
    points = (Point(PointKind.EMAIL, "amina@example.org"),)
    ref = made.run(AddPerson(given="Amina", family="Yusuf", points=points, tags=("garden",), notes="Knows the baker."))
    made.run(ChangeContact(id=ref, points=(Point(PointKind.EMAIL, "secret@example.org"),)))
    made.run(AddCommitment(person_id=ref, minutes=60))
    return ref


def binned(made):
    return [(one.kind, one.name) for one in made.desk.ask(BinNow())]


def test_what_is_removed_waits_newest_first_and_comes_back_whole(made, amina):
    cafe = made.run(AddProject(name="Repair Café"))
    before = made.rows()
    made.run(RemoveContact(id=amina, together=True))
    made.run(RemoveProject(id=cafe))
    assert binned(made) == [(Kind.PROJECT, "Repair Café"), (Kind.CONTACT, "Amina Yusuf")]
    assert made.desk.ask(BinCount()) == 2
    newest, person = made.desk.ask(BinNow())
    assert (newest.together, person.together) == (1, 4)
    made.desk.undo(person.batch)
    assert binned(made) == [(Kind.PROJECT, "Repair Café")]
    made.desk.undo(newest.batch)
    assert binned(made) == []
    assert made.rows() == before


def test_an_added_record_that_was_taken_back_is_not_asked_for_twice(made, amina):
    made.run(RemoveContact(id=amina, together=True))
    made.desk.undo()
    made.run(RemoveContact(id=amina, together=True))
    assert binned(made) == [(Kind.CONTACT, "Amina Yusuf")]


def test_a_merged_contact_can_be_had_back(made, amina):
    twin = made.run(AddPerson(given="Amina"))
    made.run(MergeContacts(keep_id=amina, other_id=twin))
    (one,) = made.desk.ask(BinNow())
    assert (one.id, one.code) == (twin, "MergeContacts")
    made.desk.undo(one.batch)
    assert binned(made) == []


def test_the_bin_is_a_window(made):
    refs = [made.run(AddProject(name=str(number))) for number in range(5)]
    for ref in refs:
        made.run(RemoveProject(id=ref))
    assert [one.name for one in made.desk.ask(BinNow(offset=1, limit=2))] == ["3", "2"]


def test_erasing_leaves_no_word_of_it_anywhere(made, amina):
    made.run(RemoveContact(id=amina, together=True))
    assert made.run(EraseForGood(kind=Kind.CONTACT, ref_id=amina)) > 4
    assert binned(made) == []
    tables = ("journal", "batches", "reminders")
    dump = str([made.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables])
    assert not any(word in dump for word in ("Amina", "Yusuf", "baker", "amina@", "secret@"))
    assert "garden" in dump, "the tag itself belongs to nobody"


def test_what_is_erased_can_not_be_taken_back(made, amina):
    made.run(RemoveContact(id=amina, together=True))
    (one,) = made.desk.ask(BinNow())
    made.run(EraseForGood(kind=Kind.CONTACT, ref_id=amina))
    before = made.rows()
    made.desk.undo(one.batch)
    assert made.rows() == before


def test_only_what_was_removed_can_be_erased(made, amina):
    with pytest.raises(SuideskError, match="not_removed"):
        made.run(EraseForGood(kind=Kind.CONTACT, ref_id=amina))
