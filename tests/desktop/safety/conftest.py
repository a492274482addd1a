"""The open desk with its keys and backups."""

from __future__ import annotations

import secrets
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSettings

from suidesk.desktop.bridge import Bridge
from suidesk.desktop.jobs import Jobs
from suidesk.desktop.window import Window
from suidesk.services.desk import Desk, Questions
from suidesk.services.keys import Keys
from suidesk.services.opening import Owner, StoreFolder
from tests.desktop.safekeeping import safety_of
from tests.fakes import FakeKeychain
from tests.vault.steady_random import CHEAP

WORDS = "under the green bridge"


@pytest.fixture
def keychain():
    return FakeKeychain()


@pytest.fixture
def keys(tmp_path, keychain):
    return Keys(tmp_path / "desk", keychain, cost=CHEAP)


@pytest.fixture
def made(tmp_path, keys, clock):
    """The store and its recovery code."""
    return StoreFolder(tmp_path / "desk", keys, clock, secrets.token_bytes).create(WORDS, Owner(given="Hanne"))


@pytest.fixture
def store(made):
    return made[0]


@pytest.fixture
def asked_to_restore():
    """The backups that the desk was asked to close and restore."""
    return []


@pytest.fixture
def safe(qtbot, qapp, theme, clock, tmp_path, keys, store, asked_to_restore):
    """The window, and its safety."""
    from suidesk.desktop.rooms import answers

    bridge = Bridge(
        lambda: Desk(store.writer(), clock, secrets.token_bytes),
        Questions(store.reader()),
        lambda: Questions(store.reader()),
    )
    jobs = Jobs(qapp)
    faults = []
    jobs.broken.connect(faults.append)
    safety = safety_of(store, keys, clock, jobs, asked_to_restore.append)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = Window(theme, bridge, clock.now, [_nothing()], {}, "Hanne Visser", settings, safety, answers=answers)
    qtbot.addWidget(window)
    window.show()
    yield SimpleNamespace(window=window, safety=safety)
    window.close()
    jobs.close()
    jobs.deleteLater()
    bridge.close()
    assert faults == []


def _nothing():
    from suidesk.desktop.page import Page
    from suidesk.desktop.window import PageSpec

    return PageSpec("today", "Today", "inbox", Page)
