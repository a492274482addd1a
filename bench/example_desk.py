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

if TYPE_CHECKING:
    from suidesk.store.opening import Store

OWNER = Owner(given="Hanne", family="Visser")


class NoKeychain:
    """A laptop without a keychain: the example opens with its passphrase file."""

    def get(self, account: str) -> bytes | None:
        """Hold nothing."""
        del account

    def set(self, account: str, secret: bytes) -> None:
        """Keep nothing."""

    def delete(self, account: str) -> None:
        """Have nothing to forget."""


def make(folder: Path, size: Size = NEIGHBOURHOOD) -> tuple[Store, Path]:
    """Make an example desk with reminders in `folder`; give it and the file with its generated passphrase."""
    clock = SystemClock()
    passphrase = secrets.token_urlsafe(18)
    file = folder / "passphrase"
    folder.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_text(passphrase)
    place = folder / "desk"
    store, _ = StoreFolder(place, Keys(place, NoKeychain()), clock, secrets.token_bytes).create(passphrase, OWNER)
    desk = Desk(store.writer(), clock, secrets.token_bytes)
    try:
        make_example(desk, clock.now().date(), size=size)
        Reminding(desk, desk, None).tick(clock.now())
    finally:
        desk.close()
    return store, file
