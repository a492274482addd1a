"""Whatever anybody presses, the desk answers: no fault, no warning, the store stays whole, the memory flat."""

from __future__ import annotations

import gc
import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QDrag, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from tests.desktop.whole.hands import Hands

STEPS, SEEDS = 1_250, 4
LONG = 1_000_000
ROUND = 25_000
FLAT_KB = 40_000
"""How much more memory a round may end with than the second one did."""


@pytest.fixture(autouse=True)
def nothing_leaves(monkeypatch):
    """No browser, mail program or printer is opened by a test."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    # A drag waits for a pointer that is let go, which no hand here holds.
    monkeypatch.setattr(QDrag, "exec", lambda *_: Qt.DropAction.IgnoreAction, raising=False)
    yield
    # A code that was copied: no program ends here, which would take it back while Python is still there.
    QGuiApplication.clipboard().clear()


def work(window, seed, steps, qtbot):
    """Do so many things, and see the desk in order afterwards."""
    hands = Hands(window, seed)
    try:
        for _ in range(steps):
            hands.step()
            assert window.faults == [], hands.done
    except BaseException as error:
        error.add_note("\n".join(hands.done))
        raise
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one.isVisible():
            one.close()
    qtbot.wait(300)
    assert window.faults == []


@pytest.mark.parametrize("seed", range(SEEDS))
def test_random_hands_break_nothing(full, desk, seed, qtbot):
    work(full, seed, STEPS, qtbot)
    assert desk._connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_random_hands_for_a_very_long_time(full, desk, qtbot):
    first = 0
    for number in range(LONG // ROUND):
        work(full, 10_000 + number, ROUND, qtbot)
        gc.collect()
        now = memory_kb()
        logging.getLogger(__name__).info("round %d: %d kB", number, now)
        first = now if number == 1 else first
        if number > 1:
            assert now < first + FLAT_KB
    assert desk._connection.execute("PRAGMA foreign_key_check").fetchall() == []


def memory_kb() -> int:
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
