"""A conversation is noted from anywhere: typed, picked, with somebody new, with what follows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import shiboken6
from PySide6.QtCore import Qt

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.interactions import LogInteraction
from suidesk.commands.people import AddOrganisation, AddPerson
from suidesk.commands.projects import AddProject
from suidesk.commands.reminders import SnoozeReminder
from suidesk.desktop.conversations.log_form import LogConversationForm
from suidesk.desktop.conversations.opening import open_conversation
from suidesk.domain.interactions import Interaction, InteractionKind, Participant
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.domain.reminders import FollowUp
from suidesk.queries.desk import DeskPage
from suidesk.services.reminding import Reminding
from tests.desktop.clipping import see_whole
from tests.desktop.naming import unnamed
from tests.desktop.pressing import click, dialog, pick


@pytest.fixture
def today(clock):
    return clock.now().date()


@pytest.fixture
def hood(desk):
    """Two people, an organisation and a project."""
    return {
        "amina": desk.run(AddPerson(given="Amina", family="Yusuf")).result,
        "bram": desk.run(AddPerson(given="Bram", family="van der Berg")).result,
        "school": desk.run(AddOrganisation(display_name="Kanaal School")).result,
        "cafe": desk.run(AddProject(name="Repair Café")).result,
    }


@pytest.fixture
def form(hood, desk_window, qtbot):
    desk_window.window.activateWindow()
    qtbot.waitUntil(desk_window.window.isActiveWindow)
    qtbot.keyClick(desk_window.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    return dialog(qtbot, LogConversationForm)


def saved(desk):
    return desk._reading.where(Interaction)


def present(desk, ref):
    return {one.contact_id for one in desk._reading.where(Participant, interaction_id=ref)}


def test_two_keys_open_it_and_what_is_typed_and_picked_is_saved(form, hood, desk, desk_window, today, qtbot):
    pick(qtbot, form.present, "amina")
    pick(qtbot, form.present, "kanaal")
    qtbot.keyClicks(form.said.edit, "The hall is free from June")
    qtbot.mouseClick(form.kind.chips[InteractionKind.CALL], Qt.MouseButton.LeftButton)
    form.day.edit.clear()
    qtbot.keyClicks(form.day.edit, "yesterday")
    pick(qtbot, form.project, "repair")
    qtbot.mouseClick(form.asked.box, Qt.MouseButton.LeftButton, pos=form.asked.box.rect().center())
    form.asked.set_value(True)
    qtbot.keyClicks(form.next.edit, "Send the dates")
    qtbot.keyClicks(form.next_on.edit, "+2w")
    form.submit()
    qtbot.waitUntil(lambda: len(saved(desk)) == 1)
    (one,) = saved(desk)
    assert (one.summary, one.kind) == ("The hall is free from June", InteractionKind.CALL)
    assert (one.day, one.project_id, one.is_ask) == (today - timedelta(days=1), hood["cafe"], True)
    assert one.by_id == desk.ask(DeskPage()).settings.me_id
    assert present(desk, one.id) == {hood["amina"], hood["school"]}
    (after,) = desk._reading.where(FollowUp)
    assert (after.text, after.due_on) == ("Send the dates", today + timedelta(days=14))
    assert (after.kind, after.ref_id) == (Kind.CONTACT, hood["amina"])
    said = "A conversation with Amina Yusuf and 1 other was noted"
    qtbot.waitUntil(lambda: desk_window.window.undo_bar.text() == said)
    desk_window.window.undo()
    qtbot.waitUntil(lambda: not saved(desk) and not desk._reading.where(FollowUp))


def test_who_is_not_there_yet_is_added_with_it(form, desk, qtbot):
    pick(qtbot, form.present, "Ida van Holm")
    form.submit()
    qtbot.waitUntil(lambda: len(saved(desk)) == 1)
    (ida,) = desk._reading.where(Contact, display_name="Ida van Holm")
    assert (ida.given, ida.family) == ("Ida", "van Holm")
    assert present(desk, saved(desk)[0].id) == {ida.id}


def test_somebody_and_a_day_that_has_been_are_needed(form, hood, desk, today, qtbot):
    form.submit()
    assert form.present.error_text()
    pick(qtbot, form.present, "bram")
    form.day.set_value(today + timedelta(days=1))
    form.submit()
    qtbot.waitUntil(lambda: "still to come" in form.day.error_text())
    assert form.isVisible()
    assert saved(desk) == []


def test_what_follows_needs_both_words_and_a_day(form, hood, desk, today, qtbot):
    pick(qtbot, form.present, "bram")
    qtbot.keyClicks(form.next.edit, "Ring")
    form.submit()
    assert form.next_on.error_text()
    form.next_on.set_value(today)
    form.next.set_value("")
    form.submit()
    assert form.next_on.error_text().startswith("Say what")
    qtbot.keyClicks(form.next.edit, "Ring")
    assert not form.next_on.error_text()
    form.submit()
    qtbot.waitUntil(lambda: len(saved(desk)) == 1)


def test_one_that_was_noted_is_changed_and_removed(hood, desk, desk_window, qtbot):
    day = date(2026, 5, 4)
    log = LogInteraction(participant_ids=(hood["bram"],), summary="Keys", day=day, project_id=hood["cafe"], is_ask=True)
    ref = desk.run(log).result
    open_conversation(desk_window.window, desk_window.window, ref)
    form = dialog(qtbot, LogConversationForm)
    assert [one.title for one in form.present.chosen()] == ["Bram van der Berg"]
    assert (form.said.value(), form.day.value(), form.asked.value()) == ("Keys", day, True)
    assert form.project.value() == hood["cafe"]
    pick(qtbot, form.present, "amina")
    form.said.set_value("The keys")
    form.submit()
    qtbot.waitUntil(lambda: saved(desk)[0].summary == "The keys")
    assert present(desk, ref) == {hood["bram"], hood["amina"]}
    qtbot.waitUntil(lambda: not shiboken6.isValid(form) or not form.isVisible())
    open_conversation(desk_window.window, desk_window.window, ref)
    form = dialog(qtbot, LogConversationForm)
    click(qtbot, form, "Remove")
    qtbot.waitUntil(lambda: saved(desk) == [])


@pytest.mark.parametrize("first_page", ["people"])
def test_it_begins_with_the_contact_that_is_open(hood, desk_window, first_page, qtbot):
    window = desk_window.window
    window.open_record(Kind.CONTACT, hood["bram"])
    qtbot.waitUntil(lambda: window.current.record() == (Kind.CONTACT, hood["bram"]))
    window.act("log_conversation")
    form = dialog(qtbot, LogConversationForm)
    assert [one.title for one in form.present.chosen()] == ["Bram van der Berg"]
    qtbot.waitUntil(form.said.edit.hasFocus)


@pytest.mark.parametrize("first_page", ["projects"])
def test_it_begins_with_the_project_that_is_open(hood, desk_window, first_page, qtbot):
    window = desk_window.window
    window.open_record(Kind.PROJECT, hood["cafe"])
    qtbot.waitUntil(lambda: window.current.record() is not None)
    window.act("log_conversation")
    form = dialog(qtbot, LogConversationForm)
    assert form.project.value() == hood["cafe"]
    assert form.present.value() == ()
    qtbot.waitUntil(form.present.box.edit.hasFocus)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_and_everything_has_a_name(form, theme, scale, qtbot):
    theme.set_scale(scale)
    form.resize(form.sizeHint())
    see_whole(qtbot, form)
    assert unnamed(form) == []


@pytest.mark.parametrize("first_page", ["today"])
def test_the_palette_finds_it_by_what_was_said_and_opens_it(hood, desk, desk_window, first_page, qtbot):
    desk.run(LogInteraction(participant_ids=(hood["amina"],), summary="The hall has a piano"))
    window = desk_window.window
    window.open_palette()
    palette = window._palette
    qtbot.keyClicks(palette.edit, "piano")
    qtbot.waitUntil(lambda: any("piano" in entry.title for entry in palette.shown()))
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    form = dialog(qtbot, LogConversationForm)
    assert form.said.value() == "The hall has a piano"
    assert window.current.record() in {None, (Kind.CONTACT, hood["amina"])}


def test_what_waited_for_the_talk_is_said(form, hood, desk, clock, today, qtbot):
    desk.run(AddFollowUp(text="Ask for the keys", due_on=today, kind=Kind.CONTACT, ref_id=hood["amina"]))
    (row,) = Reminding(desk, desk, None).tick(clock.now()).open
    desk.run(SnoozeReminder(id=row.id, waits_for=hood["amina"]))
    pick(qtbot, form.present, "kanaal")
    assert form.waiting.isHidden()
    pick(qtbot, form.present, "amina")
    assert form.waiting.full_text() == "Waited for this conversation: Ask for the keys"
    assert form.waiting.isVisible()
