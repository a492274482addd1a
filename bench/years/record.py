"""Keeps what a desk said in a simulated time: raised, risen, told in a pop-up, withdrawn, answered; with its day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from suidesk.commands.recording import ClaimReminders
from suidesk.domain.reminders import Reminder
from suidesk.queries.reminders import ReminderRow
from suidesk.wording.reminders import title

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bench.years.world import World
    from suidesk.commands.command import Command
    from suidesk.domain.reminders import Severity
    from suidesk.services.desk import Done
    from suidesk.services.ports import Popup, PopupAnswer
    from suidesk.services.reminding import Ticked
    from suidesk.wording.evidence import Sayable


@dataclass(frozen=True)
class Event:
    """Something that happened to a reminder: raised, again, risen, withdrawn, or what the user answered."""

    at: datetime
    what: str
    row: ReminderRow
    title: str


@dataclass(frozen=True)
class Shown:
    """A pop-up, and the reminders that it told."""

    at: datetime
    popup: Popup
    rows: tuple[ReminderRow, ...]


@dataclass(frozen=True)
class Waiting:
    """What waits on Today on a morning, by severity."""

    at: datetime
    counts: dict[Severity, int]
    rows: tuple[ReminderRow, ...] = ()


@dataclass
class Record:
    """Everything that was said."""

    events: list[Event] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)


class Recorder:
    """Runs commands for the reminding, and is its notifier: so it sees which reminders a pop-up tells."""

    def __init__(self, world: World) -> None:
        """Watch the desk of that world."""
        self._world = world
        self.record = Record()
        self._claimed: list[str] = []
        self._known: dict[str, int] = {}

    def run(self, command: Command) -> Done:
        """Run it on the desk; remember what it claims for telling."""
        done = self._world.desk.run(command)
        if isinstance(command, ClaimReminders):
            self._claimed += [claimed.id for claimed in done.result]
        return done

    def ask(self, query: Any) -> Any:
        """Answer it from the desk."""
        return self._world.desk.ask(query)

    def show(self, popup: Popup) -> None:
        """Keep a pop-up with what it tells: one reminder, or all that were claimed for a digest."""
        refs = [popup.key] if popup.key in self._claimed else self._claimed
        rows = [found for ref in refs for found in self._world.rows(Reminder, id=ref)]
        self.record.shown.append(Shown(self._world.clock.now(), popup, tuple(map(ReminderRow.of, rows))))
        self._claimed = [ref for ref in self._claimed if ref not in refs]

    def withdraw(self, key: str) -> None:
        """Do nothing: that a pop-up disappears is no news."""

    def listen(self, answered: Callable[[str, PopupAnswer], None]) -> None:
        """Do nothing: answers are given on Today."""

    def close(self) -> None:
        """Do nothing."""

    def note(self, ticked: Ticked) -> None:
        """Keep what a tick found."""
        for row in ticked.new:
            known = self._known.get(row.id)
            what = "raised" if known is None else "risen" if row.stage > known else "again"
            self._known[row.id] = row.stage
            self._event(what, row)
        for row in ticked.withdrawn:
            self._event("withdrawn", row)

    def note_answers(self, said: list[tuple[ReminderRow, str]]) -> None:
        """Keep what the user answered."""
        for row, answer in said:
            self._event(answer, row)

    def _event(self, what: str, row: ReminderRow) -> None:
        now = self._world.clock.now()
        self.record.events.append(Event(now, what, row, in_a_line(row, now)))


def in_a_line(row: Sayable, now: datetime) -> str:
    """Say a reminder as it is read on a day."""
    return title(row, now.date())
