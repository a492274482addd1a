"""Desks in folders of their own: the example that the pictures show and the measurements use, and a new one."""

from __future__ import annotations

import hashlib
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench import bulk
from bench.folder_keychain import FolderKeychain
from suidesk.queries.desk import DeskPage
from suidesk.queries.people import ContactPage
from suidesk.services import example
from suidesk.services.desk import Desk
from suidesk.services.example.ground import Ground
from suidesk.services.example.making import make_example
from suidesk.services.example.records import Example
from suidesk.services.example.size import NEIGHBOURHOOD, Size
from suidesk.services.keys import Keys
from suidesk.services.opening import Owner, StoreFolder
from suidesk.services.reminding import Reminding
from suidesk.store import journal, search, tables
from suidesk.store.opening import Store
from suidesk.system.clock import SystemClock
from suidesk.vault.key import DataKey

if TYPE_CHECKING:
    from collections.abc import Callable

OWNER = Owner(given="Hanne", family="Visser")
KEPT: Final = Path("build/bench-store")
"""Where large desks are kept between measurements; whatever they are made of makes another one."""
_MADE_BY: Final = (
    *(source for package in (example, tables) for source in Path(package.__path__[0]).glob("*.py")),
    *(Path(str(module.__file__)) for module in (search, journal, bulk)),
)


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


def make_large(folder: Path, size: Size, progress: Callable[[int], object] = lambda _: None) -> tuple[Store, Path]:
    """Make an example desk of any size as `make` does, written by the table: in minutes, with bounded memory."""
    clock = SystemClock()
    store, file = make_new(folder)
    connection = store.writer()
    desk = Desk(connection, clock, secrets.token_bytes)
    try:
        settings = desk.ask(DeskPage()).settings
        user = desk.ask(ContactPage(settings.me_id)).contact if settings.me_id else None
        ground = Ground(1, clock.now().date(), settings.language, settings.currency)
        bulk.fill(connection, Example(ground, size, user).records(), clock, secrets.token_bytes, progress)
        Reminding(desk, desk, None).tick(clock.now())
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        desk.close()
    return store, file


def copied(folder: Path, size: Size, progress: Callable[[int], object] = lambda _: None) -> Store:
    """Give a copy in `folder` of a large example desk, made when there is none of this size, schema, maker and week."""
    week = SystemClock().now().date().isocalendar()[:2]
    made_of = hashlib.sha256(f"{size}{week}".encode())
    for source in sorted(_MADE_BY):
        made_of.update(source.read_bytes())
    kept = KEPT / made_of.hexdigest()[:16]
    if not kept.exists():
        # A folder of its own: two measurements may make desks at the same time.
        KEPT.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=KEPT)) / "desk"
        make_large(unfinished, size, progress)
        unfinished.rename(kept)
        unfinished.parent.rmdir()
    shutil.copytree(kept, folder)
    return Store(folder / "desk", keys_of(folder).unlock_with_keychain().raw)


def keys_of(folder: Path) -> Keys:
    """Give the keys of the desk that was made in `folder`."""
    return Keys(folder / "desk", FolderKeychain(folder))
