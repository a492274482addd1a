"""Between window and store: answers on the window's thread, dead owners, failures, faults, others' changes, the end."""

from __future__ import annotations

import gc
import secrets
import threading
from concurrent.futures import Future
from dataclasses import dataclass
from typing import ClassVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from suidesk.commands.desk import MarkSeen
from suidesk.commands.people import AddPerson, RemoveContact
from suidesk.desktop.bridge import OUTSIDE_POLL_MS, Bridge, report
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.queries.desk import DeskPage
from suidesk.queries.people import ContactPage
from suidesk.services.desk import Desk, Questions

SECRET_NAME = "Åsa Kjær of the third floor"


@dataclass(frozen=True)
class ThreadOf:
    """A question and a command in one: on which thread is it answered?"""

    is_internal: ClassVar[bool] = True

    def fetch(self, db):
        return threading.current_thread()

    def apply(self, tx):
        return threading.current_thread()


@dataclass(frozen=True)
class Broken:
    """A question with a fault, whose message holds a name."""

    def fetch(self, db):
        raise ValueError(SECRET_NAME)

    def apply(self, tx):
        raise KeyError(SECRET_NAME)


class Listener(QObject):
    """Remembers what it was told, and on which thread."""

    def __init__(self):
        super().__init__()
        self.heard = []
        self.threads = set()

    def hear(self, answer):
        self.heard.append(answer)
        self.threads.add(threading.current_thread())


@pytest.fixture
def listener(qapp):
    return Listener()


def destroy(owner):
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)


def heard(qtbot, listener, count=1):
    qtbot.waitUntil(lambda: len(listener.heard) == count)
    return listener.heard[-1]


def hold_writer(bridge):
    """Keep the writer busy until the event is set."""
    begun, gate = threading.Event(), threading.Event()

    def hold(desk):
        begun.set()
        gate.wait(10)

    bridge.work(hold, lambda _: None)
    assert begun.wait(10)
    return gate


def test_each_kind_of_work_has_its_thread_and_answers_come_back_here(bridge, listener, qtbot):
    bridge.fetch(ThreadOf(), listener.hear)
    background = heard(qtbot, listener)
    bridge.run(ThreadOf(), listener.hear)
    writer = heard(qtbot, listener, 2)
    bridge.work(lambda _: threading.current_thread(), listener.hear)
    assert heard(qtbot, listener, 3) is writer
    here = threading.current_thread()
    assert len({background, writer, here}) == 3
    assert bridge.ask(ThreadOf()) is here
    assert listener.threads == {here}


def test_what_is_done_beside_keeps_neither_commands_nor_pages_waiting(bridge, listener, qtbot):
    begun, gate = threading.Event(), threading.Event()

    def look(asks, runs):
        begun.set()
        gate.wait(10)
        return [asks.ask(ThreadOf()), runs.run(ThreadOf()).result]

    bridge.beside(look, listener.hear)
    assert begun.wait(10)
    bridge.run(ThreadOf(), listener.hear)
    writer = heard(qtbot, listener)
    bridge.fetch(ThreadOf(), listener.hear)
    background = heard(qtbot, listener, 2)
    gate.set()
    beside, ran = heard(qtbot, listener, 3)
    assert ran is writer
    assert len({beside, writer, background, threading.current_thread()}) == 4


def test_no_cycles_are_looked_for_while_something_is_done_beside(bridge, listener, qtbot):
    bridge.failed.connect(listener.hear)
    gc.enable()

    def look(asks, runs):
        raise SuideskError("not_found", kind=gc.isenabled(), id="")

    bridge.beside(look, listener.hear)
    assert heard(qtbot, listener).params["kind"] is False
    qtbot.waitUntil(gc.isenabled)


def test_closing_finishes_what_is_done_beside_with_its_commands(qapp, store, clock):
    made = Bridge(
        lambda: Desk(store.writer(), clock, secrets.token_bytes),
        Questions(store.reader()),
        lambda: Questions(store.reader()),
    )
    begun, gate, names = threading.Event(), threading.Event(), []

    def look(asks, runs):
        begun.set()
        gate.wait(10)
        ref = runs.run(AddPerson(given="Bram")).result
        names.append(asks.ask(ContactPage(ref)).contact.given)

    made.beside(look, lambda _: None)
    assert begun.wait(10)
    threading.Timer(0.05, gate.set).start()
    made.close()
    made.beside(look, lambda _: None)
    assert names == ["Bram"]
    QCoreApplication.removePostedEvents(made)


