"""Why alarms don't do: APScheduler with its own defaults, on the same laptop, misses and doubles."""

from __future__ import annotations

import logging
import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import apscheduler.executors.base
import apscheduler.schedulers.base
import pytest
from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.base import BaseScheduler

from tests.laptop.laptop import LaptopClock
from tests.laptop.life import PLACES, next_shift

START = datetime(2026, 9, 1, 8, tzinfo=UTC)


class Still(BaseScheduler):
    """A scheduler that looks only when it is told to."""

    def wakeup(self):
        """Wait for `look`."""

    def shutdown(self, wait=True):
        """End."""
        super().shutdown(wait)

    def look(self):
        """Run what is due."""
        self._process_jobs()


@pytest.fixture
def clock(monkeypatch):
    """A laptop's clock, which APScheduler reads too."""
    clock = LaptopClock(START)

    class Now(datetime):
        @classmethod
        def now(cls, tz=None):
            return clock.now().astimezone(tz or UTC)

    monkeypatch.setattr(apscheduler.schedulers.base, "datetime", Now)
    monkeypatch.setattr(apscheduler.executors.base, "datetime", Now)
    return clock


@pytest.fixture
def scheduler(clock):
    """APScheduler as it comes, but for its complaints."""
    log = logging.getLogger("apscheduler")
    level = log.level
    log.setLevel(logging.CRITICAL)
    made = Still(executors={"default": DebugExecutor()}, timezone=UTC)
    made.start()
    yield made
    made.shutdown()
    log.setLevel(level)


def test_alarms_miss_what_falls_into_a_sleep(scheduler, clock):
    dice, delivered = random.Random(1), []
    wanted = [START + timedelta(minutes=dice.randrange(60, 90 * 24 * 60)) for _ in range(60)]
    for number, moment in enumerate(wanted):
        scheduler.add_job(delivered.append, "date", run_date=moment, args=[number])
    while clock.real < max(wanted):
        clock.real += timedelta(hours=dice.randrange(1, 40))
        scheduler.look()
    assert len(delivered) < len(wanted)
    assert not scheduler.get_jobs()  # they are gone for good


@pytest.mark.parametrize("place", PLACES[:4])
def test_an_alarm_in_the_repeated_hour_rings_twice(scheduler, clock, place):
    clock.place = place
    zone, delivered = ZoneInfo(place), []
    clock.real = START + timedelta(days=40)
    while (shift := next_shift(clock.now())) is None:
        clock.real += timedelta(days=1)
    before = (shift - timedelta(minutes=30)).astimezone(zone)
    scheduler.add_job(lambda: delivered.append(clock.now()), "cron", hour=before.hour, minute=30, timezone=zone)
    clock.real = shift - timedelta(hours=3)
    for _ in range(5 * 60):
        clock.real += timedelta(minutes=1)
        scheduler.look()
    assert len({one.date() for one in delivered}) == 1
    assert len(delivered) == 2
