"""A session bus of our own, and a notification service on it that serves, hangs, refuses or dies as a test wants."""

from __future__ import annotations

import subprocess
import threading

import pytest
from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from suidesk.domain.errors import SuideskError
from suidesk.services.ports import Popup, PopupAnswer
from suidesk.system.bus_notifier import PATH, SERVICE

CONFIGURATION = """<busconfig><type>session</type><listen>unix:path={folder}/bus</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""
"""A bus that starts no service by itself, whatever is installed on the machine."""
ABLE = ("actions", "body")
BUTTONS = ((PopupAnswer.DONE, "Sent"), (PopupAnswer.LATER, "Tomorrow"), (PopupAnswer.OPEN, "Open"))
LONG = 20
"""Seconds that nothing takes; a test that waits so long has failed."""


def popup(key="key", title="Report is due", body="Rosie & Jim <said> so", *, answers=BUTTONS, presses=False):
    return Popup(title=title, body=body, key=key, answers=answers, presses=presses)


def reason_of(call, *values):
    """Give why a call failed."""
    with pytest.raises(SuideskError, match="notifications_unavailable") as failure:
        call(*values)
    return failure.value.params["reason"]


class Bus:
    """A session bus that can die and come back at the same address."""

    def __init__(self, folder):
        self._file = folder / "bus.conf"
        self._file.write_text(CONFIGURATION.format(folder=folder))
        self.address = f"unix:path={folder}/bus"
        self.start()

    def start(self):
        self._process = subprocess.Popen(
            ["dbus-daemon", f"--config-file={self._file}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout.readline()

    def stop(self):
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()


class Stranger:
    """Another program on the bus, which can say what it likes to whom it likes."""

    def __init__(self, address):
        self.connection = open_dbus_connection(address)
        self._sending = threading.Lock()

    @property
    def name(self):
        return self.connection.unique_name

    def say(self, member, signature=None, values=(), to=None, path=PATH, interface=SERVICE):
        message = new_signal(DBusAddress(path, interface=interface), member, signature, values)
        if to is not None:
            message.header.fields[HeaderFields.destination] = to
        self.send(message)

    def send(self, message):
        with self._sending:
            self.connection.send(message)

    def is_heard(self):
        """Come back when the bus has passed on all that was said."""
        self.connection.send_and_get_reply(message_bus.GetId(), timeout=LONG)

    def close(self):
        self.connection.close()


class Daemon(Stranger):
    """A notification service: remembers what it was asked.

    `dies_at` is the method at which it goes without a word, `dies_after` the one that it still answers the n-th
    time; `mute` are those that it leaves unanswered until `wake`.
    """

    def __init__(self, address, capabilities=("body",), *, mute=(), refuses=(), strange=(), dies_at="", dies_after=()):
        super().__init__(address)
        self.asked, self.closed, self.callers, self.calls = [], [], [], []
        self.information = ("dunst", "knopwob", "1.9.0", "1.2")
        self.mute, self._kept, self.flags = set(mute), [], {}
        self._capabilities, self._refuses, self._strange = list(capabilities), refuses, strange
        self._dies_at, self._dies_after = dies_at, dies_after
        self._arrived, self._over = threading.Condition(), threading.Event()
        self.connection.send_and_get_reply(message_bus.RequestName(SERVICE), timeout=LONG)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self):
        self._over.set()
        self._thread.join()
        super().close()

    def die(self):
        self.close()

    def wait_for(self, method, times=1):
        with self._arrived:
            assert self._arrived.wait_for(lambda: self.calls.count(method) >= times, LONG)

    def press(self, number, action, to=None):
        self.say("ActionInvoked", "us", (number, action), to)

    def say_closed(self, number, reason=2, to=None):
        self.say("NotificationClosed", "uu", (number, reason), to)

    def wake(self):
        """Answer what was left lying, and everything from now on."""
        self.mute = set()
        for message in self._kept:
            self.send(self._answer(message, message.header.fields[HeaderFields.member]))

    def _serve(self):
        while not self._over.is_set():
            try:
                message = self.connection.receive(timeout=0.02)
            except TimeoutError:
                continue
            except OSError:
                return
            if message.header.message_type is MessageType.method_call:
                method = message.header.fields[HeaderFields.member]
                self._take(message, method)
                with self._arrived:
                    self.calls.append(method)
                    self._arrived.notify_all()

    def _take(self, message, method):
        self.flags[method] = message.header.flags
        if method == "Notify":
            self.asked.append(message.body)
            self.callers.append(message.header.fields[HeaderFields.sender])
        if method == "CloseNotification":
            self.closed.append(message.body[0])
        if method in self.mute:
            self._kept.append(message)
        elif method != self._dies_at and not message.header.flags & 1:
            self.send(self._answer(message, method))
        if method == self._dies_at or (method, self.calls.count(method) + 1) == self._dies_after:
            self._over.set()
            self.connection.close()

    def _answer(self, message, method):
        if method in self._refuses:
            return new_error(message, f"{SERVICE}.Error")
        if method in self._strange:
            return new_method_return(message, "s", ("nonsense",))
        if method == "GetCapabilities":
            return new_method_return(message, "as", (self._capabilities,))
        if method == "GetServerInformation":
            return new_method_return(message, "ssss", self.information)
        return new_method_return(message, "u", (message.body[1] or 40 + len(self.asked),))