class AtOnce:
    """A pool whose work is done before it is asked whether it is."""

    def submit(self, work):
        done = Future()
        done.set_result(work())
        return done

    def shutdown(self, wait):
        assert wait


def test_an_answer_never_comes_before_the_question_was_put(bridge, listener, qtbot, monkeypatch):
    real = bridge._writer
    monkeypatch.setattr(bridge, "_writer", AtOnce())
    bridge.work(lambda _: 1, listener.hear)
    assert listener.heard == []
    qtbot.waitUntil(lambda: listener.heard == [1])
    monkeypatch.setattr(bridge, "_writer", real)


def test_a_change_is_told_before_the_command_answers(bridge, listener, qtbot):
    bridge.changed.connect(lambda change: listener.hear(change))
    bridge.run(AddPerson(given="Bram"), lambda ref: listener.hear(ref))
    ref = heard(qtbot, listener, 2)
    change = listener.heard[0]
    assert change.touched[Kind.CONTACT] == {ref}
    assert (change.code, change.origin) == ("AddPerson", "here")
    assert change.batch is not None


def test_what_the_desk_records_itself_is_nobodys_change(bridge, clock, listener, qtbot):
    bridge.changed.connect(lambda change: listener.hear(change))
    bridge.run(MarkSeen(at=clock.now()))
    change = heard(qtbot, listener)
    assert change.batch is None
    assert change.touches(Kind.DESK)


def test_undo_and_redo_are_told_as_such(bridge, listener, qtbot):
    bridge.run(AddPerson(given="Bram"))
    bridge.changed.connect(lambda change: listener.hear(change.origin))
    bridge.undo()
    bridge.redo()
    qtbot.waitUntil(lambda: listener.heard[-2:] == ["undo", "redo"])


def test_no_answer_reaches_an_owner_that_is_gone(bridge, listener, qtbot):
    gate, owner, gone = hold_writer(bridge), QObject(), Listener()
    bridge.run(AddPerson(given="Bram"), lambda _: listener.hear("dead"), owner=owner)
    bridge.run(RemoveContact(id="none"), failed=lambda _: listener.hear("dead error"), owner=owner)
    bridge.fetch(DeskPage(), lambda _: listener.hear("dead answer"), owner=owner)
    bridge.work(lambda _: 1, gone.hear)
    bridge.failed.connect(lambda error: listener.hear(error.code))
    destroy(owner)
    destroy(gone)
    gate.set()
    # The failure that nobody handles any more is told to the window.
    assert heard(qtbot, listener) == "not_found"
    bridge.run(ThreadOf(), lambda _: listener.hear("last"))
    assert heard(qtbot, listener, 2) == "last"


def test_the_change_of_a_dead_owner_is_told_all_the_same(bridge, desk, listener, qtbot):
    gate, owner = hold_writer(bridge), QObject()
    bridge.changed.connect(lambda change: listener.hear(change.code))
    bridge.run(AddPerson(given="Bram"), lambda _: listener.hear("dead"), owner=owner)
    destroy(owner)
    gate.set()
    assert heard(qtbot, listener) == "AddPerson"


def test_an_expected_failure_goes_to_its_handler_or_to_the_window(bridge, listener, qtbot):
    bridge.failed.connect(lambda error: listener.hear(("window", error.code)))
    bridge.run(RemoveContact(id="none"), failed=lambda error: listener.hear(("form", error.code)))
    assert heard(qtbot, listener) == ("form", "not_found")
    bridge.fetch(ContactPage("none"), listener.hear, failed=lambda error: listener.hear(("page", error.code)))
    assert heard(qtbot, listener, 2) == ("page", "not_found")
    bridge.run(RemoveContact(id="none"))
    assert heard(qtbot, listener, 3) == ("window", "not_found")
    bridge.undo("no such batch")
    assert heard(qtbot, listener, 4) == ("window", "not_found")
    with pytest.raises(SuideskError):
        bridge.ask(ContactPage("none"))


