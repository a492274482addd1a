"""The desk's window over a store, as the program opens it, and how to wait until it shows all it asked for."""

from __future__ import annotations

import gc
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QSettings, QTimer

from bench import example_desk
from suidesk.app.garbage import Garbage
from suidesk.desktop.bridge import Bridge
from suidesk.desktop.jobs import Jobs
from suidesk.desktop.presence import Found, Presence
from suidesk.desktop.rooms import acts, answers, pages
from suidesk.desktop.safekeeping import Safety
from suidesk.desktop.window import Window
from suidesk.services.backup import Backups
from suidesk.services.desk import Desk, Questions
from suidesk.services.ports import NotifierState
from suidesk.services.reminding import Reminding, Ticked
from suidesk.store.opening import BACKGROUND_CACHE, Store
from suidesk.system.autostart import DesktopFile
from suidesk.system.clock import SystemClock
from suidesk.system.notifications import NoNotifier
from suidesk.vault.key import DataKey
from suidesk.wording.reminders import heartbeat

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.store.reading import Reading

SETTLE_MS: Final = 500
_ROUNDS: Final = 4
"""Answers may lead to further questions, so often: a count, a place, rows, what hangs on the first row."""
_PAUSE_MS: Final = 25


@dataclass(frozen=True)
class Nothing:
    """Asks nothing: its answer comes when all that was asked before is answered."""

    def fetch(self, db: Reading) -> None:
        """Give nothing."""
        del db


def settle(milliseconds: int = SETTLE_MS) -> None:
    """Let answers arrive and be painted."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def settle_window(window: Window, extra_ms: int = 0) -> None:
    """Wait until the window's questions are answered, those that the answers led to as well."""
    for _ in range(_ROUNDS):
        settle(_PAUSE_MS)
        loop = QEventLoop()
        window.bridge.fetch(Nothing(), lambda _, loop=loop: loop.quit())
        loop.exec()
    settle(_PAUSE_MS + extra_ms)


def open_window(theme: Theme, store: Store, folder: Path) -> Window:
    """Open the desk's window over the store that was made in `folder`, with settings of its own."""
    clock = SystemClock()
    bridge = Bridge(
        lambda: Desk(store.writer(), clock, secrets.token_bytes),
        Questions(store.reader()),
        lambda: Questions(store.reader(BACKGROUND_CACHE)),
    )
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    jobs, keys = Jobs(bridge), example_desk.keys_of(store.folder.parent)
    safety = Safety(
        jobs=jobs,
        clock=clock,
        random=secrets.token_bytes,
        keys=keys,
        key=DataKey(store.key),
        backups=lambda: Backups(store, keys),
        owner=example_desk.OWNER.given,
        restore=lambda _: None,
    )
    window = Window(theme, bridge, clock.now, pages(), acts(), "Hanne Visser", settings, safety, answers=answers)
    bridge.beside(
        lambda asks, runs: Reminding(asks, runs, None).tick(clock.now()), lambda ticked: _show_ticked(window, ticked)
    )
    window.presence = _presence(settings, jobs, folder, window)
    window.show()
    # As the running desk does.
    Garbage(window)
    return window


def close_window(window: Window) -> None:
    """Close the window and what works for it; what is measured next looks for garbage as Python does."""
    window.close()
    window.require_safety().jobs.close()
    window.bridge.close()
    gc.unfreeze()
    gc.enable()


def _presence(settings: QSettings, jobs: Jobs, folder: Path, window: Window) -> Presence:
    """Give what the page of settings shows where a desktop has pop-ups and a tray; nothing is shown through it."""
    presence = Presence(settings, DesktopFile(folder / "autostart", ["suidesk-desk"]), jobs, is_example=False)
    presence.setParent(window)
    presence.set_tray()
    presence.set_found(Found(NoNotifier(""), NotifierState(works=True, name="GNOME Shell 48.2", has_actions=True)))
    return presence


def _show_ticked(window: Window, ticked: Ticked) -> None:
    """Say what the running desk says of its last look at the reminders."""
    checked = ticked.checked_at.astimezone(window.now().tzinfo)
    window.set_heartbeat(heartbeat(checked, ticked.next_due, ticked.next_on))
    window.set_waiting("today", ticked.waiting)
