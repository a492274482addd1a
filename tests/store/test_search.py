"""The search index: what is typed finds who is meant, and the index never drifts from the records."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.commands.funding import AddGrant, ChangeGrant
from suidesk.commands.handovers import PlanHandover
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, Point, RemoveContact
from suidesk.commands.projects import AddProject, ChangeProject
from suidesk.commands.volunteers import AddVolunteer, ChangeVolunteer
from suidesk.domain.kinds import Kind
from suidesk.domain.people import PointKind
from suidesk.queries.likeness import PeopleResembling
from suidesk.queries.people import PeopleMatching
from suidesk.queries.search import AnythingMatching
from suidesk.store.search import SearchIndex, match_words, words_of
from tests.stores import index_of, rebuilt_index_of

TODAY = date(2026, 11, 25)


@pytest.fixture
def people(made):
    """Six people with names of many scripts; gives a search that answers with names."""
    for given_name, family in (
        ("Søren", "Kjær"),
        ("Åse", "Østergaard"),
        ("Łukasz", "Dąbrowski"),
        ("Ayşe", "Yıldız"),
        ("محمد", "الأحمد"),
        ("Олена", "Шевченко"),
    ):
        made.run(AddPerson(given=given_name, family=family))
    return lambda text: [row.name for row in made.desk.ask(PeopleMatching(TODAY, text))]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("soren", ["Søren Kjær"]),
        ("SØREN", ["Søren Kjær"]),
        ("kj", ["Søren Kjær"]),
        ("kjaer sø", ["Søren Kjær"]),
        ("  ase   oster ", ["Åse Østergaard"]),
        ("lukasz", ["Łukasz Dąbrowski"]),
        ("dąb", ["Łukasz Dąbrowski"]),
        ("ayse yildiz", ["Ayşe Yıldız"]),
        ("محم", ["محمد الأحمد"]),
        ("шевч", ["Олена Шевченко"]),
        ("oren", []),
        ("soren dabrowski", []),
        ("nobody", []),
    ],
)
def test_every_word_begins_a_word_of_the_record(people, typed, found):
    assert people(typed) == found


@pytest.mark.parametrize("typed", ["", " ", "-", '"', "***", "(", "'", "\0", "%", "_"])
def test_signs_alone_are_no_question(people, typed):
    assert len(people(typed)) == 6


@given(st.text())
def test_nothing_that_is_typed_breaks_the_question(text):
    for word in match_words(text).split():
        assert word.startswith('"')
        assert word.endswith('"*')


@pytest.mark.parametrize("typed", ['a"b', "NEAR(a b)", "name: x", "ase AND", "OR", "søren OR ase", "NOT ase"])
def test_the_engines_own_words_are_just_text(people, typed):
    assert people(typed) == []


@pytest.mark.parametrize("typed", ["-ase", "ase*", "^ase", '"ase"', "{ase}", "ase:", "\u2068ase\u2069", "(ase"])
def test_the_engines_own_signs_are_passed_over(people, typed):
    assert people(typed) == ["Åse Østergaard"]


def test_signs_around_a_name_from_a_phone_do_not_hide_it(made, people):
    made.run(AddPerson(given="\u2068Bo\u2069", family="🦊Rask🌸"))
    assert people("bo") == people("rask") == ["\u2068Bo\u2069 🦊Rask🌸"]


def test_points_languages_and_tags_are_searched_as_well(made, people):
    points = (Point(PointKind.EMAIL, "xin.yi@example.org"), Point(PointKind.PHONE, "+45 00 12 34 56"))
    ref = made.run(AddPerson(given="Xin", points=points, languages=("Hànyǔ",), tags=("Garten",)))
    for typed in ("xin.yi@ex", "example", "+4500123456", "00 12", "hanyu", "gart"):
        assert people(typed) == ["Xin"], typed
    made.run(ChangeContact(id=ref, points=points[:1], tags=("van",)))
    assert people("gart") == people("+4500123456") == []
    assert people("van") == ["Xin"]
    made.run(RemoveContact(id=ref))
    assert people("xin") == people("van") == []


def test_projects_and_grants_are_found_by_what_they_are_about(made):
    fund = made.run(AddOrganisation(display_name="Ærø Fund"))
    project = made.run(AddProject(name="Repair Café", summary="Toasters"))
    grant = made.run(AddGrant(title="Spades", funder_id=fund))

    def found(text):
        return [one.id for one in made.desk.ask(AnythingMatching(text))]

    assert found("cafe") == found("toast") == [project]
    assert set(found("aero")) == {fund, grant}
    made.run(ChangeContact(id=fund, display_name="Havnefonden"))
    assert set(found("havne")) == {fund, grant}
    assert found("aero") == []
    made.run(ChangeGrant(id=grant, funder_id=None))
    made.run(ChangeProject(id=project, name="Mending", summary=""))
    assert found("havne") == [fund]
    assert (found("toast"), found("mend")) == ([], [project])


def test_a_volunteers_skills_are_searched_as_well(made, people):
    ref = made.run(AddPerson(given="Xin"))
    made.run(AddVolunteer(id=ref, skills=("Gårdening",)))
    assert people("garden") == people("xin gard") == ["Xin"]
    made.run(ChangeVolunteer(id=ref, skills=("van",)))
    assert people("garden") == []
    made.desk.undo()
    assert people("garden") == ["Xin"]
    assert index_of(made.connection) == rebuilt_index_of(made.connection)


def test_a_handover_is_found_by_who_leaves(made):
    ref = made.run(AddPerson(given="Xin"))
    handover = made.run(PlanHandover(leaver_id=ref, leaving_on=made.today))
    made.run(ChangeContact(id=ref, given="Rosa"))
    found = made.desk.ask(AnythingMatching("rosa"))
    assert [(one.kind, one.id, one.name) for one in found] == [
        (Kind.CONTACT, ref, "Rosa"),
        (Kind.HANDOVER, handover, "Rosa"),
    ]
    assert made.desk.ask(AnythingMatching("xin")) == []
    made.run(RemoveContact(id=ref, together=True))
    assert index_of(made.connection) == rebuilt_index_of(made.connection)


def test_a_mistyped_name_is_found_by_its_letters(made, people):
    def found(text):
        return [row.name for row in made.desk.ask(PeopleResembling(TODAY, text))]

    assert found("Sorem Kjar")[0] == "Søren Kjær"
    assert found("Dabrovski")[0] == "Łukasz Dąbrowski"
    assert found("zz") == []


FIND = "SELECT ref_id FROM search_docs JOIN search_words ON search_words.rowid = no WHERE search_words MATCH ?"
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), min_size=1, max_size=12)


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_words_are_cut_the_same_way_when_kept_and_when_asked(index, names):
    """Whatever the letters are: what was typed whole finds the record, unless it is signs alone."""
    connection = index
    connection.execute("BEGIN")
    try:
        for number, name in enumerate(names):
            connection.execute(
                "INSERT INTO projects (id, name, stage, summary) VALUES (?, ?, 'idea', '')", (f"x{number}", name)
            )
        SearchIndex(connection).rebuild("en")
        for number, name in enumerate(names):
            words = match_words(name)
            if words:
                assert (f"x{number}",) in connection.execute(FIND, (words,)).fetchall()
    finally:
        connection.execute("ROLLBACK")


def test_every_letter_of_a_word_is_one_for_the_engine_too(index):
    """A word that the engine cut in two would be a phrase, which an index without places can't answer."""
    index.execute("CREATE VIRTUAL TABLE temp.cut USING fts5(word, tokenize='unicode61 remove_diacritics 0')")
    index.execute("CREATE VIRTUAL TABLE temp.cuts USING fts5vocab('temp', 'cut', 'instance')")
    letters = (chr(at) for at in range(sys.maxunicode + 1) if not 0xD800 <= at < 0xE000)
    whole = [(word,) for letter in letters if len(words := words_of(f"a{letter}b")) == 1 for word in words]
    index.executemany("INSERT INTO cut (word) VALUES (?)", whole)
    assert index.execute("SELECT doc FROM cuts GROUP BY doc HAVING count(*) > 1").fetchall() == []
    index.execute("DROP TABLE cuts")
    index.execute("DROP TABLE cut")


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """A connection whose index may be filled with anything."""
    from tests.stores import made_store

    made = made_store(tmp_path_factory.mktemp("index") / "store")
    yield made.connection
    made.close()


