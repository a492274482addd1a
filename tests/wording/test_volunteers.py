"""Volunteers in words: hours of the week, what is left, checks, coming back, and the last ask."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suidesk.domain.volunteers import Absence, AbsenceKind, CheckKind, CheckSeen, Slot
from suidesk.wording import volunteers as words

TODAY = date(2026, 5, 11)


def days(count):
    return TODAY + timedelta(days=count)


def check(review=None, **values):
    return CheckSeen(id="c", person_id="p", scheme="DBS", seen_on=days(-400), review_on=review, **values)


def test_every_kind_and_day_has_a_text_of_its_own():
    assert len({words.check_kind_text(kind) for kind in CheckKind}) == len(CheckKind)
    assert [words.weekday_text(day)[:3] for day in range(7)] == [words.weekday_short(day) for day in range(7)]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [(1080, 1260, "18–21"), (1110, 1260, "18:30–21:00"), (1080, 1440, "18–24"), (0, 1440, "all day"), (0, 60, "0–1")],
)
def test_hours(first, last, said):
    assert words.hours_text(first, last) == said


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ([], "When isn't noted yet"),
        ([Slot(1, 1080, 1260)], "Tue 18–21"),
        ([Slot(1, 540, 720), Slot(1, 1080, 1260), Slot(6, 0, 1440)], "Tue 9–12, 18–21, Sun all day"),
    ],
)
def test_a_week(slots, said):
    assert words.week_text(slots) == said


@pytest.mark.parametrize(("free", "said"), [(None, ""), (0, "full"), (90, "1 h 30 min left"), (-60, "1 h too much")])
def test_what_is_left_of_the_week(free, said):
    assert words.room_text(free) == said


@pytest.mark.parametrize(
    ("seen", "is_current", "said"),
    [
        (check(), True, ("", "plain")),
        (check(days(91)), True, ("Until August 2026", "ok")),
        (check(days(90)), True, ("Review in 90 days", "warn")),
        (check(days(0)), True, ("Review today", "warn")),
        (check(days(-1)), True, ("Review 1 day late", "danger")),
        (check(days(-1)), False, ("Seen anew since", "plain")),
        (check(days(-1), cleared=False), False, ("Not cleared", "danger")),
    ],
)
def test_what_becomes_of_a_check(seen, is_current, said):
    assert words.check_chip(seen, TODAY, is_current=is_current) == said


def test_a_check_says_until_when_and_who_saw_it():
    assert words.check_text(check()) == "DBS"
    assert words.check_text(check(date(2027, 3, 9))) == "DBS until March 2027"
    assert words.seen_text(check(), "Nadia", TODAY) == "Seen on 6 April 2025 by Nadia"
    assert words.seen_text(check(), "", TODAY) == "Seen on 6 April 2025"
    assert words.due_checks_text([check(), check()]) == "DBS and DBS"


@pytest.mark.parametrize(
    ("kind", "first", "said"),
    [
        (AbsenceKind.PAUSE, 0, "Pause since 11 May"),
        (AbsenceKind.LEAVE, 3, "Leave from 14 May"),
    ],
)
def test_why_somebody_is_away(kind, first, said):
    assert words.away_since_text(Absence(id="a", person_id="p", kind=kind, from_on=days(first)), TODAY) == said


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (None, "no date yet"),
        (0, "back today"),
        (1, "back tomorrow"),
        (2, "back Wed 13 May"),
        (300, "back Sun 7 March 2027"),
    ],
)
def test_when_somebody_comes_back(ahead, said):
    assert words.back_text(None if ahead is None else days(ahead), TODAY) == said


def test_a_pause_without_a_date():
    assert words.away_since_text(None, TODAY) == "Paused, without a date"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (None, "never asked"),
        (0, "asked today"),
        (13, "asked 13 days ago"),
        (14, "asked 2 weeks ago"),
        (55, "asked 7 weeks ago"),
        (56, "asked 1 month ago"),
        (365, "asked 12 months ago"),
    ],
)
def test_how_long_ago_somebody_was_asked(ago, said):
    assert words.asked_text(None if ago is None else days(-ago), TODAY) == said
