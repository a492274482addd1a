"""A program that reminds, and is killed with -9 between two steps of a look: in the test's own time, many times.

Called with a folder and a number of rounds. Each round runs in a process of its own, which writes down a follow-up,
looks, and kills itself at some step. What it shows goes to the file `shown` before the next step, a line each.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.domain.reminders import Reminder
from suidesk.rules.thresholds import Settings
from suidesk.services.desk import Desk
from suidesk.services.reminding import Reminding, Rulebook
from suidesk.store.opening import Store
from tests.fakes import FakeClock
from tests.reminder_desk import FEW, KEY

START = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
STEPS = ("raised", "before the claim", "claimed", "shown", "marked")


class Doomed:
    """Runs the tick's commands and shows its pop-ups, until it comes to its step."""

    def __init__(self, desk: Desk, folder: Path, step: str):
        self.desk, self.folder, self.step, self.claimed = desk, folder, step, []

    def run(self, command):
        name = type(command).__name__
        if name == "ClaimReminders":
            self.come_to("before the claim")
        done = self.desk.run(command)
        if name == "ClaimReminders":
            self.claimed = [one.id for one in done.result]
        self.come_to({"WritePlanned": "raised", "ClaimReminders": "claimed", "MarkRemindersShown": "marked"}.get(name))
        return done

    def show(self, popup):
        told = self.claimed if popup.key == "digest" else [popup.key]
        texts = [json.loads(self.desk._reading.get(Reminder, ref).evidence)["text"] for ref in told]
        with (self.folder / "shown").open("a") as file:
            file.write(json.dumps([popup.key, texts, self.step]) + "\n")
            file.flush()
            os.fsync(file.fileno())
        self.come_to("shown")

    def withdraw(self, key):
        """Nobody looks at the screen."""

    def come_to(self, step):
        if step == self.step:
            os.kill(os.getpid(), signal.SIGKILL)


def live(folder: Path, number: int, step: str, *, has_news: bool) -> None:
    """One round: something to be reminded of, and a look."""
    clock = FakeClock(START + timedelta(minutes=10 * number), "Europe/London")
    desk = Desk(Store(folder, KEY).writer(), clock, random.Random(number).randbytes)
    if has_news:
        local = clock.now()
        minute = local.hour * 60 + local.minute
        desk.run(AddFollowUp(text=str(number), due_on=local.date(), due_min=minute))
    doomed = Doomed(desk, folder, step)
    Reminding(desk, doomed, doomed, by=Rulebook(Settings(), FEW)).tick(clock.now())
    desk.close()


def main() -> None:
    """Live so many rounds, then two more in peace."""
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    dice = random.Random(int(sys.argv[3]))
    for number in range(rounds + 2):
        child = os.fork()
        if not child:
            live(folder, number, dice.choice(STEPS) if number < rounds else "", has_news=number < rounds)
            os._exit(0)
        dice.random()
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or number >= rounds or os.WEXITSTATUS(status) == 0, status
        sys.stdout.write(f"{number} {'killed' if os.WIFSIGNALED(status) else 'lived'}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
