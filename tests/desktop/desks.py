"""Desks for tests: each is made once per process and day, and copied, so that every test has its own in a blink."""

from __future__ import annotations

import atexit
import secrets
import shutil
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from suidesk.services.desk import Desk
from suidesk.services.example.making import make_example
from suidesk.services.keys import Keys
from suidesk.services.opening import Owner, StoreFolder
from suidesk.services.reminding import Reminding
from suidesk.store.opening import Store
from tests.fakes import FakeClock, FakeKeychain
from tests.vault.steady_random import CHEAP

if TYPE_CHECKING:
    from datetime import datetime

OWNER = Owner(given="Hanne", family="Visser")


def new_desk(folder: Path, now: datetime) -> Store:
    """Give, in that folder, an encrypted store whose one person is Hanne Visser, the user."""
    return _copied(_new(now), folder)


def example_desk(folder: Path, now: datetime) -> Store:
    """Give such a store filled with the example neighbourhood, its reminders looked after once."""
    return _copied(_example(now), folder)


def _copied(made: Store, folder: Path) -> Store:
    shutil.copytree(made.folder, folder)
    return Store(folder, made.key)


@cache
def _new(now: datetime) -> Store:
    folder = _place()
    keys = Keys(folder, FakeKeychain(), cost=CHEAP)
    return StoreFolder(folder, keys, FakeClock(now), secrets.token_bytes).create("a passphrase of tests", OWNER)[0]


@cache
def _example(now: datetime) -> Store:
    made = _copied(_new(now), _place())
    with closing(Desk(made.writer(), FakeClock(now), secrets.token_bytes)) as desk:
        make_example(desk, now.date())
        Reminding(desk, desk, None).tick(now)
    return made


def _place() -> Path:
    parent = tempfile.mkdtemp(prefix="suidesk-desk-")
    atexit.register(shutil.rmtree, parent, ignore_errors=True)
    return Path(parent) / "desk"
