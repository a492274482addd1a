"""One volunteer: load, week, checks, times away and asks, and what each verb writes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from suidesk.commands.volunteers import ChangeVolunteer
from suidesk.commands.workload import AddCommitment
from suidesk.desktop.conversations.log_form import LogConversationForm
from suidesk.desktop.involvement.check_form import CheckForm
from suidesk.desktop.pauses.form import PauseForm
from suidesk.desktop.volunteers.volunteer_form import VolunteerForm
from suidesk.desktop.volunteers.week_form import WeekForm
from suidesk.domain.volunteers import AbsenceKind, CheckKind, Slot, VolunteerStatus
from suidesk.queries.volunteers import VolunteerSheet
from tests.desktop.people.conftest import form, verb
from tests.desktop.record_pages import show
from tests.desktop.volunteers.conftest import EVENING, TODAY

TUESDAY = 1


@pytest.fixture
def sheet(desk_window):
    return lambda ref: desk_window.desk.ask(VolunteerSheet(ref, TODAY))


def test_it_says_what_is_promised_and_possible(amina, hood, desk_window, qtbot):
    view = amina.view
    assert view.load.said.full_text() == "1 h 30 min promised of 4 h a week; 2 h 30 min free."
    assert view.load.bar.words() == "Promised: 1 h 30 min of 4 h; Free: 2 h 30 min of 4 h"
    desk_window.run(AddCommitment(person_id=hood["Amina"], minutes=300))
    qtbot.waitUntil(lambda: "2 h 30 min more than" in view.load.said.full_text())
    assert view.load.bar.words() == "Possible: 4 h of 4 h; Too much: 2 h 30 min of 4 h"


def test_without_a_capacity_it_says_that_it_isnt_known(volunteers, hood, qtbot):
    show(qtbot, volunteers, hood["Chen"])
    said = "How much is possible each week isn't noted, and nothing is promised."
    assert volunteers.view.load.said.full_text() == said
    assert not volunteers.view.load.bar.isVisible()
    assert volunteers.view.week.grid.words() == "When isn't noted yet"


def test_hours_are_drawn_with_the_mouse_and_taken_away_again(amina, hood, sheet, qtbot):
    grid = amina.view.week.grid
    stroke(qtbot, grid, Slot(3, 540, 720))
    qtbot.waitUntil(lambda: sheet(hood["Amina"]).slots == [Slot(TUESDAY, *EVENING), Slot(3, 540, 720)])
    stroke(qtbot, grid, Slot(TUESDAY, 1080, 1140))
    qtbot.waitUntil(lambda: sheet(hood["Amina"]).slots == [Slot(TUESDAY, 1140, 1260), Slot(3, 540, 720)])
    amina.window().undo()
    qtbot.waitUntil(lambda: grid.slots() == (Slot(TUESDAY, *EVENING), Slot(3, 540, 720)))


def stroke(qtbot, grid, slot):
    rect = grid._rect(slot)
    y = round(rect.center().y())
    qtbot.mousePress(grid, Qt.MouseButton.LeftButton, pos=QPoint(round(rect.left()) + 3, y))
    qtbot.mouseMove(grid, QPoint(round(rect.right()) - 3, y))
    qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=QPoint(round(rect.right()) - 3, y))


def test_hours_are_drawn_with_the_keys(amina, hood, sheet, qtbot):
    grid = amina.view.week.grid
    grid.setFocus()
    for key in ("Right", "Down", "Down", "Space", "Right", "Right"):
        qtbot.keyClick(grid, getattr(Qt.Key, f"Key_{key}"))
    assert grid.words() == "Wednesday 18:00–19:30: free"
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sheet(hood["Amina"]).slots == [Slot(TUESDAY, *EVENING), Slot(2, 1080, 1170)])
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    assert grid.words() == "Wednesday 19:00: free"
    assert amina.view.isAncestorOf(grid.window().focusWidget())


def test_hours_are_typed(amina, hood, sheet, qtbot):
    amina.view.verbs.type_hours()
    made = form(qtbot, WeekForm)
    assert made.days[TUESDAY].value() == "18–21"
    made.days[0].set_value("9 to noon")
    made.submit()
    assert made.days[0].error_text() == "Type hours such as 9–12, or 9–12, 18:30–21."
    made.days[0].set_value("9-12, 18:30-24")
    made.days[TUESDAY].set_value("")
    made.submit()
    qtbot.waitUntil(lambda: sheet(hood["Amina"]).slots == [Slot(0, 540, 720), Slot(0, 1110, 1440)])


def test_a_check_that_is_due_is_seen_anew(amina, hood, sheet, qtbot):
    button = amina.view.checks.more_button(0)
    verb(button, "Seen anew…")
    made = form(qtbot, CheckForm)
    assert (made.scheme.value(), made.seen.value(), made.review.value()) == ("DBS", TODAY, None)
    made.review.set_value(TODAY + timedelta(days=1000))
    made.submit()
    qtbot.waitUntil(lambda: len(sheet(hood["Amina"]).checks) == 2)
    new = sheet(hood["Amina"]).checks[0].check
    assert (new.seen_on, new.review_on, new.cleared) == (TODAY, TODAY + timedelta(days=1000), True)


def test_a_check_is_noted_and_a_day_to_come_is_refused_at_its_field(amina, hood, sheet, qtbot):
    amina.view.verbs.note_check()
    made = form(qtbot, CheckForm)
    assert made.seen_by.chosen().title == "Hanne Visser"
    made.kind.set_value(CheckKind.TRAINING)
    qtbot.keyClicks(made.scheme.edit, "First aid")
    made.seen.set_value(TODAY + timedelta(days=1))
    made.submit()
    qtbot.waitUntil(lambda: bool(made.seen.error_text()))
    assert made.seen.error_text() == "This day is still to come. Give the day on which the check was seen."
    made.seen.set_value(TODAY)
    made.submit()
    qtbot.waitUntil(lambda: len(sheet(hood["Amina"]).checks) == 2)
    assert sheet(hood["Amina"]).checks[0].check.scheme == "First aid"


def test_a_check_is_changed_and_removed(amina, hood, sheet, qtbot):
    verb(amina.view.checks.more_button(0), "Change…")
    made = form(qtbot, CheckForm)
    made.cleared.set_value(value=False)
    made.submit()
    qtbot.waitUntil(lambda: not sheet(hood["Amina"]).checks[0].check.cleared)
    qtbot.waitUntil(lambda: amina.view.sheet.checks[0].check.cleared is False)
    verb(amina.view.checks.more_button(0), "Remove")
    qtbot.waitUntil(lambda: sheet(hood["Amina"]).checks == [])


def test_a_pause_is_planned(amina, hood, sheet, qtbot):
    amina.view.verbs.plan_pause()
    made = form(qtbot, PauseForm)
    made.last.set_value(TODAY + timedelta(days=30))
    made.last.changed.emit()
    made.submit()
    qtbot.waitUntil(lambda: len(sheet(hood["Amina"]).absences) == 1)
    assert sheet(hood["Amina"]).absences[0].kind is AbsenceKind.PAUSE


def test_asking_notes_a_conversation_that_counts(amina, hood, sheet, qtbot):
    amina.view.verbs.ask()
    made = form(qtbot, LogConversationForm)
    assert made.asked.value()
    made.said.set_value("Could you open the hall?")
    made.submit()
    qtbot.waitUntil(lambda: amina.view.asks.lines() == ["11 May: Could you open the hall?"])
    assert amina.view.asks.note.full_text() == "Asked today"
    assert sheet(hood["Amina"]).asks[0].by == "Hanne Visser"


def test_the_profile_is_changed(amina, hood, sheet, qtbot):
    amina.view.verbs.edit()
    made = form(qtbot, VolunteerForm)
    assert made.profile.skills.value() == ("first aid", "van")
    made.profile.skills.set_value(("van", "music"))
    made.profile.leaving.set_value(TODAY)
    made.profile.started.set_value(TODAY + timedelta(days=1))
    made.submit()
    qtbot.waitUntil(lambda: bool(made.profile.leaving.error_text()))
    made.profile.started.set_value(None)
    made.submit()
    qtbot.waitUntil(lambda: sheet(hood["Amina"]).skills == ["music", "van"])
    assert sheet(hood["Amina"]).volunteer.left_on == TODAY


def test_the_menu_says_where_a_volunteer_stands(amina, hood, sheet, desk_window, qtbot):
    verb(amina.view.more, "Status: Paused")
    qtbot.waitUntil(lambda: sheet(hood["Amina"]).volunteer.status is VolunteerStatus.PAUSED)
    desk_window.run(ChangeVolunteer(id=hood["Amina"], status=VolunteerStatus.ACTIVE, is_minor=True))
    qtbot.waitUntil(lambda: "Under 18" in [chip.text() for chip in amina.view._chips if chip.isVisible()])
