"""The real program opened, used and left alone, in a process of its own; prints memory and idle processor time as JSON.

Run by `bench.of_rest`. Without a folder it is a bare window that stands as long.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QMainWindow

from bench.measure import resident_mb
from bench.open_window import settle
from bench.start_probe import machine_of

if TYPE_CHECKING:
    from suidesk.app.program import Program
    from suidesk.desktop.window import Window

QUIET: Final = 0.05
"""Share of a processor below which the desk has come to rest."""
QUIET_LOOKS: Final = 4
LOOK_MS: Final = 2_000
LONGEST_S: Final = 240
OPENS_S: Final = 60
TYPED: Final = ("a", "ma", "jan", "van", "s", "")


def main() -> int:
    """Open, use, rest for the seconds of the first argument; the desk's folder is the second."""
    app = QApplication(sys.argv[:1])
    seconds = float(sys.argv[1])
    if len(sys.argv) > 2:  # noqa: PLR2004
        from suidesk.app.garbage import Garbage
        from suidesk.app.program import build

        folder = Path(sys.argv[2])
        kept: Program | QMainWindow = build(app, machine_of(folder), folder / "desk")
        kept.start()
        Garbage(kept)
        begun = time.perf_counter()
        while kept.desk is None:
            if time.perf_counter() - begun > OPENS_S:
                problem = "the desk didn't open: another process may hold it"
                raise TimeoutError(problem)
            settle(100)
        settle(2_000)
        _use(kept.desk.window)
    else:
        kept = QMainWindow()
        kept.resize(1320, 860)
        kept.show()
    rested = _rest()
    used, most = resident_mb(), resident_mb("VmHWM")
    cpu, begun = time.process_time(), time.perf_counter()
    settle(int(seconds * 1000))
    told = {
        "used_mb": used,
        "most_mb": most,
        "rested_after_s": rested,
        "cpu_s": time.process_time() - cpu,
        "wall_s": time.perf_counter() - begun,
    }
    print(json.dumps(told), flush=True)
    # Whether it ends well is not measured here.
    import os

    os._exit(0)


def _use(window: Window) -> None:
    """Go to every page, search, open people, scroll, and come back to Today."""
    for spec in window.specs:
        window.go_to(spec.key)
        settle(700)
    window.go_to("people")
    listing = window.current.listing
    for text in TYPED:
        listing.search.setText(text)
        settle(500)
    bar = listing.list.verticalScrollBar()
    for at in range(101):
        bar.setValue(bar.maximum() * at // 100)
        settle(15)
    for at in range(20):
        listing.list.select(at * 37)
        settle(150)
    window.go_to("today")
    settle(500)


def _rest() -> float:
    """Wait until the program is at rest: the first look at the reminders and the day's backup are done."""
    begun, quiet = time.perf_counter(), 0
    while quiet < QUIET_LOOKS and time.perf_counter() - begun < LONGEST_S:
        before = time.process_time()
        settle(LOOK_MS)
        is_busy = (time.process_time() - before) * 1000 / LOOK_MS > QUIET
        # The day's first backup begins ten seconds after the start.
        quiet = 0 if is_busy or time.perf_counter() - begun < 12 else quiet + 1  # noqa: PLR2004
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
