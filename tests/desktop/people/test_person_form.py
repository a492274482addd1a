"""The form of a person: typed with keys, saved in one step, refused at the field that is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.people import AddPerson, ChangeContact, Point
from suidesk.desktop.people.person_form import PersonForm
from suidesk.domain.people import PointKind
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.queries.people import ContactPage, PeopleCount, PeopleMatching
from tests.desktop.people.conftest import TODAY, form, verb
from tests.desktop.record_pages import show


@pytest.fixture
def new(people, qtbot):
    """The open form of a new person."""
    people.new()
    return form(qtbot, PersonForm)


def saved(desk, name):
    """The contact of that name, with its parts."""
    found = [row.id for row in desk.ask(PeopleMatching(TODAY, name))]
    return desk.ask(ContactPage(found[0])) if found else None


def type_point(qtbot, row, raw, label=""):
    qtbot.keyClicks(row.raw, raw)
    qtbot.keyClicks(row.label, label)


def test_a_person_with_several_ways_to_reach_in_one_step(new, people, desk, desk_window, qtbot):
    qtbot.keyClicks(new.given.edit, "Freja")
    qtbot.keyClicks(new.family.edit, "Mølgaard")
    type_point(qtbot, new.points[PointKind.EMAIL].rows[0], "freja@example.org", "home")
    qtbot.mouseClick(new.points[PointKind.EMAIL].another, Qt.MouseButton.LeftButton)
    type_point(qtbot, new.points[PointKind.EMAIL].rows[1], "fm@work.example.org", "work")
    type_point(qtbot, new.points[PointKind.PHONE].rows[0], "+45 12 34 56")
    qtbot.keyClicks(new.points[PointKind.ADDRESS].rows[0].raw, "Havnegade 3")
    qtbot.keyClick(new.points[PointKind.ADDRESS].rows[0].raw, Qt.Key.Key_Return)
    qtbot.keyClicks(new.points[PointKind.ADDRESS].rows[0].raw, "5000 Odense")
    qtbot.keyClicks(new.languages.box.edit, "Danish,")
    qtbot.keyClicks(new.tags.box.edit, "youth,")
    qtbot.keyClick(new.volunteer.volunteers.box, Qt.Key.Key_Space)
    qtbot.keyClicks(new.volunteer.capacity.edit, "2:30")
    qtbot.keyClicks(new.source.edit, "Open day")
    qtbot.keyClick(new, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: people.view.title.full_text() == "Freja Mølgaard")
    about = saved(desk, "freja")
    assert [(point.kind, point.raw, point.label) for point in about.points] == [
        (PointKind.EMAIL, "freja@example.org", "home"),
        (PointKind.EMAIL, "fm@work.example.org", "work"),
        (PointKind.PHONE, "+45 12 34 56", ""),
        (PointKind.ADDRESS, "Havnegade 3\n5000 Odense", ""),
    ]
    assert (about.languages, about.tags, about.contact.source) == (["Danish"], ["youth"], "Open day")
    assert (about.volunteer.status, about.volunteer.capacity_minutes) == (VolunteerStatus.ACTIVE, 150)
    qtbot.waitUntil(lambda: people.listing.list.current_id() == about.contact.id)
    desk_window.window.undo()
    # Asked as one question: between two of them, the undo may take the contact away.
    qtbot.waitUntil(lambda: not desk.ask(PeopleMatching(TODAY, "freja")))


def test_a_wrong_address_is_said_at_its_row_and_nothing_is_saved(new, desk, qtbot):
    qtbot.keyClicks(new.given.edit, "Freja")
    type_point(qtbot, new.points[PointKind.EMAIL].rows[0], "freja@example.org")
    qtbot.mouseClick(new.points[PointKind.EMAIL].another, Qt.MouseButton.LeftButton)
    type_point(qtbot, new.points[PointKind.EMAIL].rows[1], "freja.example.org")
    new.submit()
    emails = new.points[PointKind.EMAIL]
    qtbot.waitUntil(lambda: bool(emails.error_text()))
    assert [row.raw.property("invalid") for row in emails.rows] == [False, True]
    assert emails.rows[1].raw.hasFocus()
    assert emails.rows[1].raw.accessibleDescription() == emails.error_text()
    assert saved(desk, "freja") is None
    qtbot.keyClick(emails.rows[1].raw, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(emails.rows[1].raw, "f@example.org")
    assert not emails.error_text()
    assert not emails.rows[1].raw.property("invalid")
    new.submit()
    qtbot.waitUntil(lambda: saved(desk, "freja") is not None)


def test_a_point_of_a_later_kind_is_found_past_the_earlier_ones(new, desk, qtbot):
    qtbot.keyClicks(new.given.edit, "Freja")
    type_point(qtbot, new.points[PointKind.EMAIL].rows[0], "f@example.org")
    new.points[PointKind.URL].rows[0].raw.setText("x" * 2_500)
    new.submit()
    qtbot.waitUntil(lambda: bool(new.points[PointKind.URL].error_text()))
    assert not new.points[PointKind.EMAIL].error_text()
    new.reject()


def test_a_person_needs_a_name(new, desk, qtbot):
    new.submit()
    qtbot.waitUntil(lambda: bool(new.given.error_text()))
    assert new.given.edit.hasFocus()
    new.reject()
    assert desk.ask(PeopleCount()) == 4


def test_the_volunteering_part_opens_when_it_is_meant(new, qtbot):
    parts = (new.volunteer.status, new.volunteer.capacity, new.volunteer.emergency)
    assert not any(part.isVisible() for part in parts)
    qtbot.keyClick(new.volunteer.volunteers.box, Qt.Key.Key_Space)
    assert all(part.isVisible() for part in parts)
    new.reject()


def test_errors_of_the_volunteering_part_stand_at_their_fields(new, qtbot):
    qtbot.keyClicks(new.given.edit, "Freja")
    qtbot.keyClick(new.volunteer.volunteers.box, Qt.Key.Key_Space)
    new.volunteer.started.edit.setText("2026-05-01")
    new.volunteer.leaving.edit.setText("2026-04-01")
    new.submit()
    qtbot.waitUntil(lambda: bool(new.volunteer.leaving.error_text()))
    new.volunteer.leaving.edit.setText("")
    new.volunteer.capacity.edit.setText("200")
    new.submit()
    qtbot.waitUntil(lambda: bool(new.volunteer.capacity.error_text()))
    new.reject()


def test_making_a_volunteer_begins_there(people, hood, desk, qtbot):
    show(qtbot, people, hood["Bram"])
    verb(people.view.more, "Make a volunteer…")
    made = form(qtbot, PersonForm)
    assert made.volunteer.volunteers.value()
    assert made.volunteer.status.box.hasFocus()
    made.submit()
    qtbot.waitUntil(lambda: desk.ask(ContactPage(hood["Bram"])).volunteer is not None)


def test_the_form_shows_what_is_there_and_saving_changes_nothing_else(amina, hood, desk, desk_window, qtbot):
    before = desk.ask(ContactPage(hood["Amina"]))
    amina.view.verbs.edit()
    made = form(qtbot, PersonForm)
    assert (made.given.value(), made.family.value()) == ("Amina", "Yusuf")
    assert made.points[PointKind.PHONE].rows[0].label.text() == "mobile"
    assert made.volunteer.capacity.value() == 240
    closed = []
    made.finished.connect(closed.append)
    made.submit()
    qtbot.waitUntil(lambda: bool(closed))
    after = desk.ask(ContactPage(hood["Amina"]))
    assert after == before


def test_taking_a_row_away_removes_the_point(amina, hood, desk, qtbot):
    amina.view.verbs.edit()
    made = form(qtbot, PersonForm)
    qtbot.mouseClick(made.points[PointKind.EMAIL].rows[0].drop, Qt.MouseButton.LeftButton)
    qtbot.keyClick(made.volunteer.volunteers.box, Qt.Key.Key_Space)
    made.submit()
    qtbot.waitUntil(lambda: len(desk.ask(ContactPage(hood["Amina"])).points) == 1)
    assert desk.ask(ContactPage(hood["Amina"])).volunteer is None


def test_a_person_known_by_one_name_keeps_it(people, desk_window, desk, qtbot):
    ref = desk_window.run(AddPerson(given="Sting"))
    desk_window.run(ChangeContact(id=ref, given="", display_name="The Baker"))
    show(qtbot, people, ref)
    people.view.verbs.edit()
    made = form(qtbot, PersonForm)
    assert made.given.value() == "The Baker"
    made.given.set_value("")
    made.submit()
    qtbot.waitUntil(lambda: bool(made.given.error_text()))
    made.reject()


class TestAlreadyHere:
    def test_nearly_the_same_name_is_shown_and_opens_instead(self, new, people, qtbot):
        qtbot.keyClicks(new.given.edit, "Amina")
        qtbot.keyClicks(new.family.edit, "Yusof")
        qtbot.waitUntil(new.hint.isVisible)
        assert new.hint.buttons[0].text().strip() == "Amina Yusuf · Volunteer · Repair Café"
        assert not new.hint.buttons[1].isVisible()
        qtbot.mouseClick(new.hint.buttons[0], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: people.view.title.full_text() == "Amina Yusuf")

    def test_the_same_address_is_enough_and_it_goes_when_it_is_changed(self, new, qtbot):
        type_point(qtbot, new.points[PointKind.EMAIL].rows[0], "AMINA@example.org")
        qtbot.waitUntil(new.hint.isVisible)
        qtbot.keyClicks(new.points[PointKind.EMAIL].rows[0].raw, ".dk")
        qtbot.waitUntil(new.hint.isHidden)
        new.reject()

    def test_the_same_phone_in_another_spelling(self, new, qtbot):
        type_point(qtbot, new.points[PointKind.PHONE].rows[0], "0031205550123")
        qtbot.waitUntil(new.hint.isVisible)
        new.reject()

    def test_a_known_contact_is_not_compared(self, amina, desk_window, qtbot):
        desk_window.run(AddPerson(given="Amina", family="Yusuf", points=(Point(PointKind.EMAIL, "a@example.org"),)))
        amina.view.verbs.edit()
        made = form(qtbot, PersonForm)
        assert made.hint is None
        made.reject()
