"""An example desk in a folder of its own: what the pictures show and the measurements use."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

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


class FolderKeychain:
    """A keychain of the example alone: files in its temporary folder."""

    def __init__(self, folder: Path) -> None:
        """Keep secrets in `folder`."""
        self._folder = folder

    def get(self, account: str) -> bytes | None:
        """Give the secret kept under the account."""
        file = self._file(account)
        return file.read_bytes() if file.exists() else None

    def set(self, account: str, secret: bytes) -> None:
        """Keep the secret."""
        self._file(account).write_bytes(secret)

    def delete(self, account: str) -> None:
        """Forget it."""
        self._file(account).unlink(missing_ok=True)

    def _file(self, account: str) -> Path:
        return self._folder / f"keychain-{account.replace(':', '-')}"


def make(folder: Path, size: Size = NEIGHBOURHOOD) -> tuple[Store, Path]:
    """Make an example desk with reminders in `folder`; give it and the file with its generated passphrase."""
    clock = SystemClock()
    passphrase = secrets.token_urlsafe(18)
    file = folder / "passphrase"
    folder.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_text(passphrase)
    place = folder / "desk"
    keys = Keys(place, FolderKeychain(folder))
    store, _ = StoreFolder(place, keys, clock, secrets.token_bytes).create(passphrase, OWNER)
    keys.add_keychain(DataKey(store.key))
    desk = Desk(store.writer(), clock, secrets.token_bytes)
    try:
        make_example(desk, clock.now().date(), size=size)
        Reminding(desk, desk, None).tick(clock.now())
    finally:
        desk.close()
    return store, file
