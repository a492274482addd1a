"""The machine around the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QSettings

    from suidesk.services.ports import Clock, Keychain, Notifier
    from suidesk.system.autostart import Autostart
    from suidesk.vault.key import RandomBytes
    from suidesk.vault.passphrase import Argon2Cost


@dataclass(frozen=True, kw_only=True)
class Ports:
    """The machine around the program; tests bring their own."""

    clock: Clock
    keychain: Keychain
    notifier: Callable[[], Notifier]
    """Slow; gives one that shows nothing where the system has no pop-ups."""
    has_tray: Callable[[], bool]
    autostart: Callable[[Path | None], Autostart]
    """Of the store in that folder, or of the usual one."""
    random: RandomBytes
    settings: QSettings
    state: Path
    """The folder of the log, and of the note which store is the user's."""
    unsafe_place: Callable[[Path], str | None]
    hail: Callable[[Path], bool]
    """Ask the desk that holds a folder to come forward; whether one did."""
    settle_ms: int = 500
    """From the window's showing to the first look at reminders, so that the first page is painted undisturbed."""
    passphrase: Callable[[], str] | None = None
    """Gives the passphrase where nobody sits at the machine; used when the keychain can't open the store."""
    cost: Argon2Cost | None = None
