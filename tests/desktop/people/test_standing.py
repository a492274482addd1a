"""Archived, brought back, deceased: done from the menu, said at the top in plain words."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from suidesk.commands.archiving import ArchiveContacts
from suidesk.desktop.people.death_form import DeathForm
from suidesk.domain.workload import CommitmentState
from suidesk.queries.contact_sheet import ContactSheet
from suidesk.queries.people import ContactPage, PeopleMatching
from tests.desktop.people.conftest import TODAY, form, verb
from tests.desktop.record_pages import show


def menu_texts(page):
    menu = page.view.more.menu()
    menu.aboutToShow.emit()
    return [one.text().partition("\t")[0] for one in menu.actions()]


def test_into_the_archive_and_back(amina, hood, desk, qtbot):
    assert amina.view.standing.isHidden()
    verb(amina.view.more, "Put into the archive")
    said = "Amina Yusuf is in the archive since 11 May: out of the lists, with all that belongs to them."
    qtbot.waitUntil(lambda: amina.view.standing.text() == said)
    assert amina.view.standing.isVisible()
    qtbot.mouseClick(amina.view.standing.bring_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(amina.view.standing.isHidden)
    assert desk.ask(ContactPage(hood["Amina"])).contact.archived_on is None


def test_the_user_can_neither_be_archived_nor_have_died(people, desk, qtbot):
    me = next(row.id for row in desk.ask(PeopleMatching(TODAY)) if row.is_me)
    show(qtbot, people, me)
    texts = menu_texts(people)
    assert not {"Put into the archive", "Has died…", "Remove"} & set(texts)
    people.view.verbs.archive()
    qtbot.waitUntil(lambda: "This is you" in people.view.message.text())


def test_a_death_is_noted_with_its_day_and_taken_back_in_one_step(amina, hood, desk, desk_window, qtbot):
    verb(amina.view.more, "Has died…")
    made = form(qtbot, DeathForm)
    made.day.set_value(TODAY - timedelta(days=2))
    made.submit()
    qtbot.waitUntil(lambda: amina.view.standing.text().startswith("Amina Yusuf died on 9 May."))
    sheet = desk.ask(ContactSheet(hood["Amina"], TODAY))
    assert [row.commitment.state for row in sheet.promises] == [CommitmentState.RELEASED]
    assert sheet.about.contact.do_not_contact
    assert amina.view.standing.bring_back.isHidden()
    assert "Has died…" not in menu_texts(amina)
    desk_window.window.undo()
    qtbot.waitUntil(amina.view.standing.isHidden)


def test_an_organisation_has_no_death(people, hood, qtbot):
    show(qtbot, people, hood["Fund"])
    assert "Has died…" not in menu_texts(people)
    assert "Put into the archive" in menu_texts(people)


def test_who_is_archived_elsewhere_is_told_of(amina, hood, desk_window, qtbot):
    desk_window.run(ArchiveContacts(ids=(hood["Amina"],)))
    qtbot.waitUntil(amina.view.standing.isVisible)
