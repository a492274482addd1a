"""The list of projects and what the page does with the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.projects import AddProject, RemoveProject
from suidesk.desktop.projects.project_form import ProjectForm
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Project, ProjectStage
from suidesk.queries.projects import ProjectPage, ProjectsMatching
from tests.desktop.people.conftest import form
from tests.desktop.projects.conftest import TODAY
from tests.desktop.record_pages import show


def rows(page):
    model = page.listing.list.model()
    return [
        row and (row.title, row.subtitle, row.trailing, row.level) for row in map(model.row, range(model.rowCount()))
    ]


def titles(page):
    return [row and row[0] for row in rows(page)]


def test_rows_say_stage_lead_and_vacancies(projects, qtbot):
    qtbot.waitUntil(lambda: None not in rows(projects))
    assert rows(projects) == [
        ("Garden", "Idea", "", ""),
        ("Repair Café", "Running · Amina Yusuf", "1 vacant", "danger"),
    ]


def test_search_and_stages_narrow_the_list_and_its_empty_state_widens_it(projects, qtbot):
    qtbot.keyClicks(projects.listing.search, "rep")
    qtbot.waitUntil(lambda: titles(projects) == ["Repair Café"])
    projects.listing.search.clear()
    chips = {chip.text(): chip for chip in projects.listing.findChildren(type(_chip(projects)))}
    qtbot.mouseClick(chips["Ideas"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(projects) == ["Garden"])
    qtbot.mouseClick(chips["Ideas"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chips["Finished"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: projects.listing.list.model().rowCount() == 0)
    projects.listing.show_all()
    qtbot.waitUntil(lambda: titles(projects) == ["Garden", "Repair Café"])
    assert not chips["Finished"].isChecked()


def _chip(page):
    from suidesk.desktop.kit.buttons import FilterChip

    return next(iter(page.listing.findChildren(FilterChip)))


def test_opening_a_hidden_project_shows_it_in_the_list(projects, hood, qtbot):
    qtbot.keyClicks(projects.listing.search, "garden")
    qtbot.waitUntil(lambda: titles(projects) == ["Garden"])
    show(qtbot, projects, hood["Café"])
    assert projects.listing.search.text() == ""


def test_a_role_opens_its_project(projects, hood, qtbot):
    show(qtbot, projects, hood["Garden"])
    projects.open_record(Kind.ROLE, hood["keys"])
    qtbot.waitUntil(lambda: projects.view.title.full_text() == "Repair Café")


def test_n_adds_a_project_and_shows_it(projects, desk_window, qtbot):
    projects.listing.list.setFocus()
    qtbot.keyClick(projects.listing.list, Qt.Key.Key_N)
    made = form(qtbot, ProjectForm)
    made.submit()
    assert made.name.error_text() == "Please fill this in."
    qtbot.keyClicks(made.name.edit, "Fair")
    made.stage.set_value(ProjectStage.PLANNED)
    qtbot.keyClicks(made.ends.edit, "2026-05-01")
    qtbot.keyClicks(made.starts.edit, "2026-06-01")
    made.submit()
    qtbot.waitUntil(lambda: bool(made.ends.error_text()))
    made.ends.set_value(None)
    made.submit()
    qtbot.waitUntil(lambda: projects.view.title.full_text() == "Fair")
    found = desk_window.desk.ask(ProjectsMatching(TODAY, "fair"))
    assert [(row.name, row.stage) for row in found] == [("Fair", ProjectStage.PLANNED)]
    qtbot.waitUntil(lambda: projects.listing.list.current_id() == found[0].id)


def test_e_edits_what_is_open(cafe, hood, desk_window, qtbot):
    cafe.listing.focus_list()
    qtbot.keyClick(cafe.listing.list, Qt.Key.Key_E)
    made = form(qtbot, ProjectForm)
    assert made.lead.chosen().title == "Amina Yusuf"
    assert made.stage.error_text() == ""
    made.name.set_value("Mending café")
    made.lead.set_value(None)
    made.submit()
    qtbot.waitUntil(lambda: cafe.view.title.full_text() == "Mending café")
    project = desk_window.desk.ask(ProjectPage(hood["Café"], TODAY)).project
    assert project == Project(
        id=hood["Café"], name="Mending café", starts_on=TODAY, summary="Mending things together, Saturdays."
    )


def test_del_says_what_depends_on_it_and_undo_brings_all_back(cafe, desk_window, qtbot):
    cafe.listing.focus_list()
    qtbot.keyClick(cafe.listing.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "2 roles" in cafe.view.message.text())
    qtbot.mouseClick(cafe.view.message._action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(cafe) == ["Garden"])
    qtbot.waitUntil(lambda: cafe.view.title.full_text() == "Garden")
    desk_window.window.undo()
    qtbot.waitUntil(lambda: titles(cafe) == ["Garden", "Repair Café"])
    assert len(desk_window.desk.ask(ProjectsMatching(TODAY, "repair"))) == 1


def test_the_last_project_leaves_an_empty_page_that_says_what_to_do(projects, hood, desk_window, qtbot):
    for name in ("Café", "Garden"):
        desk_window.run(RemoveProject(id=hood[name], together=True))
    qtbot.waitUntil(lambda: projects.listing.list.model().rowCount() == 0)
    qtbot.waitUntil(lambda: projects.view.ref == "")
    desk_window.run(AddProject(name="Fair"))
    qtbot.waitUntil(lambda: projects.view.title.full_text() == "Fair")


def test_the_palette_has_the_verbs_of_the_open_project(cafe):
    said = [entry.title for entry in cafe.entries()]
    assert said[:3] == ["Note hours for Repair Café", "Add a role to Repair Café", "Add a promise for Repair Café"]
    assert said[-2:] == ["New project", "Search projects"]


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)])
def test_ctrl_f_goes_to_the_search(cafe, qtbot, key, modifier):
    cafe.listing.focus_list()
    qtbot.keyClick(cafe.listing.list, key, modifier)
    qtbot.waitUntil(cafe.listing.search.hasFocus)
