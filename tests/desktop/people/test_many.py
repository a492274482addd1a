"""Several contacts chosen together: by keys, by their ids though never fetched, and changed in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from suidesk.commands.people import AddPerson, ChangeContact, Point, RemoveContact
from suidesk.desktop.lists.export_dialog import ExportDialog
from suidesk.desktop.people.many_forms import (
    ArchiveForm,
    BringBackForm,
    ContactingForm,
    LanguagesForm,
    OriginForm,
    TagsForm,
    UntagForm,
)
from suidesk.domain.people import PointKind
from suidesk.queries.people import ContactPage, PeopleIds
from suidesk.queries.people_listed import Among
from tests.desktop.people.conftest import TODAY, form
from tests.desktop.people.test_listing import shows

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def chosen(people):
    """The ids of the chosen ones, as the verbs get them; None while they aren't known."""
    found = []
    people.listing.selection.with_ids(found.append)
    return found[0] if found else None


def select_all(people, qtbot, count):
    people.listing.focus_list()
    qtbot.keyClick(people.listing.list, Qt.Key.Key_A, CONTROL)
    assert people.listing.selection.count == count
    qtbot.waitUntil(lambda: chosen(people) is not None)


def about(desk, ref):
    return desk.ask(ContactPage(ref))


@pytest.fixture
def crowd(desk, hood):
    """So many contacts that most of their rows are never fetched."""
    for number in range(150):
        desk.run(AddPerson(given="Person", family=f"Zz{number:03}"))
    return hood


@pytest.fixture
def all_of_them(people, qtbot):
    """The page with its four contacts chosen together."""
    shows(qtbot, people, "Bram de Vries", "Hanne Visser", "Winter Fund", "Amina Yusuf")
    select_all(people, qtbot, 4)
    return people


def test_all_that_match_are_chosen_though_they_were_never_fetched(crowd, people, desk, qtbot):
    qtbot.waitUntil(lambda: people.listing.list.model().rowCount() == 154)
    select_all(people, qtbot, 154)
    assert list(chosen(people)) == desk.ask(PeopleIds(TODAY))
    assert people.listing.many.count.full_text() == "154 selected"
    qtbot.keyClick(people.listing.list, Qt.Key.Key_Escape)
    assert people.listing.selection.count == 0
    assert people.listing.many.isHidden()
    assert len(people.listing.list.selectionModel().selectedRows()) == 1


def test_shift_and_control_choose_some(crowd, people, desk, qtbot):
    qtbot.waitUntil(lambda: people.listing.list.model().rowCount() == 154)
    people.listing.list.select(100)
    qtbot.keyClick(people.listing.list, Qt.Key.Key_End, SHIFT)
    assert people.listing.selection.count == 54
    qtbot.waitUntil(lambda: chosen(people) is not None)
    assert list(chosen(people)) == desk.ask(PeopleIds(TODAY))[100:]
    qtbot.keyClick(people.listing.list, Qt.Key.Key_Up)
    assert people.listing.selection.count == 0


def test_only_those_that_match_are_chosen(people, hood, qtbot):
    qtbot.mouseClick(people.listing.filter_bar.chips[Among.PERSONS], Qt.MouseButton.LeftButton)
    shows(qtbot, people, "Bram de Vries", "Hanne Visser", "Amina Yusuf")
    select_all(people, qtbot, 3)
    assert hood["Fund"] not in chosen(people)


def test_the_chosen_ones_stay_chosen_when_the_list_moves(all_of_them, hood, desk_window, qtbot):
    before = set(chosen(all_of_them))
    desk_window.run(AddPerson(given="Aart"))
    shows(qtbot, all_of_them, "Aart", "Bram de Vries", "Hanne Visser", "Winter Fund", "Amina Yusuf")
    qtbot.waitUntil(lambda: len(all_of_them.listing.list.selectionModel().selectedRows()) == 4)
    assert set(chosen(all_of_them)) == before
    desk_window.run(RemoveContact(id=hood["Bram"]))
    qtbot.waitUntil(lambda: all_of_them.listing.selection.count == 3)
    assert set(chosen(all_of_them)) == before - {hood["Bram"]}
    rows = [index.row() for index in all_of_them.listing.list.selectionModel().selectedRows()]
    assert sorted(rows) == [1, 2, 3]


def test_a_tag_is_added_to_those_without_it_and_taken_back_in_one_step(all_of_them, hood, desk, desk_window, qtbot):
    qtbot.mouseClick(all_of_them.listing.many.tag, Qt.MouseButton.LeftButton)
    made = form(qtbot, TagsForm)
    assert not made.verb.isEnabled()
    qtbot.keyClicks(made.words.box.edit, "cooking,")
    qtbot.waitUntil(lambda: made.said.full_text() == "2 people and 1 organisation will change.")
    qtbot.waitUntil(made.verb.isEnabled)
    made.submit()
    qtbot.waitUntil(lambda: about(desk, hood["Fund"]).tags == ["cooking"])
    assert about(desk, hood["Bram"]).tags == ["cooking"]
    qtbot.waitUntil(lambda: all_of_them.listing.selection.count == 4)
    desk_window.window.undo()
    qtbot.waitUntil(lambda: about(desk, hood["Fund"]).tags == [])
    assert about(desk, hood["Amina"]).tags == ["cooking"]


