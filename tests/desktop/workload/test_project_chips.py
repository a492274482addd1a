"""The projects of late: offered before anything is typed, newest hours first."""

from __future__ import annotations

from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import Qt

from suidesk.commands.projects import AddProject
from suidesk.commands.workload import LogTime
from suidesk.desktop.workload.hours_form import HoursForm
from tests.desktop.workload.conftest import TODAY, names


@pytest.fixture
def fresh(hood, desk, desk_window, qtbot):
    """The form as Ctrl+H opens it, when projects are offered; the garden had hours yesterday, the fair never."""
    for name in ("Garden", "Fair"):
        hood[name] = desk.run(AddProject(name=name)).result
    yesterday = TODAY - timedelta(days=1)
    desk.run(LogTime(person_ids=(hood["Dora"],), minutes=60, project_id=hood["Garden"], day=yesterday))
    made = HoursForm(desk_window.window)
    made.open()
    qtbot.waitUntil(made.projects.isVisible)
    yield made
    if shiboken6.isValid(made):
        made.reject()


def test_the_newest_comes_first(fresh, hood):
    assert list(fresh.projects.chips) == [hood["Garden"], hood["Café"], hood["Fair"]]
    assert [chip.text().strip() for chip in fresh.projects.chips.values()] == ["Garden", "Repair Café", "Fair"]


def test_a_press_chooses_the_project_and_goes_on_to_how_long(fresh, hood, qtbot):
    qtbot.mouseClick(fresh.projects.chips[hood["Garden"]], Qt.MouseButton.LeftButton)
    assert (fresh.project.value(), fresh.project.edit.text()) == (hood["Garden"], "Garden")
    assert fresh.focusWidget() is fresh.minutes.edit
    qtbot.waitUntil(lambda: names(fresh) == ["Dora", "Hanne Visser"])


def test_they_are_offered_while_none_is_chosen(fresh, hood, qtbot):
    qtbot.mouseClick(fresh.projects.chips[hood["Garden"]], Qt.MouseButton.LeftButton)
    assert fresh.projects.isHidden()
    fresh.project.edit.selectAll()
    qtbot.keyClick(fresh.project.edit, Qt.Key.Key_Delete)
    assert fresh.project.value() is None
    assert fresh.projects.isVisible()


def test_tab_goes_from_the_name_over_the_offers_to_how_long(fresh, hood, qtbot):
    qtbot.waitUntil(fresh.project.edit.hasFocus)
    for chip in fresh.projects.chips.values():
        qtbot.keyClick(fresh.focusWidget(), Qt.Key.Key_Tab)
        assert fresh.focusWidget() is chip
    qtbot.keyClick(fresh.focusWidget(), Qt.Key.Key_Tab)
    assert fresh.focusWidget() is fresh.minutes.edit


def test_what_was_half_typed_gives_way(fresh, hood, qtbot):
    qtbot.keyClicks(fresh.project.edit, "gar")
    qtbot.mouseClick(fresh.projects.chips[hood["Café"]], Qt.MouseButton.LeftButton)
    assert fresh.project.edit.text() == "Repair Café"
    assert fresh.project.check()


def test_typing_finds_what_is_not_offered_yet(fresh, qtbot):
    qtbot.waitUntil(fresh.project.edit.hasFocus)
    qtbot.keyClicks(fresh.project.edit, "fai")
    qtbot.waitUntil(fresh.project.edit.is_suggesting)
    qtbot.keyClick(fresh.project.edit, Qt.Key.Key_Return)
    assert fresh.project.edit.text() == "Fair"


def test_a_known_project_needs_no_offers(team_form, qtbot):
    qtbot.wait(50)
    assert team_form.projects.isHidden()
