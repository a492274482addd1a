"""The page Workload, driven by keys and presses over a real store."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddProject
from suidesk.commands.volunteers import AddVolunteer
from suidesk.commands.workload import AddCommitment, LogTime, RemoveTimeEntry
from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.involvement.entry_form import EntryForm
from suidesk.desktop.involvement.pass_on_form import PassOnForm
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.pauses.form import PauseForm
from suidesk.desktop.workload.hours_form import HoursForm
from suidesk.domain.volunteers import AbsenceKind
from suidesk.domain.workload import CommitmentState, EntryKind, week_of
from suidesk.queries.load import LoadOrder, SignsOpen
from suidesk.queries.workload import EntriesOf, PromisesOf
from suidesk.services.reminding import Reminding
from tests.desktop.clipping import left_cut, see_whole
from tests.desktop.conftest import NOW
from tests.desktop.naming import unnamed

TODAY = NOW.date()
MONDAY = week_of(TODAY)


@pytest.fixture
def first_page():
    return "workload"


@pytest.fixture
def hood(desk):
    """Amina promised more than she can give, Bram has a paid post, Chen is free; the ledger knows it."""

    def run(command):
        return desk.run(command).result

    ids = {name: run(AddPerson(given=name)) for name in ("Amina", "Bram", "Chen")}
    ids["Café"], ids["Garden"] = run(AddProject(name="Repair Café")), run(AddProject(name="Garden"))
    run(AddVolunteer(id=ids["Amina"], capacity_minutes=120))
    run(AddVolunteer(id=ids["Chen"], capacity_minutes=300))
    run(AddCommitment(person_id=ids["Amina"], project_id=ids["Café"], minutes=180, from_on=TODAY - timedelta(weeks=9)))
    for ago in range(4):
        day = MONDAY - timedelta(weeks=ago)
        run(LogTime(person_ids=(ids["Amina"],), minutes=180, project_id=ids["Café"], day=day))
        run(LogTime(person_ids=(ids["Bram"],), minutes=600, project_id=ids["Garden"], day=day, kind=EntryKind.PAID))
    Reminding(desk, desk, None).tick(NOW)
    return ids


@pytest.fixture
def page(hood, desk_window, qtbot):
    found = desk_window.window.page("workload")
    qtbot.waitUntil(lambda: len(found.overview.people.table.rows()) == 2)
    qtbot.waitUntil(lambda: bool(found.overview.signs.lines()))
    return found


def names(page):
    return [row.name for row in page.overview.people.table.rows()]


def open_person(page, qtbot, ref):
    page.show_person(ref)
    qtbot.waitUntil(lambda: page.view.sheet is not None and page.view.sheet.contact.id == ref)


def dialog(page, kind):
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def test_an_empty_desk_says_what_to_do_first(desk_window, qtbot):
    found = desk_window.window.page("workload")
    qtbot.waitUntil(lambda: found.overview._stack.currentIndex() == 1)
    assert not found.overview.people.isVisible()


class TestWhole:
    def test_the_numbers_are_there_in_words(self, page):
        overview = page.overview
        assert overview.concentration.sentence.full_text() == "1 of 2 people gave half of these hours."
        assert overview.room.sentence.full_text() == "3 h a week are promised, of 7 h that 2 volunteers can give."
        assert overview.room.details.full_text() == "1 of them has promised more than they can give."
        assert overview.together.sentence.full_text().startswith("13 h this week so far.")

    def test_cells_say_hours_and_what_is_above(self, page):
        amina, bram = page.overview.people.table.rows()
        assert amina.cells[-1].words.endswith("3 h, more than the 2 h they can give")
        assert amina.cells[0].words.endswith("nothing noted")
        assert not any(cell.is_over for cell in bram.cells)
        assert amina.end == "3 of 2 h"
        assert amina.note == "1 open sign"

    def test_paid_hours_are_not_held_against_what_can_be_volunteered(self, page, hood, desk_window, qtbot):
        desk_window.run(AddVolunteer(id=hood["Bram"], capacity_minutes=60))
        qtbot.waitUntil(lambda: page.overview.people.table.rows()[1].end == "0 of 1 h")
        assert not any(cell.is_over for cell in page.overview.people.table.rows()[1].cells)

    def test_filters_and_order(self, page, hood, qtbot):
        filters = page.overview.filters
        filters.kind.set_value(EntryKind.PAID)
        filters.kind.changed.emit()
        qtbot.waitUntil(lambda: names(page) == ["Bram"])
        assert "Paid hours" in page.overview.concentration.note.full_text()
        filters.show_all()
        qtbot.waitUntil(lambda: names(page) == ["Amina", "Bram"])
        filters.order.set_value(LoadOrder.THIS_WEEK)
        filters.order.changed.emit()
        qtbot.waitUntil(lambda: names(page) == ["Bram", "Amina"])
        filters.period.set_value(26)
        filters.period.changed.emit()
        qtbot.waitUntil(lambda: len(page.overview.people.table.rows()[0].cells) == 26)

    def test_a_filter_that_finds_nothing_is_no_dead_end(self, page, qtbot):
        filters = page.overview.filters
        filters.kind.set_value(EntryKind.IN_KIND)
        filters.kind.changed.emit()
        qtbot.waitUntil(lambda: names(page) == [])
        assert page.overview._stack.currentIndex() == 0
        (again,) = [entry for entry in page.entries() if entry.title == "Count all hours again"]
        again.then()
        qtbot.waitUntil(lambda: len(names(page)) == 2)

    def test_new_hours_show_at_once(self, page, hood, desk_window, qtbot):
        desk_window.run(LogTime(person_ids=(hood["Chen"],), minutes=60, day=TODAY))
        qtbot.waitUntil(lambda: names(page) == ["Amina", "Bram", "Chen"])
        (entry,) = desk_window.desk.ask(EntriesOf(person_id=hood["Chen"]))
        desk_window.run(RemoveTimeEntry(id=entry.entry.id))
        qtbot.waitUntil(lambda: names(page) == ["Amina", "Bram"])

    def test_a_sign_can_be_noted(self, page, desk_window, qtbot):
        assert page.overview.signs.lines()[0].text == "Amina has promised 3 h a week and can give 2 h"
        page.overview.signs.lines()[0].verbs[3].then()
        qtbot.waitUntil(lambda: page.overview.signs.lines() == ())
        assert desk_window.desk.ask(SignsOpen(now=NOW)) == []

    def test_many_people_come_a_page_at_a_time(self, page, desk_window, qtbot):
        refs = tuple(desk_window.desk.run(AddPerson(given=f"P{number:03}")).result for number in range(70))
        desk_window.run(LogTime(person_ids=refs, minutes=60, day=TODAY))
        people = page.overview.people
        qtbot.waitUntil(lambda: people.after.isEnabled() and people.after.isVisible() and len(names(page)) == 64)
        people.after.click()
        qtbot.waitUntil(lambda: len(names(page)) == 8)
        assert not people.after.isEnabled()
        people.before.click()
        qtbot.waitUntil(lambda: len(names(page)) == 64)


class TestOnePerson:
    def test_enter_in_the_table_opens_and_esc_closes(self, page, hood, qtbot):
        table = page.overview.people.table
        table.setFocus()
        qtbot.keyClick(table, Qt.Key.Key_Down)
        qtbot.keyClick(table, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.view.sheet is not None and page.view.sheet.contact.id == hood["Bram"])
        assert page.panes.has_side()
        qtbot.keyClick(table, Qt.Key.Key_Escape)
        assert not page.panes.has_side()
        assert page.window().focusWidget() is table

    def test_a_sign_leads_to_the_person(self, page, hood, qtbot):
        page.overview.signs.lines()[0].verbs[0].then()
        qtbot.waitUntil(lambda: page.view.sheet is not None and page.view.sheet.contact.id == hood["Amina"])
        assert page.view.signs.waiting()[0].rule == "workload.overload"
        qtbot.waitUntil(lambda: [line.text for line in page.view.asking.lines()] == ["Chen"])
        assert page.view.asking.lines()[0].second == "5 h a week free · not asked yet"

    def test_a_pause_is_planned(self, page, hood, qtbot):
        open_person(page, qtbot, hood["Amina"])
        page.view.help.pause.click()
        qtbot.waitUntil(lambda: page.window().findChildren(PauseForm) != [])
        form = dialog(page, PauseForm)
        form.submitted.emit()
        qtbot.waitUntil(lambda: page.view.help.come_back.isVisible())
        assert page.view.sheet.absences[0].kind is AbsenceKind.PAUSE
        page.view.help.come_back.click()
        qtbot.waitUntil(lambda: any(one.isVisible() for one in page.window().findChildren(PauseForm)))
        form = dialog(page, PauseForm)
        form.last.set_value(TODAY + timedelta(days=14))
        form.last.changed.emit()
        form.submitted.emit()
        qtbot.waitUntil(lambda: page.view.help.pause.isVisible())
        assert page.view.sheet.absences[0].until_on == TODAY + timedelta(days=14)

    def test_a_promise_is_passed_on(self, page, hood, desk_window, qtbot):
        open_person(page, qtbot, hood["Amina"])
        page.view.help.pass_on.click()
        form = dialog(page, PassOnForm)
        form.taker.set_value(Found(hood["Chen"], "Chen"))
        form.submitted.emit()
        qtbot.waitUntil(lambda: not page.view.help.pass_on.isVisible())
        (row,) = desk_window.desk.ask(PromisesOf(person_id=hood["Chen"]))
        assert (row.commitment.minutes, row.commitment.state) == (180, CommitmentState.OPEN)
        (old,) = desk_window.desk.ask(PromisesOf(person_id=hood["Amina"]))
        assert old.commitment.state is CommitmentState.HANDED_OVER

    def test_a_promise_is_released_from_its_line(self, page, hood, desk_window, qtbot):
        open_person(page, qtbot, hood["Amina"])
        qtbot.waitUntil(lambda: page.view.promises.lines() == ["3 h a week"])
        menu = page.view.promises.more_button(0).menu()
        menu.aboutToShow.emit()
        release = next(action for action in menu.actions() if action.text().startswith("Release"))
        release.trigger()
        qtbot.waitUntil(lambda: not page.view.help.pass_on.isVisible())
        (row,) = desk_window.desk.ask(PromisesOf(person_id=hood["Amina"]))
        assert row.commitment.state is CommitmentState.RELEASED

    def test_lines_open_their_forms(self, page, hood, qtbot):
        open_person(page, qtbot, hood["Amina"])
        menu = page.view.entries.more_button(0).menu()
        menu.aboutToShow.emit()
        menu.actions()[0].trigger()
        form = dialog(page, EntryForm)
        assert form.minutes.value() == 180
        form.reject()

    def test_passing_on_to_the_same_person_is_refused_at_the_field(self, page, hood, qtbot):
        open_person(page, qtbot, hood["Amina"])
        page.view.help.pass_on.click()
        form = dialog(page, PassOnForm)
        form.taker.set_value(Found(hood["Amina"], "Amina"))
        form.submitted.emit()
        qtbot.waitUntil(lambda: bool(form.taker.error_text()))
        form.reject()

    def test_n_notes_hours_of_the_person_that_is_open(self, page, hood, qtbot):
        open_person(page, qtbot, hood["Amina"])
        qtbot.keyClick(page.overview.people.table, Qt.Key.Key_N)
        form = dialog(page, HoursForm)
        assert next(line.person.title for line in form.team.lines()) == "Amina"
        form.reject()

    def test_a_volunteer_who_shows_signs_is_not_offered(self, page, hood, desk_window, qtbot):
        open_person(page, qtbot, hood["Bram"])
        qtbot.waitUntil(lambda: [line.text for line in page.view.asking.lines()] == ["Chen"])
        for ago in range(8):
            day = TODAY - timedelta(days=ago)
            desk_window.run(LogTime(person_ids=(hood["Chen"],), minutes=30, day=day))
        Reminding(desk_window.desk, desk_window.desk, None).tick(NOW)
        page.entered()
        qtbot.waitUntil(lambda: page.view.asking.lines() == ())


class TestLook:
    @pytest.mark.parametrize("size", [(1320, 860), (1280, 720), (900, 640)])
    @pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
    def test_nothing_is_cut(self, page, hood, theme, qtbot, size, scale):
        theme.set_scale(scale)
        page.window().resize(*size)
        assert left_cut(page, qtbot) == []
        open_person(page, qtbot, hood["Amina"])
        assert left_cut(page, qtbot) == []

    def test_everything_has_a_name(self, page, hood, qtbot):
        assert unnamed(page) == []
        open_person(page, qtbot, hood["Amina"])
        assert unnamed(page) == []

    def test_the_dark_page_is_whole(self, page, theme, qtbot):
        theme.set_appearance(Appearance.DARK)
        see_whole(qtbot, page)
