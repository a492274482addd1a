"""Desks in folders of their own: the example that the pictures show and the measurements use, and a new one."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from bench.folder_keychain import FolderKeychain
from suidesk.services.desk import Desk
from suidesk.services.example.making import make_example
from suidesk.services.example.size import NEIGHBOURHOOD, Size
from suidesk.services.keys import Keys
from suidesk.services.opening import Owner, StoreFolder
from suidesk.services.reminding import Reminding
from suidesk.system.clock import SystemClock
from suidesk.vault.key import DataKey

if TYPE_CHECKING:
    from suidesk.store.opening import Store

OWNER = Owner(given="Hanne", family="Visser")


def make_new(folder: Path) -> tuple[Store, Path]:
    """Make a desk in `folder` in which there is nobody but its user; give it and the file with its passphrase."""
    passphrase = secrets.token_urlsafe(18)
    file = folder / "passphrase"
    folder.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_text(passphrase)
    keys = keys_of(folder)
    store, _ = StoreFolder(folder / "desk", keys, SystemClock(), secrets.token_bytes).create(passphrase, OWNER)
    keys.add_keychain(DataKey(store.key))
    return store, file


def make(folder: Path, size: Size = NEIGHBOURHOOD) -> tuple[Store, Path]:
    """Make an example desk with reminders in `folder`; give it and the file with its generated passphrase."""
    clock = SystemClock()
    store, file = make_new(folder)
    desk = Desk(store.writer(), clock, secrets.token_bytes)
    try:
        make_example(desk, clock.now().date(), size=size)
        Reminding(desk, desk, None).tick(clock.now())
    finally:
        desk.close()
    return store, file


def keys_of(folder: Path) -> Keys:
    """Give the keys of the desk that was made in `folder`."""
    return Keys(folder / "desk", FolderKeychain(folder))
