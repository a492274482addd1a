"""The alarm clock: ticks at once, again, after a jump of the clock, after a fault; once for all that was missed."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from suidesk.system.clock import SystemClock
from suidesk.system.scheduler import AlarmClock, FromNow, JumpGuard
from tests.fakes import FakeClock

PATIENCE = 20
"""Seconds to wait for what comes in milliseconds, on a busy machine."""
NEVER = timedelta(days=1)
START = datetime(2026, 11, 25, 12, tzinfo=UTC)


class Counting:
    """Counts ticks and lets a test wait for the next one."""

    def __init__(self):
        self.count = 0
        self._came = threading.Semaphore(0)

    def __call__(self):
        self.count += 1
        self._came.release()

    def comes(self, timeout=PATIENCE):
        return self._came.acquire(timeout=timeout)


@pytest.fixture
def ticks():
    return Counting()


@pytest.fixture
def alarm():
    started = []

    def make(tick, clock=None, every=NEVER, failed=None):
        made = AlarmClock(tick, clock or SystemClock(), failed or pytest.fail, every)
        started.append(made)
        made.start()
        return made

    yield make
    for made in started:
        made.stop()


def test_it_ticks_at_once(alarm, ticks):
    alarm(ticks)
    assert ticks.comes()


def test_it_ticks_again_and_again(alarm, ticks):
    alarm(ticks, every=timedelta(milliseconds=20))
    assert all(ticks.comes() for _ in range(4))


def test_it_rings_when_asked(alarm, ticks):
    made = alarm(ticks)
    assert ticks.comes()
    made.ring()
    assert ticks.comes()


def test_after_the_clock_was_set_back_it_ticks_at_once(alarm, ticks):
    clock = FakeClock(START)
    made = alarm(ticks, clock)
    assert ticks.comes()
    # What setting the clock back an hour leaves behind: the next tick lies far ahead of the wall clock.
    clock.jump(timedelta(hours=-1))
    made.check()
    assert ticks.comes()
    made.check()
    assert not ticks.comes(timeout=0)


def test_the_guard_looks_by_itself(alarm, ticks):
    jumping = JumpingClock()
    alarm(ticks, jumping, every=timedelta(milliseconds=20))
    assert all(ticks.comes() for _ in range(3))


class JumpingClock(FakeClock):
    """A wall clock that goes back an hour at every look."""

    def __init__(self):
        super().__init__(START)
        self._looks = count()

    def now(self):
        return super().now() - timedelta(hours=next(self._looks))


@pytest.mark.parametrize(
    ("jump", "is_seen"),
    [
        (timedelta(0), False),
        (timedelta(seconds=5), False),
        (timedelta(seconds=6), True),
        (timedelta(seconds=-6), True),
        (timedelta(days=26_000), True),
    ],
)
def test_the_guard_sees_jumps_and_no_drift(jump, is_seen):
    clock = FakeClock(START)
    guard = JumpGuard(clock)
    clock.advance(timedelta(seconds=30))
    clock.jump(jump)
    assert guard.has_jumped() is is_seen
    clock.advance(timedelta(seconds=30))
    assert not guard.has_jumped()


def test_a_tick_that_fails_is_reported_and_the_next_one_comes(alarm, ticks):
    faults = []

    def failing():
        ticks()
        if ticks.count == 1:
            raise ZeroDivisionError

    alarm(failing, every=timedelta(milliseconds=20), failed=faults.append)
    assert ticks.comes()
    assert ticks.comes()
    assert [type(fault) for fault in faults] == [ZeroDivisionError]


def test_a_ring_during_a_tick_ticks_once_more_after_it(alarm):
    running, overlaps, done, may_end = threading.Lock(), [], Counting(), threading.Event()
    begun = threading.Semaphore(0)

    def tick():
        overlaps.append(not running.acquire(blocking=False))
        begun.release()
        assert may_end.wait(PATIENCE)
        running.release()
        done()

    made = alarm(tick)
    assert begun.acquire(timeout=PATIENCE)
    for _ in range(5):
        made.ring()
    may_end.set()
    assert done.comes()
    assert done.comes()
    assert not done.comes(timeout=0.05)
    assert overlaps == [False, False]


def test_a_ring_after_stopping_is_nothing(ticks):
    made = AlarmClock(ticks, SystemClock(), pytest.fail, NEVER)
    made.start()
    assert ticks.comes()
    made.stop()
    made.ring()
    assert ticks.count == 1


def test_nothing_ticks_after_stopping(ticks):
    made = AlarmClock(ticks, SystemClock(), pytest.fail, timedelta(milliseconds=20))
    made.start()
    assert ticks.comes()
    made.stop()
    seen = ticks.count
    assert not any(thread.name in {"APScheduler", "clock-guard"} for thread in threading.enumerate())
    assert ticks.count == seen


def test_whatever_was_missed_is_one_tick():
    trigger = FromNow(timedelta(seconds=30))
    first = trigger.get_next_fire_time(None, START)
    far = START + timedelta(days=26_000)
    assert first == START
    assert trigger.get_next_fire_time(first, far) == far + timedelta(seconds=30)
