"""The calendar file: how far, what stays private, and a disk that doesn't take it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import shiboken6
from icalendar import Calendar
from PySide6.QtCore import Qt

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.people import AddPerson
from suidesk.commands.volunteers import AddAbsence
from suidesk.desktop.lists.calendar_dialog import CalendarDialog
from suidesk.domain.volunteers import AbsenceKind
from suidesk.queries.desk import CalendarPlace, CalendarPlaceOf
from suidesk.services.calendar_folder import FILE
from tests.desktop.conftest import NOW
from tests.desktop.lists.conftest import choose, type_name
from tests.desktop.pressing import click, dialog


@pytest.fixture
def calendar(desk, desk_window, qtbot):
    """The form over a follow-up of next week and one of next year, and somebody who is away."""
    for days in (7, 400):
        desk.run(AddFollowUp(text=f"Ring in {days} days", due_on=NOW.date() + timedelta(days=days)))
    person = desk.run(AddPerson(given="Asha")).result
    away = NOW.date() + timedelta(days=3)
    desk.run(AddAbsence(person_id=person, kind=AbsenceKind.PAUSE, from_on=away))
    desk_window.window.act("calendar")
    return dialog(qtbot, CalendarDialog)


def counted(qtbot, calendar, count):
    qtbot.waitUntil(lambda: calendar.count.full_text().startswith(f"{count} date"))


def test_what_is_chosen_is_written(calendar, desk_window, qtbot, tmp_path):
    counted(qtbot, calendar, 1)
    choose(qtbot, calendar.days, "Two years")
    counted(qtbot, calendar, 2)
    qtbot.keyClick(calendar.private.box, Qt.Key.Key_Space)
    counted(qtbot, calendar, 3)
    click(qtbot, calendar, "Choose where to save…")
    file = tmp_path / "desk.ics"
    type_name(qtbot, file)
    qtbot.waitUntil(lambda: "3 dates were saved in desk.ics" in desk_window.window.undo_bar.text())
    titles = {str(one["SUMMARY"]) for one in Calendar.from_ical(file.read_bytes()).walk("VEVENT")}
    assert titles == {"Ring in 7 days", "Ring in 400 days", "Asha is away from now on"}


def test_a_folder_that_is_not_there_is_told(calendar, qtbot, tmp_path):
    calendar.save(tmp_path / "nowhere" / "desk.ics")
    qtbot.waitUntil(lambda: "desk.ics" in calendar.message.text())
    assert calendar.isVisible()


def test_it_can_be_kept_up_to_date_from_here(calendar, desk, desk_window, qtbot, tmp_path):
    folder = tmp_path / "synced"
    folder.mkdir()
    qtbot.keyClick(calendar.private.box, Qt.Key.Key_Space)
    click(qtbot, calendar, "Keep it up to date…")
    type_name(qtbot, folder)
    qtbot.waitUntil(lambda: not shiboken6.isValid(calendar) or not calendar.isVisible())
    assert desk.ask(CalendarPlaceOf()) == CalendarPlace(str(folder), has_private=True)
    qtbot.waitUntil(lambda: "Where the calendar file is kept" in desk_window.window.undo_bar.text())
    desk_window.window.act("calendar")
    again = dialog(qtbot, CalendarDialog)
    assert str(folder) in again.kept.full_text()


def test_a_folder_in_which_it_cannot_be_kept_is_told_in_the_form(calendar, desk, qtbot, tmp_path):
    calendar.keep_in(str(tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: "is not there" in calendar.message.text())
    other = tmp_path / FILE
    other.write_text("BEGIN:VCALENDAR\nPRODID:-//Mozilla//EN\nEND:VCALENDAR\n")
    calendar.keep_in(str(tmp_path))
    qtbot.waitUntil(lambda: "didn't write" in calendar.message.text())
    assert calendar.isVisible()
    assert desk.ask(CalendarPlaceOf()) is None
