"""Mistyped names are understood, and a new contact that is already here is found."""

from __future__ import annotations

import pytest

from suidesk.commands.people import AddPerson, ChangeContact, Point
from suidesk.domain.people import PointKind
from suidesk.queries.likeness import AlreadyHere, PeopleResembling
from tests.stores import NOW, made_store

TODAY = NOW.date()


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    for given, family, points in (
        ("Solveig", "Gammelgård", (Point(PointKind.EMAIL, "Solveig@Example.org"),)),
        ("Solveig", "Christensen", ()),
        ("Mads", "Gammelgård", (Point(PointKind.PHONE, "0045 12 34 56"),)),
        ("Amina", "Yusuf", ()),
    ):
        store.run(AddPerson(given=given, family=family, points=points))
    yield store
    store.close()


def meant(made, text):
    return [row.name for row in made.desk.ask(PeopleResembling(TODAY, text))]


def here(made, name="", emails=(), phones=()):
    return [row.name for row in made.desk.ask(AlreadyHere(TODAY, name, emails, phones))]


def test_a_mistyped_name_finds_the_likest_first(made):
    assert meant(made, "Solvieg Gamelgaard")[0] == "Solveig Gammelgård"
    assert "Amina Yusuf" not in meant(made, "Solvieg Gamelgaard")


def test_accents_and_capitals_do_not_matter(made):
    assert meant(made, "GAMMELGARD")[0] in {"Solveig Gammelgård", "Mads Gammelgård"}


@pytest.mark.parametrize("text", ["", "a", "so"])
def test_fewer_than_three_letters_mean_nobody(made, text):
    assert meant(made, text) == []


def test_nothing_alike_means_nobody(made):
    assert meant(made, "xyzzy") == []


def test_nearly_the_same_name_is_already_here(made):
    assert here(made, "Solveig Gammelgard") == ["Solveig Gammelgård"]
    assert here(made, "Amina Jusuf") == ["Amina Yusuf"]


def test_half_a_name_in_common_is_somebody_else(made):
    assert here(made, "Solveig Andersen") == []


def test_the_same_address_or_number_is_already_here_whatever_the_name(made):
    assert here(made, "S. G.", emails=("solveig@example.ORG",)) == ["Solveig Gammelgård"]
    assert here(made, "Somebody Else", phones=("+45 123456",)) == ["Mads Gammelgård"]


def test_an_address_stands_before_a_name_and_nobody_twice(made):
    found = here(made, "Amina Yusuf", emails=("solveig@example.org",))
    assert found == ["Solveig Gammelgård", "Amina Yusuf"]
    assert here(made, "Solveig Gammelgård", emails=("solveig@example.org",)) == ["Solveig Gammelgård"]


def test_the_archive_is_left_alone(made):
    ref = made.desk.ask(AlreadyHere(TODAY, "Amina Yusuf"))[0].id
    made.run(ChangeContact(id=ref, archived_on=TODAY))
    assert here(made, "Amina Yusuf") == []


def test_an_empty_form_finds_nobody(made):
    made.run(AddPerson(given="Bo", points=(Point(PointKind.PHONE, "none"),)))
    assert here(made, "", emails=("",), phones=("", "x")) == []
