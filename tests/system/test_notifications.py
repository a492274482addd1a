"""Pop-ups over a private session bus with a daemon of our own: shown, replaced, escaped, refused, hanging, gone."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.system import notifications
from suidesk.system.notifications import SERVICE, BusNotifier, NoNotifier, best_notifier

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is the desktop bus of Linux"),
    pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon"),
]


CONFIGURATION = """<busconfig><type>session</type><listen>unix:tmpdir={folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""
"""A bus that starts no service by itself, whatever is installed on the machine."""


@pytest.fixture
def bus(tmp_path):
    configuration = tmp_path / "bus.conf"
    configuration.write_text(CONFIGURATION.format(folder=tmp_path))
    process = subprocess.Popen(
        ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


class Daemon:
    """A notification service: remembers what it was asked to show."""

    def __init__(self, bus, capabilities=("body",), *, answers=True, refuses=False):
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self.asked = []
        self._capabilities, self._answers, self._refuses = list(capabilities), answers, refuses
        self._connection = open_dbus_connection(bus)
        self._connection.send_and_get_reply(message_bus.RequestName(SERVICE), timeout=20)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self):
        self._over.set()
        self._thread.join()
        self._connection.close()

    def _serve(self):
        from jeepney import HeaderFields, MessageType

        while not self._over.is_set():
            try:
                message = self._connection.receive(timeout=0.02)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._reply(message, message.header.fields[HeaderFields.member])

    def _reply(self, message, method):
        from jeepney import new_error, new_method_return

        if method == "Notify":
            self.asked.append(message.body)
        if not self._answers:
            return
        if method == "GetCapabilities":
            answer = new_method_return(message, "as", (self._capabilities,))
        elif self._refuses:
            answer = new_error(message, f"{SERVICE}.Error")
        else:
            answer = new_method_return(message, "u", (message.body[1] or len(self.asked) + 40,))
        self._connection.send(answer)


@pytest.fixture
def daemon(bus):
    made = []

    def start(*values, **options):
        made.append(Daemon(bus, *values, **options))
        return made[-1]

    yield start
    for one in made:
        one.close()


def test_a_pop_up_is_shown(bus, daemon):
    served = daemon()
    BusNotifier(bus=bus).show("Report is due", "Rosie & Jim <said> so", "key")
    name, replaces, icon, title, body, actions, hints, lasts = served.asked[0]
    assert (name, icon, title, body) == ("suidesk", "suidesk", "Report is due", "Rosie & Jim <said> so")
    assert (replaces, actions, lasts) == (0, [], -1)
    assert hints == {"urgency": ("y", 1), "desktop-entry": ("s", "suidesk")}


def test_a_body_is_escaped_where_markup_is_understood(bus, daemon):
    served = daemon(("body", "body-markup"))
    BusNotifier(bus=bus).show("A & B", 'Rosie & Jim <said> "so"', "key")
    assert served.asked[0][3:5] == ("A & B", 'Rosie &amp; Jim &lt;said&gt; "so"')


def test_the_same_key_replaces_and_another_doesnt(bus, daemon):
    served = daemon()
    notifier = BusNotifier(bus=bus)
    for key in ("digest", "other", "digest"):
        notifier.show("title", "body", key)
    assert [asked[1] for asked in served.asked] == [0, 0, 41]


@pytest.mark.parametrize(("options", "reason"), [({"refuses": True}, "refused"), ({"answers": False}, "no_answer")])
def test_a_daemon_that_refuses_or_hangs_is_said(bus, daemon, monkeypatch, options, reason):
    monkeypatch.setattr(notifications, "ANSWER_SECONDS", 0.1)
    daemon(**options)
    with pytest.raises(SuideskError, match="notifications_unavailable") as failure:
        BusNotifier(bus=bus).show("title", "body", "key")
    assert failure.value.params == {"reason": reason}


def test_after_the_daemon_died_the_next_call_says_so_and_a_new_one_serves(bus, daemon):
    notifier = BusNotifier(bus=bus)
    daemon().close()
    with pytest.raises(SuideskError, match="refused"):
        notifier.show("title", "body", "key")
    served = daemon()
    notifier.show("title", "body", "key")
    assert len(served.asked) == 1


@pytest.mark.parametrize("address", ["unix:path=/nowhere/at/all", "tcp:host=localhost,port=1", "nonsense"])
def test_without_a_bus_it_is_said(address):
    with pytest.raises(SuideskError) as failure:
        BusNotifier(bus=address).show("title", "body", "key")
    assert failure.value.params == {"reason": "no_bus"}


def test_without_an_address_in_the_environment_it_is_said(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert isinstance(best_notifier("linux"), NoNotifier)


def test_the_best_notifier(bus, daemon):
    assert isinstance(best_notifier("linux", bus), NoNotifier)
    daemon()
    assert isinstance(best_notifier("linux", bus), BusNotifier)
    assert isinstance(best_notifier("win32", bus), NoNotifier)
    assert isinstance(best_notifier("darwin", bus), NoNotifier)


def test_no_notifier_shows_nothing_and_says_so():
    NoNotifier().show("title", "body", "key")
    assert not NoNotifier.can_show
    assert BusNotifier.can_show