def test_where_nobody_would_change_the_verb_rests(all_of_them, qtbot):
    all_of_them.listing.verbs.remove_tags()
    made = form(qtbot, UntagForm)
    assert made.words.box.edit.accessibleDescription() == "They have: cooking (1)."
    made.words.set_value(["nothing"])
    made.count()
    qtbot.waitUntil(lambda: made.said.full_text().startswith("Nobody would change"))
    assert not made.verb.isEnabled()
    made.words.set_value(["cooking"])
    made.count()
    qtbot.waitUntil(lambda: made.said.full_text() == "1 person will change.")
    made.reject()


@pytest.mark.parametrize(
    ("opener", "kind", "fill", "read"),
    [
        (
            "add_languages",
            LanguagesForm,
            lambda made: made.words.set_value(["Dansk"]),
            lambda one: "".join(one.languages[:1]),
        ),
        ("change_source", OriginForm, lambda made: made.line.set_value("Dansk"), lambda one: one.contact.source),
        ("change_basis", OriginForm, lambda made: made.line.set_value("Dansk"), lambda one: one.contact.lawful_basis),
        ("change_contacting", ContactingForm, lambda _: None, lambda one: "Dansk" * one.contact.do_not_contact),
    ],
)
def test_every_form_changes_all(all_of_them, hood, desk, qtbot, opener, kind, fill, read):
    getattr(all_of_them.listing.verbs, opener)()
    made = form(qtbot, kind)
    fill(made)
    made.count()
    qtbot.waitUntil(lambda: made.said.full_text() == "3 people and 1 organisation will change.")
    made.submit()
    qtbot.waitUntil(lambda: [read(about(desk, hood[name])) for name in ("Amina", "Bram", "Fund")] == ["Dansk"] * 3)


def test_an_empty_line_takes_nothing_away(all_of_them, qtbot):
    all_of_them.listing.verbs.change_source()
    made = form(qtbot, OriginForm)
    assert made.said.full_text() == "Write it down; then it is counted."
    assert not made.verb.isEnabled()
    made.reject()


def test_del_puts_all_into_the_archive_but_the_user(all_of_them, hood, desk, qtbot):
    qtbot.keyClick(all_of_them.listing.list, Qt.Key.Key_Delete)
    made = form(qtbot, ArchiveForm)
    qtbot.waitUntil(made.verb.isEnabled)
    assert made.said.full_text().startswith("2 people and 1 organisation will go into the archive")
    assert made.said.full_text().endswith("You stay, as the user of this desk.")
    made.submit()
    shows(qtbot, all_of_them, "Hanne Visser")
    assert all_of_them.listing.selection.count == 0
    qtbot.mouseClick(all_of_them.listing.filter_bar.chips[Among.ARCHIVED], Qt.MouseButton.LeftButton)
    shows(qtbot, all_of_them, "Bram de Vries", "Winter Fund", "Amina Yusuf")
    select_all(all_of_them, qtbot, 3)
    all_of_them.listing.verbs.bring_back()
    back = form(qtbot, BringBackForm)
    qtbot.waitUntil(back.verb.isEnabled)
    back.submit()
    qtbot.waitUntil(lambda: about(desk, hood["Bram"]).contact.archived_on is None)


def test_addresses_are_copied_and_who_is_left_out_is_said(hood, desk, people, desk_window, qtbot):
    desk_window.run(
        ChangeContact(id=hood["Bram"], do_not_contact=True, points=(Point(PointKind.EMAIL, "b@example.org"),))
    )
    select_all(people, qtbot, 4)
    qtbot.mouseClick(people.listing.many.copy, Qt.MouseButton.LeftButton)
    said = "1 e-mail address copied. 1 left out who must not be contacted. 2 without an address."
    qtbot.waitUntil(lambda: desk_window.window.undo_bar.text() == said)
    assert QGuiApplication.clipboard().text() == "amina@example.org"


def test_only_the_chosen_ones_are_exported(all_of_them, hood, desk_window, tmp_path, qtbot):
    all_of_them.listing.list.select(0)
    qtbot.keyClick(all_of_them.listing.list, Qt.Key.Key_Down, SHIFT)
    assert all_of_them.listing.selection.count == 2
    all_of_them.listing.verbs.export()
    made = form(qtbot, ExportDialog)
    assert made.count.full_text() == "2 contacts will be in the file."
    path = tmp_path / "two.csv"
    made.save(path)
    qtbot.waitUntil(path.exists)
    text = path.read_text("utf-8-sig")
    assert "Bram" in text
    assert "Amina" not in text


def test_the_palette_offers_what_can_be_done_with_all(all_of_them):
    titles = [one.title for one in all_of_them.entries() if one.subtitle == "4 selected"]
    assert titles[0] == "Add tag…"
    assert len(titles) == 13
    all_of_them.listing.selection.drop()
    assert not [one for one in all_of_them.entries() if one.subtitle == "4 selected"]


def test_guesses_below_the_hits_are_not_chosen_by_accident(people, qtbot):
    qtbot.keyClicks(people.listing.search, "aminna yusof")
    shows(qtbot, people, "Amina Yusuf")
    assert people.listing.selection.count == 0
