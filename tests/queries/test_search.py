"""Anything with a name, by what was typed: names before other words, and no kind pushes out the others."""

from __future__ import annotations

import pytest

from suidesk.commands.assets import AddAsset, ChangeAsset
from suidesk.commands.funding import AddGrant
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact
from suidesk.commands.projects import AddProject, ChangeProject
from suidesk.domain.kinds import Kind
from suidesk.queries.search import AnythingMatching
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def found(made, text, **values):
    return [one.name for one in made.desk.ask(AnythingMatching(text, **values))]


@pytest.mark.parametrize("text", ["wint", "WÏNT", "fund wi", " winter  fund "])
def test_words_begin_with_what_was_typed_whatever_the_accents(made, text):
    made.run(AddOrganisation(display_name="Winter Fund"))
    made.run(AddOrganisation(display_name="Midwinter Fund"))
    assert found(made, text) == ["Winter Fund"]


@pytest.mark.parametrize("text", ['"', "winter*", "name:winter", "NEAR(a b)", "winter OR fund", "(", "a AND"])
def test_what_means_something_to_the_index_is_only_text(made, text):
    made.run(AddOrganisation(display_name="Winter Fund"))
    assert isinstance(found(made, text), list)


def test_kinds_come_after_each_other_with_what_they_are(made):
    made.run(AddGrant(title="Warm winter"))
    made.run(AddProject(name="Winter lunch"))
    made.run(AddPerson(given="Amber", family="Winter"))
    hits = made.desk.ask(AnythingMatching("winter"))
    assert [(one.kind, one.name, one.detail) for one in hits] == [
        (Kind.CONTACT, "Amber Winter", "person"),
        (Kind.PROJECT, "Winter lunch", "running"),
        (Kind.GRANT, "Warm winter", "prospect"),
    ]
    assert found(made, "winter", kinds=(Kind.GRANT,)) == ["Warm winter"]


def test_names_come_before_other_words(made):
    made.run(AddPerson(given="Anna", tags=("cook",)))
    made.run(AddPerson(given="Zoe", family="Cook"))
    assert found(made, "cook") == ["Zoe Cook", "Anna"]
    assert found(made, "cook", limit=1) == ["Zoe Cook"]


def test_no_kind_pushes_out_the_others(made):
    for number in range(20):
        made.run(AddPerson(given=f"Winter {number:02}"))
    made.run(AddProject(name="Winter lunch"))
    made.run(AddGrant(title="Winter money"))
    names = found(made, "winter")
    assert len(names) == 12
    assert names[-2:] == ["Winter lunch", "Winter money"]
    assert names[:10] == [f"Winter {number:02}" for number in range(10)]
    assert found(made, "winter", limit=2) == ["Winter 00", "Winter lunch"]


def test_only_persons_or_only_organisations(made):
    made.run(AddPerson(given="Winter"))
    made.run(AddOrganisation(display_name="Winter Fund"))
    assert found(made, "winter", contact_kind="person") == ["Winter"]
    assert found(made, "winter", contact_kind="organisation") == ["Winter Fund"]


def test_who_is_archived_is_not_offered(made):
    ref = made.run(AddPerson(given="Winter"))
    made.run(ChangeContact(id=ref, archived_on=made.today))
    assert found(made, "winter") == []


def test_for_no_text_the_first_of_each(made):
    for name in ("Bram", "Anna"):
        made.run(AddPerson(given=name))
    made.run(AddProject(name="Lunch"))
    assert found(made, " ") == ["Anna", "Bram", "Lunch"]
    assert found(made, "!?") == ["Anna", "Bram", "Lunch"]


def test_a_new_name_is_found_and_the_old_one_is_not(made):
    ref = made.run(AddProject(name="Winter lunch"))
    made.run(ChangeProject(id=ref, name="Summer lunch"))
    assert found(made, "winter") == []
    assert found(made, "summer") == ["Summer lunch"]


def test_assets_are_found_by_name_and_by_their_notes(made):
    ref = made.run(AddAsset(name="Hall of St Columba's", notes="Seats eighty"))
    hits = made.desk.ask(AnythingMatching("columba"))
    assert [(one.kind, one.id, one.name, one.detail) for one in hits] == [
        (Kind.ASSET, ref, "Hall of St Columba's", "room")
    ]
    assert found(made, "eighty") == ["Hall of St Columba's"]
    made.run(ChangeAsset(id=ref, notes=""))
    assert found(made, "eighty") == []
