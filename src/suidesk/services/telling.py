"""Telling reminders by the system's pop-ups: claimed, then shown, then marked; a crash may repeat but never loses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from suidesk.commands.command import UNSET
from suidesk.commands.recording import ClaimReminders, MarkRemindersShown, NoteTold
from suidesk.domain.errors import SuideskError
from suidesk.domain.reminders import Severity
from suidesk.queries.reminders import LastTold, LastToldOf, ReminderRow, RemindersUntold, RemindersWaiting
from suidesk.rules.delivery import can_wait, has_own_time, is_gathering, is_heard
from suidesk.rules.engine import Fault
from suidesk.services.ports import Popup, PopupAnswer
from suidesk.wording.reminders import (
    clock_question,
    clock_reason,
    digest_body,
    digest_title,
    popup_answer,
    title,
    why,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from suidesk.commands.command import Command
    from suidesk.domain.changes import Change
    from suidesk.queries.query import Query
    from suidesk.rules.clock_doubt import Doubt
    from suidesk.rules.moments import Moment
    from suidesk.rules.thresholds import Settings
    from suidesk.services.desk import Done
    from suidesk.services.ports import Notifier

T = TypeVar("T")

PIECE: Final = 500
"""Rows that are recorded, claimed or marked at once: what the user changes meanwhile waits some 50 ms at most."""
DELIVERY: Final = "delivery"
"""The name under which a pop-up's fault is reported, beside the names of rules."""
DIGEST: Final = "digest"
"""The key of the digest's pop-up: a later digest takes the place of an earlier one."""
CLOCK: Final = "clock"
"""The key of the pop-up that asks whether the clock is right."""
UNSEEN: Final = frozenset({"no_bus", "no_service", "refused"})
"""Why a pop-up failed that nobody can have seen; another may have come all the same."""


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
class Told:
    """What a round of telling did; `is_left` says that something is still to be told."""

    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()
    is_left: bool = False


@dataclass
class _Round:
    """One round: what it tells, why now, and what it has written and met so far."""

    moment: Moment
    is_back: bool
    is_week: bool
    restored_from: datetime | None
    rows: list[ReminderRow]
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    is_left: bool = False

    @property
    def restored_day(self) -> date | None:
        """The local day of the backup that this store was."""
        return self.restored_from.astimezone(self.moment.zone).date() if self.restored_from else None


