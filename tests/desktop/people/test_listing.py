"""The list of contacts: search while typing, parts with counts, who was meant, and following what happens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from suidesk.commands.people import AddPerson, ChangeContact, RemoveContact
from suidesk.commands.volunteers import AddVolunteer
from suidesk.desktop.people.person_form import PersonForm
from suidesk.queries.people_listed import Among
from tests.desktop.people.conftest import TODAY, form, leave
from tests.desktop.record_pages import show


def titles(page):
    model = page.listing.list.model()
    rows = [model.row(at) for at in range(model.rowCount())]
    return [row.title if row else None for row in rows]


def shows(qtbot, page, *names):
    qtbot.waitUntil(lambda: titles(page) == list(names))


def test_it_shows_everybody_with_the_first_one_open(people, qtbot):
    QAbstractItemModelTester(people.listing.list.model())
    shows(qtbot, people, "Bram de Vries", "Hanne Visser", "Winter Fund", "Amina Yusuf")
    assert people.view.title.full_text() == "Bram de Vries"
    assert people.listing.count.text() == "4"
    assert people.listing.list.currentIndex().row() == 0


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ami", "Amina Yusuf"),
        ("somali", "Amina Yusuf"),
        ("cook", "Amina Yusuf"),
        ("0123", None),
        ("winter", "Winter Fund"),
    ],
)
def test_typing_finds_by_name_language_tag_and_point(people, qtbot, typed, found):
    qtbot.keyClicks(people.listing.search, typed)
    shows(qtbot, people, *([found] if found else []))


def test_each_part_shows_its_own_and_says_how_many(people, qtbot):
    bar = people.listing.filter_bar
    qtbot.waitUntil(lambda: bar.chips[Among.ALL].text() == "All 4")
    assert [chip.text() for chip in bar.chips.values() if chip.isVisible()] == [
        "All 4",
        "Persons 3",
        "Organisations 1",
        "Volunteers 1",
        "Needs attention 0",
    ]
    qtbot.mouseClick(bar.chips[Among.VOLUNTEERS], Qt.MouseButton.LeftButton)
    shows(qtbot, people, "Amina Yusuf")
    qtbot.mouseClick(bar.chips[Among.ORGANISATIONS], Qt.MouseButton.LeftButton)
    shows(qtbot, people, "Winter Fund")
    assert [among for among, chip in bar.chips.items() if chip.isChecked()] == [Among.ORGANISATIONS]


def test_the_archive_appears_when_something_is_in_it(people, hood, desk_window, qtbot):
    archive = people.listing.filter_bar.chips[Among.ARCHIVED]
    assert archive.isHidden()
    desk_window.run(ChangeContact(id=hood["Bram"], archived_on=TODAY))
    qtbot.waitUntil(archive.isVisible)
    shows(qtbot, people, "Hanne Visser", "Winter Fund", "Amina Yusuf")
    qtbot.mouseClick(archive, Qt.MouseButton.LeftButton)
    shows(qtbot, people, "Bram de Vries")


def test_who_was_meant_stands_below_the_hits(people, qtbot):
    qtbot.keyClicks(people.listing.search, "aminna yusof")
    shows(qtbot, people, "Amina Yusuf")
    assert people.listing.list.model().row(0).trailing == "Did you mean?"
    qtbot.keyClick(people.listing.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people.view.title.full_text() == "Amina Yusuf")


def test_nothing_found_says_how_to_look_wider(people, qtbot):
    qtbot.keyClicks(people.listing.search, "xyzzy")
    qtbot.waitUntil(people.listing.nobody.isVisible)
    assert people.listing.nobody.title.full_text() == "Nobody found"
    assert "xyzzy" in people.listing.nobody.sentence.full_text()
    qtbot.mouseClick(people.listing.nobody.button, Qt.MouseButton.LeftButton)
    shows(qtbot, people, "Bram de Vries", "Hanne Visser", "Winter Fund", "Amina Yusuf")
    assert people.listing.search.text() == ""


def test_an_empty_part_offers_the_step_that_fills_it(people, desk_window, hood, qtbot):
    qtbot.mouseClick(people.listing.filter_bar.chips[Among.ATTENTION], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(people.listing.nobody.isVisible)
    assert people.listing.nobody.title.full_text() == "Nobody needs attention"
    assert people.listing.nobody.button.text().strip() == "Show all"
    desk_window.run(RemoveContact(id=hood["Fund"], together=True))
    qtbot.mouseClick(people.listing.filter_bar.chips[Among.ORGANISATIONS], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: people.listing.nobody.title.full_text() == "No organisations yet")
    assert people.listing.nobody.button.text().strip() == "New organisation"


def test_enter_in_the_search_goes_to_the_first_hit(people, qtbot):
    qtbot.keyClicks(people.listing.search, "winter")
    shows(qtbot, people, "Winter Fund")
    qtbot.keyClick(people.listing.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people.view.title.full_text() == "Winter Fund")
    assert people.listing.list.hasFocus()


def test_arrows_walk_through_the_list(people, qtbot):
    people.listing.focus_list()
    qtbot.keyClick(people.listing.list, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: people.view.title.full_text() == "Amina Yusuf")
    qtbot.keyClick(people.listing.list, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: people.view.title.full_text() == "Winter Fund")


def test_a_renamed_contact_moves_and_stays_current(amina, hood, desk_window, qtbot):
    desk_window.run(ChangeContact(id=hood["Amina"], family="Aalto"))
    shows(qtbot, amina, "Amina Aalto", "Bram de Vries", "Hanne Visser", "Winter Fund")
    qtbot.waitUntil(lambda: amina.listing.list.current_id() == hood["Amina"])
    assert amina.view.title.full_text() == "Amina Aalto"


def test_a_change_of_somebody_else_leaves_the_current_one(amina, hood, desk_window, qtbot):
    desk_window.run(AddVolunteer(id=hood["Bram"]))
    qtbot.waitUntil(lambda: amina.listing.list.model().row(0).subtitle == "Volunteer")
    assert amina.listing.list.current_id() == hood["Amina"]


def test_opening_one_that_search_and_filter_hide_takes_them_away(people, hood, qtbot):
    qtbot.mouseClick(people.listing.filter_bar.chips[Among.ORGANISATIONS], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(people.listing.search, "winter")
    shows(qtbot, people, "Winter Fund")
    show(qtbot, people, hood["Amina"])
    assert (people.listing.search.text(), people.listing.filter_bar.value()) == ("", Among.ALL)


def test_the_removed_one_gives_its_place_to_the_next(people, hood, desk_window, qtbot):
    show(qtbot, people, hood["Bram"])
    desk_window.run(RemoveContact(id=hood["Bram"]))
    shows(qtbot, people, "Hanne Visser", "Winter Fund", "Amina Yusuf")
    qtbot.waitUntil(lambda: people.view.title.full_text() == "Hanne Visser")
    assert people.listing.list.currentIndex().row() == 0


def test_many_are_fetched_in_windows(people, desk_window, qtbot):
    for number in range(150):
        desk_window.desk.run(AddPerson(given="Person", family=f"Zz{number:03}"))
    people.listing.ask()
    qtbot.waitUntil(lambda: people.listing.list.model().rowCount() == 154)
    assert people.listing.list.model().row(153) is None
    people.listing.list.select(153)
    qtbot.waitUntil(lambda: people.view.title.full_text() == "Person Zz149")


def test_a_change_meanwhile_does_not_call_the_user_back(people, desk_window, qtbot):
    for number in range(150):
        desk_window.desk.run(AddPerson(given="Person", family=f"Zz{number:03}"))
    people.listing.ask()
    qtbot.waitUntil(lambda: people.listing.list.model().rowCount() == 154)
    people.listing.ask()
    people.listing.list.select(153)
    people.listing.ask()
    qtbot.waitUntil(lambda: people.view.title.full_text() == "Person Zz149")


def test_keys_of_the_page(people, qtbot):
    people.listing.focus_list()
    qtbot.keyClick(people.listing.list, Qt.Key.Key_N)
    made = form(qtbot, PersonForm)
    assert made.windowTitle() == "New person"
    leave(qtbot, made)
    qtbot.keyClick(people.listing.list, Qt.Key.Key_E)
    made = form(qtbot, PersonForm)
    assert made.windowTitle() == "Change Bram de Vries"
    leave(qtbot, made)
    qtbot.keyClick(people.listing.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert people.listing.search.hasFocus()


def test_letters_in_the_search_line_are_letters(people, qtbot):
    people.focus_first()
    qtbot.keyClicks(people.listing.search, "ne")
    assert people.listing.search.text() == "ne"


def test_a_window_shown_again_asks_for_what_changed_meanwhile(people, desk_window, qtbot):
    desk_window.window.hide()
    desk_window.run(AddPerson(given="Aart"))
    desk_window.window.show()
    qtbot.waitUntil(lambda: "Aart" in titles(people))


def test_esc_goes_back_to_the_list(amina, qtbot):
    amina.view.follow_up.setFocus()
    qtbot.keyClick(amina.view.follow_up, Qt.Key.Key_Escape)
    qtbot.waitUntil(amina.listing.list.hasFocus)


def test_typed_rows_come_before_their_number_and_the_list_is_never_empty_between(people, desk_window, qtbot):
    for at in range(70):
        desk_window.run(AddPerson(given="Zoë", family=f"Z{at:02}"))
    shown = people.listing.list.model()
    qtbot.waitUntil(lambda: shown.rowCount() == 74)
    lengths = []
    shown.modelReset.connect(lambda: lengths.append(shown.rowCount()))
    shown.rowsInserted.connect(lambda: lengths.append(shown.rowCount()))
    qtbot.keyClicks(people.listing.search, "zoe")
    qtbot.waitUntil(lambda: people.listing.count.text() == "70")
    assert 0 not in lengths
    assert lengths[-2:] == [64, 70]
    assert shown.row(0).title == "Zoë Z00"
    qtbot.keyClicks(people.listing.search, " z6")
    qtbot.waitUntil(lambda: people.listing.count.text() == "10")
    assert lengths[2:] == [10]


def test_the_open_record_stays_in_view_while_words_narrow_the_list(people, desk_window, qtbot):
    refs = [desk_window.run(AddPerson(given="Zoë", family=f"Z{at:03}")) for at in range(200)]
    people.listing.follow(refs[150])
    qtbot.waitUntil(lambda: people.listing.list.current_id() == refs[150])
    qtbot.keyClicks(people.listing.search, "zoe")
    qtbot.waitUntil(lambda: people.listing.count.text() == "200")
    assert people.listing.list.currentIndex().row() == 150
    assert people.listing.list.current_id() == refs[150]
    assert people.listing.ref == refs[150]
