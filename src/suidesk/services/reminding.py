"""The tick: look at the facts, bring the ledger in line, tell what is new; safe at any moment, however often."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from suidesk.commands.recording import Planned, Recorded, RecordReminders, WritePlanned, planned
from suidesk.queries.coming import Coming, ComingUp
from suidesk.queries.keeping import Kept
from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.queries.reminders import NextReturn, ReminderRow, RemindersPressing, StoreVersion
from suidesk.queries.tuning import SettingsInUse
from suidesk.rules.delivery import CLAIM_LASTS
from suidesk.rules.engine import RULES, Fault, Findings, due
from suidesk.rules.moments import Moment
from suidesk.rules.thresholds import TELL_FROM, Settings
from suidesk.services.telling import PIECE, Asks, Runs, Telling, Told

if TYPE_CHECKING:
    from suidesk.domain.changes import Change
    from suidesk.domain.reminders import Reminder
    from suidesk.rules.clock_doubt import Doubt
    from suidesk.rules.due import Due
    from suidesk.rules.rule import Rule
    from suidesk.services.clock_check import ClockCheck
    from suidesk.services.desk import Done
    from suidesk.services.ports import Notifier
    from suidesk.store.reading import Reading

AWAY: Final = timedelta(minutes=5)
"""A pause between two ticks after which the laptop slept: what came due in it is told as one digest."""
BETWEEN: Final = timedelta(minutes=20)
"""The same between two processes: the system's timer looks every ten minutes, and what is noted is five old at most."""
TRIES: Final = 3
"""Looks at a store that changes meanwhile, before what was found is recorded all the same: the next tick mends it."""
FIRST: Final = 20
"""Open reminders that a tick gives, the worst; who wants all of them asks for them."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rulebook:
    """The rules that judge, and their numbers: `settings` None are those of the store, read at every evaluation."""

    settings: Settings | None = None
    rules: tuple[Rule, ...] = RULES


USUAL: Final = Rulebook()


@dataclass(frozen=True, kw_only=True)
class Ticked:
    """What a tick found.

    `new` was raised, rose a stage or became true again in this very tick; `waiting` counts what needs the user, and
    `open` is the worst of it, at most `FIRST`. `coming` is what will need the user and when, the soonest first.
    `changes` are for listeners. `doubt`: the clock may be wrong, and until a person says that it isn't, nothing is
    taken off the list; where the day is in doubt, nothing is looked at.
    """

    checked_at: datetime
    new: tuple[ReminderRow, ...] = ()
    open: tuple[ReminderRow, ...] = ()
    waiting: int = 0
    withdrawn: tuple[ReminderRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    coming: tuple[Coming, ...] = ()
    changes: tuple[Change, ...] = ()
    did_evaluate: bool = True
    doubt: Doubt | None = None

    @property
    def next_due(self) -> Due | ReminderRow | None:
        """Give what the heartbeat names: what comes next."""
        return self.coming[0].said if self.coming else None

    @property
    def next_on(self) -> date | None:
        """Give the local day of it."""
        return self.coming[0].on if self.coming else None


@dataclass(frozen=True)
class _Settled:
    """What the last evaluation holds for: this version of the store, local day and zone, until a moment."""

    version: int
    day: date
    zone: str
    since: datetime
    until: datetime
    is_sure: bool

    def holds(self, version: int, now: datetime, *, is_sure: bool) -> bool:
        """Tell whether nothing can be new at `now`."""
        is_same = (version, now.date(), str(now.tzinfo), is_sure) == (self.version, self.day, self.zone, self.is_sure)
        return is_same and self.since <= now < self.until


@dataclass(frozen=True)
class Seen:
    """What was found of one state of the store, and what the ledger lacks of it; `version` is that state's."""

    version: int
    moment: Moment
    settings: Settings
    found: Findings
    plan: Planned


