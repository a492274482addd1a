"""The machine that the program runs on, and its run there from start to exit status."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from suidesk.app.garbage import Garbage
from suidesk.app.ports import Ports
from suidesk.app.program import build
from suidesk.desktop.logbook import Logbook
from suidesk.system.paths import APPLICATION, DESKTOP_FILE, state_folder, unsafe_place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from suidesk.services.ports import Notifier
    from suidesk.system.autostart import Autostart

PASSPHRASE_FILE: Final = "SUIDESK_PASSPHRASE_FILE"
SETTINGS_FILE: Final = "window.ini"
STARTING_MS: Final = 3_000
"""How long another start may hold a folder before it answers; it does so when its first page is painted."""


def run_desk(folder: Path | None = None, on: Callable[[], Ports] | None = None, *, is_in_tray: bool = False) -> int:
    """Open the desk in that folder, or in the usual one, on this machine or that one; give the exit status.

    `is_in_tray`: without a window at first.
    """
    app = QApplication([*sys.argv[:1]])
    app.setApplicationName(APPLICATION)
    app.setDesktopFileName(DESKTOP_FILE)
    ports = (on or this_machine)()
    program = build(app, ports, folder, is_in_tray=is_in_tray)
    program.ended.connect(app.exit)
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: program.leave())
    # Python hears a signal only between two steps of its own; in front of a quiet window these looks are the only ones.
    Garbage(program)
    logbook = Logbook(ports.state, Path.home(), program.faulted.emit)
    QTimer.singleShot(0, program.start)
    try:
        return app.exec()
    finally:
        logbook.close()


def this_machine() -> Ports:
    """Give the real machine."""
    from suidesk.system.clock import SystemClock
    from suidesk.system.keychain import SystemKeychain

    state = state_folder()
    return Ports(
        clock=SystemClock(),
        keychain=SystemKeychain(),
        notifier=_notifier,
        has_tray=_has_tray,
        autostart=_autostart,
        random=os.urandom,
        settings=QSettings(str(state / SETTINGS_FILE), QSettings.Format.IniFormat),
        state=state,
        unsafe_place=unsafe_place,
        hail=_hail,
        passphrase=_passphrase_from(os.environ),
    )


def _hail(folder: Path) -> bool:
    from suidesk.desktop.instance import hail
    from suidesk.services.opening import LOCK_FILE

    # Where nobody has ever opened a store, nobody is starting either.
    return hail(folder, starting_ms=STARTING_MS if (folder / LOCK_FILE).exists() else 0)


def _notifier() -> Notifier:
    from suidesk.system.notifications import best_notifier

    return best_notifier()


def _has_tray() -> bool:
    from suidesk.desktop.tray import has_tray

    return has_tray()


def _autostart(store: Path | None) -> Autostart:
    from suidesk.system.autostart import this_autostart

    return this_autostart(store)


def _passphrase_from(environ: Mapping[str, str]) -> Callable[[], str] | None:
    named = environ.get(PASSPHRASE_FILE)
    if not named:
        return None
    from suidesk.cli.passphrases import read_from

    return lambda: read_from(Path(named))
