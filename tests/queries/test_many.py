"""What is said before many are changed at once is what then happens."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from suidesk.commands.archiving import ArchiveContacts, BringBackContacts, ChangeContacts, NoteDeath
from suidesk.commands.desk import ChangeDesk
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point
from suidesk.domain.people import PointKind
from suidesk.queries.mailing import MailingTo
from suidesk.queries.many import Concerned, TagsAmong, WouldArchive, WouldChange
from tests.stores import made_store, quick_folder


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def settle(made):
    """Two persons and an organisation that differ in all that can be changed of many."""
    return tuple(
        made.run(one)
        for one in (
            AddPerson(given="Asa", tags=("garden", "old"), languages=("Français",), source="Fair"),
            AddPerson(given="Bram", tags=("old",), do_not_contact=True, lawful_basis="consent"),
            AddOrganisation(display_name="Fund", languages=("francais", "Dutch")),
        )
    )


def test_persons_and_organisations_are_counted_apart(made):
    ids = settle(made)
    assert made.desk.ask(WouldChange(ids, add_tags=("Garden",))) == Concerned(1, 1)
    assert made.desk.ask(WouldChange(ids, add_languages=("français",))) == Concerned(1, 0)
    assert made.desk.ask(WouldChange(ids, source="Fair")).count == 2
    assert made.desk.ask(WouldChange(ids)).count == 0
    assert made.desk.ask(WouldChange((*ids, "nobody"), add_tags=("x",))).count == 3


words = st.lists(st.sampled_from(["garden", "Old", "new", " "]), max_size=2).map(tuple)
spoken = st.lists(st.sampled_from(["Francais", "dutch", "Somali"]), max_size=2).map(tuple)


@settings(max_examples=40, deadline=None)
@given(
    add=words.map(lambda names: tuple(name for name in names if name.strip())),
    remove=words.map(lambda names: tuple(name for name in names if name.strip())),
    languages=spoken,
    source=st.sampled_from([UNSET, None, "Fair", "Market"]),
    basis=st.sampled_from([UNSET, None, "consent"]),
    is_silent=st.sampled_from([UNSET, True, False]),
)
def test_the_number_is_that_of_the_contacts_that_change(add, remove, languages, source, basis, is_silent):
    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        ids = settle(made)
        change = ChangeContacts(
            ids=ids,
            add_tags=add,
            remove_tags=remove,
            add_languages=languages,
            source=source,
            lawful_basis=basis,
            do_not_contact=is_silent,
        )
        announced = made.desk.ask(WouldChange(**asdict(change)))
        assert made.run(change) == announced.count
        assert made.desk.ask(WouldChange(**asdict(change))).count == 0
        made.close()


def test_who_would_go_into_the_archive_and_come_back(made):
    ids = settle(made)
    made.run(ChangeDesk(me_id=ids[0]))
    assert made.desk.ask(WouldArchive(ids)) == Concerned(1, 1, ids[0])
    made.run(ArchiveContacts(ids=ids[1:]))
    assert made.desk.ask(WouldArchive(ids)) == Concerned(0, 0, ids[0])
    assert made.desk.ask(WouldArchive(ids, is_back=True)) == Concerned(1, 1)
    assert made.run(BringBackContacts(ids=ids)) == 2


def test_the_tags_of_the_chosen_ones_with_their_numbers(made):
    ids = settle(made)
    assert made.desk.ask(TagsAmong(ids)) == [("old", 2), ("garden", 1)]
    assert made.desk.ask(TagsAmong(ids[:1])) == [("garden", 1), ("old", 1)]


def test_addresses_leave_out_whom_one_must_not_write_to(made):
    def person(name, *emails, **values):
        points = tuple(Point(PointKind.EMAIL, email) for email in emails)
        return made.run(AddPerson(given=name, points=points, **values))

    ids = (
        person("Zoe", "z@example.org", "second@example.org"),
        person("Ann", "a@example.org"),
        person("Twin", "A@example.org"),
        person("Out", "out@example.org", do_not_contact=True),
        person("None"),
        dead := person("Late", "late@example.org"),
    )
    made.run(NoteDeath(id=dead))
    made.run(ChangeContact(id=dead, do_not_contact=False))
    found = made.desk.ask(MailingTo(ids))
    emails = [one.email for one in found.to]
    assert (emails, found.opted_out, found.without, found.shared) == (["a@example.org", "z@example.org"], 2, 1, 1)


def test_more_contacts_than_a_statement_takes_values(made):
    ids = settle(made)
    many = tuple(f"nobody-{number}" for number in range(40_000)) + ids
    assert made.desk.ask(WouldChange(many, add_tags=("x",))).count == 3
