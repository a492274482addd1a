"""What tests of the session bus share."""

from __future__ import annotations

import queue

import pytest


@pytest.fixture
def session(tmp_path):
    """A bus of our own."""
    from tests.system.notification_daemon import Bus

    bus = Bus(tmp_path)
    yield bus
    bus.stop()


@pytest.fixture
def bus(session):
    """Its address."""
    return session.address


@pytest.fixture
def joins(bus):
    """Let somebody join the bus: `joins(Daemon)`."""
    made = []

    def join(kind, *values, **options):
        made.append(kind(bus, *values, **options))
        return made[-1]

    yield join
    for one in made:
        one.close()


@pytest.fixture
def notifier(bus):
    from suidesk.system.bus_notifier import BusNotifier

    made = BusNotifier(bus)
    yield made
    made.close()


@pytest.fixture
def answered(notifier):
    """What a person answers, in order; with it somebody listens."""
    answers = queue.Queue()
    notifier.listen(lambda key, answer: answers.put((key, answer)))
    return answers


@pytest.fixture
def hurry(monkeypatch):
    """Let calls wait for moments only, until `monkeypatch.undo`: for what never comes in any case."""
    from suidesk.system import bus_line, bus_notifier

    def shorten(seconds=0.2):
        monkeypatch.setattr(bus_notifier, "SECONDS", seconds)
        monkeypatch.setattr(bus_line, "LOGIN_SECONDS", seconds)

    return shorten
