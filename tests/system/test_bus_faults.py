"""Pop-ups where the notification service or the bus is missing, hangs, refuses, dies or talks nonsense."""

from __future__ import annotations

import queue
import shutil
import socket
import sys
import threading
import time
from contextlib import suppress

import pytest

if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
    pytest.skip("needs the desktop bus of Linux", allow_module_level=True)

from suidesk.services.ports import NotifierState, PopupAnswer
from suidesk.system import bus_notifier
from suidesk.system.bus_notifier import BusNotifier
from tests.system.notification_daemon import ABLE, LONG, Daemon, popup, reason_of

# Faults of the daemon


@pytest.mark.parametrize("listens", [False, True])
def test_a_daemon_that_is_started_later_serves(joins, notifier, listens):
    if listens:
        notifier.listen(print)
    assert reason_of(notifier.show, popup()) == "no_service"
    served = joins(Daemon)
    notifier.show(popup())
    assert len(served.asked) == 1


@pytest.mark.parametrize("method", ["GetCapabilities", "Notify"])
@pytest.mark.parametrize("fault", ["refuses", "strange"])
def test_a_daemon_that_refuses_or_talks_nonsense_is_said(joins, notifier, method, fault):
    joins(Daemon, **{fault: (method,)})
    assert reason_of(notifier.show, popup()) == "refused"


@pytest.mark.parametrize("method", ["GetCapabilities", "Notify"])
def test_a_daemon_that_dies_in_the_middle_is_said_and_its_follower_serves(joins, notifier, method):
    joins(Daemon, dies_at=method)
    assert reason_of(notifier.show, popup()) == "no_answer"
    served = joins(Daemon)
    notifier.show(popup())
    assert served.asked[0][1] == 0


def test_a_daemon_that_hangs_gets_the_pop_up_once_when_it_wakes(joins, notifier, answered, hurry, monkeypatch):
    served = joins(Daemon, ABLE, mute=("GetCapabilities", "Notify"))
    hurry()
    for _ in range(3):
        assert reason_of(notifier.show, popup()) == "no_answer"
    assert served.asked == []
    monkeypatch.undo()
    served.wake()
    notifier.show(popup())
    assert [asked[1] for asked in served.asked] == [0]
    assert answered.empty()


def test_a_pop_up_that_is_shown_late_is_replaced_and_not_doubled(joins, notifier, answered, hurry, monkeypatch):
    served = joins(Daemon, ABLE, mute=("Notify",))
    hurry(1)
    assert reason_of(notifier.show, popup()) == "no_answer"
    monkeypatch.undo()
    served.wake()
    notifier.show(popup())
    assert [asked[1] for asked in served.asked] == [0, 41]
    served.press(41, "later")
    assert answered.get(timeout=LONG) == ("key", PopupAnswer.LATER)


def test_numbers_of_a_daemon_that_died_mean_nothing_to_the_next(joins, notifier, answered):
    first = joins(Daemon, ABLE)
    for key in ("one", "two"):
        notifier.show(popup(key))
    first.die()
    second = joins(Daemon, ABLE)
    second.press(41, "done")
    notifier.withdraw("two")
    notifier.show(popup("one"))
    second.press(41, "open")
    assert answered.get(timeout=LONG) == ("one", PopupAnswer.OPEN)
    assert (second.asked[0][1], second.closed) == (0, [])


def test_a_daemon_that_is_replaced_between_two_messages_is_followed(joins, notifier):
    first = joins(Daemon, dies_after=("GetCapabilities", 2))
    second = joins(Daemon)
    for _ in range(2):
        notifier.show(popup())
    assert [[asked[1] for asked in daemon.asked] for daemon in (first, second)] == [[0], [0]]


# Faults of the bus


@pytest.mark.parametrize("listens", [False, True])
def test_a_bus_that_dies_and_comes_back_is_used_again(joins, session, notifier, listens):
    answers = queue.Queue()
    if listens:
        notifier.listen(lambda key, answer: answers.put((key, answer)))
    first = joins(Daemon, ABLE)
    for key in ("key", "other"):
        notifier.show(popup(key))
    session.stop()
    assert reason_of(notifier.show, popup()) == "no_bus"
    session.start()
    served = joins(Daemon, ABLE)
    assert served.name == first.name
    notifier.withdraw("other")
    notifier.show(popup())
    assert (served.asked[0][1], served.closed) == (0, [])
    if listens:
        served.press(41, "done")
        assert answers.get(timeout=LONG) == ("key", PopupAnswer.DONE)


