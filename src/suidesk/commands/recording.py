"""What the desk itself writes into the ledger of reminders: raised, claimed, shown, withdrawn; none of it undoable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.domain.desk import DESK_ID, DeskSettings
from suidesk.domain.reminders import Outcome, Reminder
from suidesk.rules.delivery import is_claimed, is_resting, is_told, is_unfinished, needs_telling
from suidesk.rules.due import Due

if TYPE_CHECKING:
    from suidesk.store.reading import Reading
    from suidesk.store.tx import Tx


@dataclass(frozen=True)
class Recorded:
    """What a recording changed: raised, risen or true again; and what is no longer true.

    `is_outdated`: nothing was written, since the store has changed after the facts were taken.
    """

    new: tuple[Reminder, ...] = ()
    withdrawn: tuple[Reminder, ...] = ()
    is_outdated: bool = False


@dataclass(frozen=True)
class Planned:
    """What a recording would write: the rows of dues that differ, which of them are news, and those that end."""

    written: tuple[Reminder, ...]
    new: tuple[Reminder, ...]
    withdrawn: tuple[Reminder, ...]

    def pieces(self, size: int) -> Iterator[Planned]:
        """Give it in pieces of so many rows at most, which may be written one by one; none when it is empty."""
        news = {row.id for row in self.new}
        for start in range(0, len(self.written), size):
            some = self.written[start : start + size]
            yield Planned(some, tuple(row for row in some if row.id in news), ())
        for start in range(0, len(self.withdrawn), size):
            yield Planned((), (), self.withdrawn[start : start + size])

    def write(self, tx: Tx) -> Recorded:
        """Write it."""
        for row in (*self.written, *self.withdrawn):
            tx.put(row)
        return Recorded(self.new, self.withdrawn)


def planned(db: Reading, dues: Sequence[Due], judged: frozenset[str], now: datetime) -> Planned:
    """Plan to raise what is new in what the rules found at `now`, to update what changed, to withdraw what isn't so.

    `judged` names the rules that ran: what another rule once raised is left alone, so that a faulty rule withdraws
    nothing.
    """
    ledger = _Ledger.of(db)
    written: list[Reminder] = []
    new: list[Reminder] = []
    kept: set[str] = set()
    for due in dues:
        row = ledger.row(due)
        kept.add(row.id if row else due.key)
        wanted = _raised(due, now) if row is None else _updated(row, due, now)
        if wanted != row:
            written.append(wanted)
            if _is_news(row, wanted):
                new.append(wanted)
    gone = [row for row in ledger.open.values() if row.rule in judged and row.id not in kept]
    ended = [replace(_without_future(row, now), outcome=Outcome.WITHDRAWN, closed_at=now) for row in gone]
    return Planned(tuple(written), tuple(new), tuple(ended))


@dataclass(frozen=True, kw_only=True)
class RecordReminders:
    """Bring the ledger in line with what the rules found at `now`, whatever has changed since. See `planned`."""

    is_internal: ClassVar[bool] = True
    dues: tuple[Due, ...]
    judged: frozenset[str]
    now: datetime

    def apply(self, tx: Tx) -> Recorded:
        """Write the rows that differ."""
        return planned(tx, self.dues, self.judged, self.now).write(tx)


@dataclass(frozen=True, kw_only=True)
class WritePlanned:
    """Write what was planned over another connection, if nothing has changed since: `seen` is the newest batch then."""

    is_internal: ClassVar[bool] = True
    plan: Planned
    seen: int

    def apply(self, tx: Tx) -> Recorded:
        """Write it, or nothing."""
        return self.plan.write(tx) if tx.newest_batch() == self.seen else Recorded(is_outdated=True)


def _raised(due: Due, now: datetime) -> Reminder:
    return Reminder(
        id=due.key,
        rule=due.rule,
        subject_kind=due.subject_kind,
        subject_id=due.subject_id,
        occurrence=due.occurrence,
        due_on=due.due_on,
        stage=due.stage,
        severity=due.severity,
        evidence=due.evidence_text(),
        raised_at=now,
    )


def _updated(row: Reminder, due: Due, now: datetime) -> Reminder:
    """Follow the rule, unless the user closed the matter or answered it while the rules were at work.

    A higher stage ends rest and putting off. A lower one, which only a clock set wrong or a changed number
    brings, is remembered as shown no higher than it is, so that it can rise again.
    """
    is_newly_closed = row.closed_at is not None and row.outcome is not Outcome.WITHDRAWN and row.closed_at >= now
    if row.outcome is Outcome.DISMISSED or is_newly_closed:
        return row
    is_rising = due.stage > row.stage
    # A claim from the future was a wrong clock's; where it was lost in a crash, it still tells that.
    has_no_claim = is_rising or (_is_from_the_future(row, now) and is_told(row))
    return replace(
        row,
        due_on=due.due_on,
        stage=due.stage,
        severity=due.severity,
        evidence=due.evidence_text(),
        claimed_at=None if has_no_claim else row.claimed_at,
        shown_stage=None if row.shown_stage is None else min(row.shown_stage, due.stage),
        snoozed_until=None if is_rising else row.snoozed_until,
        waits_for=None if is_rising else row.waits_for,
        rests_at_stage=None if row.rests_at_stage is None else min(row.rests_at_stage, due.stage),
        outcome=None,
        closed_at=None,
    )


def _is_from_the_future(row: Reminder, now: datetime) -> bool:
    return row.claimed_at is not None and row.claimed_at > now


def _without_future(row: Reminder, now: datetime) -> Reminder:
    """Forget that it was told at a moment that has not come: it was told too early, and will be true again."""
    return replace(row, claimed_at=None, shown_stage=None) if _is_from_the_future(row, now) else row


def _is_news(before: Reminder | None, after: Reminder) -> bool:
    if before is None:
        return True
    is_back = before.outcome is not None and after.outcome is None
    return after.stage > before.stage or (is_back and not is_told(after) and not is_resting(after))


@dataclass(frozen=True)
class _Ledger:
    """The open rows, and the way to the closed ones."""

    db: Reading
    open: Mapping[str, Reminder]
    open_episodes: Mapping[tuple[str, str], Reminder]

    @classmethod
    def of(cls, db: Reading) -> _Ledger:
        rows = db.records(Reminder, "WHERE outcome IS NULL")
        return cls(db, {row.id: row for row in rows}, {(row.rule, row.subject_id): row for row in rows})

    def row(self, due: Due) -> Reminder | None:
        """Find the row of an occurrence.

        An episode whose first day moved, because hours were noted late, is still the same episode: the row that
        is open, or one that the user closed and that began within it.
        """
        found = self.open.get(due.key)
        if found is None and due.is_episode:
            found = self.open_episodes.get((due.rule, due.subject_id))
        if found is not None:
            return found
        return self.db.find(Reminder, due.key) or (self._within(due) if due.is_episode else None)

    def _within(self, due: Due) -> Reminder | None:
        rows = self.db.records(
            Reminder,
            "WHERE subject_id = ? AND rule = ? AND occurrence >= ? AND outcome <> ? ORDER BY occurrence DESC LIMIT 1",
            (due.subject_id, due.rule, due.occurrence, Outcome.WITHDRAWN.value),
        )
        return rows[0] if rows else None


@dataclass(frozen=True)
class Claimed:
    """A reminder that this process may now tell; it was claimed before when a crash lost it."""

    id: str
    stage: int
    was_lost: bool


@dataclass(frozen=True, kw_only=True)
class ClaimReminders:
    """Reserve reminders for telling, before they are shown: a crash after it shows them again, never not at all."""

    is_internal: ClassVar[bool] = True
    ids: tuple[str, ...]
    now: datetime

    def apply(self, tx: Tx) -> tuple[Claimed, ...]:
        """Claim those that still need telling and that nobody else has just claimed."""
        claimed: list[Claimed] = []
        for ref in self.ids:
            row = tx.find(Reminder, ref)
            if row is None or not needs_telling(row, self.now) or is_claimed(row, self.now):
                continue
            was_lost = is_unfinished(row)
            tx.put(replace(row, claimed_at=self.now, shown_stage=None if is_told(row) else row.shown_stage))
            claimed.append(Claimed(row.id, row.stage, was_lost))
        return tuple(claimed)


@dataclass(frozen=True, kw_only=True)
class MarkRemindersShown:
    """Note the stage at which each reminder was shown."""

    is_internal: ClassVar[bool] = True
    stages: Mapping[str, int]

    def apply(self, tx: Tx) -> None:
        """Write it; a reminder that is gone meanwhile stays gone."""
        for ref, stage in self.stages.items():
            row = tx.find(Reminder, ref)
            if row is not None and (row.shown_stage is None or row.shown_stage < stage):
                tx.put(replace(row, shown_stage=stage))


@dataclass(frozen=True, kw_only=True)
class NoteTold:
    """Note the local day on which what can wait was told together, and that what a restore lacked is told again."""

    is_internal: ClassVar[bool] = True
    gathered_on: date | UnsetType = UNSET
    restored_from: UnsetType | None = UNSET

    def apply(self, tx: Tx) -> None:
        """Write it to the desk's own row."""
        tx.change(DeskSettings, DESK_ID, **given(self))
