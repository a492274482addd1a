"""What every page does alike: pick by typing, save a form, remove a record with what hangs on it."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from suidesk.commands.funding import AddGrant
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, RemoveContact
from suidesk.commands.projects import AddProject
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.message_bar import MessageBar
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import picking, remove, save
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from tests.desktop.pressing import click


@pytest.fixture
def found(bridge, desk, qapp, qtbot):
    """Search as a picker does, and give what it offers."""

    def search(text, *kinds, **options):
        answers = []
        picking(bridge, qapp, *kinds, **options)(text, answers.append)
        qtbot.waitUntil(lambda: bool(answers))
        return [(one.id, one.title, one.icon) for one in answers[0]]

    return search


@pytest.fixture
def form(theme, qtbot):
    below = QWidget()
    qtbot.addWidget(below)
    made = FormDialog(theme, "Change person", "Save person", below)
    made.add("display_name", LineField(theme, "Name"))
    made.open()
    yield made
    below.close()


@pytest.fixture
def message(theme, qtbot):
    made = MessageBar(theme)
    qtbot.addWidget(made)
    return made


def test_a_picker_offers_the_kinds_it_is_for(desk, found):
    person = desk.run(AddPerson(given="Wim")).result
    fund = desk.run(AddOrganisation(display_name="Winter Fund")).result
    project = desk.run(AddProject(name="Winter lunch")).result
    grant = desk.run(AddGrant(title="Winter money")).result
    assert found("wi", Kind.CONTACT) == [(person, "Wim", "user"), (fund, "Winter Fund", "building-2")]
    assert found("wi", Kind.CONTACT, contact_kind="person") == [(person, "Wim", "user")]
    assert found("wi", Kind.CONTACT, contact_kind="organisation") == [(fund, "Winter Fund", "building-2")]
    assert found("winter", Kind.PROJECT, Kind.GRANT) == [
        (project, "Winter lunch", "folder-kanban"),
        (grant, "Winter money", "hand-coins"),
    ]
    assert found("winter", Kind.GRANT, mark=":") == [(f"grants:{grant}", "Winter money", "hand-coins")]
    assert found("nobody", Kind.CONTACT) == []


def test_a_form_closes_when_its_command_is_done(bridge, desk, form, qtbot):
    given = []
    with qtbot.waitSignal(form.accepted):
        save(bridge, form, AddPerson(given="Bram"), given.append)
        assert not form.verb.isEnabled()
    qtbot.waitUntil(lambda: bool(given))
    assert desk._reading.get(Contact, given[0]).given == "Bram"


def test_a_refusal_is_said_at_the_field_and_the_form_stays(bridge, desk, form, qtbot):
    ref = desk.run(AddOrganisation(display_name="Fund")).result
    save(bridge, form, ChangeContact(id=ref, display_name="x" * 501))
    qtbot.waitUntil(lambda: "500" in form.field("display_name").error_text())
    assert form.isVisible()
    assert form.verb.isEnabled()
    save(bridge, form, ChangeContact(id="none", display_name="x"))
    qtbot.waitUntil(lambda: bool(form.message.text()))


def test_a_form_that_was_closed_meanwhile_gets_no_answer(bridge, desk, form, qtbot):
    answers, failures, gate = [], [], threading.Event()
    bridge.failed.connect(lambda error: failures.append(error.code))
    bridge.work(lambda _: gate.wait(10), lambda _: None)
    save(bridge, form, ChangeContact(id="none", display_name="x"), answers.append)
    save(bridge, form, AddPerson(given="Bram"), answers.append)
    form.reject()
    QCoreApplication.sendPostedEvents(form, QEvent.Type.DeferredDelete)
    gate.set()
    # The form is gone when the answers come; the window says what was refused.
    qtbot.waitUntil(lambda: failures == ["not_found"])
    qtbot.waitUntil(lambda: len(desk._reading.where(Contact)) == 2)
    assert answers == []


def test_what_nothing_hangs_on_is_removed_at_once(bridge, desk, message, qtbot):
    ref, then = desk.run(AddPerson(given="Bram")).result, []
    remove(bridge, message, RemoveContact(id=ref), lambda: then.append(1))
    qtbot.waitUntil(lambda: then == [1])
    assert desk._reading.find(Contact, ref) is None
    assert message.text() == ""


def test_what_hangs_on_it_is_said_first_and_goes_together(bridge, desk, message, qtbot):
    ref, then = desk.run(AddPerson(given="Bram")).result, []
    desk.run(AddProject(name="Lunch", lead_id=ref))
    remove(bridge, message, RemoveContact(id=ref), lambda: then.append(1))
    qtbot.waitUntil(lambda: "1 project" in message.text())
    assert desk._reading.find(Contact, ref) is not None
    message.show()
    click(qtbot, message, "Remove all of it")
    qtbot.waitUntil(lambda: then == [1])
    assert desk._reading.find(Contact, ref) is None
    assert message.text() == ""


def test_another_refusal_is_said_without_a_verb(bridge, desk, message, qtbot):
    remove(bridge, message, RemoveContact(id="none"))
    qtbot.waitUntil(lambda: bool(message.text()))
    assert message._action.isHidden()
