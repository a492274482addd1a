"""The whole window with every page, over a new desk and over the example neighbourhood, with keys and backups."""

from __future__ import annotations

import secrets
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QCoreApplication, QSettings

from suidesk.desktop.bridge import Bridge
from suidesk.desktop.jobs import Jobs
from suidesk.desktop.rooms import acts, answers, pages
from suidesk.desktop.window import Window
from suidesk.services.desk import Desk, Questions
from suidesk.services.keys import Keys
from suidesk.store.opening import BACKGROUND_CACHE
from tests.desktop.conftest import end
from tests.desktop.safekeeping import safety_of
from tests.fakes import FakeKeychain
from tests.vault.steady_random import CHEAP

PAGES = tuple(spec.key for spec in pages())


@contextmanager
def the_window(qapp, theme, store, clock, folder):
    """Open the window over a store as the program does; `faults` are what nobody expected."""
    bridge = Bridge(
        lambda: Desk(store.writer(), clock, secrets.token_bytes),
        Questions(store.reader()),
        lambda: Questions(store.reader(BACKGROUND_CACHE)),
    )
    jobs, faults = Jobs(qapp), []
    jobs.broken.connect(faults.append)
    bridge.broken.connect(faults.append)
    keys = Keys(store.folder, FakeKeychain(), cost=CHEAP)
    safety = safety_of(store, keys, clock, jobs, lambda _: None)
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = Window(theme, bridge, clock.now, pages(), acts(), "Hanne Visser", settings, safety, answers=answers)
    window.faults = faults
    window.show()
    try:
        yield window
    finally:
        window.close()
        end(window)
        jobs.close()
        jobs.deleteLater()
        bridge.close()
        QCoreApplication.removePostedEvents(bridge)
    assert faults == []


@pytest.fixture
def example(desk):
    """The example neighbourhood is in the desk, and its reminders were looked after once."""


@pytest.fixture
def full(example, qtbot, qapp, theme, store, clock, tmp_path):
    """The window over the example."""
    with the_window(qapp, theme, store, clock, tmp_path) as window:
        qtbot.waitExposed(window)
        yield window


@pytest.fixture
def empty(desk, qtbot, qapp, theme, store, clock, tmp_path):
    """The window over a desk in which there is nobody but its user."""
    with the_window(qapp, theme, store, clock, tmp_path) as window:
        qtbot.waitExposed(window)
        yield window