class Telling:
    """Shows what hasn't been shown at its stage, and takes away what is settled."""

    def __init__(self, asks: Asks, runs: Runs, notifier: Notifier | None) -> None:
        """Show through that notifier; without one nothing is shown, and nothing marked as shown."""
        self._asks, self._runs, self._notifier = asks, runs, notifier
        self._on_screen: dict[str, tuple[str, ...]] = {}
        self.is_asking = False
        """The question about the clock is on the screen."""
        self._unshown: set[str] = set()

    def tell(self, moment: Moment, settings: Settings, *, is_back: bool, among: frozenset[str] | None = None) -> Told:
        """Tell what is to be told at this moment; `is_back` after a pause. A pop-up that fails is tried again later.

        `among` are the ids of what is true now, where the list may hold more: while the clock is in doubt.
        """
        if self._notifier is None:
            return Told()
        self._withdraw_settled(self._notifier, moment)
        last = self._asks.ask(LastToldOf())
        is_week = is_gathering(moment, settings, last.gathered_on)
        round_ = _Round(moment, is_back, is_week, last.restored_from, [])
        untold = [row for row in self._asks.ask(RemindersUntold(moment.at)) if among is None or row.id in among]
        round_.rows = [row for row in untold if _may_tell(row, moment, settings, is_everything=_is_everything(round_))]
        if round_.rows:
            self._show(self._notifier, round_)
        if among is None and not round_.faults and not round_.is_left and is_heard(moment, settings):
            self._note(last, round_)
        return Told(tuple(round_.changes), tuple(round_.faults), is_left=bool(round_.faults) or round_.is_left)

    def ask_about_clock(self, found: Doubt, now: datetime) -> tuple[Fault, ...]:
        """Ask once whether the clock is right; `now` is local."""
        if self._notifier is None or self.is_asking:
            return ()
        popup = Popup(
            title=clock_question(now),
            body=clock_reason(found.expected.astimezone(now.tzinfo), is_ahead=found.now > found.expected),
            key=CLOCK,
            presses=True,
            answers=((PopupAnswer.OPEN, popup_answer(None, PopupAnswer.OPEN)),),
        )
        try:
            self._notifier.show(popup)
        except SuideskError as error:
            return (Fault(DELIVERY, error),)
        self.is_asking = True
        return ()

    def is_sure_again(self) -> None:
        """Take the question about the clock from the screen."""
        if self.is_asking and self._notifier is not None:
            self.is_asking = False
            self._notifier.withdraw(CLOCK)

    def _withdraw_settled(self, notifier: Notifier, moment: Moment) -> None:
        """Take away the pop-ups of which nothing needs the user any more."""
        if not self._on_screen:
            return
        ids = tuple(dict.fromkeys(ref for refs in self._on_screen.values() for ref in refs))
        waiting = self._asks.ask(RemindersWaiting(ids, moment.at))
        for key, refs in list(self._on_screen.items()):
            if waiting.isdisjoint(refs):
                notifier.withdraw(key)
                del self._on_screen[key]

    def _show(self, notifier: Notifier, round_: _Round) -> None:
        moment, rows = round_.moment, round_.rows
        claims = [self._runs.run(_claim(some, moment)) for some in _pieces(rows)]
        round_.changes += [claim.change for claim in claims]
        lost = {one.id: one.was_lost and one.id not in self._unshown for claim in claims for one in claim.result}
        mine = tuple(row for row in rows if row.id in lost)
        round_.is_left = len(mine) < len(rows)
        if not mine:
            return
        popup = _gathered(mine, round_, is_repeating=any(lost.values()))
        try:
            notifier.show(popup)
        except SuideskError as error:
            round_.faults.append(Fault(DELIVERY, error))
            if error.params.get("reason") in UNSEEN:
                self._unshown.update(lost)
            return
        self._unshown.difference_update(lost)
        self._on_screen[popup.key] = tuple(row.id for row in mine)
        round_.changes += map(self._mark, _pieces(mine))
        self._take_single(notifier, mine, popup.key)

    def _take_single(self, notifier: Notifier, rows: Sequence[ReminderRow], key: str) -> None:
        """Take away the pop-ups that told one of these alone: what came now says more of it."""
        for row in rows:
            if row.id != key and self._on_screen.pop(row.id, None) is not None:
                notifier.withdraw(row.id)

    def _mark(self, rows: Sequence[ReminderRow]) -> Change:
        return self._runs.run(MarkRemindersShown(stages={row.id: row.stage for row in rows})).change

    def _note(self, last: LastTold, round_: _Round) -> None:
        """Note that the week's round and the round after a restore are over: all of it was shown."""
        is_over = last.restored_from is not None
        if round_.is_week or is_over:
            command = NoteTold(
                gathered_on=round_.moment.day if round_.is_week else UNSET, restored_from=None if is_over else UNSET
            )
            round_.changes.append(self._runs.run(command).change)


def _claim(rows: Sequence[ReminderRow], moment: Moment) -> ClaimReminders:
    return ClaimReminders(stages={row.id: row.stage for row in rows}, now=moment.at)


def _pieces(rows: Sequence[ReminderRow]) -> Iterator[Sequence[ReminderRow]]:
    for start in range(0, len(rows), PIECE):
        yield rows[start : start + PIECE]


def _is_everything(round_: _Round) -> bool:
    return round_.is_week or round_.restored_from is not None


def _may_tell(row: ReminderRow, moment: Moment, settings: Settings, *, is_everything: bool) -> bool:
    """Tell whether its hour has come: no quiet hours, and not better told with others."""
    if not is_heard(moment, settings) and not has_own_time(row):
        return False
    return is_everything or not can_wait(row, moment, settings)


def _gathered(rows: tuple[ReminderRow, ...], round_: _Round, *, is_repeating: bool) -> Popup:
    """Put reminders into one pop-up: the only one by itself, several as a digest.

    What was claimed before and lost in a crash comes as a digest even when it is one: it may be on the screen already.
    After a restore a digest says so, for the same reason.
    """
    is_again = is_repeating or round_.restored_from is not None
    if is_again or len(rows) > 1:
        return _digest(rows, round_, is_repeating=is_repeating)
    return _popup(rows[0], round_.moment.day)


def _digest(rows: tuple[ReminderRow, ...], round_: _Round, *, is_repeating: bool) -> Popup:
    heading = digest_title(
        len(rows),
        is_catching_up=round_.is_back,
        is_repeating=is_repeating,
        restored_from=round_.restored_day,
        is_week=round_.is_week,
    )
    return Popup(
        title=heading,
        body=digest_body(rows, round_.moment.day),
        key=DIGEST,
        presses=any(row.severity is Severity.RED for row in rows),
        answers=((PopupAnswer.OPEN, popup_answer(None, PopupAnswer.OPEN)),),
    )


def _popup(row: ReminderRow, today: date) -> Popup:
    return Popup(
        title=title(row, today),
        body=why(row, today),
        key=row.id,
        presses=row.severity is Severity.RED,
        answers=tuple((answer, popup_answer(row, answer)) for answer in PopupAnswer),
    )
