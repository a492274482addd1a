"""A program that looks without a pause, beside another that does the same; what it shows goes to a file of its own.

Called with a folder and a number, and with "heedless" it minds no claim of the other's, as a control. When its input
ends it goes on until nothing is left to be told.
"""

from __future__ import annotations

import json
import random
import sys
import threading
from pathlib import Path

from suidesk.commands import recording
from suidesk.commands.recording import ClaimReminders
from suidesk.domain.errors import SuideskError
from suidesk.queries.reminders import RemindersUntold
from suidesk.rules.thresholds import Settings
from suidesk.services.desk import Desk
from suidesk.services.reminding import Reminding, Rulebook
from suidesk.store.opening import Store
from suidesk.system.clock import SystemClock
from tests.reminder_desk import FEW, KEY


class Screen:
    """Runs what the look runs, and writes down which reminders each pop-up tells."""

    def __init__(self, desk: Desk, path: Path):
        self.desk, self.path, self.claimed = desk, path, []

    def run(self, command):
        done = self.desk.run(command)
        if isinstance(command, ClaimReminders):
            self.claimed = [one.id for one in done.result]
        return done

    def show(self, popup):
        # A bus and a screen take their time.
        threading.Event().wait(0.02)
        with self.path.open("a") as file:
            file.write(json.dumps(self.claimed if popup.key == "digest" else [popup.key]) + "\n")

    def withdraw(self, key):
        """Nobody looks at the screen."""


def main() -> None:
    """Look, and look again."""
    folder, number = Path(sys.argv[1]), int(sys.argv[2])
    if "heedless" in sys.argv:
        recording.is_claimed = lambda *_: False
    clock, is_over = SystemClock(), threading.Event()
    desk = Desk(Store(folder, KEY).writer(), clock, random.Random(number).randbytes)
    screen = Screen(desk, folder / f"shown {number}")
    reminding = Reminding(desk, screen, screen, None, Rulebook(Settings(), FEW))
    sys.stdout.write("looking\n")
    sys.stdout.flush()
    threading.Thread(target=lambda: (sys.stdin.read(), is_over.set()), daemon=True).start()
    while not is_over.is_set() or desk.ask(RemindersUntold(clock.now())):
        try:
            reminding.tick(clock.now())
        except SuideskError as error:
            if error.code != "store_busy":
                raise
    desk.close()


if __name__ == "__main__":
    main()
