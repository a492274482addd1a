"""What the desk itself writes into the ledger of reminders: raised, claimed, shown, withdrawn; none of it undoable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.domain.desk import DESK_ID, DeskSettings
from suidesk.domain.reminders import Outcome, Reminder
from suidesk.rules.delivery import (
    ASLEEP,
    has_new_time,
    is_claimed,
    is_from_the_future,
    is_resting,
    is_told,
    is_unfinished,
    may_fall,
    needs_telling,
)
from suidesk.rules.due import Due

if TYPE_CHECKING:
    from suidesk.store.reading import Reading
    from suidesk.store.tx import Tx


@dataclass(frozen=True)
class Recorded:
    """What a recording changed: raised, risen or true again; and what is no longer true.

    `is_outdated`: nothing was written, since the store has changed after the facts were taken. `is_over`: neither was
    anything written, since that was too long ago.
    """

    new: tuple[Reminder, ...] = ()
    withdrawn: tuple[Reminder, ...] = ()
    is_outdated: bool = False
    is_over: bool = False


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


def planned(
    db: Reading, dues: Sequence[Due], judged: frozenset[str], now: datetime, *, is_sure: bool = True
) -> Planned:
    """Plan to raise what is new in what the rules found at `now`, to update what changed, to withdraw what isn't so.

    `judged` names the rules that ran: what another rule once raised is left alone, so that a faulty rule withdraws
    nothing. While the clock is in doubt (not `is_sure`) nothing is withdrawn, and what was told stays told.
    """
    ledger = _Ledger.of(db)
    written: list[Reminder] = []
    new: list[Reminder] = []
    kept: set[str] = set()
    for due in dues:
        row = ledger.row(due)
        kept.add(row.id if row else due.key)
        wanted = _raised(due, now) if row is None else _updated(row, due, now, is_sure=is_sure)
        if wanted != row:
            written.append(wanted)
            if _is_news(row, wanted):
                new.append(wanted)
    gone = [row for row in ledger.open.values() if is_sure and row.rule in judged and row.id not in kept]
    ended = [replace(_without_future(row, now), outcome=Outcome.WITHDRAWN, closed_at=now) for row in gone]
    return Planned(tuple(written), tuple(new), tuple(ended))


@dataclass(frozen=True, kw_only=True)
class RecordReminders:
    """Bring the ledger in line with what the rules found at `now`, whatever has changed since. See `planned`."""

    is_internal: ClassVar[bool] = True
    dues: tuple[Due, ...]
    judged: frozenset[str]
    now: datetime
    is_sure: bool = True

    def apply(self, tx: Tx) -> Recorded:
        """Write the rows that differ."""
        if tx.now - self.now > ASLEEP:
            return Recorded(is_over=True)
        return planned(tx, self.dues, self.judged, self.now, is_sure=self.is_sure).write(tx)


@dataclass(frozen=True, kw_only=True)
class WritePlanned:
    """Write what was planned at `now` over another connection, if nothing has changed since.

    `seen` is the newest batch then.
    """

    is_internal: ClassVar[bool] = True
    plan: Planned
    seen: int
    now: datetime

    def apply(self, tx: Tx) -> Recorded:
        """Write it, or nothing."""
        if tx.now - self.now > ASLEEP:
            return Recorded(is_over=True)
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


def _updated(row: Reminder, due: Due, now: datetime, *, is_sure: bool) -> Reminder:
    """Follow the rule, unless the user closed the matter or answered it while the rules were at work.

    A higher stage ends rest and putting off, and so does another time of its day that the user gave it. A lower one,
    which only a clock set wrong or a changed number brings, is remembered as shown no higher than it is, so that it
    can rise again.
    """
    is_newly_closed = row.closed_at is not None and row.outcome is not Outcome.WITHDRAWN and row.closed_at >= now
    is_news = has_new_time(row, due, now)
    if (row.outcome is Outcome.DISMISSED and not is_news) or is_newly_closed:
        return row
    is_rising = due.stage > max(row.stage, -1 if row.shown_stage is None else row.shown_stage)
    falls = is_sure and may_fall(row, now)
    # A claim that ended says nothing of what is news, nor does one from the future, which was a wrong clock's. One that
    # was lost in a crash still does.
    is_over = not is_unfinished(row) and (is_rising or (is_sure and is_from_the_future(row, now)))
    has_no_claim = is_news or is_over
    ends_later = is_rising or is_news
    return replace(
        row,
        due_on=due.due_on,
        stage=due.stage,
        severity=due.severity,
        evidence=due.evidence_text(),
        claimed_at=None if has_no_claim else row.claimed_at,
        shown_stage=None if is_news else _lowered(row.shown_stage, due.stage, falls=falls),
        snoozed_until=None if ends_later else row.snoozed_until,
        waits_for=None if ends_later else row.waits_for,
        rests_at_stage=None if is_news else _lowered(row.rests_at_stage, due.stage, falls=falls),
        outcome=None,
        closed_at=None,
    )


def _lowered(stage: int | None, most: int, *, falls: bool) -> int | None:
    return stage if stage is None or not falls else min(stage, most)


def _without_future(row: Reminder, now: datetime) -> Reminder:
    """Forget that it was told at a moment that has not come: it was told too early, and will be true again."""
    return replace(row, claimed_at=None, shown_stage=None) if is_from_the_future(row, now) else row


def _is_news(before: Reminder | None, after: Reminder) -> bool:
    if before is None:
        return True
    is_back = before.outcome is not None and after.outcome is None
    return not is_told(after) and (after.stage > before.stage or (is_back and not is_resting(after)))


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
    was_lost: bool


@dataclass(frozen=True, kw_only=True)
class ClaimReminders:
    """Reserve reminders for telling, before they are shown: a crash after it shows them again, never not at all.

    `stages` are those at which they are to be told, as they were seen at `now`, by id.
    """

    is_internal: ClassVar[bool] = True
    stages: Mapping[str, int]
    now: datetime

    def apply(self, tx: Tx) -> tuple[Claimed, ...]:
        """Claim those that still need telling so and that nobody else has just claimed; none after a sleep."""
        if tx.now - self.now > ASLEEP:
            return ()
        # Whoever waited for the store claims at the end of that, or the claim would be over sooner for it.
        now = max(tx.now, self.now)
        claimed: list[Claimed] = []
        for ref, stage in self.stages.items():
            row = tx.find(Reminder, ref)
            if row is None or row.stage != stage or not needs_telling(row, now) or is_claimed(row, now):
                continue
            was_lost = is_unfinished(row)
            tx.put(replace(row, claimed_at=now, shown_stage=None if is_told(row) else row.shown_stage))
            claimed.append(Claimed(row.id, was_lost))
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
