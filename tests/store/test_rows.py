"""What goes into a row comes out of it the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact, ContactKind
from suidesk.domain.reminders import Outcome, Severity
from suidesk.store.rows import shape
from tests.domain.records import DAY, DESK, EXAMPLES, REMINDER


@pytest.mark.parametrize("record", EXAMPLES, ids=lambda record: type(record).__name__)
def test_a_record_survives_its_row(record):
    form = shape(type(record))
    row = form.encode(record)
    assert all(value is None or type(value) in (str, int) for value in row.values())
    assert form.decode(list(row.values())) == record


@given(given=st.text(), family=st.text(), notes=st.text(), died_on=st.none() | st.dates(), archived=st.booleans())
def test_any_contact_survives_its_row(given, family, notes, died_on, archived):
    names = {"given": given, "family": family, "notes": notes}
    contact = Contact(id="p", kind=ContactKind.PERSON, **names, died_on=died_on, do_not_contact=archived).named("da")
    form = shape(Contact)
    assert form.decode(list(form.encode(contact).values())) == contact


def test_values_lie_as_plain_text_and_numbers():
    row = shape(type(REMINDER)).encode(replace(REMINDER, severity=Severity.RED, outcome=Outcome.DISMISSED))
    assert row["subject_kind"] == Kind.FOLLOW_UP.value
    assert (row["severity"], row["outcome"], row["due_on"]) == (2, "dismissed", DAY.isoformat())


def test_instants_lie_in_utc_so_that_their_texts_sort_as_they_happened():
    noon = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    form = shape(type(DESK))
    assert form.encode(replace(DESK, seen_at=noon))["seen_at"] == "2026-07-01T10:00:00.000+00:00"
    moments = [noon - timedelta(days=400), noon - timedelta(milliseconds=1), noon, noon + timedelta(hours=14)]
    texts = [form.encode(replace(DESK, seen_at=moment))["seen_at"] for moment in moments]
    assert texts == sorted(texts)


@given(st.datetimes(timezones=st.just(UTC)))
def test_an_instant_is_kept_to_the_millisecond(moment):
    form = shape(type(DESK))
    kept = form.decode(list(form.encode(replace(DESK, seen_at=moment)).values())).seen_at
    assert timedelta() <= moment - kept < timedelta(milliseconds=1)
