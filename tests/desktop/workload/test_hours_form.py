"""Noting hours: for a whole team with a few keys, for one person, and what is said before it is saved."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.workload import LogTime
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.workload.hours_form import HoursForm
from suidesk.domain.workload import EntryKind
from suidesk.queries.workload import EntriesOf
from tests.desktop.clipping import see_whole
from tests.desktop.naming import unnamed
from tests.desktop.people.conftest import form
from tests.desktop.workload.conftest import SATURDAY, TODAY, line, names, ticked


def said(made):
    return made.said.sentence.full_text()


def noted(desk_window, hood, day=TODAY):
    rows = desk_window.desk.ask(EntriesOf(project_id=hood["Café"]))
    return sorted((row.person, row.entry.minutes) for row in rows if row.entry.day == day)


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def tab_to(qtbot, made, goal):
    """Press Tab until the focus is there; a form of this size has fewer than twenty stops."""
    for _ in range(20):
        if made.focusWidget() is goal:
            return
        qtbot.keyClick(made.focusWidget(), Qt.Key.Key_Tab)
    pytest.fail("Tab doesn't get there")


def test_ctrl_h_opens_it_anywhere(hood, desk_window, qtbot):
    window = desk_window.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    made = form(qtbot, HoursForm)
    qtbot.waitUntil(made.project.edit.hasFocus)
    made.reject()


def test_a_team_with_the_keyboard_alone(hood, desk_window, qtbot):
    made = HoursForm(desk_window.window)
    made.open()
    qtbot.waitUntil(made.project.edit.hasFocus)
    qtbot.keyClicks(made.project.edit, "repair")
    qtbot.waitUntil(made.project.edit.is_suggesting)
    qtbot.keyClick(made.project.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(names(made)) == 4)
    qtbot.waitUntil(made.team.as_last.isVisible)
    qtbot.keyClick(made, Qt.Key.Key_Tab)
    assert made.focusWidget() is made.minutes.edit
    qtbot.keyClicks(made.focusWidget(), "3")
    tab_to(qtbot, made, made.team.everyone)
    qtbot.keyClick(made.focusWidget(), Qt.Key.Key_Space)
    assert ticked(made) == names(made)
    tab_to(qtbot, made, line(made, "Amina").box)
    qtbot.keyClick(made.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClicks(made.focusWidget(), "9")
    qtbot.keyClicks(made.focusWidget(), "0m")
    qtbot.keyClick(made.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(line(made, "Chen").box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: said(made) == "3 people, 7 h 30 min for Repair Café on Monday 11 May.")
    qtbot.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(noted(desk_window, hood)) == 3)
    assert noted(desk_window, hood) == [("Amina", 180), ("Bram", 90), ("Hanne Visser", 180)]
    desk_window.window.undo()
    qtbot.waitUntil(lambda: noted(desk_window, hood) == [])


def test_whoever_comes_from_a_project_types_how_long_first(team_form):
    assert team_form.focusWidget() is team_form.minutes.edit
    assert team_form.project.chosen().title == "Repair Café"
    assert ticked(team_form) == []


def test_everyone_nobody_and_the_last_time(team_form, qtbot):
    press(qtbot, team_form.team.everyone)
    assert ticked(team_form) == names(team_form)
    press(qtbot, team_form.team.nobody)
    assert ticked(team_form) == []
    assert team_form.team.as_last.accessibleName() == "As on Saturday 9 May"
    press(qtbot, team_form.team.as_last)
    assert ticked(team_form) == ["Amina", "Bram"]


def test_tab_goes_from_person_to_person_before_what_follows(team_form, qtbot):
    line(team_form, "Amina").box.setChecked(True)
    line(team_form, "Amina").box.setFocus()
    order = []
    for _ in range(6):
        order.append(team_form.focusWidget().accessibleName())
        qtbot.keyClick(team_form.focusWidget(), Qt.Key.Key_Tab)
    assert order == [
        "Amina", "Hours of Amina, where they differ", "Bram", "Chen", "Hanne Visser", "Somebody else",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("chip", "day"), [("Today", TODAY), ("Yesterday", TODAY - timedelta(days=1)), ("Last Saturday", SATURDAY)]
)
def test_the_usual_days_are_one_press_away(team_form, qtbot, chip, day):
    button = next(one for one in team_form.days.chips.values() if one.text() == chip)
    press(qtbot, button)
    assert team_form.day.value() == day
    assert button.isChecked()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("saturday", SATURDAY),
        ("monday", TODAY),
        ("tuesday", TODAY - timedelta(days=6)),
        ("9/5", SATURDAY),
        ("12/5", date(2025, 5, 12)),
        ("12/5/2026", date(2026, 5, 12)),
        ("tomorrow", date(2026, 5, 12)),
        ("today", TODAY),
        ("-3", date(2026, 5, 8)),
        ("then", None),
    ],
)
def test_days_are_read_backwards(team_form, qtbot, text, day):
    from PySide6.QtCore import QLocale

    team_form.day.setLocale(QLocale("en_GB"))
    team_form.day.edit.clear()
    qtbot.keyClicks(team_form.day.edit, text)
    assert team_form.day.value() == day


def test_somebody_else_is_added_ticked(team_form, hood, desk_window, qtbot):
    team_form.minutes.set_value(60)
    team_form.other.setFocus()
    qtbot.keyClicks(team_form.other.edit, "dora")
    qtbot.waitUntil(team_form.other.edit.is_suggesting)
    qtbot.keyClick(team_form.other.edit, Qt.Key.Key_Return)
    assert ticked(team_form) == ["Dora"]
    assert team_form.other.edit.text() == ""
    qtbot.waitUntil(lambda: said(team_form) == "Dora, 1 h for Repair Café on Monday 11 May.")
    team_form.kind.set_value(EntryKind.PAID)
    team_form.start.set_value(600)
    team_form.submit()
    qtbot.waitUntil(lambda: noted(desk_window, hood) == [("Dora", 60)])
    entry = desk_window.desk.ask(EntriesOf(person_id=hood["Dora"]))[0].entry
    assert (entry.kind, entry.start_min) == (EntryKind.PAID, 600)


def test_a_person_without_a_project(hood, desk_window, qtbot):
    made = HoursForm(desk_window.window, person=(hood["Dora"], "Dora"))
    made.open()
    qtbot.waitUntil(lambda: names(made) == ["Dora", "Hanne Visser"])
    assert ticked(made) == ["Dora"]
    qtbot.keyClicks(made.minutes.edit, "2:30")
    qtbot.waitUntil(lambda: said(made) == "Dora, 2 h 30 min on Monday 11 May, for no project.")
    made.submit()
    qtbot.waitUntil(lambda: len(desk_window.desk.ask(EntriesOf(person_id=hood["Dora"]))) == 1)


def test_people_that_are_given_stay_when_a_project_is_chosen(hood, desk_window, qtbot):
    made = HoursForm(desk_window.window, people=[Found(hood["Dora"], "Dora")])
    made.open()
    made.project.set_value(Found(hood["Café"], "Repair Café"))
    made.project.changed.emit()
    qtbot.waitUntil(lambda: names(made) == ["Dora", "Amina", "Bram", "Chen", "Hanne Visser"])
    assert ticked(made) == ["Dora"]
    made.reject()


def test_what_is_missing_is_said_where_it_is_missing(team_form):
    assert said(team_form) == "Nobody is ticked yet."
    team_form.submit()
    assert team_form.minutes.error_text() == "Please fill this in."
    assert team_form.team.error_text() == "Tick who gave hours."
    line(team_form, "Bram").type("2 bananas")
    team_form.minutes.set_value(60)
    team_form.submit()
    assert "The hours of Bram are not a duration." in team_form.team.error_text()
    line(team_form, "Bram").type("25")
    team_form.submit()
    assert team_form.team.error_text() == "Bram cannot give more than 24 h in a day."


def test_more_than_a_day_for_everyone_is_refused_at_its_field(team_form, desk_window, hood, qtbot):
    team_form.team.tick()
    team_form.minutes.set_value(25 * 60)
    team_form.submit()
    qtbot.waitUntil(lambda: bool(team_form.minutes.error_text()))
    assert noted(desk_window, hood) == []


def test_what_looks_odd_is_said_and_keeps_nobody_from_saving(team_form, hood, desk_window, qtbot):
    day = SATURDAY
    desk_window.run(LogTime(person_ids=(hood["Bram"],), minutes=22 * 60, day=day))
    team_form.day.set_value(day)
    qtbot.keyClicks(team_form.minutes.edit, "1")
    press(qtbot, team_form.team.as_last)
    wanted = (
        "Noted already for Repair Café that day: Amina (1 h 30 min) and Bram (1 h 30 min).\n"
        "That day would have more than 24 h for Bram."
    )
    qtbot.waitUntil(lambda: team_form.said.warning.full_text() == wanted)
    press(qtbot, team_form.team.nobody)
    qtbot.waitUntil(lambda: team_form.said.warning.full_text() == "")
    line(team_form, "Amina").box.setChecked(True)
    team_form.submit()
    qtbot.waitUntil(lambda: noted(desk_window, hood, day) == [("Amina", 60), ("Amina", 90), ("Bram", 90)])


def test_a_day_to_come_is_pointed_out(team_form, qtbot):
    line(team_form, "Amina").box.setChecked(True)
    team_form.day.edit.clear()
    qtbot.keyClicks(team_form.day.edit, "tomorrow")
    qtbot.keyClicks(team_form.minutes.edit, "1")
    qtbot.waitUntil(lambda: team_form.said.warning.full_text() == "This day is still to come.")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_whole_and_named(team_form, theme, qtbot, scale):
    theme.set_scale(scale)
    press(qtbot, team_form.team.everyone)
    # The line that has the focus wants room for its ring and takes it from its padding.
    team_form.focusWidget().clearFocus()
    see_whole(qtbot, team_form)
    assert unnamed(team_form) == []
