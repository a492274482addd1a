"""The alarm clock: calls the tick every half minute, whatever the wall clock does. It remembers nothing."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

if TYPE_CHECKING:
    from suidesk.services.ports import Clock

EVERY: Final = timedelta(seconds=30)
JUMP: Final = timedelta(seconds=5)
"""How far wall and monotonic clock may drift apart between two looks; setting a clock by network stays below."""
JOB: Final = "tick"

_quiet = logging.getLogger(f"{__name__}.apscheduler")


class FromNow(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Fires at once and then a fixed time after it last looked.

    APScheduler's own interval lists every run that was missed: after a clock was set to 2098 these are 75 million.
    """

    def __init__(self, every: timedelta) -> None:
        """Fire with that distance."""
        self._every = every

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Give the next moment, counted from now and never from what was missed."""
        return now if previous_fire_time is None else now + self._every


class JumpGuard:
    """Compares wall with monotonic time: a person or the network set the clock, or the laptop slept."""

    def __init__(self, clock: Clock) -> None:
        """Begin with the clocks as they are."""
        self._clock = clock
        self._apart = self._distance()

    def has_jumped(self) -> bool:
        """Tell whether the clocks moved apart since the last look."""
        before, self._apart = self._apart, self._distance()
        return abs(self._apart - before) > JUMP.total_seconds()

    def _distance(self) -> float:
        return self._clock.now().timestamp() - self._clock.monotonic()


class AlarmClock:
    """Ticks at start, every half minute, on `ring`, and at once after the wall clock has jumped.

    Ticks run one at a time on a thread of their own. After the clock is set back, APScheduler waits until it has
    caught up again; the guard, which waits by the monotonic clock, calls it at once.
    """

    def __init__(
        self, tick: Callable[[], object], clock: Clock, failed: Callable[[Exception], object], every: timedelta = EVERY
    ) -> None:
        """Call `tick`; what it raises goes to `failed`, and the next tick comes all the same."""
        self._tick, self._clock, self._failed, self._every = tick, clock, failed, every
        self._guard = JumpGuard(clock)
        self._stopped, self._rung = threading.Event(), threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="clock-guard", daemon=True)
        # It warns when a tick is left out because one is running, which loses nothing.
        _quiet.setLevel(logging.ERROR)
        self._scheduler: Any = BackgroundScheduler(
            timezone=UTC, executors={"default": ThreadPoolExecutor(1)}, logger=_quiet
        )

    def start(self) -> None:
        """Begin ticking, now."""
        # By default a late tick is thrown away after one second. Two instances: one that runs, one that was rung for.
        self._scheduler.add_job(
            self._tick_safely, FromNow(self._every), id=JOB, misfire_grace_time=None, coalesce=True, max_instances=2
        )
        self._scheduler.start()
        self._watcher.start()

    def ring(self) -> None:
        """Tick as soon as the running tick is over: data changed, the window was shown, the laptop woke up."""
        if self._rung.is_set() or self._stopped.is_set():
            return
        self._rung.set()
        self._scheduler.modify_job(JOB, next_run_time=datetime.fromtimestamp(0, UTC))

    def check(self) -> None:
        """Look whether the clock has jumped, and tick at once if so."""
        if self._guard.has_jumped():
            self.ring()

    def stop(self) -> None:
        """Wait for a running tick and end; not to be called from a tick."""
        self._stopped.set()
        self._watcher.join()
        self._scheduler.shutdown(wait=True)

    def _watch(self) -> None:
        while not self._stopped.wait(self._every.total_seconds()):
            self.check()

    def _tick_safely(self) -> None:
        self._rung.clear()
        try:
            self._tick()
        except Exception as error:
            self._failed(error)
