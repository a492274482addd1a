"""What a call needs from the computer: clock, keychain, streams, and somebody to ask."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from suidesk.services.ports import Clock, Keychain, Notifier
    from suidesk.vault.passphrase import Argon2Cost


@dataclass(frozen=True, kw_only=True)
class Machine:
    """The outside of a call; tests bring their own. `cost` is what a guess at a new passphrase costs."""

    clock: Clock
    keychain: Keychain
    notifier: Callable[[], Notifier]
    """Made only when something is to be shown."""
    usual_folder: Callable[[], Path]
    """Gives the folder of the user's store, where none is named."""
    out: TextIO
    err: TextIO
    stdin: TextIO
    ask_secret: Callable[[str], str]
    """Asks on the terminal without showing what is typed."""
    environ: Mapping[str, str]
    random: Callable[[int], bytes] = secrets.token_bytes
    cost: Argon2Cost | None = None

    has_systemd: Callable[[], bool] = lambda: Path("/run/systemd/system").is_dir()  # sd_booted(3)
    """Tells whether systemd runs here."""

    @property
    def can_ask(self) -> bool:
        """Tell whether somebody sits at a terminal."""
        return self.stdin.isatty() and self.err.isatty()

    def ask(self, question: str) -> str:
        """Ask on the terminal and give the answer without spaces around it."""
        self.err.write(question)
        self.err.flush()
        return self.stdin.readline().strip()


def this_machine() -> Machine:
    """Give the real one, its output in UTF-8 whatever a console or pipe would choose."""
    from getpass import getpass

    from suidesk.system.clock import SystemClock
    from suidesk.system.keychain import SystemKeychain

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return Machine(
        clock=SystemClock(),
        keychain=SystemKeychain(),
        notifier=_notifier,
        usual_folder=_usual_folder,
        out=sys.stdout,
        err=sys.stderr,
        stdin=sys.stdin,
        ask_secret=lambda question: getpass(question, sys.stderr),
        environ=os.environ,
    )


def _notifier() -> Notifier:
    from suidesk.system.notifications import best_notifier

    return best_notifier()


def _usual_folder() -> Path:
    from suidesk.system.paths import state_folder
    from suidesk.system.place import usual_store_folder

    return usual_store_folder(state_folder())
