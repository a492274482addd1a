"""A person and a laptop over years, drawn by lot: what they write and answer, where they travel, what goes wrong."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from suidesk.commands.follow_ups import AddFollowUp, ChangeFollowUp, RemoveFollowUp
from suidesk.commands.funding import AddGrant, AddObligation, ChangeObligation, RemoveObligation
from suidesk.commands.reminders import CompleteReminder, DismissReminder, SnoozeReminder
from suidesk.domain.errors import SuideskError
from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.reminders import FollowUp, Reminder
from suidesk.queries.reminders import RemindersOpen
from tests.laptop.laptop import Laptop
from tests.laptop.oracle import Facts, Moments, Oracle, PutOff, Wish, Wrong, broken

if TYPE_CHECKING:
    from pathlib import Path

    from suidesk.services.reminding import Ticked
    from tests.laptop.laptop import Shown

PLACES = ("Europe/London", "Europe/Copenhagen", "Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe")
STEPS_OF_A_LOOK = 14
FEW_LINES = 5
"""A digest of no more says each of them."""


class Life:
    """One laptop's years. `told` is the story so far, for whoever wants to know what went wrong."""

    def __init__(self, folder: Path, seed: int, laptop: type[Laptop] = Laptop):
        self.seed, self.dice = seed, random.Random(seed)
        start = datetime(2026, 1, 1, 8, tzinfo=UTC) + timedelta(days=self.dice.randrange(365))
        self.oracle, self.story = Oracle(), []
        self.laptop = laptop(folder, start, seed)
        self.clock = self.laptop.clock
        self.clock.place = self.dice.choice(PLACES)
        self.grant = self.run(AddGrant(title="Winter Fund", stage=GrantStage.ACTIVE))
        self.before: Facts | None = None
        self.backup: tuple[bytes, Facts, datetime] | None = None
        self.sure: tuple[datetime, datetime, int] | None = None
        """What the clock said when it was last believed, when that really was, and since which start."""
        self.rights_in = 0
        """Steps until the clock is set right."""
        self.events = (
            (110, self.pass_half_a_day),
            (40, self.go_to_an_edge),
            (60, self.wish),
            (30, self.answer),
            (20, self.change),
            (8, self.take_back),
            (25, self.arm_a_crash),
            (8, self.have_the_timer_look),
            (4, self.sleep),
            (2, self.power_off),
            (3, self.travel),
            (2, self.go_wrong),
            (6, self.be_corrected),
            (2, self.back_up),
            (1, self.restore),
            (6, self.restart),
        )

    def live(self, years: float) -> None:
        """Let the years pass. Raises Wrong with the seed and the last of the story."""
        end = self.clock.real + timedelta(days=365 * years)
        weights, events = zip(*self.events, strict=True)
        try:
            while self.clock.real < end:
                self.dice.choices(events, weights)[0]()
                self.look_twice()
        except Wrong as error:
            raise Wrong("\n".join([f"seed {self.seed}: {error}", *self.story[-25:]])) from None
        finally:
            self.laptop.close()

    # --- looking ---

    def look_twice(self) -> None:
        """Look, and half a minute later again, as the desk does; what was killed is looked after by the second."""
        self.look()
        self.clock.real += timedelta(seconds=self.dice.choice((30, 30, 150)))
        self.look()
        self.set_right_in_time()

    def look(self) -> None:
        """Look once and have it judged."""
        oracle, laptop, now = self.oracle, self.laptop, self.clock.now()
        doubt = laptop.process.check.doubt(now)
        self.judge_doubt(now, is_doubted=doubt is not None)
        ticked = laptop.look()
        is_blind = doubt is not None and not doubt.is_slight
        if not is_blind:
            oracle.settle(now, is_sure=doubt is None)
        lost = []
        for one in laptop.shown:
            if is_blind:
                broken(f"shown while the day is in doubt: {one}")
            keys = self.see(one, now)
            lost += [] if one.is_marked else keys
        if ticked is None:
            self.note(f"{now} killed, {len(lost)} shown and not marked, {len(laptop.lost)} claimed")
            oracle.crashed({*lost, *map(self.key_of, laptop.lost)}, now)
            if laptop.gathered is not None:
                oracle.facts = replace(oracle.facts, gathered=laptop.gathered)
            return
        if doubt is not None and not laptop.was_asked:
            broken(f"doesn't ask about the clock: {now}, {doubt}")
        if doubt is None and "clock" in laptop.process.on_screen:
            broken(f"goes on asking about the clock: {now}")
        laptop.was_asked = laptop.was_asked and doubt is not None
        if not is_blind:
            oracle.judge(now, is_sure=doubt is None and not self.clock.error, is_noted=doubt is None)
            self.judge_what_is_there(ticked, now, is_sure=doubt is None)
        if doubt is None:
            self.sure = (now, self.clock.real, self.clock.boot)

    def see(self, shown: Shown, began: datetime) -> list[tuple[str, date]]:
        """Have a pop-up judged, of a look that began then; give the matters that it told."""
        at = Moments(shown.at, began, self.clock.really())
        now, popup, keys = shown.at, shown.popup, [(self.key_of(ref), stage) for ref, stage in shown.told]
        if not keys:
            broken(f"a pop-up about nothing: {popup}")
        self.note(f"{now} shows {popup.title!r}")
        is_digest, text = popup.key == "digest", f"{popup.title}\n{popup.body}"
        if is_digest and f"{len(keys)} reminder" not in popup.title:
            broken(f"tells another number: {popup}, {keys}")
        for key, stage in keys:
            wish = self.oracle.facts.wishes.get(key[0])
            if wish is not None and len(keys) <= FEW_LINES and wish.text not in text:
                broken(f"doesn't say {wish.text!r}: {popup}")
            self.oracle.see(key, stage, at, popup.title, is_digest=is_digest)
        return [key for key, _ in keys]

    def judge_what_is_there(self, ticked: Ticked, now: datetime, *, is_sure: bool) -> None:
        """Have judged what stands on Today and what is still on the screen."""
        rows = self.laptop.desk.ask(RemindersOpen(now))
        listed = {(row.subject_id, date.fromisoformat(row.occurrence)) for row in rows}
        self.oracle.see_today(listed, now, self.clock.now(), is_sure=is_sure)
        if ticked.waiting != len(rows):
            broken(f"says that {ticked.waiting} wait, of {len(rows)}")
        for key, shown in self.laptop.process.on_screen.items():
            if key != "clock" and is_sure:
                self.oracle.see_screen(key, [self.key_of(ref) for ref, _ in shown.told], now)

    def judge_doubt(self, now: datetime, *, is_doubted: bool) -> None:
        """Judge whether the clock is doubted when it must be; what lies near a bound is left open."""
        if is_doubted and not self.oracle.is_tainted:
            broken(f"doubts a clock that is right: {now}")
        if self.sure is None or is_doubted:
            return
        said, real, boot = self.sure
        is_same = boot == self.clock.boot
        passed = now.astimezone(UTC) - said.astimezone(UTC)
        ahead = passed - (self.clock.real - real) if is_same else passed
        if passed < -timedelta(minutes=12) or ahead > (timedelta(hours=37) if is_same else timedelta(days=190)):
            broken(f"believes a clock that went from {said} to {now}, {ahead} ahead")

    def key_of(self, ref: str) -> tuple[str, date]:
        """Give the matter of a reminder."""
        row = self.laptop.desk._reading.get(Reminder, ref)
        return row.subject_id, date.fromisoformat(row.occurrence)

    # --- time ---

    def pass_half_a_day(self) -> None:
        """Let some hours pass."""
        self.clock.real += timedelta(minutes=self.dice.randrange(60, 20 * 60))

    def go_to_an_edge(self) -> None:
        """Go to just before or after nine, nine in the evening, midnight, or a change of the clocks in that place."""
        now = self.clock.now()
        hour = self.dice.choice((9, 9, 21, 0))
        edge = now.replace(hour=hour, minute=0, second=0, microsecond=0, fold=0) + timedelta(days=1)
        edge = edge.astimezone(UTC)
        if self.dice.random() < 0.5:
            edge = next_shift(now) or edge
        jump = edge - now.astimezone(UTC) + timedelta(seconds=self.dice.choice((-45, -5, 0, 5, 1800, 3600)))
        if jump > timedelta(0):
            self.note(f"{now} goes on to {edge}")
            self.clock.real += jump

    def sleep(self) -> None:
        """Suspend for up to a month."""
        self.note(f"{self.clock.now()} sleeps")
        self.clock.real += timedelta(hours=self.dice.randrange(1, 31 * 24))

    def power_off(self) -> None:
        """Be off for up to two months, and start."""
        self.note(f"{self.clock.now()} is switched off")
        self.clock.real += timedelta(hours=self.dice.randrange(1, 60 * 24))
        self.clock.restart()
        self.laptop.start()

    def restart(self) -> None:
        """Start the desk anew."""
        self.laptop.start()

    def travel(self) -> None:
        """Go to another zone."""
        self.clock.place = self.dice.choice(PLACES)
        self.note(f"{self.clock.now()} travels to {self.clock.place}")

    # --- clocks that are wrong ---

    def go_wrong(self) -> None:
        """Set the clock wrong, by minutes or years; sometimes the machine starts again, or a person says it's right."""
        if self.clock.error:
            return
        dice = self.dice
        by = dice.choice((timedelta(minutes=dice.randrange(6, 90)), timedelta(hours=dice.randrange(1, 40)),
                          timedelta(days=dice.randrange(1, 400)), timedelta(days=365 * 72)))  # fmt: skip
        self.clock.error = by if dice.random() < 0.5 else -min(by, timedelta(days=365 * 46))
        self.oracle.is_tainted = True
        self.rights_in = dice.randrange(1, 8)
        self.note(f"{self.clock.now()} the clock is wrong by {self.clock.error}")
        if dice.random() < 0.3:
            self.clock.restart()
            self.laptop.start()
        if dice.random() < 0.2:
            self.say_that_it_is_right()

    def be_corrected(self) -> None:
        """Have the network set the clock, forth or back by two minutes at most."""
        self.clock.drift = timedelta(seconds=self.dice.randrange(-120, 121))
        self.note(f"{self.clock.now()} the network corrects the clock, {self.clock.drift}")

    def set_right_in_time(self) -> None:
        """Set it right after a while; whoever is asked then says so."""
        if self.clock.error:
            self.rights_in -= 1
            if self.rights_in <= 0:
                self.clock.error = timedelta(0)
                self.note(f"{self.clock.now()} the clock is right again")
                self.rights_in = self.dice.randrange(0, 4)
        elif self.oracle.is_tainted and self.laptop.process.check.doubt(self.clock.now()) is not None:
            self.rights_in -= 1
            if self.rights_in <= 0:
                self.say_that_it_is_right()

    def say_that_it_is_right(self) -> None:
        """Answer the question with yes."""
        self.note(f"{self.clock.now()} is said to be right")
        self.laptop.process.check.believe(self.clock.now())
        self.sure = (self.clock.now(), self.clock.real, self.clock.boot)

    # --- crashes, timers, backups ---

    def arm_a_crash(self) -> None:
        """Have the process killed at some step of a look."""
        self.laptop.process.kills_at = self.dice.randrange(STEPS_OF_A_LOOK)

    def have_the_timer_look(self) -> None:
        """Have another process look between two steps of this one."""
        self.laptop.others_at = self.dice.randrange(STEPS_OF_A_LOOK)
        self.laptop.apart = timedelta(seconds=self.dice.choice((0, 0.2, 20)))

    def back_up(self) -> None:
        """Keep what there is."""
        if not self.is_doubtful():
            self.backup = self.laptop.copied(), self.oracle.known(), self.clock.now()

    def restore(self) -> None:
        """Go back to what was kept."""
        if self.backup is None or self.is_doubtful():
            return
        content, facts, made_at = self.backup
        self.note(f"{self.clock.now()} goes back to the backup of {made_at}")
        self.laptop.put_back(content, made_at)
        self.oracle.restored(facts)
        self.before = None

    # --- what a person does ---

    def run(self, command):
        """Change something; what changes nothing can't be taken back."""
        before = self.oracle.facts.copy()
        done = self.laptop.desk.run(command)
        self.before = before if done.change.batch else None
        return done.result

    def is_doubtful(self) -> bool:
        """Tell whether the clock was wrong and isn't known to be right: nobody works then."""
        return self.oracle.is_tainted

    def wish(self) -> None:
        """Write down what to be reminded of."""
        if self.is_doubtful() or len(self.due()) > 12:
            return
        dice, facts = self.dice, self.oracle.facts
        today = self.clock.now().date()
        if dice.random() < 0.4:
            day = today + timedelta(days=dice.randrange(0, 60))
            ref = self.run(AddObligation(grant_id=self.grant, kind=ObligationKind.REPORT, due_on=day))
            facts.wishes[ref] = Wish(ref, day, is_report=True)
        else:
            day = today + timedelta(days=dice.randrange(0, 12))
            minute = dice.choice((None, None, dice.randrange(24 * 60), 90))
            every = dice.choice((None, None, 1, 7))
            rrule = f"FREQ=DAILY;INTERVAL={every}" if every and every > 1 else "FREQ=DAILY" if every else None
            text = f"Ring {self.dice.randrange(10**6)}"
            ref = self.run(AddFollowUp(text=text, due_on=day, due_min=minute, rrule=rrule))
            facts.wishes[ref] = Wish(ref, day, minute, every=every, text=text)
        self.note(f"{self.clock.now()} writes {facts.wishes[ref]}")

    def due(self) -> list[Wish]:
        """Give the wishes that are still open."""
        return [wish for wish in self.oracle.facts.wishes.values() if not wish.is_done]

    def answer(self) -> None:
        """Answer a reminder: done, later, or never mind."""
        rows = self.laptop.desk.ask(RemindersOpen(self.clock.now())) if not self.is_doubtful() else []
        if not rows:
            return
        row, now, facts = self.dice.choice(rows), self.clock.now(), self.oracle.facts
        key = row.subject_id, date.fromisoformat(row.occurrence)
        what = self.dice.choice(("done", "done", "later", "dismiss"))
        self.note(f"{now} answers {what} to {key}")
        if what == "later":
            until = now + timedelta(minutes=self.dice.randrange(30, 10 * 24 * 60))
            self.run(SnoozeReminder(id=row.id, until=until))
            facts.put_off[key] = PutOff(until.astimezone(UTC), row.stage)
        elif what == "dismiss":
            self.run(DismissReminder(id=row.id))
            facts.ended_at[key] = now.astimezone(UTC)
            facts.told_minute.setdefault(key, facts.wishes[key[0]].minute)
            self.oracle.facts = replace(facts, dismissed=facts.dismissed | {key})
        else:
            self.run(CompleteReminder(id=row.id))
            self.complete(row.subject_id, now.date())

    def complete(self, ref: str, today: date) -> None:
        """Note that it is done, and find what comes again."""
        wishes = self.oracle.facts.wishes
        wish = wishes.get(ref)
        if wish is None:
            return
        wishes[ref] = replace(wish, is_done=True)
        if wish.every is not None:
            day = wish.day + timedelta(days=wish.every)
            while day < today:
                day += timedelta(days=wish.every)
            (made,) = [one for one in self.laptop.desk._reading.where(FollowUp) if one.id not in wishes]
            if made.due_on != day:
                broken(f"comes again on {made.due_on}, not on {day}")
            wishes[made.id] = replace(wish, ref=made.id, day=day)

    def change(self) -> None:
        """Move something to another day or another time, or remove it."""
        open_ones = self.due() if not self.is_doubtful() else []
        if not open_ones:
            return
        wish, wishes = self.dice.choice(open_ones), self.oracle.facts.wishes
        if self.dice.random() < 0.3:
            self.run(RemoveObligation(id=wish.ref) if wish.is_report else RemoveFollowUp(id=wish.ref))
            del self.oracle.facts.wishes[wish.ref]
            self.note(f"{self.clock.now()} removes {wish}")
            return
        day = wish.day + timedelta(days=self.dice.randrange(-10, 20))
        if wish.is_report:
            self.run(ChangeObligation(id=wish.ref, due_on=day))
            wishes[wish.ref] = replace(wish, day=day)
        else:
            minute = self.dice.choice((wish.minute, self.dice.randrange(24 * 60)))
            self.run(ChangeFollowUp(id=wish.ref, due_on=day, due_min=minute))
            wishes[wish.ref] = replace(wish, day=day, minute=minute)
        self.note(f"{self.clock.now()} moves {wish} to {wishes[wish.ref]}")

    def take_back(self) -> None:
        """Undo the last change."""
        if self.before is None or self.is_doubtful():
            return
        try:
            self.laptop.desk.undo()
        except SuideskError:
            self.note(f"{self.clock.now()} can't take back the last change")
        else:
            self.note(f"{self.clock.now()} takes back the last change")
            now, before = self.oracle.facts, self.before
            self.oracle.facts = replace(now, wishes=before.wishes, dismissed=before.dismissed, put_off=before.put_off)
        self.before = None

    def note(self, line: str) -> None:
        """Go on with the story."""
        self.story.append(line)


def next_shift(now: datetime) -> datetime | None:
    """Give the next change of the clocks (UTC) within a fortnight, to the minute; None where there is none."""
    hour, step = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0), timedelta(days=1)
    for _ in range(14):
        if (hour + step).astimezone(now.tzinfo).utcoffset() != hour.astimezone(now.tzinfo).utcoffset():
            while step > timedelta(minutes=1):
                step /= 2
                if (hour + step).astimezone(now.tzinfo).utcoffset() == hour.astimezone(now.tzinfo).utcoffset():
                    hour += step
            return (hour + step).replace(second=0, microsecond=0) + timedelta(minutes=1)
        hour += step
    return None
