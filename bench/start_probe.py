"""One start, timed from the process's birth to the first paint that matters: of a bare window, or of Today.

Run by `bench.of_start` in a process of its own; prints milliseconds and resident megabytes.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from suidesk.app.program import Ports

BORN = "SUIDESK_PROBE_BORN_NS"


def say() -> None:
    """Print the figures of this process and end it at once."""
    elapsed = (time.time_ns() - int(os.environ[BORN])) / 1e6
    status = Path("/proc/self/status").read_text()
    resident = next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))
    print(f"{elapsed:.1f} {resident:.1f}", flush=True)
    os._exit(0)


class FirstPaint(QObject):
    """Calls `then` after the first paint of a widget that `counts`."""

    def __init__(self, counts: Callable[[QObject], bool]) -> None:
        """Watch the whole application."""
        super().__init__()
        self._counts = counts
        self._is_done = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for paints."""
        if not self._is_done and event.type() == QEvent.Type.Paint and self._counts(watched):
            self._is_done = True
            QTimer.singleShot(0, say)
        return False


def bare(app: QApplication) -> QObject:
    """Show nothing but a window."""
    window = QMainWindow()
    window.resize(1320, 860)
    watch = FirstPaint(lambda widget: widget is window)
    app.installEventFilter(watch)
    window.show()
    watch.setProperty("window", window)
    return watch


def desk(app: QApplication, folder: Path) -> QObject:
    """Open the desk as a user with a keychain does, until the first reminder is on screen."""
    from suidesk.app.program import build
    from suidesk.desktop.kit.reminder_card import ReminderCard

    program = build(app, machine_of(folder), folder / "desk")
    watch = FirstPaint(lambda widget: isinstance(widget, ReminderCard))
    app.installEventFilter(watch)
    QTimer.singleShot(0, program.start)
    watch.setParent(program)
    return program


def machine_of(folder: Path) -> Ports:
    """Give this machine with a keychain, settings and a state folder of their own, and no pop-ups."""
    from dataclasses import replace

    from PySide6.QtCore import QSettings

    from bench.folder_keychain import FolderKeychain
    from suidesk.app.machine import this_machine

    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    ports = this_machine()
    return replace(ports, keychain=FolderKeychain(folder), settings=settings, state=folder, notifier=lambda: None)


def main() -> int:
    """Do one start."""
    app = QApplication(sys.argv[:1])
    kept = bare(app) if sys.argv[1] == "bare" else desk(app, Path(sys.argv[2]))
    status = app.exec()
    del kept
    return status


if __name__ == "__main__":
    sys.exit(main())
