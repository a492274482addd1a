"""One start, timed from the process's birth to the first paint that matters: of a bare window, or of Today.

Run by `bench.of_start` in a process of its own; prints milliseconds and resident megabytes.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from suidesk.app.ports import Ports

BORN = "SUIDESK_PROBE_BORN_NS"


def say() -> None:
    """Print the figures of this process and end it at once."""
    elapsed = (time.time_ns() - int(os.environ[BORN])) / 1e6
    status = Path("/proc/self/status").read_text()
    resident = next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))
    print(f"{elapsed:.1f} {resident:.1f}", flush=True)
    os._exit(0)


def say_when_painted(kind: type[QWidget]) -> None:
    """Say it after the first paint of a widget of that class.

    A filter on the application would see every event of the start in Python, and be most of what is measured.
    """
    from PySide6.QtCore import QTimer

    paint, seen = kind.paintEvent, []

    def painted(widget: QWidget, event: QPaintEvent) -> None:
        paint(widget, event)
        if not seen:
            seen.append(widget)
            QTimer.singleShot(0, say)

    kind.paintEvent = painted  # type: ignore[method-assign]


def bare() -> int:
    """Show nothing but a window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        pass

    app = QApplication(sys.argv[:1])
    say_when_painted(Window)
    window = Window()
    window.resize(1320, 860)
    window.show()
    return app.exec()


def desk(folder: Path) -> int:
    """Open the desk as a user with a keychain does, until the first reminder is on screen."""
    from suidesk.app import ahead

    ahead.begin()
    from suidesk.app.machine import run_desk
    from suidesk.desktop.kit.reminder_card import ReminderCard

    say_when_painted(ReminderCard)
    return run_desk(folder / "desk", lambda: machine_of(folder))


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
    return bare() if sys.argv[1] == "bare" else desk(Path(sys.argv[2]))


if __name__ == "__main__":
    sys.exit(main())
