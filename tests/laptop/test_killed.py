"""Real processes killed with -9 between claim and show, and with the clock moved under them."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.services.desk import Desk
from suidesk.store.opening import FILE, Store
from suidesk.system.clock import SystemClock
from tests.fakes import FakeClock
from tests.reminder_desk import KEY, empty_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there, processes aren't killed by signals")
PROJECT = Path(__file__).parents[2]


def killed(folder, rounds, seed):
    """Give how the rounds ended, and what was shown: key, what it told, and the step at which it was to be killed."""
    (folder / FILE).write_bytes(empty_store())
    command = [sys.executable, "-m", "tests.laptop.reminding_until_killed", folder, str(rounds), str(seed)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    shown = [json.loads(line) for line in (folder / "shown").read_text().splitlines()]
    return Counter(line.split()[1] for line in done.stdout.splitlines()), shown


@pytest.mark.parametrize(
    ("rounds", "seed"), [(100, 1), *(pytest.param(1_000, seed, marks=pytest.mark.soak) for seed in range(2, 7))]
)
def test_a_hundred_kills_lose_nothing_and_repeat_only_what_was_on_the_screen(tmp_path, rounds, seed):
    ends, shown = killed(tmp_path, rounds, seed)
    assert ends["killed"] >= rounds * 0.9
    told, repeated = Counter(), []
    last = {}
    for key, numbers, step in shown:
        for number in numbers:
            told[number] += 1
            if told[number] > 1:
                repeated.append(number)
                assert key == "digest", "what may be on the screen already comes as a digest"
                assert last[number] == "shown", "it was marked"
            last[number] = step
    assert set(told) == {str(number) for number in range(rounds)}
    assert repeated


# --- two processes over one store ---


def told_by_two(folder, many, *how):
    """Have two processes look without a pause while so many follow-ups are written; give how often each was told."""
    (folder / FILE).write_bytes(empty_store())
    command = [sys.executable, "-m", "tests.laptop.reminding_beside_another", folder]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    lookers = [subprocess.Popen([*command, str(number), *how], cwd=PROJECT, text=True, **pipes) for number in (1, 2)]
    for looker in lookers:
        assert looker.stdout.readline() == "looking\n"
    desk = Desk(Store(folder, KEY).writer(), SystemClock(), random.Random(9).randbytes)
    yesterday, dice = SystemClock().now().date() - timedelta(days=1), random.Random(9)
    for number in range(many):
        desk.run(AddFollowUp(text=str(number), due_on=yesterday, due_min=number % 1440))
        with pytest.raises(subprocess.TimeoutExpired):
            lookers[0].wait(dice.random() / 40)
    for looker in lookers:
        _, errors = looker.communicate(timeout=600)
        assert errors == ""
    desk.close()
    shown = [(folder / f"shown {number}").read_text().splitlines() for number in (1, 2)]
    assert all(shown), "both have told something"
    return Counter(ref for lines in shown for line in lines for ref in json.loads(line))


@pytest.mark.parametrize("many", [120, pytest.param(5_000, marks=pytest.mark.soak)])
def test_two_that_look_without_a_pause_tell_each_once(tmp_path, many):
    told = told_by_two(tmp_path, many)
    assert len(told) == many
    assert set(told.values()) == {1}


def test_two_that_mind_no_claim_tell_twice(tmp_path):
    assert max(told_by_two(tmp_path, 60, "heedless").values()) > 1


# --- the clock, moved under a living process ---

LIBRARY = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)
STEP = timedelta(minutes=10)


class Moved:
    """A process whose clock is moved by libfaketime; the time that really passes is hidden from nobody."""

    def __init__(self, folder, zone, start):
        self.folder, self.file = folder, folder / "clock"
        self.set(start)
        environ = {
            **os.environ,
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "TZ": zone,
        }
        command = [sys.executable, "-m", "tests.laptop.reminding_by_the_clock", folder]
        self.process = subprocess.Popen(
            command, cwd=PROJECT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert self.process.stdout.readline() == b"looking\n"

    def set(self, moment):
        """Set the clock to a moment (UTC)."""
        self.now = moment
        self.file.write_text(f"{(moment - datetime.now(UTC)).total_seconds():+.0f}\n")

    def wait(self, seconds=0.35):
        """Let it look a few times."""
        with pytest.raises(subprocess.TimeoutExpired):
            self.process.wait(seconds)

    def go_on(self, until):
        """Move the clock in steps, as time passes."""
        while self.now < until:
            self.set(self.now + STEP)
            self.wait()

    def lines(self):
        path = self.folder / "shown"
        return [line.split("\t") for line in path.read_text().splitlines()] if path.exists() else []

    def texts(self):
        return [f"{title} {body}" for _, key, title, body in self.lines() if key != "clock"]

    def questions(self):
        return [title for _, key, title, _ in self.lines() if key == "clock"]

    def end(self):
        _, errors = self.process.communicate(timeout=20)
        assert errors == b""


def moved(folder, zone, start, minutes):
    """Write down follow-ups for these minutes of the local day after `start`, and begin to look."""
    (folder / FILE).write_bytes(empty_store())
    day = start.astimezone(ZoneInfo(zone)).date()
    desk = Desk(Store(folder, KEY).writer(), FakeClock(start, zone), random.Random(5).randbytes)
    for minute in minutes:
        desk.run(AddFollowUp(text=f"at {minute}", due_on=day, due_min=minute))
    desk.close()
    return Moved(folder, zone, start)


@pytest.mark.skipif(LIBRARY is None, reason="needs libfaketime")
@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Europe/London", datetime(2026, 3, 29, 0, 10, tzinfo=UTC)),
        ("Europe/London", datetime(2026, 10, 24, 23, 10, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 4, 4, 14, 10, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 10, 3, 14, 40, tzinfo=UTC)),
    ],
)
def test_both_changes_of_the_clocks_ring_once(tmp_path, zone, start):
    minutes = (40, 75, 105, 135, 165)
    process = moved(tmp_path, zone, start, minutes)
    process.go_on(start + timedelta(hours=4))
    said = " ".join(process.texts())
    assert {minute: said.count(f"at {minute}") for minute in minutes} == dict.fromkeys(minutes, 1)
    assert process.questions() == []
    process.end()


@pytest.mark.skipif(LIBRARY is None, reason="needs libfaketime")
def test_a_clock_set_wrong_and_back_is_asked_about_and_nothing_is_lost(tmp_path):
    start = datetime(2026, 11, 24, 9, 10, tzinfo=UTC)
    process = moved(tmp_path, "Europe/London", start, (9 * 60 + 20, 10 * 60, 11 * 60))
    process.go_on(start + timedelta(minutes=60))
    assert len(process.texts()) == 2
    process.set(start)
    process.wait(1)
    assert len(process.questions()) == 1
    process.set(start + timedelta(minutes=60))
    process.wait(1)
    for year in (2098, 1980):
        process.set(datetime(year, 3, 4, 9, 0, tzinfo=UTC))
        process.wait(1)
        process.set(start + timedelta(minutes=60))
        process.wait(1)
    assert [str(year) in title for year, title in zip((2026, 2098, 1980), process.questions(), strict=True)] == [
        True
    ] * 3
    assert len(process.texts()) == 2
    process.go_on(start + timedelta(minutes=120))
    assert len(process.texts()) == 3
    process.end()
