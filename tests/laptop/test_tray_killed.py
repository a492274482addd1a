"""The desk itself, without a window, killed with -9 between the claim of a pop-up and its mark."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from tests.laptop.test_killed import LIBRARY, PROJECT
from tests.system.notification_daemon import LONG, Bus, Daemon

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="needs a session bus of its own"),
    pytest.mark.skipif(LIBRARY is None, reason="needs libfaketime"),
]
START = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
ROUND = timedelta(minutes=6)
"""A claim that nobody marked is another's after five."""
STEPS = ("claimed", "on the screen", "answered")


class Screen(Daemon):
    """Shows pop-ups, and kills the one who sent it: before it shows the pop-up, before it answers, or right after."""

    def __init__(self, address):
        self.shown, self.step, self.desk = [], "", None
        super().__init__(address, capabilities=("actions", "body"))

    def _take(self, message, method):
        if method != "Notify" or not self.step:
            super()._take(message, method)
            if method == "Notify":
                self.shown.append(message.body[3:5])
            return
        if self.step != "claimed":
            self.shown.append(message.body[3:5])
        if self.step == "answered":
            self.send(self._answer(message, method))
        self.desk.send_signal(signal.SIGKILL)


class Life:
    """A desk in its tray that is started, killed, and started again, six minutes later each time."""

    def __init__(self, folder, screen, address):
        self.folder, self.screen, self.now = folder, screen, START
        secret = folder / "passphrase"
        secret.write_text("under the green bridge")
        self.environ = {
            **os.environ,
            "HOME": str(folder),
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "DBUS_SESSION_BUS_ADDRESS": address,
            "SUIDESK_PASSPHRASE_FILE": str(secret),
            "QT_QPA_PLATFORM": "offscreen",
            "TZ": "Europe/London",
        }
        self.run("new", "--given", "Amina")

    def run(self, *words):
        """Run a command, at the moment that this life is at."""
        line = [sys.executable, "-m", "suidesk", *words, "--store", str(self.folder / "desk")]
        subprocess.run(line, cwd=PROJECT, env=self._moved(), check=True, capture_output=True, timeout=LONG * 3)

    def follow_up(self, text):
        """Write down something that was to be told yesterday at nine."""
        day = f"{self.now - timedelta(days=1):%Y-%m-%d}"
        self.run("do", "AddFollowUp", "--text", text, "--due-on", day, "--due-min", "540")

    def start(self, step=""):
        """Start the desk; give what it showed by when it was killed at that step, or closed after one pop-up."""
        screen, before = self.screen, len(self.screen.shown)
        times = screen.calls.count("Notify")
        line = [sys.executable, "-m", "suidesk", "--in-tray", "--store", str(self.folder / "desk")]
        with subprocess.Popen(line, cwd=PROJECT, env=self._moved(), stderr=subprocess.PIPE, text=True) as desk:
            screen.step, screen.desk = step, desk
            screen.wait_for("Notify", times + 1)
            if not step:
                desk.terminate()
            _, errors = desk.communicate(timeout=LONG)
        assert desk.returncode == (-signal.SIGKILL if step else 0), errors
        self.now += ROUND
        return screen.shown[before:]

    def _moved(self):
        ahead = (self.now - datetime.now(UTC)).total_seconds()
        hands = {"LD_PRELOAD": str(LIBRARY), "FAKETIME": f"{ahead:+.0f}", "DONT_FAKE_MONOTONIC": "1"}
        return {**self.environ, **hands, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


@pytest.fixture
def life(tmp_path):
    bus = Bus(tmp_path)
    screen = Screen(bus.address)
    yield Life(tmp_path, screen, bus.address)
    screen.close()
    bus.stop()


@pytest.mark.parametrize(("kills", "seed"), [(4, 1), pytest.param(100, 2, marks=pytest.mark.soak)])
def test_a_desk_that_is_killed_tells_each_once_and_says_so_when_it_tells_it_again(life, kills, seed):
    steps = [STEPS[number % len(STEPS)] for number in range(kills)]
    random.Random(seed).shuffle(steps)
    for number, step in enumerate(steps):
        life.follow_up(f"killed {number}")
        before = life.start(step)
        assert [title for title, _ in before] == ([] if step == "claimed" else [f"killed {number}"])
        life.follow_up(f"in peace {number}")
        ((title, body),) = life.start()
        is_again = f"killed {number}" in body
        assert f"in peace {number}" in title + body
        if step != "answered":
            assert is_again, "what nobody marked is told"
        if is_again:
            assert title == "Perhaps once more: 2 reminders"
        else:
            assert title == f"in peace {number}"
