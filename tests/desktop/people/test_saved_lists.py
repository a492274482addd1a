"""Filters and saved lists: narrowed by a form, said in words, kept under a name, opened and changed again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.lists import AddSavedList, ChangeSavedList
from suidesk.commands.people import AddPerson, ChangeContact
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.people.filter_form import FilterForm
from suidesk.desktop.people.list_form import ListForm
from suidesk.desktop.search import palette_for
from suidesk.domain.kinds import Kind
from suidesk.domain.lists import ContactFilter, ListFilter
from suidesk.queries.lists import SavedLists
from suidesk.queries.people_listed import Among
from tests.desktop.people.conftest import TODAY, form
from tests.desktop.people.test_listing import shows


@pytest.fixture
def cooks(desk, hood):
    """A saved list of who is tagged cooking."""
    return desk.run(AddSavedList(name="Cooks", filter=ListFilter(where=ContactFilter(tags=("cooking",))))).result


def bar(people):
    return people.listing.narrowing.bar


def menu_texts(people):
    menu = bar(people).menu
    menu.aboutToShow.emit()
    return shown_texts(people)


def shown_texts(people):
    return [one.text() for one in bar(people).menu.actions() if one.text()]


def choose(people, text):
    menu = bar(people).menu
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text().partition("\t")[0] == text).trigger()


def kept(desk):
    return [(row.name, row.filter, row.count) for row in desk.ask(SavedLists(TODAY))]


def test_the_form_says_how_many_are_left_and_narrows_the_list(people, qtbot):
    qtbot.keyClick(
        people.listing.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    made = form(qtbot, FilterForm)
    qtbot.waitUntil(lambda: made.count.full_text() == "4 contacts would be shown.")
    qtbot.keyClicks(made.languages.box.edit, "Somali,")
    qtbot.waitUntil(lambda: made.count.full_text() == "1 contact would be shown.")
    made.submit()
    shows(qtbot, people, "Amina Yusuf")
    assert bar(people).band.words.full_text() == "Speaks Somali"
    assert people.listing.filter_bar.chips[Among.ALL].text() == "All 1"
    qtbot.mouseClick(bar(people).band.close_button, Qt.MouseButton.LeftButton)
    shows(qtbot, people, "Bram de Vries", "Hanne Visser", "Winter Fund", "Amina Yusuf")
    assert bar(people).band.isHidden()


def test_every_part_of_the_form_reaches_the_filter(people, hood, qtbot):
    people.listing.narrowing.open_filter()
    made = form(qtbot, FilterForm)
    made.tags.set_value(["cooking"])
    made.sectors.set_value(["Private"])
    made.reaches.set_value(["City"])
    made.project.set_value(Found(hood["Café"], "Repair Café"))
    made.has_email.set_value(True)
    made.may_contact.set_value(False)
    made.quiet.set_value(90)
    expected = ContactFilter(
        tags=("cooking",), sectors=("private",), reaches=("city",), project_id=hood["Café"], has_email=True,
        may_contact=False, quiet_days=90,
    )  # fmt: skip
    assert made.where() == expected
    made.submit()
    qtbot.waitUntil(people.listing.nobody.isVisible)
    assert people.listing.nobody.title.full_text() == "Nobody fits"
    assert "takes part in Repair Café" in bar(people).band.words.full_text()
    people.listing.narrowing.open_filter()
    again = form(qtbot, FilterForm)
    assert again.where() == expected
    again.reject()


def test_a_wrong_number_of_days_is_refused_at_its_field(people, qtbot):
    people.listing.narrowing.open_filter()
    made = form(qtbot, FilterForm)
    made.quiet.edit.setText("0")
    made.submit()
    assert made.quiet.error_text()
    made.reject()


def test_a_list_is_saved_under_a_name_and_is_open_then(people, desk, qtbot):
    qtbot.keyClicks(people.listing.search, "ami")
    shows(qtbot, people, "Amina Yusuf")
    choose(people, "Save this list…")
    made = form(qtbot, ListForm)
    made.submit()
    assert made.name.error_text()
    qtbot.keyClicks(made.name.edit, "All Aminas")
    made.submit()
    qtbot.waitUntil(lambda: bar(people).band.title.full_text() == "All Aminas")
    assert kept(desk) == [("All Aminas", ListFilter(text="ami"), 1)]
    menu_texts(people)
    qtbot.waitUntil(lambda: "All Aminas\t1" in shown_texts(people))


def test_a_list_opens_with_its_count_and_may_be_changed(cooks, people, desk, qtbot):
    qtbot.waitUntil(lambda: bar(people).open_lists.text().strip() == "Lists 1")
    assert menu_texts(people)[0] == "Cooks\t…"
    qtbot.waitUntil(lambda: shown_texts(people)[0] == "Cooks\t1")
    choose(people, "Cooks")
    shows(qtbot, people, "Amina Yusuf")
    assert bar(people).band.title.full_text() == "Cooks"
    qtbot.mouseClick(people.listing.filter_bar.chips[Among.VOLUNTEERS], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar(people).band.title.full_text() == "Changed: Cooks")
    qtbot.mouseClick(bar(people).band.update_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar(people).band.title.full_text() == "Cooks")
    assert kept(desk)[0][1].among == "volunteers"


def test_a_list_is_renamed_and_removed(cooks, people, desk, qtbot):
    qtbot.waitUntil(lambda: len(people.listing.narrowing.lists) == 1)
    choose(people, "Cooks")
    choose(people, "Rename “Cooks”…")
    made = form(qtbot, ListForm)
    made.name.edit.setText("Kitchen")
    made.submit()
    qtbot.waitUntil(lambda: bar(people).band.title.full_text() == "Kitchen")
    choose(people, "Remove “Kitchen”")
    qtbot.waitUntil(lambda: people.listing.narrowing.saved is None)
    assert kept(desk) == []
    assert bar(people).band.words.full_text() == "Tagged cooking"


def test_counts_keep_up_with_what_happens(cooks, people, desk_window, qtbot):
    qtbot.waitUntil(lambda: len(people.listing.narrowing.lists) == 1)
    desk_window.run(AddPerson(given="Cook", tags=("cooking",)))
    menu_texts(people)
    qtbot.waitUntil(lambda: people.listing.narrowing.lists[0].count == 2)


def test_the_palette_opens_a_list(cooks, people, desk_window, qtbot):
    qtbot.waitUntil(lambda: len(people.listing.narrowing.lists) == 1)
    entry = next(one for one in people.entries() if one.title == "Open list Cooks")
    entry.then()
    shows(qtbot, people, "Amina Yusuf")
    people.listing.show_all()
    shows(qtbot, people, "Bram de Vries", "Hanne Visser", "Winter Fund", "Amina Yusuf")
    desk_window.window.open_record(Kind.SAVED_LIST, cooks)
    shows(qtbot, people, "Amina Yusuf")


def test_the_palette_finds_a_list_from_any_page(cooks, desk_window, qtbot):
    found = []
    desk_window.window.go_to("settings")
    palette_for(desk_window.window)._search("COOK", found.append)
    qtbot.waitUntil(lambda: bool(found))
    (entry,) = [one for one in found[0] if one.subtitle == "Saved list"]
    entry.then()
    people = desk_window.window.current
    shows(qtbot, people, "Amina Yusuf")
    assert bar(people).band.title.full_text() == "Cooks"


def test_a_list_of_a_later_version_still_opens(cooks, people, desk, desk_window, qtbot):
    later = ListFilter(among="neighbours", where=ContactFilter(sectors=("cloud",)))
    desk_window.run(ChangeSavedList(id=cooks, filter=later))
    qtbot.waitUntil(lambda: [row.filter for row in people.listing.narrowing.lists] == [later])
    choose(people, "Cooks")
    qtbot.waitUntil(people.listing.nobody.isVisible)
    people.listing.narrowing.open_filter()
    made = form(qtbot, FilterForm)
    assert made.where() == later.where
    made.reject()


def test_whoever_no_longer_fits_leaves_the_list(cooks, people, hood, desk_window, qtbot):
    qtbot.waitUntil(lambda: len(people.listing.narrowing.lists) == 1)
    choose(people, "Cooks")
    shows(qtbot, people, "Amina Yusuf")
    desk_window.run(ChangeContact(id=hood["Amina"], tags=()))
    shows(qtbot, people)
