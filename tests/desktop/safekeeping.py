"""What the window needs for keys and backups, in tests."""

from __future__ import annotations

import secrets

from suidesk.desktop.safekeeping import Safety
from suidesk.services.backup import Backups
from suidesk.vault.key import DataKey


def safety_of(store, keys, clock, jobs, restore):
    """The safety of an open store; `restore` is called with the backup to restore."""
    return Safety(
        jobs=jobs,
        clock=clock,
        random=secrets.token_bytes,
        keys=keys,
        key=DataKey(store.key),
        backups=lambda: Backups(store, keys),
        owner="Hanne Visser",
        restore=restore,
    )
