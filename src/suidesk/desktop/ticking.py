"""Has the reminders looked at: every half minute, when the window comes forward and after each change."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal

from suidesk.desktop.bridge import report
from suidesk.domain.errors import SuideskError
from suidesk.services.calendar_keeping import CalendarKeeping
from suidesk.services.clock_check import ClockCheck

if TYPE_CHECKING:
    from suidesk.desktop.beside import Queue
    from suidesk.desktop.bridge import Bridge
    from suidesk.domain.changes import Change
    from suidesk.services.desk import Questions
    from suidesk.services.ports import Clock, Notifier
    from suidesk.services.reminding import Reminding, Ticked
    from suidesk.system.scheduler import AlarmClock

_log = logging.getLogger(__name__)


class Ticking(QObject):
    """The alarm clock rings on its own thread, another looks, and `ticked` (a `Ticked`) reaches the window's."""

    ticked = Signal(object)
    stalled = Signal(object)
    """A look that failed (a `SuideskError`): nothing was found out."""
    calendar_kept = Signal(object)
    """How the calendar file is (a `CalendarState`), None where none is kept."""
    answered = Signal(str, str)
    """A pop-up's key, and what a person answered there (a `PopupAnswer`)."""
    _rang = Signal()
    _calendar_turned = Signal()

    def __init__(self, bridge: Bridge, clock: Clock, notifier: Notifier | None, folder: Path) -> None:
        """Tell by that notifier, which whoever gave it closes; note in the store's `folder` how much is due."""
        super().__init__(bridge)
        self._bridge, self._clock, self._notifier, self._folder = bridge, clock, notifier, folder
        self._told_by = notifier
        self.check = ClockCheck(clock, folder)
        self._calendar = CalendarKeeping(self._say_calendar_turned)
        self._alarm: AlarmClock | None = None
        self._reminding: Reminding | None = None
        self._is_announcing = False
        self._rang.connect(self._look)
        self._calendar_turned.connect(self._tell_calendar)
        bridge.changed.connect(self._on_change)

    def start(self) -> None:
        """Look now, and from now on."""
        from suidesk.system.scheduler import AlarmClock

        self._alarm = AlarmClock(self._rang.emit, self._clock, lambda error: _log.error("%s", report(error)))
        self._alarm.start()
        if self._notifier is not None:
            self._notifier.listen(self.answered.emit)

    def notify_by(self, notifier: Notifier) -> None:
        """Tell by another notifier from now on: one that was found only after the start."""
        self._notifier = notifier
        if self._alarm is not None:
            notifier.listen(self.answered.emit)
            self.ring()

    def believe_clock(self) -> None:
        """Take the clock as right: the user says so."""
        self.check.believe(self._clock.now())
        self.ring()

    def ring(self) -> None:
        """Look soon: something may have come due."""
        if self._alarm is not None:
            self._alarm.ring()

    def stop(self) -> None:
        """Ring no longer; what is being looked at ends with the bridge."""
        if self._alarm is not None:
            self._alarm.stop()
            self._alarm = None
        self._calendar.close()

    def _look(self) -> None:
        if self._alarm is not None:
            self._bridge.beside(self._tick, self._tell, owner=self, failed=self.stalled.emit)

    def _tick(self, asks: Questions, runs: Queue) -> Ticked:
        """Run beside the writer's thread, which is asked to record what was found."""
        from suidesk.services.due_file import write_due
        from suidesk.services.reminding import Reminding

        # The window's thread may give another notifier at any moment.
        notifier = self._notifier
        if self._reminding is None:
            self._reminding = Reminding(asks, runs, notifier, self.check)
        elif self._told_by is not notifier:
            self._reminding.tell_by(notifier)
        self._told_by = notifier
        ticked = self._reminding.tick(self._clock.now())
        if ticked.doubt is None or ticked.doubt.is_slight:
            self._calendar.keep(asks, ticked.checked_at, has_changed=ticked.did_evaluate)
        # The numbers are a courtesy to the locked desk; a full disk is told by what matters.
        with suppress(SuideskError):
            write_due(self._folder, ticked)
        return ticked

    def _tell(self, ticked: Ticked) -> None:
        self._is_announcing = True
        for change in ticked.changes:
            # Not a change of the user's: no bar offers to undo it.
            self._bridge.announce(replace(change, batch=None))
        self._is_announcing = False
        self._tell_calendar()
        self.ticked.emit(ticked)

    def _say_calendar_turned(self) -> None:
        """Come back to the window's thread from the one that writes the file, which may outlive this."""
        if shiboken6.isValid(self):
            self._calendar_turned.emit()

    def _tell_calendar(self) -> None:
        self.calendar_kept.emit(self._calendar.state)

    def _on_change(self, change: Change) -> None:
        del change
        if not self._is_announcing:
            self.ring()