@given(
    st.lists(
        st.tuples(st.sampled_from(("add", "rename", "points", "tags", "remove", "fund")), NAMES, st.integers(0, 5)),
        min_size=1,
        max_size=12,
    )
)
def test_the_index_is_always_what_it_would_be_if_made_anew(steps):
    from pathlib import Path

    from suidesk.domain.errors import SuideskError
    from tests.stores import made_store, quick_folder

    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        refs = []
        for step, name, number in steps:
            try:
                take(made, step, name, refs, number)
            except SuideskError:
                continue
        assert index_of(made.connection) == rebuilt_index_of(made.connection)
        while made.desk.next_undo():
            made.desk.undo()
            assert index_of(made.connection) == rebuilt_index_of(made.connection)
        made.close()


def take(made, step, name, refs, number):
    if step == "add" or not refs:
        refs.append(made.run(AddOrganisation(display_name=name, tags=(name,))))
        return
    ref = refs[number % len(refs)]
    commands = {
        "rename": ChangeContact(id=ref, display_name=name),
        "points": ChangeContact(id=ref, points=(Point(PointKind.URL, name),), languages=(name,)),
        "tags": ChangeContact(id=ref, tags=(name, "keys")),
        "remove": RemoveContact(id=ref, together=True),
        "fund": AddGrant(title=name, funder_id=ref),
    }
    made.run(commands[step])


def test_a_rebuilt_index_is_the_same_however_often(made, people):
    before = index_of(made.connection)
    SearchIndex(made.connection).rebuild("en")
    assert index_of(made.connection) == before