@pytest.mark.parametrize("address", ["unix:path=/nowhere/at/all", "tcp:host=localhost,port=1", "nonsense", ""])
def test_without_a_bus_it_is_said(address):
    notifier = BusNotifier(address)
    assert reason_of(notifier.show, popup()) == "no_bus"
    assert notifier.state() == NotifierState(works=False, reason="no_bus")


LOGINS = {
    "never lets in": (b"", "no_answer"),
    "never says hello": (b"OK 1234deadbeef\r\n", "no_answer"),
    "says no": (b"REJECTED EXTERNAL\r\n", "no_bus"),
    "talks nonsense": (b"OK 1234deadbeef\r\n" + b"no message at all" * 9, "no_bus"),
}


@pytest.fixture
def pretends(tmp_path):
    """Let somebody sit at a bus's place who says one thing to all who come, and nothing more; counts them."""
    server, ended, came, serving = socket.socket(socket.AF_UNIX), threading.Event(), [], []

    def serve(said):
        while True:
            with server.accept()[0] as one, suppress(OSError):
                if ended.is_set():
                    return
                came.append(one.recv(1_000))
                one.sendall(said)
                while one.recv(1_000):
                    pass

    def pretend(said):
        (tmp_path / "bus").unlink(missing_ok=True)
        server.bind(str(tmp_path / "bus"))
        server.listen()
        serving.append(threading.Thread(target=serve, args=(said,)))
        serving[0].start()
        return came

    yield pretend
    ended.set()
    with socket.socket(socket.AF_UNIX) as last:
        last.connect(str(tmp_path / "bus"))
    serving[0].join()
    server.close()


@pytest.mark.parametrize("login", LOGINS)
def test_a_bus_that_hangs_or_talks_nonsense_holds_nobody(tmp_path, pretends, hurry, login):
    said, reason = LOGINS[login]
    if reason == "no_answer":
        hurry()
    pretends(said)
    threads = threading.active_count()
    began = time.monotonic()
    assert reason_of(BusNotifier(f"unix:path={tmp_path}/bus").show, popup()) == reason
    assert time.monotonic() - began < 2
    assert threading.active_count() == threads


def test_many_withdrawals_wait_only_once_for_a_bus_that_hangs(joins, session, notifier, pretends, hurry):
    joins(Daemon)
    for key in ("one", "two", "three"):
        notifier.show(popup(key))
    session.stop()
    came = pretends(b"")
    hurry()
    for key in ("one", "two", "three"):
        notifier.withdraw(key)
    assert len(came) == 1


def test_no_call_may_take_three_seconds():
    assert bus_notifier.SECONDS < 3


# Closed


def test_closing_ends_who_waits_for_a_daemon_that_hangs(joins, notifier, answered):
    served = joins(Daemon, ABLE, mute=("GetCapabilities",))
    reasons = queue.Queue()
    showing = threading.Thread(target=lambda: reasons.put(reason_of(notifier.show, popup())))
    showing.start()
    served.wait_for("GetCapabilities")
    began = time.monotonic()
    notifier.close()
    assert time.monotonic() - began < 1
    assert reasons.get(timeout=1) == "no_bus"
    showing.join()
    assert "bus-line" not in {thread.name for thread in threading.enumerate()}
    assert answered.empty()


def test_an_answer_may_close_the_notifier(joins, notifier):
    closed = threading.Event()

    def close(key, answer):
        del key, answer
        notifier.close()
        closed.set()

    notifier.listen(close)
    served = joins(Daemon, ABLE)
    notifier.show(popup())
    served.press(41, "done")
    assert closed.wait(LONG)


def test_after_closing_pop_ups_are_shown_without_buttons(joins, notifier, answered):
    served = joins(Daemon, ABLE)
    notifier.show(popup())
    notifier.close()
    notifier.close()
    served.press(41, "done")
    notifier.show(popup("other"))
    assert [asked[5] for asked in served.asked] == [
        ["default", "", "done", "Sent", "later", "Tomorrow", "open", "Open"],
        [],
    ]
    assert answered.empty()
