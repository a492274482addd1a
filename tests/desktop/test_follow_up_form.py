"""The form of a follow-up: typed, picked, refused, saved."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddProject
from suidesk.desktop.follow_up_form import FollowUpForm
from suidesk.desktop.follow_up_lines import follow_up_line
from suidesk.domain.kinds import Kind
from suidesk.domain.recurrence import Frequency
from suidesk.domain.reminders import FollowUp
from suidesk.queries.desk import DeskPage
from suidesk.queries.follow_ups import FollowUpPage
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed
from tests.desktop.pressing import dialog, pick


@pytest.fixture
def today(clock):
    return clock.now().date()


@pytest.fixture
def form(desk_window, qtbot):
    desk_window.window.act("follow_up")
    return dialog(qtbot, FollowUpForm)


def saved(desk):
    return desk._reading.where(FollowUp)


def test_what_is_typed_and_picked_is_saved(desk, desk_window, qtbot):
    project = desk.run(AddProject(name="Repair Café")).result
    desk_window.window.act("follow_up")
    form = dialog(qtbot, FollowUpForm)
    qtbot.keyClicks(form.text.edit, "Fetch the keys")
    form.due_on.edit.clear()
    qtbot.keyClicks(form.due_on.edit, "3 June 2026")
    qtbot.keyClicks(form.due_min.edit, "3.30pm")
    pick(qtbot, form.about, "repair")
    form.submit()
    qtbot.waitUntil(lambda: len(saved(desk)) == 1)
    (one,) = saved(desk)
    assert (one.text, one.due_on, one.due_min) == ("Fetch the keys", date(2026, 6, 3), 930)
    assert (one.kind, one.ref_id) == (Kind.PROJECT, project)
    assert one.owner_id == desk.ask(DeskPage()).settings.me_id
    qtbot.waitUntil(lambda: desk_window.window.undo_bar.text() == "Follow-up “Fetch the keys” was added")


def test_it_starts_today_and_needs_words(form, today, desk, qtbot):
    assert form.due_on.value() == today
    form.submit()
    assert form.text.error_text()
    assert form.isVisible()
    assert saved(desk) == []


def test_too_many_words_are_said_at_the_field(form, desk, qtbot):
    form.text.set_value("x" * 10_000)
    form.submit()
    qtbot.waitUntil(lambda: "2,000" in form.text.error_text())
    assert form.isVisible()
    assert form.verb.isEnabled()
    assert saved(desk) == []


def test_a_change_keeps_what_it_is_about(desk, desk_window, today, qtbot):
    person = desk.run(AddPerson(given="Åsa", family="Kjær")).result
    ref = desk.run(AddFollowUp(text="Ring", due_on=today, due_min=600, kind=Kind.CONTACT, ref_id=person)).result
    row = desk.ask(FollowUpPage(ref))
    form = FollowUpForm(desk_window.window, kind=Kind.CONTACT, ref=person, name=row.about, follow_up=row.follow_up)
    form.open()
    assert (form.about.edit.text(), form.due_min.edit.text()) == ("Åsa Kjær", "10:00")
    form.text.set_value("Ring her")
    form.submit()
    qtbot.waitUntil(lambda: saved(desk)[0].text == "Ring her")
    assert (saved(desk)[0].ref_id, saved(desk)[0].due_min) == (person, 600)


@pytest.mark.parametrize(
    ("step", "rule"),
    [
        ("", None),
        ("day", "FREQ=DAILY"),
        ("working_day", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("two_weeks", "FREQ=WEEKLY;INTERVAL=2"),
        ("nth", "FREQ=MONTHLY;BYDAY=2MO"),
        ("quarter", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=11"),
        ("year", "FREQ=YEARLY;BYMONTHDAY=11"),
    ],
)
def test_it_repeats_in_a_usual_way(form, desk, step, rule, qtbot):
    form.text.set_value("Water the plants")
    form.repeats.repeats.set_value(step or None)
    assert not form.repeats.every.isVisible()
    form.submit()
    qtbot.waitUntil(lambda: len(saved(desk)) == 1)
    assert saved(desk)[0].rrule == rule


def test_every_so_many_days_of_one_s_own(form, desk, qtbot):
    form.text.set_value("Water the plants")
    box = form.repeats.repeats.box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    qtbot.waitUntil(form.repeats.every.isVisible)
    form.submit()
    assert form.repeats.every.error_text()
    qtbot.keyClicks(form.repeats.every.edit, "10")
    form.repeats.unit.set_value(Frequency.DAILY)
    form.submit()
    qtbot.waitUntil(lambda: len(saved(desk)) == 1)
    assert saved(desk)[0].rrule == "FREQ=DAILY;INTERVAL=10"


@pytest.mark.parametrize(
    ("rule", "moved", "kept"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=31", False, "FREQ=MONTHLY;BYMONTHDAY=31"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", True, "FREQ=MONTHLY;BYMONTHDAY=12"),
        ("FREQ=WEEKLY;INTERVAL=5", True, "FREQ=WEEKLY;INTERVAL=5"),
        (None, True, None),
    ],
)
def test_a_change_keeps_how_often_unless_the_day_moves(desk, desk_window, today, rule, moved, kept, qtbot):
    ref = desk.run(AddFollowUp(text="Pay", due_on=today, rrule=rule)).result
    form = FollowUpForm(desk_window.window, follow_up=desk.ask(FollowUpPage(ref)).follow_up)
    form.open()
    assert form.repeats.every.isVisible() is (rule == "FREQ=WEEKLY;INTERVAL=5")
    form.text.set_value("Pay the rent")
    if moved:
        form.due_on.set_value(today + timedelta(days=1))
    form.submit()
    qtbot.waitUntil(lambda: saved(desk)[0].text == "Pay the rent")
    assert saved(desk)[0].rrule == kept


def test_a_line_says_how_often(desk, desk_window, today):
    ref = desk.run(AddFollowUp(text="Pay", due_on=today, rrule="FREQ=WEEKLY;INTERVAL=2")).result
    line = follow_up_line(desk_window.window, desk_window.window, desk.ask(FollowUpPage(ref)), today)
    assert line.second.endswith(" · every two weeks")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_or_without_a_name(form, theme, scale, qtbot):
    theme.set_scale(scale)
    form.resize(form.sizeHint())
    qtbot.wait(20)
    assert clipped(form) == []
    assert unnamed(form) == []


def chips(field, *days):
    for day in days:
        field.chips[day].click()


def test_days_of_the_week_and_so_many_times(form, desk, qtbot):
    form.text.set_value("Open the hall")
    form.repeats.repeats.set_value("own")
    form.repeats.repeats.changed.emit()
    qtbot.waitUntil(form.repeats.weekdays.isVisible)
    form.repeats.every.set_value(1)
    chips(form.repeats.weekdays, 0, 3)
    form.repeats.ends.set_value("times")
    form.repeats.ends.changed.emit()
    assert form.repeats.times.isVisible()
    form.submit()
    assert form.repeats.times.error_text()
    form.repeats.times.set_value(3)
    form.repeats.times.changed.emit()
    assert form.repeats.preview.full_text() == "Then: 14 May, 18 May"
    form.submit()
    qtbot.waitUntil(lambda: len(saved(desk)) == 1)
    assert saved(desk)[0].rrule == "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3"


def test_it_ends_on_a_day(form, desk, qtbot):
    form.text.set_value("Water the plants")
    form.repeats.repeats.set_value("week")
    form.repeats.ends.set_value("until")
    form.repeats.ends.changed.emit()
    form.repeats.until.set_value(date(2026, 5, 20))
    form.repeats.until.changed.emit()
    assert form.repeats.preview.full_text() == "Then: 18 May"
    form.submit()
    qtbot.waitUntil(lambda: len(saved(desk)) == 1)
    assert saved(desk)[0].rrule == "FREQ=WEEKLY;UNTIL=20260520"


def test_the_weekday_of_a_month_follows_the_day(form, desk, qtbot):
    form.text.set_value("Board meeting")
    form.repeats.repeats.set_value("nth")
    form.due_on.set_value(date(2026, 5, 29))  # the fifth Friday is the last
    form.due_on.changed.emit()
    assert form.repeats.repeats.value() == "last"
    assert form.repeats.preview.full_text() == "Then: 26 June, 31 July, 28 August"
    form.submit()
    qtbot.waitUntil(lambda: len(saved(desk)) == 1)
    assert saved(desk)[0].rrule == "FREQ=MONTHLY;BYDAY=-1FR"


@pytest.mark.parametrize(
    "rule",
    [
        *("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=4", "FREQ=MONTHLY;BYDAY=2MO;UNTIL=20270101"),
        *("FREQ=WEEKLY;INTERVAL=3;BYDAY=SA,SU", "FREQ=YEARLY;INTERVAL=4;BYMONTHDAY=29", "FREQ=MONTHLY;BYDAY=-1SU"),
    ],
)
def test_every_rule_survives_the_form(desk, desk_window, today, rule, qtbot):
    ref = desk.run(AddFollowUp(text="Pay", due_on=today, rrule=rule)).result
    form = FollowUpForm(desk_window.window, follow_up=desk.ask(FollowUpPage(ref)).follow_up)
    form.open()
    assert clipped(form) == []
    assert unnamed(form) == []
    form.text.set_value("Pay the rent")
    form.submit()
    qtbot.waitUntil(lambda: saved(desk)[0].text == "Pay the rent")
    assert saved(desk)[0].rrule == rule
