"""An independent judge of what must have been shown and what must not; it knows nothing of the program's rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NoReturn

STEPS = (30, 14, 7, -1)
"""Days before a report's day at which it is told anew; the last one is late."""
NEAR = 7
SPEAKS = range(9, 21)
"""Hours of the day in which pop-ups come."""
CLAIM = timedelta(minutes=8)
"""After a crash what was claimed may take so long, with a clock that is set back by some minutes."""
CORRECTED = timedelta(minutes=5)
"""A clock that is ahead by no more is set right unasked."""
LONG_AGO = datetime(1970, 1, 2, tzinfo=UTC)

Key = tuple[str, date]
"""A matter and the day that it is due on: a new day makes a new reminder."""


class Wrong(AssertionError):
    """The program broke a promise."""


def broken(how: str) -> NoReturn:
    """Say which promise was broken, and how."""
    raise Wrong(how)


@dataclass(frozen=True)
class Wish:
    """What a person wants to be reminded of: a follow-up (perhaps with a minute of the day), or a report."""

    ref: str
    day: date
    minute: int | None = None
    is_report: bool = False
    every: int | None = None
    """Days after which it comes again."""
    is_done: bool = False
    text: str = "Winter Fund"
    """What a pop-up about it says among else."""

    @property
    def key(self) -> Key:
        """Give the occurrence."""
        return self.ref, self.day

    def stage(self, now: datetime) -> int | None:
        """Give how far it has come by a local moment; None before it is due."""
        if self.is_done:
            return None
        if self.is_report:
            left = (self.day - now.date()).days
            return sum(left <= step for step in STEPS) - 1 if left <= STEPS[0] else None
        return 0 if self.at(now) <= now.astimezone(UTC) else None

    def at(self, now: datetime) -> datetime:
        """Give the instant of a follow-up where the laptop is."""
        minute = 540 if self.minute is None else self.minute
        return datetime.combine(self.day, time(minute // 60, minute % 60), now.tzinfo).astimezone(UTC)

    def can_wait(self, now: datetime) -> bool:
        """Tell whether Monday is soon enough: for a follow-up without a time, and a report that isn't near yet."""
        stage = self.stage(now)
        if not self.is_report:
            return self.minute is None
        return stage == 0 or (stage != len(STEPS) - 1 and (self.day - now.date()).days > NEAR)


@dataclass(frozen=True)
class Moments:
    """When a pop-up came, by the clock; when the look that brought it began; and when it really came, all local."""

    now: datetime
    began: datetime
    real: datetime


@dataclass(frozen=True)
class PutOff:
    """Until when (UTC: moments of one zone are compared by their hands), and at which stage: a higher one ends it."""

    until: datetime
    stage: int


@dataclass(frozen=True)
class Facts:
    """All that a person wrote and answered; a copy is a backup."""

    wishes: dict[str, Wish] = field(default_factory=dict)
    dismissed: frozenset[Key] = frozenset()
    put_off: dict[Key, PutOff] = field(default_factory=dict)
    gathered: date | None = None
    told: dict[Key, int] = field(default_factory=dict)
    told_at: dict[Key, datetime] = field(default_factory=dict)
    told_minute: dict[Key, int | None] = field(default_factory=dict)
    """The minute of the day that it had when it was told, or when a look last saw it due."""
    told_truly: set[Key] = field(default_factory=set)
    """What was told when it was so by the real time, whatever the clock said."""
    ended_at: dict[Key, datetime] = field(default_factory=dict)
    """When it was dismissed."""

    def copy(self) -> Facts:
        """Give one that stays as it is."""
        names = "wishes", "put_off", "told", "told_at", "told_minute", "ended_at"
        copies = {name: dict(getattr(self, name)) for name in names}
        copies["told_truly"] = set(self.told_truly)
        return replace(self, **copies)


@dataclass
class Oracle:
    """What was shown so far, and what may be shown once more, and why."""

    facts: Facts = field(default_factory=Facts)
    again: dict[Key, set[str]] = field(default_factory=dict)
    """Why an occurrence may come once more: "crash" and "restore", in a digest that says so."""
    is_restored: bool = False
    is_tainted: bool = False
    """The clock was wrong, and no look has been sure since."""
    maybe: set[Key] = field(default_factory=set)
    """What was told at its time, and that a clock behind took back: it may come once more or not."""
    held: set[Key] = field(default_factory=set)
    """What a process that was killed had claimed: for some minutes nobody else tells it."""
    claims_until: datetime = LONG_AGO
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def told(self) -> dict[Key, int]:
        """The highest stage of each occurrence that was shown."""
        return self.facts.told

    @property
    def told_at(self) -> dict[Key, datetime]:
        """When, by the clock."""
        return self.facts.told_at

    # --- before a look ---

    def settle(self, now: datetime, *, is_sure: bool) -> None:
        """End what was put off and became more urgent; take back what a clock that was ahead had told too early."""
        self._hear_of_other_times(now)
        for ref, put in list(self.facts.put_off.items()):
            if (stage := self.stage_of(ref, now)) is not None and stage > max(put.stage, self.told.get(ref, -1)):
                del self.facts.put_off[ref]
        for ref in list(self.told) if is_sure else ():
            if self.told_at[ref] > now.astimezone(UTC) + CORRECTED:
                self._take_back(ref, self.stage_of(ref, now))

    def _take_back(self, key: Key, stage: int | None) -> None:
        if key in self.facts.told_truly:
            self.maybe.add(key)
        elif stage is None:
            if self.is_open(key):
                del self.told[key]
            return
        else:
            self.told[key], self.told_at[key] = min(self.told[key], stage), LONG_AGO
        if stage is not None and (put := self.facts.put_off.get(key)) is not None:
            self.facts.put_off[key] = replace(put, stage=min(put.stage, stage))

    def _hear_of_other_times(self, now: datetime) -> None:
        """Another time of its day that has come since it was told, or dismissed, makes it news."""
        facts = self.facts
        for wish in facts.wishes.values():
            key, is_dismissed = wish.key, wish.key in facts.dismissed
            since = facts.ended_at[key] if is_dismissed else facts.told_at.get(key)
            is_other = wish.minute is not None and facts.told_minute.get(key, wish.minute) != wish.minute
            if wish.stage(now) is None or since is None:
                continue
            if is_other and since == LONG_AGO:
                self.maybe.add(key)
            elif is_other and wish.at(now) > since:
                facts.told.pop(key, None)
                facts.put_off.pop(key, None)
                self.facts = facts = replace(facts, dismissed=facts.dismissed - {key})
            facts.told_minute[key] = wish.minute

    def is_open(self, key: Key) -> bool:
        """Tell whether a person still wants it, on that day, sooner or later."""
        wish = self.facts.wishes.get(key[0])
        return wish is not None and wish.day == key[1] and not wish.is_done and key not in self.facts.dismissed

    def stage_of(self, key: Key, now: datetime) -> int | None:
        """Give the stage of an occurrence; None when it isn't due or no longer so."""
        wish = self.facts.wishes.get(key[0])
        return wish.stage(now) if wish is not None and wish.day == key[1] else None

    def is_put_off(self, key: Key, stage: int, now: datetime) -> bool:
        """Tell whether the person wants it later."""
        put = self.facts.put_off.get(key)
        return put is not None and stage <= put.stage and now.astimezone(UTC) < put.until

    def is_wanted(self, key: Key, now: datetime) -> bool:
        """Tell whether it is due, not ended by the person, and not put off."""
        stage = self.stage_of(key, now)
        return stage is not None and key not in self.facts.dismissed and not self.is_put_off(key, stage, now)

    # --- what was shown ---

    def see(self, key: Key, stage: int, at: Moments, title: str, *, is_digest: bool) -> None:
        """Judge one reminder of a pop-up."""
        now, began, real = at.now, at.began, at.real
        if stage not in {self.stage_of(key, now), self.stage_of(key, began)} or key in self.facts.dismissed:
            broken(f"shown though it isn't so: {key} at stage {stage}, {title}")
        if self.is_put_off(key, stage, now):
            broken(f"shown though put off: {key}, {title}")
        self._see_the_hour(key, stage, began if began.hour in SPEAKS else now, title)
        reasons = self.again.pop(key, set())
        is_again = self.told.get(key, -1) >= stage and not self._came_back(key, now)
        if is_again and key not in self.maybe:
            if (
                not reasons
                or not is_digest
                or ("restore" in reasons and "backup" not in title and "crash" not in reasons)
            ):
                broken(f"shown twice: {key} at stage {stage}, {title}, {reasons}")
            self.counts["again"] += 1
        self.told[key], self.told_at[key] = stage, now.astimezone(UTC)
        self.facts.told_minute[key] = self.facts.wishes[key[0]].minute
        self.maybe.discard(key)
        if self.stage_of(key, real) == stage:
            self.facts.told_truly.add(key)
        else:
            self.facts.told_truly.discard(key)
        self.held.discard(key)
        self.counts["shown"] += 1

    def _see_the_hour(self, key: Key, stage: int, now: datetime, title: str) -> None:
        wish = self.facts.wishes[key[0]]
        if now.hour not in SPEAKS and wish.minute is None:
            broken(f"shown in quiet hours: {key}, {title}")
        if wish.can_wait(now) and not (self.is_gathering(now) or self.is_restored or self._is_back(key, stage)):
            broken(f"shown though Monday is soon enough: {key}, {title}")

    def is_gathering(self, now: datetime) -> bool:
        """Tell whether what can wait is to be shown: on Monday, or on the first day after it that speaks."""
        today, gathered = now.date(), self.facts.gathered
        monday = today - timedelta(days=today.weekday())
        return now.hour in SPEAKS and (gathered is None or gathered > today or gathered < monday)

    def _is_back(self, key: Key, stage: int) -> bool:
        return key in self.facts.put_off and stage <= self.facts.put_off[key].stage

    def _came_back(self, key: Key, now: datetime) -> bool:
        put = self.facts.put_off.get(key)
        return put is not None and put.until <= now.astimezone(UTC) and self.told_at[key] < put.until

    # --- after a look that came to its end ---

    def judge(self, now: datetime, *, is_sure: bool, is_noted: bool) -> None:
        """Nothing that is due is missing on the screen; `is_noted`: the clock isn't in doubt."""
        is_heard, is_gathering = now.hour in SPEAKS, self.is_gathering(now)
        is_held = now.astimezone(UTC) < self.claims_until and any(self.is_wanted(key, now) for key in self.held)
        for wish in self.facts.wishes.values():
            stage, key = wish.stage(now), wish.key
            if stage is None or not self.is_wanted(key, now):
                continue
            is_back = self._is_back(key, stage)
            can_wait = wish.can_wait(now) and not is_gathering and not self.is_restored and not is_back
            if is_held or can_wait or not (is_heard or wish.minute is not None):
                continue
            if self.told.get(key, -1) < stage or (is_back and self._came_back(key, now)):
                broken(f"missed: {key} at stage {stage}, told {self.told.get(key)} at {self.told_at.get(key)}")
            self.counts["judged"] += 1
        if is_heard and is_noted and not is_held:
            self._end_the_round(now, is_gathering=is_gathering)
        self.is_tainted = self.is_tainted and not is_sure

    def _end_the_round(self, now: datetime, *, is_gathering: bool) -> None:
        if is_gathering:
            self.facts = replace(self.facts, gathered=now.date())
        for key, reasons in self.again.items():
            if "restore" in reasons and not self.is_wanted(key, now):
                # Nobody wanted it when the rest came once more: whoever takes that back wants to hear of it.
                self.told.pop(key, None)
            reasons.discard("restore")
        self.is_restored = False

    def see_today(self, listed: set[Key], now: datetime, until: datetime, *, is_sure: bool) -> None:
        """Judge what stands on Today after a look: all that is wanted, and nothing else while the clock is sure."""
        keys = {wish.key for wish in self.facts.wishes.values()}
        wanted = {key for key in keys if self.is_wanted(key, now)}
        if wanted - listed:
            broken(f"not on Today: {wanted - listed}")
        others = listed - wanted - {key for key in keys if self.is_wanted(key, until)}
        if is_sure and others:
            broken(f"on Today though nobody wants it: {others}")

    def see_screen(self, key: str, told: list[Key], now: datetime) -> None:
        """Judge a pop-up that is still there: something of it is wanted."""
        if not any(self.is_wanted(one, now) for one in told):
            broken(f"left on the screen: {key}, {told}")

    # --- what happens to a laptop ---

    def crashed(self, lost: set[Key], now: datetime) -> None:
        """Killed: what was claimed, or on the screen and not marked, may come once more, after some minutes."""
        for key in lost:
            self.again.setdefault(key, set()).add("crash")
        if lost:
            self.held, self.claims_until = set(lost), now.astimezone(UTC) + CLAIM

    def known(self) -> Facts:
        """Give what a backup holds: what may come once more is what the store doesn't know to have shown."""
        facts = self.facts.copy()
        for key in (key for key, reasons in self.again.items() if reasons):
            facts.told.pop(key, None)
        return facts

    def restored(self, facts: Facts) -> None:
        """Back to a backup: what it doesn't know to have told may come once more.

        What it doesn't know at all is new when a person writes it once more.
        """
        before, self.facts = self.facts, facts.copy()
        self.is_restored = True
        known = {wish.key for wish in facts.wishes.values()}
        for key, stage in before.told.items():
            if key not in known or facts.told.get(key, -1) >= stage:
                continue
            self.again.setdefault(key, set()).add("restore")
            self.told[key] = max(stage, self.told.get(key, stage))
            self.told_at[key] = before.told_at[key]
