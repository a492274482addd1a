"""Undo and redo: their order, what stands in their way, and what is done about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from suidesk.domain.desk import DeskSettings
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import Grant, GrantUse, UseKind
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact, ContactPoint
from suidesk.domain.projects import Project, Role
from suidesk.store.writing import INTERNAL
from tests.domain.records import ENTRY, FOLLOW_UP, GRANT, ORGANISATION, PERSON, POINT, PROJECT, ROLE
from tests.stores import index_of, rebuilt_index_of

OTHER = replace(PERSON, id="q", given="Bo").named("en")


def do(made, code, *records):
    """Put records as one change under a name."""
    return made.writer.run(code, lambda tx: [tx.put(record) for record in records], made.clock.now())[0]


def remove(made, code, record, *, together=False):
    return made.writer.run(code, lambda tx: tx.remove(record, together=together), made.clock.now())[0]


def project(name):
    return replace(PROJECT, name=name)


def name(made):
    found = made.reading.find(Project, "x")
    return found.name if found else None


def refusal(made, **values):
    """The params with which undo is refused; nothing changes."""
    before = made.rows(), made.desk.next_undo(), made.desk.next_redo()
    with pytest.raises(SuideskError) as caught:
        made.desk.undo(**values)
    assert caught.value.code == "undo_conflict"
    assert (made.rows(), made.desk.next_undo(), made.desk.next_redo()) == before
    return caught.value.params


def test_nothing_to_take_back(made):
    with pytest.raises(SuideskError, match="nothing_to_undo"):
        made.desk.undo()
    with pytest.raises(SuideskError, match="nothing_to_redo"):
        made.desk.redo()
    assert (made.desk.next_undo(), made.desk.next_redo()) == (None, None)


def test_the_last_change_is_taken_back_first_and_made_again_last(made):
    for number in "ABC":
        do(made, number, project(number))
    taken = [made.desk.undo()[0].code for _ in range(3)]
    assert (taken, name(made)) == (["C", "B", "A"], None)
    again = [(made.desk.redo()[0].code, name(made)) for _ in range(3)]
    assert again == [("A", "A"), ("B", "B"), ("C", "C")]
    assert made.desk.next_redo() is None
    assert made.desk.next_undo().code == "C"


def test_undo_after_redo_after_undo(made):
    for number in "AB":
        do(made, number, project(number))
    steps = "uurururruu"
    seen = []
    for step in steps:
        change = (made.desk.undo if step == "u" else made.desk.redo)()[0]
        seen.append((change.code, change.origin, name(made)))
    assert seen == [
        ("B", "undo", "A"),
        ("A", "undo", None),
        ("A", "redo", "A"),
        ("A", "undo", None),
        ("A", "redo", "A"),
        ("A", "undo", None),
        ("A", "redo", "A"),
        ("B", "redo", "B"),
        ("B", "undo", "A"),
        ("A", "undo", None),
    ]


def test_a_new_change_ends_what_could_be_made_again(made):
    do(made, "A", project("A"))
    do(made, "B", project("B"))
    made.desk.undo()
    do(made, "C", project("C"))
    assert made.desk.next_redo() is None
    assert [made.desk.undo()[0].code for _ in range(2)] == ["C", "A"]
    assert name(made) is None


def test_what_the_desk_records_by_itself_stands_in_nobodys_way(made):
    do(made, "A", project("A"))
    do(made, "B", project("B"))
    made.write(PERSON, sort=INTERNAL)
    assert made.desk.undo()[0].code == "B"
    made.write(OTHER, sort=INTERNAL)
    assert made.desk.redo()[0].code == "B"
    assert len(made.reading.where(Contact)) == 2


def test_the_change_tells_what_it_took_back(made):
    done = made.writer.run("A", lambda tx: (tx.put(PROJECT), tx.say(name="Repair Café")), made.clock.now())[0]
    change, left = made.desk.undo()
    assert (change.code, change.origin, change.params, left) == ("A", "undo", {"name": "Repair Café"}, [])
    assert change.touches(Kind.PROJECT)
    assert change.batch not in (None, done.batch)


def test_an_older_change_can_be_taken_back_while_newer_ones_stand(made):
    first = do(made, "A", PERSON)
    do(made, "B", project("B"))
    made.desk.undo(first.batch)
    assert made.reading.find(Contact, "p") is None
    assert name(made) == "B"
    assert made.desk.next_undo().code == "B"
    assert made.desk.redo()[0].code == "A"
    assert made.desk.next_undo().code == "B"


def test_a_change_that_is_not_known(made):
    with pytest.raises(SuideskError) as caught:
        made.desk.undo("nobody")
    assert (caught.value.code, caught.value.params["kind"]) == ("not_found", "batches")


class TestEditedSince:
    @pytest.fixture
    def edited(self, made):
        """A change of two records, one of which was edited since; gives its batch."""
        do(made, "Before", project("Old"), PERSON)
        batch = do(made, "Both", project("New"), replace(PERSON, notes="N")).batch
        do(made, "Since", project("Newest"))
        return batch

    def test_refuse(self, made, edited):
        assert refusal(made, batch=edited) == {"batch": edited, "label": "Both", "rows": ["x"]}

    def test_skip(self, made, edited):
        assert made.desk.undo(edited, "skip")[1] == ["x"]
        assert (name(made), made.reading.get(Contact, "p").notes) == ("Newest", "")

    def test_overwrite(self, made, edited):
        assert made.desk.undo(edited, "overwrite")[1] == []
        assert (name(made), made.reading.get(Contact, "p").notes) == ("Old", "")

    def test_redo_of_what_was_skipped_brings_back_what_was_taken(self, made, edited):
        made.desk.undo(edited, "skip")
        made.desk.redo()
        assert (name(made), made.reading.get(Contact, "p").notes) == ("Newest", "N")

    def test_an_edit_of_other_columns_is_no_conflict(self, made):
        batch = do(made, "Name", project("A")).batch
        renamed = do(made, "Rename", project("B"))
        do(made, "Summary", replace(project("B"), summary="S"))
        made.desk.undo(renamed.batch)
        assert (name(made), made.reading.get(Project, "x").summary) == ("A", "S")
        assert refusal(made, batch=batch)["rows"] == ["x"]

    def test_a_row_that_is_gone_is_left_whatever_is_said(self, made):
        do(made, "Add", PROJECT)
        batch = do(made, "Rename", project("B")).batch
        remove(made, "Remove", PROJECT)
        assert refusal(made, batch=batch)["rows"] == ["x"]
        for choice in ("skip", "overwrite"):
            assert made.desk.undo(batch, choice)[1] == ["x"]
            assert name(made) is None

    def test_a_row_that_came_back_is_not_made_twice(self, made):
        do(made, "Add", PROJECT)
        batch = remove(made, "Remove", PROJECT).batch
        do(made, "Again", project("Again"))
        assert refusal(made, batch=batch)["rows"] == ["x"]
        assert made.desk.undo(batch, "overwrite")[1] == []
        assert name(made) == "Repair Café"


class TestNeededByOthers:
    """Taking a change back must not leave a reference that names nothing."""

    def test_what_another_refers_to_stays(self, made):
        batch = do(made, "Add", PERSON, POINT, OTHER).batch
        do(made, "Lead", replace(PROJECT, lead_id="p"))
        assert refusal(made, batch=batch)["rows"] == ["p", "cp"]
        for choice in ("skip", "overwrite"):
            assert sorted(made.desk.undo(batch, choice)[1]) == ["cp", "p"]
            assert [one.id for one in made.reading.where(Contact)] == ["p"]
            assert [one.id for one in made.reading.where(ContactPoint)] == ["cp"]
            made.desk.redo()

    def test_what_stays_keeps_what_it_refers_to(self, made):
        batch = do(made, "Add", PROJECT, ROLE, PERSON).batch
        use = GrantUse.of("g", UseKind.ROLE, "r")
        do(made, "Use", GRANT, use)
        assert sorted(made.desk.undo(batch, "skip")[1]) == ["r", "x"]
        assert made.reading.get(Role, "r") == ROLE
        assert made.reading.find(Contact, "p") is None

    def test_a_follow_up_holds_what_it_is_about(self, made):
        batch = do(made, "Add", PERSON).batch
        do(made, "Note", replace(FOLLOW_UP, kind=Kind.CONTACT, ref_id="p"))
        assert refusal(made, batch=batch)["rows"] == ["p"]

    def test_what_would_refer_to_something_gone_stays_gone(self, made):
        do(made, "Add", PERSON, PROJECT, replace(ENTRY, project_id="x"))
        removed = remove(made, "Remove", replace(ENTRY, project_id="x")).batch
        remove(made, "RemoveProject", PROJECT)
        assert refusal(made, batch=removed)["rows"] == ["t"]
        assert made.desk.undo(removed, "skip")[1] == ["t"]
        assert made.rows()["time_entries"] == {}

    def test_a_use_of_something_gone_stays_gone(self, made):
        use = GrantUse.of("g", UseKind.PROJECT, "x")
        do(made, "Add", PROJECT, GRANT, use)
        removed = remove(made, "Remove", use).batch
        remove(made, "RemoveProject", PROJECT)
        assert refusal(made, batch=removed)["rows"] == [use.id]

    def test_the_user_of_the_desk_stays(self, made):
        batch = do(made, "Add", PERSON).batch
        made.writer.run("Me", lambda tx: tx.change(DeskSettings, "desk", me_id="p"), made.clock.now())
        assert refusal(made, batch=batch)["rows"] == ["p"]
        made.desk.undo()
        made.desk.undo()
        assert made.reading.where(Contact) == []

    def test_the_desk_gets_no_user_who_is_gone(self, made):
        do(made, "Add", PERSON, OTHER)

        def set_me(ref):
            return made.writer.run("Me", lambda tx: tx.change(DeskSettings, "desk", me_id=ref), made.clock.now())[0]

        set_me("p")
        moved = set_me("q").batch
        remove(made, "Remove", PERSON)
        assert refusal(made, batch=moved)["rows"] == ["desk"]


def test_undo_of_a_renaming_is_not_disturbed_by_a_new_language(made):
    do(made, "Add", PERSON)
    renamed = do(made, "Rename", replace(PERSON, family="Ågård").named("en"))
    made.writer.run("Language", lambda tx: tx.change(DeskSettings, "desk", language="da"), made.clock.now())
    assert made.reading.get(Contact, "p").sort_key == "{3g{3rd {3sa"
    made.desk.undo(renamed.batch)
    assert made.reading.get(Contact, "p") == PERSON.named("da")
    made.desk.undo()
    assert made.reading.get(Contact, "p") == PERSON


def test_undo_of_a_new_language_sorts_anew(made):
    do(made, "Add", PERSON, replace(PROJECT, name="Ærø"))
    before = made.rows(), index_of(made.connection)
    made.writer.run("Language", lambda tx: tx.change(DeskSettings, "desk", language="da"), made.clock.now())
    after = made.rows(), index_of(made.connection)
    assert after != before
    made.desk.undo()
    assert (made.rows(), index_of(made.connection)) == before
    made.desk.redo()
    assert (made.rows(), index_of(made.connection)) == after


def test_the_index_follows_what_is_taken_back(made):
    do(made, "Add", ORGANISATION, replace(GRANT, funder_id="o"))
    do(made, "Rename", replace(ORGANISATION, display_name="Havnefonden").named("en"))
    do(made, "Title", replace(GRANT, title="Spades", funder_id="o"))
    for step in (made.desk.undo, made.desk.undo, made.desk.redo, made.desk.undo, made.desk.undo):
        step()
        assert index_of(made.connection) == rebuilt_index_of(made.connection)
    assert made.reading.where(Grant) == []
