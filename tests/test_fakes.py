"""The stand-ins keep the promises of the ports they stand in for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.services.ports import Popup
from tests.fakes import FakeClock, FakeKeychain, FakeNotifier

BEFORE_SUMMER_TIME = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)


def test_clock_tells_the_time_of_its_zone():
    clock = FakeClock(BEFORE_SUMMER_TIME, "Europe/Copenhagen")
    assert clock.now().isoformat() == "2026-03-29T01:30:00+01:00"
    assert clock.zone() == "Europe/Copenhagen"


def test_clock_wants_an_aware_moment():
    with pytest.raises(ValueError, match="2026-03-29"):
        FakeClock(BEFORE_SUMMER_TIME.replace(tzinfo=None))


def test_an_hour_passes_over_the_change_to_summer_time():
    clock = FakeClock(BEFORE_SUMMER_TIME, "Europe/Copenhagen")
    before = clock.monotonic()
    clock.advance(timedelta(hours=1))
    assert clock.now().isoformat() == "2026-03-29T03:30:00+02:00"
    assert clock.monotonic() - before == 3600


def test_time_does_not_pass_backwards():
    with pytest.raises(ValueError, match="day"):
        FakeClock(BEFORE_SUMMER_TIME).advance(timedelta(days=-1))


def test_a_clock_set_back_is_not_time_passing():
    clock = FakeClock(BEFORE_SUMMER_TIME)
    before = clock.monotonic()
    clock.jump(timedelta(hours=-1))
    assert clock.now() == BEFORE_SUMMER_TIME - timedelta(hours=1)
    assert clock.monotonic() == before


def test_a_journey_changes_the_zone_and_not_the_moment():
    clock = FakeClock(BEFORE_SUMMER_TIME, "Europe/London")
    clock.travel("Europe/Amsterdam")
    assert clock.now() == BEFORE_SUMMER_TIME
    assert clock.now().hour == 1


def test_notifier_replaces_what_has_the_same_key():
    notifier = FakeNotifier()
    one, two = (Popup(title=title, body="", key="due") for title in ("One thing", "Two things"))
    notifier.show(one)
    notifier.show(two)
    assert len(notifier.shown) == 2
    assert notifier.on_screen() == {"due": two}


def test_keychain_keeps_and_forgets():
    keychain = FakeKeychain()
    keychain.set("store", b"secret")
    assert keychain.get("store") == b"secret"
    keychain.delete("store")
    keychain.delete("store")
    assert keychain.get("store") is None


def test_an_unavailable_keychain_refuses_everything():
    keychain = FakeKeychain()
    keychain.is_available = False
    for use in (lambda: keychain.get("a"), lambda: keychain.set("a", b""), lambda: keychain.delete("a")):
        with pytest.raises(SuideskError) as failure:
            use()
        assert failure.value.code == "keychain_unavailable"
