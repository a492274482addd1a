"""Contacts in words: every enum has its text, and days and promises are said as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from suidesk.domain.ids import AbsenceId, AssignmentId, CommitmentId, ContactId, RoleId
from suidesk.domain.people import ContactKind, PointKind, Reach, Sector
from suidesk.domain.projects import Assignment, Capacity
from suidesk.domain.volunteers import Absence, AbsenceKind, VolunteerStatus
from suidesk.domain.workload import Commitment, CommitmentKind, CommitmentState, EntryKind
from suidesk.wording import people as words

TODAY = date(2026, 5, 11)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (words.contact_kind_text, ContactKind),
        (words.sector_text, Sector),
        (words.reach_text, Reach),
        (words.point_text, PointKind),
        (words.status_text, VolunteerStatus),
        (words.volunteer_text, VolunteerStatus),
        (words.absence_kind_text, AbsenceKind),
        (words.capacity_text, Capacity),
        (words.promise_kind_text, CommitmentKind),
        (words.promise_state_text, CommitmentState),
        (words.entry_kind_text, EntryKind),
    ],
)
def test_every_value_has_a_text_of_its_own(text, kinds):
    assert len({text(kind) for kind in kinds}) == len(kinds)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 5, 3), date(2026, 6, 8), "3 May – 8 June"),
        (date(2025, 5, 3), date(2026, 6, 8), "3 May 2025 – 8 June"),
        (date(2026, 5, 3), date(2026, 5, 3), "3 May"),
        (date(2026, 5, 3), None, "since 3 May"),
        (TODAY, None, "since 11 May"),
        (date(2026, 5, 12), None, "from 12 May"),
        (None, date(2026, 6, 8), "until 8 June"),
        (None, None, ""),
    ],
)
def test_periods(first, last, said):
    assert words.period_text(first, last, TODAY) == said


@pytest.mark.parametrize(
    ("last", "said"),
    [(None, "since 3 May"), (TODAY, "until 11 May"), (date(2026, 5, 10), "ended 10 May")],
)
def test_how_long_a_role_is_held(last, said):
    one = Assignment(
        id=AssignmentId("a"), role_id=RoleId("r"), person_id=ContactId("c"), from_on=date(2026, 5, 3), until_on=last
    )
    assert words.assignment_text(one, TODAY) == said


def test_a_role_that_has_not_begun_says_when_it_does():
    one = Assignment(
        id=AssignmentId("a"),
        role_id=RoleId("r"),
        person_id=ContactId("c"),
        from_on=date(2026, 6, 1),
        until_on=date(2026, 6, 30),
    )
    assert words.assignment_text(one, TODAY) == "1 June – 30 June"


@pytest.mark.parametrize(
    ("kind", "last", "said"),
    [
        (AbsenceKind.LEAVE, date(2026, 6, 8), "Away until 8 June"),
        (AbsenceKind.LEAVE, None, "Away, end unknown"),
        (AbsenceKind.PAUSE, None, "On a pause"),
    ],
)
def test_being_away(kind, last, said):
    one = Absence(id=AbsenceId("a"), person_id=ContactId("c"), kind=kind, from_on=TODAY, until_on=last)
    assert words.away_text(one, TODAY) == said


def test_promises():
    weekly = Commitment(id=CommitmentId("c"), person_id=ContactId("p"), minutes=150, from_on=TODAY)
    thing = Commitment(
        id=CommitmentId("c"), person_id=ContactId("p"), kind=CommitmentKind.DELIVERABLE, title="Posters", due_on=TODAY
    )
    assert (words.promise_text(weekly), words.promise_text(thing)) == ("2 h 30 min a week", "Posters")


@pytest.mark.parametrize(
    ("promised", "capacity", "said"),
    [
        (0, None, ""),
        (60, None, "1 h a week promised; how much is possible isn't noted."),
        (0, 240, "Nothing promised of 4 h a week."),
        (180, 240, "3 h promised of 4 h a week; 1 h free."),
        (240, 240, "4 h promised of 4 h a week; nothing free."),
        (300, 240, "5 h a week promised, 1 h more than the 4 h that are possible."),
        (60, 0, "1 h a week promised, 1 h more than the 0 min that are possible."),
    ],
)
def test_promised_against_possible(promised, capacity, said):
    assert words.promised_text(promised, capacity) == said


@pytest.mark.parametrize(("minutes", "said"), [(0, "0"), (180, "3"), (270, "4.5"), (255, "4.2"), (2, "0"), (10, "0.2")])
def test_bare_hours(minutes, said):
    assert words.hours_number(minutes) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 5, 11, 8, 5, tzinfo=UTC), "today 08:05"),
        (datetime(2026, 5, 10, 23, 59, tzinfo=UTC), "yesterday 23:59"),
        (datetime(2026, 5, 9, 10, 0, tzinfo=UTC), "9 May, 10:00"),
        (datetime(2025, 12, 31, 10, 0, tzinfo=UTC), "31 December 2025, 10:00"),
    ],
)
def test_moments(moment, said):
    assert words.moment_text(moment, datetime(2026, 5, 11, 9, 0, tzinfo=UTC)) == said


def test_a_reminder_without_a_day_is_told_by_its_rule():
    said = [words.pressing_text(rule) for rule in ("workload.overload", "workload.long_weeks", "of.a_later_version")]
    assert said == ["Too much", "Long weeks", "Attention"]
