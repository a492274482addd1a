"""Bringing rows in is one change, and stopping it changes nothing."""

from __future__ import annotations

import pytest

from suidesk.commands.importing import ImportContacts, StoredContacts
from suidesk.commands.people import AddPerson
from suidesk.commands.registry import commands_by_name
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import Contact, ContactKind
from suidesk.interchange.decisions import Fate
from suidesk.interchange.incoming import Incoming
from suidesk.interchange.sameness import name_key
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    found = made_store(tmp_path / "store")
    yield found
    found.close()


def row(line, name, **values):
    return Incoming(line=line, row=line, kind=ContactKind.PERSON, name=name, given=name, **values)


def test_every_row_has_a_fate_and_all_are_one_change(made):
    made.run(AddPerson(given="Ann"))
    done = made.desk.run(ImportContacts([row(2, "Ann", notes="new"), row(3, "Bo"), row(4, "Bo")], source="x.csv"))
    assert [(one.line, one.fate) for one in done.result] == [(2, Fate.UPDATED), (3, Fate.CREATED), (4, Fate.SKIPPED)]
    assert done.change.params == {"file": "x.csv", "created": 1, "updated": 1}
    assert made.desk.next_undo().id == done.change.batch


def test_a_watcher_may_stop_it_and_nothing_is_changed(made):
    def stop(done):
        if done == 2:
            raise SuideskError("cancelled")

    with pytest.raises(SuideskError):
        made.desk.run(ImportContacts([row(n, f"Person {n}") for n in range(5)], watch=stop))
    assert made.reading.where(Contact) == []


def test_a_file_with_ids_makes_contacts_of_those_ids_once(made):
    ref = "0191e7a0-0000-7000-8000-000000000001"
    done = made.desk.run(ImportContacts([row(2, "Ann", id=ref), row(3, "Anna", id=ref)]))
    assert [one.fate for one in done.result] == [Fate.CREATED, Fate.SKIPPED]
    assert [contact.id for contact in made.reading.where(Contact)] == [ref]


def test_ids_of_another_desk_find_the_same_person_here(made):
    ann = made.run(AddPerson(given="Ann"))
    other = "0191e7a0-0000-7000-8000-00000000000"
    done = made.desk.run(ImportContacts([row(2, "Ann", id=f"{other}1"), row(3, "Ann", id=f"{other}2", notes="two")]))
    assert [one.fate for one in done.result] == [Fate.UNCHANGED, Fate.CREATED]
    assert {contact.id for contact in made.reading.where(Contact)} == {ann, f"{other}2"}


def test_a_row_of_the_other_kind_under_a_known_id_is_rejected(made):
    ann = made.run(AddPerson(given="Ann"))
    told = Incoming(line=2, row=2, kind=ContactKind.ORGANISATION, name="Ann", id=ann)
    (one,) = made.desk.run(ImportContacts([told])).result
    assert (one.fate, one.problems[0].code) == (Fate.REJECTED, "other_kind")


def test_it_is_not_offered_by_name_to_scripts():
    assert "ImportContacts" not in commands_by_name()


def test_the_store_is_asked_by_kind_and_folded_name(made):
    zoe = made.run(AddPerson(given="Zoë"))
    known = StoredContacts(made.reading)
    assert [one.contact.id for one in known.named([name_key(ContactKind.PERSON, "ZOE")])] == [zoe]
    assert known.named([name_key(ContactKind.ORGANISATION, "Zoë")]) == []