def test_a_fault_is_reported_by_kind_and_place_without_what_the_store_holds(bridge, listener, qtbot, expected_log):
    expected_log("ValueError")
    expected_log("KeyError")
    bridge.broken.connect(lambda text: listener.hear(text))
    bridge.fetch(Broken(), listener.hear, failed=lambda error: listener.hear(error))
    told = heard(qtbot, listener)
    assert told.startswith("ValueError\n")
    assert "fetch" in told
    assert "Åsa" not in told
    bridge.run(Broken())
    told = heard(qtbot, listener, 2)
    assert told.startswith("KeyError\n")
    assert "Åsa" not in told
    # The desk works on.
    bridge.run(AddPerson(given="Bram"), lambda _: listener.hear("done"))
    assert heard(qtbot, listener, 3) == "done"


def test_a_report_names_our_files_without_the_place_of_the_program():
    try:
        Broken().fetch(None)
    except ValueError as error:
        lines = report(error).splitlines()
    assert lines[0] == "ValueError"
    assert lines[-1].endswith("fetch")
    assert not any(line.startswith("/home") or SECRET_NAME in line for line in lines)


def test_changes_of_another_process_are_noticed_within_a_poll(store, bridge, clock, listener, qtbot):
    assert OUTSIDE_POLL_MS <= 1000
    qtbot.waitUntil(lambda: bridge._seen is not None)
    bridge.changed.connect(lambda change: listener.hear(change))
    bridge.run(AddPerson(given="Bram"))
    heard(qtbot, listener)
    other = Desk(store.writer(), clock, secrets.token_bytes)
    other.run(AddPerson(given="Nadia"))
    other.close()
    bridge._poll.timeout.emit()
    change = heard(qtbot, listener, 2)
    assert change.origin == "outside"
    assert change.touches(Kind.CONTACT)
    # Once.
    bridge._poll.timeout.emit()
    bridge.run(ThreadOf(), lambda _: listener.hear("later"))
    assert heard(qtbot, listener, 3) == "later"


def test_one_look_waits_behind_a_long_job_however_long_it_takes(bridge, qtbot):
    qtbot.waitUntil(lambda: bridge._seen is not None)
    gate = hold_writer(bridge)
    for _ in range(30):
        bridge._poll.timeout.emit()
    assert bridge._writer._work_queue.qsize() <= 1
    gate.set()
    qtbot.waitUntil(lambda: not bridge._is_looking)


def test_closing_while_busy_finishes_what_was_begun_and_drops_what_comes_later(qapp, store, clock, listener):
    made = Bridge(
        lambda: Desk(store.writer(), clock, secrets.token_bytes),
        Questions(store.reader()),
        lambda: Questions(store.reader()),
    )
    gate = hold_writer(made)
    made.run(AddPerson(given="Bram"))
    threading.Timer(0.05, gate.set).start()
    made.close()
    made.close()
    made.run(AddPerson(given="Nadia"))
    made.fetch(DeskPage(), listener.hear)
    made._poll.timeout.emit()
    looking = Desk(store.writer(), clock, secrets.token_bytes)
    given = [one.given for one in looking._reading.where(Contact)]
    looking.close()
    assert sorted(given) == ["Bram", "Hanne"]
    QCoreApplication.removePostedEvents(made)


def test_code_is_loaded_ahead_and_what_is_missing_is_left_to_whoever_opens_it(bridge, listener, qtbot):
    import sys

    name = "wave"
    sys.modules.pop(name, None)
    bridge.broken.connect(listener.hear)
    bridge.load([name, "suidesk.desktop.no_such_room.page"])
    qtbot.waitUntil(lambda: name in sys.modules)
    bridge.fetch(ThreadOf(), lambda _: listener.hear("next"))
    assert heard(qtbot, listener) == "next"


def test_at_rest_it_goes_on_in_the_background_and_still_answers(qtbot, bridge, listener):
    threads = []
    bridge.rest(lambda: threads.append(threading.current_thread()))
    bridge.fetch(ThreadOf(), listener.hear)
    assert threads == [heard(qtbot, listener)]
    assert bridge.ask(DeskPage()).settings.me_id