@dataclass
class _Recording:
    """What was written so far; `version` is that of the store after it, if nobody else has changed anything."""

    version: int = 0
    new: list[Reminder] = field(default_factory=list)
    withdrawn: list[Reminder] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    is_over: bool = False

    def note(self, done: Done) -> None:
        """Add what a command has written."""
        recorded: Recorded = done.result
        self.is_over |= recorded.is_over
        self.new += recorded.new
        self.withdrawn += recorded.withdrawn
        self.changes.append(done.change)
        self.version += done.change.batch is not None


@dataclass(frozen=True)
class Look:
    """Facts, rules and ledger in one snapshot, so that all of it fits together however long it takes."""

    now: datetime
    by: Rulebook
    kept: Kept
    is_sure: bool

    def fetch(self, db: Reading) -> Seen:
        """Look; nothing is written."""
        version = StoreVersion().fetch(db)
        settings = self.by.settings or SettingsInUse(self.now).fetch(db)
        facts = ReminderFacts(self.now, settings, self.kept).fetch(db)
        found = due(facts, self.now, settings, self.by.rules)
        plan = planned(db, found.dues, found.judged, self.now, is_sure=self.is_sure)
        return Seen(version, Moment.of(self.now, facts.zone), settings, found, plan)


class Reminding:
    """Ticks. All memory that matters is in the store; what is kept here only saves work."""

    def __init__(
        self,
        asks: Asks,
        runs: Runs,
        notifier: Notifier | None,
        check: ClockCheck | None = None,
        by: Rulebook = USUAL,
    ) -> None:
        """Ask and run over the given desk; without a notifier nothing is told, and nothing is marked as told.

        Most of the work is asking: over a connection of its own it keeps nobody waiting who writes.
        `check` None: every moment is believed.
        """
        self._asks, self._runs = asks, runs
        self._by = by
        self._telling, self._check = Telling(asks, runs, notifier), check
        self._kept = Kept()
        self._last: Ticked | None = None
        self._settled: _Settled | None = None
        self._logged: set[tuple[str, str]] = set()

    def tick(self, now: datetime) -> Ticked:
        """Look once, at an aware `now`. Raises what the store raises; a faulty rule or pop-up is in the result."""
        doubt = self._check.look(now) if self._check else None
        if doubt is None:
            self._telling.is_sure_again()
        elif not doubt.is_slight:
            return self._wait(now, doubt)
        version = self._asks.ask(StoreVersion())
        if self._last is not None and self._settled and self._settled.holds(version, now, is_sure=doubt is None):
            nothing: Any = {"new": (), "withdrawn": (), "changes": ()}
            self._last = replace(self._last, checked_at=now, did_evaluate=False, doubt=doubt, **nothing)
        else:
            self._last = self._evaluate(now, doubt)
        return self._last

    def tell_by(self, notifier: Notifier | None) -> None:
        """Tell by another notifier from the next tick on; for the thread that ticks."""
        self._telling, self._settled = Telling(self._asks, self._runs, notifier), None

    def _wait(self, now: datetime, doubt: Doubt) -> Ticked:
        """Leave everything as it is until the clock is right, or a person says that it is."""
        faults = self._ask_about_clock(doubt, now)
        return replace(self._unlooked(now, doubt), faults=faults)

    def _ask_about_clock(self, doubt: Doubt, now: datetime) -> tuple[Fault, ...]:
        """Ask by a pop-up, unless this or another process has done so already."""
        if self._check is None or self._check.was_asked():
            return ()
        faults = self._telling.ask_about_clock(doubt, now)
        if self._telling.is_asking:
            self._check.note_asked()
        return faults

    def _unlooked(self, now: datetime, doubt: Doubt | None) -> Ticked:
        """Give what stands in the ledger, with nothing looked at; the next tick looks."""
        self._settled = None
        pressing = self._asks.ask(RemindersPressing(now, FIRST))
        return Ticked(
            checked_at=now,
            open=tuple(pressing.rows),
            waiting=pressing.total,
            coming=self._last.coming if self._last else (),
            did_evaluate=False,
            doubt=doubt,
        )

    def _evaluate(self, now: datetime, doubt: Doubt | None) -> Ticked:
        seen, recorded = self._recorded(now, is_sure=doubt is None)
        if recorded.is_over:
            return replace(self._unlooked(now, doubt), changes=_noteworthy(recorded.changes))
        found = seen.found
        self._log_faults(found.faults)
        asked = self._ask_about_clock(doubt, now) if doubt else ()
        among = frozenset(one.key for one in found.dues) if doubt else None
        told = self._telling.tell(seen.moment, seen.settings, is_back=self._is_back(now), among=among)
        until = min(self._turns(seen.moment, seen.settings, found, told))
        version = self._after(recorded.version, told.changes)
        self._settled = _Settled(version, now.date(), str(now.tzinfo), now, until, is_sure=doubt is None)
        pressing = self._asks.ask(RemindersPressing(now, FIRST))
        return Ticked(
            checked_at=now,
            new=tuple(map(ReminderRow.of, recorded.new)),
            open=tuple(pressing.rows),
            waiting=pressing.total,
            withdrawn=tuple(map(ReminderRow.of, recorded.withdrawn)),
            faults=(*found.faults, *asked, *told.faults),
            coming=tuple(self._asks.ask(ComingUp(found.aheads, now))),
            changes=_noteworthy([*recorded.changes, *told.changes]),
            doubt=doubt,
        )

    def _recorded(self, now: datetime, *, is_sure: bool) -> tuple[Seen, _Recording]:
        """Look, and bring the ledger in line; look again when the store has changed in between."""
        recording = _Recording()
        for _ in range(TRIES):
            seen = self._asks.ask(Look(now, self._by, self._kept, is_sure))
            if self._is_written(seen, recording, now):
                return seen, recording
        # Whoever goes on changing things is told of what was true a moment ago rather than of nothing.
        found = seen.found
        command = RecordReminders(dues=found.dues, judged=found.judged, now=now, is_sure=is_sure)
        recording.note(self._runs.run(command))
        return seen, recording

    def _is_written(self, seen: Seen, recording: _Recording, now: datetime) -> bool:
        """Write what the ledger lacks, unless the store changes: piece by piece, so that nobody waits for many rows."""
        recording.version = seen.version
        for piece in seen.plan.pieces(PIECE):
            done = self._runs.run(WritePlanned(plan=piece, seen=recording.version, now=now))
            if done.result.is_outdated:
                return False
            recording.note(done)
        return True

    def _after(self, version: int, own: Sequence[Change]) -> int:
        """Give the version that the evaluation holds for: its own writing is no news, that of others in between is."""
        after = version + sum(change.batch is not None for change in own)
        return after if self._asks.ask(StoreVersion()) == after else version

    def _is_back(self, now: datetime) -> bool:
        """Tell whether this is the first tick after a pause or a jump of the clock, or the first that is known of."""
        if self._last is None:
            before = self._check.looked_before if self._check else None
            return before is None or not timedelta(0) <= now.astimezone(UTC) - before <= BETWEEN
        # Moments of one zone are subtracted by their hands: the hour that summer time repeats would look like a pause.
        passed = now.astimezone(UTC) - self._last.checked_at.astimezone(UTC)
        return not timedelta(0) <= passed <= AWAY

    def _turns(self, moment: Moment, settings: Settings, found: Findings, told: Told) -> list[datetime]:
        """List the moments at which something may be new although no record has changed."""
        tell_from = moment.instant(moment.day, settings.value(TELL_FROM))
        ahead, back = found.next_ahead, self._asks.ask(NextReturn(moment.at))
        return [
            moment.next_midnight(),
            *([tell_from] if tell_from > moment.at else []),
            *([ahead.at] if ahead else []),
            *([back] if back else []),
            *([moment.at + CLAIM_LASTS] if told.is_left else []),
        ]

    def _log_faults(self, faults: tuple[Fault, ...]) -> None:
        """Log each fault once, by its kind alone: its message may hold what the store holds."""
        for fault in faults:
            kind = (fault.rule, type(fault.error).__name__)
            if kind not in self._logged:
                self._logged.add(kind)
                _log.error("the rule %s failed with %s", *kind)


def _noteworthy(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Give those that changed something."""
    return tuple(change for change in changes if change.batch is not None)
