"""Dates as a calendar (iCalendar, RFC 5545), which phones and web calendars read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.domain.recurrence import WEEKDAYS, Frequency, Recurrence
from suidesk.rules.recurrence import days_of_month

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from icalendar import Event

LASTS: Final = timedelta(minutes=30)
"""How long what has a time of day takes in the calendar; the desk knows its beginning alone."""
ALL_DAY_ALARM: Final = time(9)
"""When a calendar tells what has no time of day: when the desk itself does."""
COUNTED_FROM: Final = datetime(2020, 1, 1, tzinfo=UTC)
"""Versions of an entry are counted in minutes since then, so that a later file has later ones without knowing others.

Programs that open a file again take an entry only when its SEQUENCE has risen, whatever DTSTAMP says (RFC 5546, 2.1.5).
"""
_EVENT: Final = re.compile(rb"^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", re.DOTALL | re.MULTILINE)
_UID: Final = re.compile(rb"^UID:(.*)\r\n", re.MULTILINE)
_SEQUENCE: Final = re.compile(rb"^SEQUENCE:(\d{1,9})\r\n", re.MULTILINE)
_STAMPS: Final = re.compile(rb"^(?:DTSTAMP|LAST-MODIFIED|SEQUENCE)[:;].*\r\n", re.MULTILINE)
"""What says only when an entry was written."""


@dataclass(frozen=True, kw_only=True)
class CalendarDate:
    """One entry. `uid` stays the same however often it is written, so that a calendar moves what it has already.

    `minute` is the minute of the local day, None for all day; `warn_days` says how many days before an alarm rings.
    """

    uid: str
    day: date
    minute: int | None = None
    title: str
    note: str = ""
    rrule: str | None = None
    warn_days: tuple[int, ...] = ()


def calendar_file(
    dates: Iterable[CalendarDate], *, name: str, zone: ZoneInfo, written_at: datetime, mark: str = ""
) -> bytes:
    """Give the file; the same dates, zone and moment give the same bytes. `written_at` is aware.

    `mark` tells this calendar from others of the same program.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//suidesk//suidesk//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    # What calendars in use show as the name; RFC 7986 gives it a property of its own.
    made.add("x-wr-calname", name)
    made.add("name", name)
    if mark:
        made.add("x-wr-relcalid", mark)
    for one in dates:
        made.add_component(_event(one, zone, written_at))
    made.add_missing_timezones()
    content: bytes = made.to_ical()
    return content


def _event(one: CalendarDate, zone: ZoneInfo, written_at: datetime) -> Event:
    from icalendar import Event

    made = Event()
    made.add("uid", one.uid)
    made.add("dtstamp", written_at)
    made.add("last-modified", written_at)
    made.add("sequence", max(0, (written_at - COUNTED_FROM) // timedelta(minutes=1)))
    made.add("summary", one.title)
    if one.note:
        made.add("description", one.note)
    if one.minute is None:
        made.add("dtstart", one.day)
        made.add("dtend", one.day + timedelta(days=1))
    else:
        begins = datetime.combine(one.day, time(*divmod(one.minute, 60)), zone)
        made.add("dtstart", begins)
        made.add("dtend", begins + LASTS)
    # A reminder takes nobody's time: whoever shares the calendar is still free on that day.
    made.add("transp", "TRANSPARENT")
    if one.rrule:
        made.add("rrule", _with_its_end(recurrence_parts(one.rrule, one.day), one, zone))
    for days in one.warn_days:
        _add_alarm(made, one, days)
    return made


def _add_alarm(event: Event, one: CalendarDate, days: int) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.title)
    at = timedelta() if one.minute is not None else timedelta(hours=ALL_DAY_ALARM.hour)
    alarm.add("trigger", at - timedelta(days=days))
    event.add_component(alarm)


def carried_over(content: bytes, before: bytes) -> bytes:
    """Give a calendar with the entries of an earlier file of it that say the same: only what changed looks new."""
    entries: dict[bytes, bytes] = {_uid(one): one for one in _EVENT.findall(before)}

    def carried(found: re.Match[bytes]) -> bytes:
        entry: bytes = found[0]
        earlier = entries.get(_uid(entry))
        if earlier is None:
            return entry
        if _STAMPS.sub(b"", earlier) == _STAMPS.sub(b"", entry):
            return earlier
        # Changed twice in a minute, or by a clock that was set back.
        version = max(_version(entry), _version(earlier) + 1)
        return _SEQUENCE.sub(b"SEQUENCE:%d\r\n" % version, entry, count=1)

    return _EVENT.sub(carried, content)


def _uid(entry: bytes) -> bytes:
    found = _UID.search(entry)
    return bytes(found[1]) if found else b""


def _version(entry: bytes) -> int:
    found = _SEQUENCE.search(entry)
    return int(found[1]) if found else 0


def _with_its_end(parts: dict[str, object], one: CalendarDate, zone: ZoneInfo) -> dict[str, object]:
    """Say the end of what has a time of day as an instant, as the beginning is one (RFC 5545, 3.3.10)."""
    until = parts.get("until")
    if one.minute is None or not isinstance(until, date):
        return parts
    return {**parts, "until": datetime.combine(until, time(*divmod(one.minute, 60)), zone).astimezone(UTC)}


def recurrence_parts(rule: str, first: date) -> dict[str, object]:
    """Give the parts of an RRULE with the days of our own: the 31st is the last of a shorter month, never skipped.

    Raises Invalid for a rule that the desk doesn't know.
    """
    known = Recurrence.parsed(rule)
    parts: dict[str, object] = {"freq": known.frequency.value, "interval": known.interval}
    if known.count is not None:
        parts["count"] = known.count
    if known.until is not None:
        parts["until"] = known.until
    if known.weekdays:
        return {**parts, "byday": [f"{known.nth or ''}{WEEKDAYS[day]}" for day in known.weekdays]}
    if known.frequency not in (Frequency.MONTHLY, Frequency.YEARLY):
        return parts
    if known.frequency is Frequency.YEARLY:
        parts["bymonth"] = first.month
    days = days_of_month(known, first)
    # The last that there is of these days.
    return {**parts, "bymonthday": days, "bysetpos": -1} if len(days) > 1 else {**parts, "bymonthday": days}
