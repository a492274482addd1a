"""The history of a record: what was changed in words, and taking a single change back."""

from __future__ import annotations

import pytest

from suidesk.commands.people import AddPerson, ChangeContact
from suidesk.desktop.history.dialog import HistoryDialog, open_history
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.queries.history import PAGE
from tests.desktop.clipping import see_whole
from tests.desktop.naming import unnamed
from tests.desktop.pressing import dialog


@pytest.fixture
def first_page():
    return "people"


@pytest.fixture
def amina(desk):
    ref = desk.run(AddPerson(given="Amina", tags=("keys",))).result
    desk.run(ChangeContact(id=ref, notes="Soup"))
    desk.run(ChangeContact(id=ref, tags=("garden",)))
    return ref


@pytest.fixture
def shown(amina, desk_window, qtbot):
    open_history(desk_window.window, desk_window.window, Kind.CONTACT, amina, "Amina")
    made = dialog(qtbot, HistoryDialog)
    qtbot.waitUntil(lambda: len(steps(made)) == 3)
    return made


def steps(shown):
    return [row for row in shown.steps if row.isVisibleTo(shown)]


def contact(desk, ref):
    return desk._reading.get(Contact, ref)


def test_each_change_says_what_was_before_and_after(shown):
    assert [row.lines.full_text() for row in steps(shown)] == [
        "Tag removed: keys\nTag added: garden",
        "Notes: Soup",
        "Given name: Amina\nTag added: keys",
    ]
    assert [row.what.full_text() for row in steps(shown)] == ["Amina was changed"] * 2 + ["Amina was added"]
    assert all("today" in row.when.full_text() for row in steps(shown))


def test_one_change_is_taken_back_and_the_later_ones_stay(shown, amina, desk, desk_window, qtbot):
    steps(shown)[1].back.click()
    qtbot.waitUntil(lambda: contact(desk, amina).notes == "")
    qtbot.waitUntil(lambda: len(steps(shown)) == 4)
    assert steps(shown)[0].what.full_text() == "Undone: Amina was changed"
    assert not steps(shown)[2].back.isVisibleTo(shown)
    assert "taken back since" in steps(shown)[2].when.full_text()
    assert steps(shown)[1].back.isVisibleTo(shown)
    assert desk_window.window.undo_bar.text() == "Undone: Amina was changed"


def test_where_a_later_change_stands_in_the_way_both_ways_on_are_offered(shown, amina, desk, desk_window, qtbot):
    desk_window.run(ChangeContact(id=amina, notes="Cake"))
    qtbot.waitUntil(lambda: len(steps(shown)) == 4)
    steps(shown)[2].back.click()
    qtbot.waitUntil(shown.message.isVisible)
    assert contact(desk, amina).notes == "Cake"


def test_a_long_past_comes_in_parts(amina, desk, desk_window, qtbot):
    for number in range(PAGE):
        desk.run(ChangeContact(id=amina, notes=str(number)))
    open_history(desk_window.window, desk_window.window, Kind.CONTACT, amina, "Amina")
    made = dialog(qtbot, HistoryDialog)
    qtbot.waitUntil(lambda: len(steps(made)) == PAGE)
    assert "(3)" in made.more.text()
    made.more.click()
    qtbot.waitUntil(lambda: len(steps(made)) == PAGE + 3)
    assert not made.more.isVisibleTo(made)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_and_everything_has_a_name(shown, theme, scale, qtbot):
    theme.set_scale(scale)
    see_whole(qtbot, shown)
    assert unnamed(shown) == []
