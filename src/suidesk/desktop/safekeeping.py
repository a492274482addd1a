"""What keeps the open desk safe, for the dialogs that show it: its keys and its backups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from suidesk.desktop.jobs import Jobs
    from suidesk.services.backup import Backups
    from suidesk.services.keys import Keys
    from suidesk.services.ports import Clock
    from suidesk.vault.key import DataKey, RandomBytes


@dataclass(frozen=True, kw_only=True)
class Safety:
    """Keys and backups of one open store; `owner` is the user's name, for the recovery sheet."""

    jobs: Jobs
    clock: Clock
    random: RandomBytes
    keys: Keys
    key: DataKey
    backups: Callable[[], Backups]
    """Made when first needed: what packs them takes a while to load."""
    owner: str
    restore: Callable[[Path | None], object]
    """Close the desk and restore that backup, or ask which."""
