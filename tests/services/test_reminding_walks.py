"""Random weeks of a laptop: edits, answers, sleep, restarts, crashes; nothing is lost, nothing told twice."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta

import pytest

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.recording import MarkRemindersShown
from suidesk.commands.reminders import CompleteReminder, DismissReminder, SnoozeReminder
from suidesk.domain.funding import ObligationKind
from suidesk.queries.reminders import RemindersOpen, RemindersUntold
from suidesk.services.reminding import Reminding
from tests.fakes import FakeNotifier
from tests.reminder_desk import a_desk
from tests.rules.examples import TODAY


class Crash(BaseException):
    """The process is killed."""


class Killing(FakeNotifier):
    """Kills the process at the next pop-up, before or after it is seen, when told to."""

    def __init__(self):
        super().__init__()
        self.kills = None

    def show(self, popup):
        if self.kills == "before":
            raise Crash
        super().show(popup)
        if self.kills == "after":
            raise Crash


class Watching:
    """Runs commands for the tick, notes what is marked as shown, and insists that a pop-up came first."""

    def __init__(self, desk, notifier):
        self.desk, self.notifier = desk, notifier
        self.told = Counter()
        self.seen = 0

    def run(self, command):
        if isinstance(command, MarkRemindersShown):
            assert len(self.notifier.shown) > self.seen
            self.seen = len(self.notifier.shown)
            self.told.update(command.stages.items())
        return self.desk.run(command)


class Walk:
    """One laptop's random weeks."""

    def __init__(self, hood, seed):
        self.hood, self.dice = hood, random.Random(seed)
        self.notifier = Killing()
        self.watching = Watching(hood.desk, self.notifier)
        self.returned = Counter()
        self.restart()

    def restart(self):
        self.notifier.kills = None
        self.reminding = Reminding(self.hood.desk, self.watching, self.notifier)

    def tick(self):
        try:
            self.reminding.tick(self.hood.clock.now())
        except Crash:
            self.restart()

    def step(self):
        self.dice.choice(
            [self.pass_time, self.pass_time, self.sleep, self.edit, self.answer, self.crash, self.restart]
        )()
        self.tick()

    def pass_time(self):
        self.hood.clock.advance(timedelta(seconds=30 * self.dice.randint(1, 200)))

    def sleep(self):
        self.hood.clock.advance(timedelta(hours=self.dice.randint(1, 24 * 20)))

    def crash(self):
        self.notifier.kills = self.dice.choice(["before", "after"])

    def edit(self):
        days = (self.hood.clock.now().date() - TODAY).days + self.dice.randint(-5, 60)
        make = self.dice.randint(0, 2)
        if make == 0:
            self.hood.duty(days, self.dice.choice([*ObligationKind]))
        elif make == 1:
            self.hood.holder(days)
        else:
            self.hood.run(AddFollowUp(text="Ring", due_on=TODAY + timedelta(days=days)))

    def answer(self):
        rows = self.hood.ask(RemindersOpen(self.hood.clock.now()))
        if not rows:
            return
        row = self.dice.choice(rows)
        answer = self.dice.randint(0, 2)
        if answer == 0:
            self.hood.run(CompleteReminder(id=row.id))
        elif answer == 1:
            self.hood.run(DismissReminder(id=row.id))
        else:
            until = self.hood.clock.now() + timedelta(hours=self.dice.randint(1, 200))
            self.hood.run(SnoozeReminder(id=row.id, until=until))
            self.returned[row.id] += 1

    def settle(self):
        """Come to a noon with no more trouble, past every claim that a crash left behind."""
        self.restart()
        now = self.hood.clock.now()
        self.hood.clock.advance(now.replace(hour=12, minute=0) + timedelta(days=1) - now)
        for _ in range(3):
            self.tick()
            self.hood.clock.advance(timedelta(minutes=3))


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_lost_and_nothing_told_twice(tmp_path, seed):
    with a_desk(tmp_path) as hood:
        walk = Walk(hood, seed)
        for _ in range(60):
            walk.step()
        walk.settle()
        assert hood.ask(RemindersUntold(hood.clock.now())) == []
        for (ref, stage), times in walk.watching.told.items():
            assert times <= 1 + walk.returned[ref], (ref, stage)
        told = {ref for ref, _ in walk.watching.told}
        assert {row.id for row in hood.ask(RemindersOpen(hood.clock.now()))} <= told
