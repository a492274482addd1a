"""A program that reminds by this machine's clock, as the desk does: its alarm rings, and what it shows goes to a file.

Called with a folder. It ends when its input does.
"""

from __future__ import annotations

import random
import sys
from datetime import timedelta
from pathlib import Path

from suidesk.rules.thresholds import Settings
from suidesk.services.clock_check import ClockCheck
from suidesk.services.desk import Desk
from suidesk.services.reminding import Reminding, Rulebook
from suidesk.store.opening import Store
from suidesk.system.clock import SystemClock
from suidesk.system.scheduler import AlarmClock
from tests.reminder_desk import FEW, KEY

EVERY = timedelta(milliseconds=100)


class Lines:
    """Writes down what a person would see, and by which time."""

    def __init__(self, path: Path, clock: SystemClock):
        self.path, self.clock = path, clock

    def show(self, popup):
        with self.path.open("a") as file:
            file.write(f"{self.clock.now():%Y-%m-%d %H:%M%z}\t{popup.key}\t{popup.title}\t{popup.body!r}\n")

    def withdraw(self, key):
        """Nobody looks at the screen."""


def main() -> None:
    """Look ten times a second, until nobody wants it any more."""
    folder, clock = Path(sys.argv[1]), SystemClock()
    made = {}

    def tick() -> None:
        # The connection belongs to the thread that rings.
        if not made:
            desk = Desk(Store(folder, KEY).writer(), clock, random.Random(1).randbytes)
            lines = Lines(folder / "shown", clock)
            made["it"] = Reminding(desk, desk, lines, ClockCheck(clock, folder), Rulebook(Settings(), FEW))
        made["it"].tick(clock.now())

    alarm = AlarmClock(tick, clock, lambda error: sys.stderr.write(f"{error!r}\n"), EVERY)
    alarm.start()
    sys.stdout.write("looking\n")
    sys.stdout.flush()
    sys.stdin.read()
    alarm.stop()


if __name__ == "__main__":
    main()
