"""Calendars: read back by a reader, rules as others expand them, the same bytes for the same dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.prop import vRecur

from suidesk.domain.errors import Invalid
from suidesk.domain.recurrence import Frequency, Recurrence
from suidesk.interchange.calendar_file import CalendarDate, calendar_file, carried_over, recurrence_parts
from suidesk.rules.recurrence import following

LONDON = ZoneInfo("Europe/London")
WRITTEN = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
DAY = date(2027, 3, 28)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300)


def written(*dates, at=WRITTEN):
    return calendar_file(dates, name="Desk", zone=LONDON, written_at=at)


def events(content):
    return Calendar.from_ical(content).walk("VEVENT")


@given(texts, texts)
def test_any_text_is_read_back(title, note):
    (event,) = events(written(CalendarDate(uid="a@suidesk", day=DAY, title=title, note=note)))
    assert str(event["SUMMARY"]) == title
    assert str(event.get("DESCRIPTION", "")) == note


@given(texts)
def test_no_line_is_longer_than_calendars_allow(title):
    lines = written(CalendarDate(uid="a@suidesk", day=DAY, title=title)).split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert all(line.decode() is not None for line in lines)


def test_a_day_is_a_whole_day_that_takes_nobodys_time():
    (event,) = events(written(CalendarDate(uid="a@suidesk", day=DAY, title="Report", warn_days=(7, 0))))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (DAY, DAY + timedelta(days=1))
    assert event["TRANSP"] == "TRANSPARENT"
    triggers = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    assert triggers == [timedelta(hours=9) - timedelta(days=7), timedelta(hours=9)]


def test_a_time_is_a_local_time_with_its_zone():
    content = written(CalendarDate(uid="a@suidesk", day=DAY, minute=9 * 60 + 30, title="Ring", warn_days=(0,)))
    (event,) = events(content)
    assert event["DTSTART"].dt == datetime(2027, 3, 28, 9, 30, tzinfo=LONDON)
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert b"BEGIN:VTIMEZONE" in content
    assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [timedelta()]


def test_the_same_dates_give_the_same_bytes():
    one = CalendarDate(uid="a@suidesk", day=DAY, minute=600, title="Ring", rrule="FREQ=WEEKLY")
    assert written(one) == written(one)


def versions(content):
    return {str(one["UID"]): one["SEQUENCE"] for one in events(content)}


def test_a_later_file_has_later_versions():
    one, days = CalendarDate(uid="a@suidesk", day=DAY, title="Ring"), timedelta(days=1)
    first, second = (versions(written(one, at=at))["a@suidesk"] for at in (WRITTEN, WRITTEN + days))
    assert second - first == 24 * 60
    assert versions(written(one, at=WRITTEN - 9000 * days)) == {"a@suidesk": 0}
    # What calendars keep it in, up to the last year that a desk believes.
    assert versions(written(one, at=datetime(2199, 12, 31, tzinfo=UTC)))["a@suidesk"] < 2**31


@given(texts, texts, texts)
@example("BEGIN:VEVENT", "END:VEVENT", "SEQUENCE:5")
def test_what_says_the_same_is_carried_over_and_what_changed_looks_new(same, before, after):
    kept = CalendarDate(uid="a@suidesk", day=DAY, minute=600, title=same, note=same, warn_days=(1,))
    changed = [CalendarDate(uid="b@suidesk", day=DAY, title=title, note=same) for title in (before, after)]
    old = written(kept, changed[0])
    new = written(kept, changed[1], at=WRITTEN + timedelta(hours=1))
    said = carried_over(new, old)
    assert [str(one["SUMMARY"]) for one in events(said)] == [same, after]
    first, then = versions(old), versions(said)
    assert then["a@suidesk"] == first["a@suidesk"]
    assert (then["b@suidesk"] > first["b@suidesk"]) is (before != after)
    assert carried_over(written(kept, changed[1], at=WRITTEN + timedelta(hours=2)), said) == said


@pytest.mark.parametrize("later", [timedelta(), timedelta(days=-40)])
def test_a_change_within_a_minute_or_by_a_slow_clock_is_a_later_version(later):
    old = written(CalendarDate(uid="a@suidesk", day=DAY, title="Ring"))
    new = written(CalendarDate(uid="a@suidesk", day=DAY, title="Write"), at=WRITTEN + later)
    assert versions(carried_over(new, old))["a@suidesk"] == versions(old)["a@suidesk"] + 1


@pytest.mark.parametrize("before", [b"", b"BEGIN:VEVENT\r\n", b"\xff\x00" * 50, b"BEGIN:VEVENT\r\nEND:VEVENT\r\n"])
def test_what_is_no_calendar_carries_nothing_over(before):
    new = written(CalendarDate(uid="a@suidesk", day=DAY, title="Ring"))
    assert carried_over(new, before) == new


def test_an_empty_calendar_is_a_calendar():
    made = Calendar.from_ical(written())
    assert made["VERSION"] == "2.0"
    assert not made.walk("VEVENT")


@given(
    st.sampled_from(Frequency),
    st.integers(1, 24),
    st.dates(date(2024, 1, 1), date(2032, 12, 31)),
)
@example(Frequency.MONTHLY, 1, date(2027, 1, 31))
@example(Frequency.YEARLY, 1, date(2028, 2, 29))
@example(Frequency.YEARLY, 3, date(2028, 2, 29))
def test_other_calendars_reckon_the_same_days(frequency, interval, first):
    ours = Recurrence.of(frequency, interval, first)
    rule = vRecur(recurrence_parts(ours.text(), first)).to_ical().decode()
    theirs = [moment.date() for moment in rrulestr(rule, dtstart=datetime.combine(first, datetime.min.time()))[:6]]
    days = [first]
    while len(days) < len(theirs):
        days.append(following(ours, days[-1], days[-1]))
    assert theirs == days


def test_an_unknown_rule_is_refused():
    with pytest.raises(Invalid):
        recurrence_parts("FREQ=SECONDLY", DAY)
