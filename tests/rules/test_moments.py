"""Where an instant is seen: in its own zone, else in the desk's, else where its offset says."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from suidesk.rules.moments import Moment, zone_named
from tests.rules.examples import utc

LATE = utc(2026, 11, 25, 23, 30)


@pytest.mark.parametrize(
    ("now", "desk_zone", "day", "minute"),
    [
        (LATE, "Europe/London", date(2026, 11, 25), 1410),
        (LATE, "Europe/Copenhagen", date(2026, 11, 26), 30),
        (LATE.astimezone(ZoneInfo("Pacific/Auckland")), "Europe/London", date(2026, 11, 26), 750),
        (LATE, "Nowhere/Lost", date(2026, 11, 25), 1410),
        (LATE.astimezone(timezone(timedelta(hours=2))), "Nowhere/Lost", date(2026, 11, 26), 90),
        (LATE, "../etc/passwd", date(2026, 11, 25), 1410),
        (LATE, "", date(2026, 11, 25), 1410),
    ],
)
def test_day_and_minute(now, desk_zone, day, minute):
    seen = Moment.of(now, desk_zone)
    assert (seen.at, seen.day, seen.minute) == (LATE, day, minute)


def test_the_next_midnight_follows_daylight_saving():
    london = ZoneInfo("Europe/London")
    seen = Moment.of(datetime(2026, 10, 25, 12, tzinfo=london), "Europe/London")
    assert seen.next_midnight() == utc(2026, 10, 26)
    assert Moment.of(datetime(2026, 10, 24, 12, tzinfo=london), "").next_midnight() == utc(2026, 10, 24, 23)


def test_an_unknown_zone_is_none():
    assert zone_named("Europe/London") is not None
    assert zone_named("Europe/Atlantis") is None
