"""The tick: look at the facts, bring the ledger in line, tell what is new; safe at any moment, however often."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.commands.recording import RecordReminders
from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.queries.reminders import NextReturn, ReminderRow, RemindersOpen, StoreVersion
from suidesk.queries.tuning import SettingsInUse
from suidesk.rules.delivery import CLAIM_LASTS
from suidesk.rules.engine import RULES, Fault, Findings, due
from suidesk.rules.moments import Moment
from suidesk.rules.thresholds import TELL_FROM, Settings
from suidesk.services.telling import Asks, Runs, Telling, Told

if TYPE_CHECKING:
    from suidesk.commands.recording import Recorded
    from suidesk.domain.changes import Change
    from suidesk.rules.due import Due
    from suidesk.rules.rule import Rule
    from suidesk.services.ports import Notifier

AWAY: Final = timedelta(minutes=5)
"""A pause between two ticks after which the laptop slept: what came due in it is told as one digest."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Ticked:
    """What a tick found.

    `new` was raised, rose a stage or became true again in this very tick; `open` is what needs the user, worst
    first. `next_due` and `next_on` are the heartbeat's: what comes next, and when. `changes` are for listeners.
    """

    checked_at: datetime
    new: tuple[ReminderRow, ...] = ()
    open: tuple[ReminderRow, ...] = ()
    withdrawn: tuple[ReminderRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    next_due: Due | None = None
    next_on: date | None = None
    changes: tuple[Change, ...] = ()
    did_evaluate: bool = True


@dataclass(frozen=True)
class _Settled:
    """What the last evaluation holds for: this version of the store, local day and zone, until a moment."""

    version: tuple[int, int]
    day: date
    zone: str
    since: datetime
    until: datetime

    def holds(self, version: tuple[int, int], now: datetime) -> bool:
        """Tell whether nothing can be new at `now`."""
        is_same = (version, now.date(), str(now.tzinfo)) == (self.version, self.day, self.zone)
        return is_same and self.since <= now < self.until


class Reminding:
    """Ticks. All memory that matters is in the store; what is kept here only saves work."""

    def __init__(
        self,
        asks: Asks,
        runs: Runs,
        notifier: Notifier | None,
        settings: Settings | None = None,
        rules: tuple[Rule, ...] = RULES,
    ) -> None:
        """Ask and run over the given desk; without a notifier nothing is told, and nothing is marked as told.

        `settings` None: those of the store, read at every evaluation.
        """
        self._asks, self._runs = asks, runs
        self._given, self._rules = settings, rules
        self._telling = Telling(asks, runs, notifier)
        self._last: Ticked | None = None
        self._settled: _Settled | None = None
        self._logged: set[tuple[str, str]] = set()

    def tick(self, now: datetime) -> Ticked:
        """Look once, at an aware `now`. Raises what the store raises; a faulty rule or pop-up is in the result."""
        version = self._asks.ask(StoreVersion())
        if self._last is not None and self._settled is not None and self._settled.holds(version, now):
            self._last = replace(self._last, checked_at=now, new=(), withdrawn=(), changes=(), did_evaluate=False)
        else:
            self._last = self._evaluate(now, version)
        return self._last

    def _evaluate(self, now: datetime, version: tuple[int, int]) -> Ticked:
        settings = self._given or self._asks.ask(SettingsInUse(now))
        facts = self._asks.ask(ReminderFacts(now, settings))
        moment = Moment.of(now, facts.zone)
        found = due(facts, now, settings, self._rules)
        self._log_faults(found.faults)
        done = self._runs.run(RecordReminders(dues=found.dues, judged=found.judged, now=now))
        recorded: Recorded = done.result
        told = self._telling.tell(moment, settings, is_back=self._is_back(now))
        until = min(self._turns(moment, settings, found, told))
        self._settled = _Settled(self._after(version), now.date(), str(now.tzinfo), now, until)
        return Ticked(
            checked_at=now,
            new=tuple(map(ReminderRow.of, recorded.new)),
            open=tuple(self._asks.ask(RemindersOpen(now))),
            withdrawn=tuple(map(ReminderRow.of, recorded.withdrawn)),
            faults=(*found.faults, *told.faults),
            next_due=found.next_ahead.due if found.next_ahead else None,
            next_on=found.next_ahead.on if found.next_ahead else None,
            changes=tuple(change for change in (done.change, *told.changes) if change.touched),
        )

    def _after(self, version: tuple[int, int]) -> tuple[int, int]:
        """Give the version that the evaluation holds for: its own writing over the same connection is no news."""
        elsewhere, here = self._asks.ask(StoreVersion())
        return (elsewhere, here) if elsewhere == version[0] else version

    def _is_back(self, now: datetime) -> bool:
        """Tell whether this is the first tick, or the first one after a pause or a jump of the clock."""
        return self._last is None or not timedelta(0) <= now - self._last.checked_at <= AWAY

    def _turns(self, moment: Moment, settings: Settings, found: Findings, told: Told) -> list[datetime]:
        """List the moments at which something may be new although no record has changed."""
        tell_from = moment.instant(moment.day, settings.value(TELL_FROM))
        back = self._asks.ask(NextReturn(moment.at))
        return [
            moment.next_midnight(),
            *([tell_from] if tell_from > moment.at else []),
            *([found.next_ahead.at] if found.next_ahead else []),
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
