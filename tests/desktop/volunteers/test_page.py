"""The list of volunteers in its views, several at once, and what the page does with the keyboard."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from suidesk.commands.volunteers import AddAbsence
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.people.person_form import PersonForm
from suidesk.desktop.volunteers.finder_form import FinderForm
from suidesk.desktop.volunteers.views import View
from suidesk.desktop.volunteers.volunteer_form import VolunteerForm
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.domain.volunteers import Volunteer, VolunteerStatus
from suidesk.queries.help_wanted import HelpWanted
from suidesk.queries.volunteers import SkillsOf, VolunteerSheet
from tests.desktop.people.conftest import form
from tests.desktop.record_pages import show
from tests.desktop.volunteers.conftest import TODAY


def rows(page):
    model = page.listing.list.model()
    return [
        row and (row.title, row.subtitle, row.trailing, row.level) for row in map(model.row, range(model.rowCount()))
    ]


def titles(page):
    return [row and row[0] for row in rows(page)]


def press(qtbot, page, view):
    qtbot.mouseClick(page.listing.view_bar.chips[view], Qt.MouseButton.LeftButton)


def test_rows_say_skills_and_what_is_left_of_the_week(volunteers, qtbot):
    qtbot.waitUntil(lambda: None not in rows(volunteers))
    assert rows(volunteers) == [
        ("Amina", "First aid, van", "2 h 30 min left", ""),
        ("Bram", "Paused", "Away until 20 May", "info"),
        ("Chen", "Active", "", ""),
        ("Dora", "Settling in", "", ""),
    ]
    assert volunteers.listing.count.full_text() == "4"


@pytest.mark.parametrize(
    ("view", "found"),
    [
        (View.CHECKS, [("Amina", "DBS", "Review in 20 days", "warn")]),
        (View.AWAY, [("Bram", "Pause since 11 May", "back Thu 21 May", "")]),
        (View.TURN, [("Amina", "Never asked", "2 h 30 min left", ""), ("Chen", "Never asked", "", "")]),
    ],
)
def test_each_view_says_what_matters_in_it(volunteers, qtbot, view, found):
    press(qtbot, volunteers, view)
    qtbot.waitUntil(lambda: rows(volunteers) == found)


def test_an_empty_view_leads_back_to_everybody(volunteers, hood, desk_window, qtbot):
    desk_window.run(AddAbsence(person_id=hood["Chen"], from_on=TODAY))
    desk_window.run(AddAbsence(person_id=hood["Amina"], from_on=TODAY))
    press(qtbot, volunteers, View.TURN)
    qtbot.waitUntil(lambda: volunteers.listing.list.model().rowCount() == 0)
    volunteers.listing.show_all()
    qtbot.waitUntil(lambda: len(rows(volunteers)) == 4)
    assert volunteers.listing.view_bar.value() is View.ALL


def test_statuses_narrow_the_view_of_all(volunteers, qtbot):
    chips = volunteers.listing.statuses.chips
    qtbot.waitUntil(lambda: chips[VolunteerStatus.ACTIVE].text() == "Active 2")
    assert not chips[VolunteerStatus.LEFT].isVisible()
    qtbot.mouseClick(chips[VolunteerStatus.PAUSED], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(volunteers) == ["Bram"])
    press(qtbot, volunteers, View.AWAY)
    assert not volunteers.listing.statuses.isVisible()


def test_who_could_help_on_tuesday_evening(volunteers, hood, qtbot):
    volunteers.listing.say_who_is_needed()
    asked = form(qtbot, FinderForm)
    asked.weekday.set_value(1)
    qtbot.keyClicks(asked.first.edit, "6pm")
    qtbot.keyClicks(asked.last.edit, "21")
    asked.languages.set_value(("Somali",))
    asked.check_seen.set_value("scheme.DBS")
    asked.submit()
    qtbot.waitUntil(lambda: titles(volunteers) == ["Amina", "Chen"])
    qtbot.waitUntil(lambda: None not in rows(volunteers))
    assert rows(volunteers) == [
        ("Amina", "Free Tue 18–21 · speaks Somali · DBS until May 2026 · 2 h 30 min left", "Fits", "ok"),
        ("Chen", "When isn't noted · no valid DBS · speaks Somali", "Nearly", "warn"),
    ]
    assert volunteers.listing.finder.said.full_text() == "Tuesday 18–21, Somali, with DBS"
    assert volunteers.listing.finder.counts.full_text() == "1 fully · 0 perhaps · 1 nearly"
    show(qtbot, volunteers, hood["Amina"])
    qtbot.waitUntil(volunteers.view.fit.isVisible)
    said = [label.full_text() for label in volunteers.view.fit.findChildren(PlainLabel) if label.isVisible()]
    assert "Free Tue 18–21, speaks Somali, DBS until May 2026, 2 h 30 min left" in said
    assert "Never asked" in said
    press(qtbot, volunteers, View.ALL)
    qtbot.waitUntil(lambda: not volunteers.view.fit.isVisible())


def test_what_is_needed_is_refused_where_it_ends_before_it_begins(volunteers, qtbot):
    volunteers.listing.say_who_is_needed()
    asked = form(qtbot, FinderForm)
    asked.first.set_value(1080)
    asked.last.set_value(600)
    asked.submit()
    assert asked.last.error_text() == "This is before the start."
    asked.last.set_value(0)
    asked.submit()
    qtbot.waitUntil(lambda: volunteers.listing.help is not None)
    assert (volunteers.listing.help.from_min, volunteers.listing.help.to_min) == (1080, 1440)


def test_the_form_remembers_what_was_needed_and_can_be_emptied(volunteers, qtbot):
    day = date(2026, 5, 12)
    wanted = HelpWanted(today=TODAY, on=day, from_min=1080, to_min=1440, skills=("van",), scheme="DBS", minutes=60)
    volunteers.listing.look_for(wanted)
    volunteers.listing.say_who_is_needed()
    asked = form(qtbot, FinderForm)
    assert asked.wanted() == wanted
    asked._empty()
    assert asked.wanted() == HelpWanted(today=TODAY)


def test_opening_somebody_whom_the_view_hides_shows_everybody(volunteers, hood, qtbot):
    press(qtbot, volunteers, View.CHECKS)
    qtbot.waitUntil(lambda: titles(volunteers) == ["Amina"])
    show(qtbot, volunteers, hood["Dora"])
    assert volunteers.listing.view_bar.value() is View.ALL


def test_addresses_of_several_are_copied_without_those_who_opted_out(volunteers, desk_window, qtbot):
    volunteers.listing.list.selectAll()
    assert volunteers.listing.bulk.isVisible()
    qtbot.mouseClick(volunteers.listing.bulk.copy, Qt.MouseButton.LeftButton)
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: clipboard.text() == "amina@example.org; bram@example.org")
    said = desk_window.window.undo_bar._text
    expected = (
        "2 e-mail addresses copied. Left out, as they don't want to be contacted: Dora. Without an address: Chen."
    )
    qtbot.waitUntil(lambda: said.full_text() == expected)
    volunteers.listing.list.select(0)
    assert not volunteers.listing.bulk.isVisible()


def test_n_makes_somebody_a_volunteer(volunteers, hood, desk_window, qtbot):
    volunteers.listing.list.setFocus()
    qtbot.keyClick(volunteers.listing.list, Qt.Key.Key_N)
    made = form(qtbot, VolunteerForm)
    made.submit()
    assert made.person.error_text() == "Please fill this in."
    made.person.set_value(Found(hood["Ella"], "Ella"))
    made.profile.capacity.set_value(120)
    made.profile.skills.set_value(("cooking",))
    made.submit()
    qtbot.waitUntil(lambda: volunteers.view.title.full_text() == "Ella")
    assert desk_window.desk.ask(VolunteerSheet(hood["Ella"], TODAY)).volunteer.capacity_minutes == 120
    assert desk_window.desk.ask(SkillsOf(hood["Ella"])) == ["cooking"]


def test_somebody_new_is_added_along_the_way(volunteers, desk_window, qtbot):
    volunteers.new()
    made = form(qtbot, VolunteerForm)
    qtbot.mouseClick(made.other, Qt.MouseButton.LeftButton)
    person = form(qtbot, PersonForm)
    qtbot.keyClicks(person.given.edit, "Finn")
    assert person.volunteer.volunteers.value()
    person.volunteer.skills.set_value(("music",))
    person.submit()
    qtbot.waitUntil(lambda: volunteers.view.title.full_text() == "Finn")
    assert desk_window.desk.ask(SkillsOf(volunteers.view.ref)) == ["music"]


def test_del_takes_the_profile_away_and_the_person_stays(amina, hood, desk_window, qtbot):
    amina.listing.list.setFocus()
    qtbot.keyClick(amina.listing.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(amina) == ["Bram", "Chen", "Dora"])
    assert desk_window.desk._reading.find(Volunteer, hood["Amina"]) is None
    assert desk_window.desk._reading.find(Contact, hood["Amina"]) is not None


def test_the_palette_has_the_verbs_of_the_open_volunteer(amina):
    said = [entry.title for entry in amina.entries()]
    assert said[:2] == ["Ask Amina to help", "Note hours of Amina"]
    assert "Who could help?" in said


def test_a_volunteer_opens_here_and_as_a_person_on_the_page_people(amina, hood, desk_window, qtbot):
    desk_window.window.open_record(Kind.CONTACT, hood["Bram"])
    qtbot.waitUntil(lambda: desk_window.window.current is not amina)
    desk_window.window.open_record(Kind.VOLUNTEER, hood["Bram"])
    qtbot.waitUntil(lambda: desk_window.window.current is amina)
    qtbot.waitUntil(lambda: amina.view.title.full_text() == "Bram")


def test_the_next_day_asks_again(volunteers, clock, qtbot):
    press(qtbot, volunteers, View.AWAY)
    qtbot.waitUntil(lambda: titles(volunteers) == ["Bram"])
    clock.advance(timedelta(days=20))
    volunteers.new_day()
    qtbot.waitUntil(lambda: [row and row[2] for row in rows(volunteers)] == ["no date yet"])
