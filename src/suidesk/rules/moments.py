"""A moment as rules see it: an instant, and the local day of the desk's zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Moment:
    """An instant (`at`, UTC) and what calendar and clock show then where the laptop is."""

    at: datetime
    day: date
    minute: int
    zone: tzinfo

    @classmethod
    def of(cls, now: datetime, desk_zone: str) -> Moment:
        """See an aware instant in its own zone; one with a bare offset in the desk's zone (IANA name)."""
        is_somewhere = isinstance(now.tzinfo, ZoneInfo)
        zone = (None if is_somewhere else zone_named(desk_zone)) or now.tzinfo or UTC
        local = now.astimezone(zone)
        return cls(at=now.astimezone(UTC), day=local.date(), minute=local.hour * 60 + local.minute, zone=zone)

    def instant(self, day: date, minute: int) -> datetime:
        """Give the UTC instant of a local day and minute of the day.

        A time that daylight saving leaves out moves forward by the gap; one that it repeats is the first.
        """
        local = datetime.combine(day, time(minute // 60, minute % 60), tzinfo=self.zone)
        return local.astimezone(UTC)

    def days_until(self, day: date) -> int:
        """Give the days from the local day to another; negative when that one is past."""
        return (day - self.day).days

    def next_midnight(self) -> datetime:
        """Give the UTC instant at which the next local day begins."""
        return self.instant(self.day + timedelta(days=1), 0)


def zone_named(name: str) -> tzinfo | None:
    """Find a zone by its IANA name; nothing when the time zone database doesn't have it."""
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return None
