"""Telling reminders by the system's pop-ups: claimed, then shown, then marked; a crash may repeat but never loses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from suidesk.commands.recording import ClaimReminders, MarkRemindersShown
from suidesk.domain.errors import SuideskError
from suidesk.queries.reminders import ReminderRow, RemindersUntold
from suidesk.rules.engine import Fault, rule_named
from suidesk.rules.thresholds import TELL_FROM, TELL_UNTIL, Settings
from suidesk.wording.reminders import digest_body, digest_title, title, why

if TYPE_CHECKING:
    from suidesk.commands.command import Command
    from suidesk.domain.changes import Change
    from suidesk.queries.query import Query
    from suidesk.rules.moments import Moment
    from suidesk.services.desk import Done
    from suidesk.services.ports import Notifier

T = TypeVar("T")

ONE_BY_ONE: Final = 3
"""More than so many at once come as one digest."""
PIECE: Final = 500
"""Rows that are recorded, claimed or marked at once: what the user changes meanwhile waits some 50 ms at most."""
DELIVERY: Final = "delivery"
"""The name under which a pop-up's fault is reported, beside the names of rules."""
DIGEST: Final = "digest"
"""The key of the digest's pop-up: a later digest takes the place of an earlier one."""


class Asks(Protocol):
    """Answers queries, over whichever connection fits the thread."""

    def ask(self, query: Query[T]) -> T:
        """Give the answer."""
        ...


class Runs(Protocol):
    """Runs commands, one at a time."""

    def run(self, command: Command) -> Done:
        """Run it and give its change and result."""
        ...


@dataclass(frozen=True)
class Notice:
    """One pop-up and the reminders that it tells."""

    title: str
    body: str
    key: str
    rows: tuple[ReminderRow, ...]


@dataclass(frozen=True)
class Told:
    """What a round of telling did; `is_left` says that something is still to be told."""

    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()
    is_left: bool = False


class Telling:
    """Shows what hasn't been shown at its stage."""

    def __init__(self, asks: Asks, runs: Runs, notifier: Notifier | None) -> None:
        """Show through that notifier; without one nothing is shown, and nothing marked as shown."""
        self._asks, self._runs, self._notifier = asks, runs, notifier

    def tell(self, moment: Moment, settings: Settings, *, is_back: bool) -> Told:
        """Tell what is to be told at this moment; `is_back` after a pause. A pop-up that fails is tried again later."""
        if self._notifier is None:
            return Told()
        rows = [row for row in self._asks.ask(RemindersUntold(moment.at)) if _may_tell(row, moment, settings)]
        if not rows:
            return Told()
        claims = [
            self._runs.run(ClaimReminders(ids=tuple(row.id for row in some), now=moment.at)) for some in _pieces(rows)
        ]
        lost = {claimed.id: claimed.was_lost for claim in claims for claimed in claim.result}
        mine = tuple(row for row in rows if row.id in lost)
        changes, faults = [claim.change for claim in claims], []
        try:
            for notice in notices(mine, moment, is_back=is_back, is_repeating=any(lost.values())):
                self._notifier.show(notice.title, notice.body, notice.key)
                changes += map(self._mark, _pieces(notice.rows))
        except SuideskError as error:
            faults.append(Fault(DELIVERY, error))
        return Told(tuple(changes), tuple(faults), is_left=bool(faults) or len(mine) < len(rows))

    def _mark(self, rows: Sequence[ReminderRow]) -> Change:
        return self._runs.run(MarkRemindersShown(stages={row.id: row.stage for row in rows})).change


def _pieces(rows: Sequence[ReminderRow]) -> Iterator[Sequence[ReminderRow]]:
    for start in range(0, len(rows), PIECE):
        yield rows[start : start + PIECE]


def _may_tell(row: ReminderRow, moment: Moment, settings: Settings) -> bool:
    """Tell whether these are no quiet hours; a follow-up says its own time."""
    rule = rule_named(row.rule)
    is_heard = settings.value(TELL_FROM) <= moment.minute < settings.value(TELL_UNTIL)
    return is_heard or (rule is not None and rule.has_own_time)


def notices(rows: tuple[ReminderRow, ...], moment: Moment, *, is_back: bool, is_repeating: bool) -> Iterator[Notice]:
    """Put reminders into pop-ups: one each, or one digest when there are many or after a pause.

    What was claimed before and lost in a crash comes as a digest even when it is one: it may be on the screen already.
    """
    if not rows:
        return
    is_digest = is_repeating or len(rows) > ONE_BY_ONE or (is_back and len(rows) > 1)
    if is_digest:
        heading = digest_title(len(rows), is_catching_up=is_back or is_repeating)
        yield Notice(heading, digest_body(rows, moment.day), DIGEST, rows)
        return
    for row in rows:
        yield Notice(title(row, moment.day), why(row, moment.day), row.id, (row,))
