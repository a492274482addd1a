"""The list of volunteers on paper: who is on it, looked at page by page, saved."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.people import AddPerson, Point
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.volunteers import AddVolunteer
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.volunteers.list_form import VolunteerListForm
from suidesk.domain.people import PointKind
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.queries.volunteer_list import VolunteersListed
from tests.desktop.conftest import NOW

TODAY = NOW.date()


def volunteer(desk, name, **more):
    points = (Point(PointKind.PHONE, "0121 496 0000"),) if name == "Asha" else ()
    ref = desk.run(AddPerson(given=name, points=points)).result
    desk.run(AddVolunteer(id=ref, **more))
    return ref


@pytest.fixture
def cafe(desk):
    """A project with a host, somebody who was one, and volunteers without a role in it."""
    asha = volunteer(desk, "Asha", skills=("Sewing", "arabic"))
    bram = volunteer(desk, "Bram", status=VolunteerStatus.PAUSED)
    volunteer(desk, "Cleo")
    volunteer(desk, "Gone", status=VolunteerStatus.LEFT)
    ref = desk.run(AddProject(name="Repair Café")).result
    role = desk.run(AddRole(name="Host", project_id=ref)).result
    desk.run(AddAssignment(role_id=role, person_id=asha))
    was = TODAY - timedelta(days=9)
    desk.run(AddAssignment(role_id=role, person_id=bram, from_on=was, until_on=was))
    return ref


@pytest.fixture
def form(cafe, desk_window, qtbot):
    made = VolunteerListForm(desk_window.window, desk_window.window)
    made.open()
    qtbot.waitUntil(made.verb.isEnabled)
    return made


def names(desk, **more):
    return [one.name for one in desk.ask(VolunteersListed(TODAY, **more))]


def test_who_is_on_it(desk, cafe):
    assert names(desk) == ["Asha", "Cleo"]
    assert names(desk, has_paused=True) == ["Asha", "Bram", "Cleo"]
    assert names(desk, project_id=cafe, has_paused=True) == ["Asha"]


def test_what_it_says(desk, cafe):
    asha, _ = desk.ask(VolunteersListed(TODAY))
    assert (asha.roles, asha.skills, asha.phone) == (("Host, Repair Café",), ("arabic", "Sewing"), "0121 496 0000")
    (of_cafe,) = desk.ask(VolunteersListed(TODAY, cafe))
    assert of_cafe.roles == ("Host",)


def test_it_is_looked_at_and_saved(form, desk_window, qtbot, tmp_path):
    assert form.preview.sheet.count == 1
    assert "arabic, Sewing" in form.html()
    form.skills.set_value(False)
    form.skills.changed.emit()
    assert "arabic" not in form.html()
    form.save_to(tmp_path / "list.pdf")
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: "saved as list.pdf" in desk_window.window.undo_bar.text())


def test_a_project_without_volunteers_says_so(form, desk, qtbot):
    empty = desk.run(AddProject(name="Empty")).result
    form.project.set_value(Found(empty, "Empty"))
    form.project.changed.emit()
    qtbot.waitUntil(lambda: "No volunteer fits" in form.said.full_text())
    assert not form.verb.isEnabled()
    assert form.preview.isHidden()


def test_markup_in_names_stays_text(desk, form, qtbot):
    volunteer(desk, "<b>Bold</b>")
    form.paused.changed.emit()
    qtbot.waitUntil(lambda: "&lt;b&gt;Bold" in form.html())


def test_fifty_fit_one_page(desk, form, qtbot):
    for at in range(48):
        volunteer(desk, f"Person {at}")
    form.paused.changed.emit()
    qtbot.waitUntil(lambda: "Person 47" in form.html())
    assert form.preview.sheet.count == 1


def test_pages_are_turned(desk, form, qtbot):
    for at in range(200):
        volunteer(desk, f"Person {at}")
    form.paused.changed.emit()
    qtbot.waitUntil(lambda: form.preview.sheet.count > 1)
    assert form.preview.said.full_text() == f"Page 1 of {form.preview.sheet.count}"
    assert not form.preview.back.isEnabled()
    form.preview.forth.click()
    assert form.preview.sheet.page == 1
    assert form.preview.back.isEnabled()


def test_a_folder_that_is_not_there_is_told(form, tmp_path):
    form.save_to(tmp_path / "nowhere" / "list.pdf")
    assert "list.pdf" in form.message.text()
