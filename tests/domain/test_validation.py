"""Every limit of every record: what lies inside and on it passes, what lies outside is refused with its field."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest

from suidesk.domain.errors import Invalid
from suidesk.domain.people import PointKind, Reach, Sector
from suidesk.domain.validation import a_currency, believable, bounded, in_order, require, within
from suidesk.store.rows import type_of
from tests.domain.records import (
    ABSENCE,
    ASSIGNMENT,
    DAY,
    DELIVERABLE,
    DESK,
    ENTRY,
    EXAMPLES,
    FOLLOW_UP,
    GRANT,
    OBLIGATION,
    ORGANISATION,
    PERSON,
    POINT,
    PROJECT,
    REMINDER,
    ROLE,
    VOLUNTEER,
    WEEKLY,
    assert_table,
    refused,
)

FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)
ONE = timedelta(days=1)
DAYS = ((FIRST, DAY, LAST, None), (FIRST - ONE, LAST + ONE), "year_out_of_range")
NEEDED_DAYS = ((FIRST, DAY, LAST), (FIRST - ONE, LAST + ONE), "year_out_of_range")
WEEK = 7 * 24 * 60
TITLES = ("x", "x" * 500), ("", "  ", "\t\n"), "required"
UNPRINTABLE = ("a\0b", "half \ud83d of a smile")
LARGEST = 10**14


def test_there_is_an_example_of_every_kind_and_all_are_valid():
    assert {type(example) for example in EXAMPLES} == set(type_of.values())
    for example in EXAMPLES:
        example.check()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: type(example).__name__)
def test_records_are_frozen(example):
    for field in fields(example):
        with pytest.raises(AttributeError):
            setattr(example, field.name, None)


def test_days_lie_between_1900_and_2200():
    assert_table(
        [
            (PERSON, "archived_on", *DAYS),
            (PERSON, "died_on", *DAYS),
            (VOLUNTEER, "started_on", *DAYS),
            (VOLUNTEER, "left_on", *DAYS),
            (ABSENCE, "from_on", *NEEDED_DAYS),
            (PROJECT, "starts_on", *DAYS),
            (PROJECT, "ends_on", *DAYS),
            (ASSIGNMENT, "from_on", *NEEDED_DAYS),
            (DELIVERABLE, "due_on", *NEEDED_DAYS),
            (WEEKLY, "from_on", *NEEDED_DAYS),
            (ENTRY, "day", *NEEDED_DAYS),
            (GRANT, "starts_on", *DAYS),
            (GRANT, "ends_on", *DAYS),
            (OBLIGATION, "due_on", *NEEDED_DAYS),
            (OBLIGATION, "done_on", *DAYS),
            (FOLLOW_UP, "due_on", *NEEDED_DAYS),
            (FOLLOW_UP, "done_on", *DAYS),
        ]
    )


@pytest.mark.parametrize(
    ("record", "first", "last"),
    [
        (VOLUNTEER, "started_on", "left_on"),
        (ABSENCE, "from_on", "until_on"),
        (PROJECT, "starts_on", "ends_on"),
        (ASSIGNMENT, "from_on", "until_on"),
        (WEEKLY, "from_on", "until_on"),
        (GRANT, "starts_on", "ends_on"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_a_period_may_last_one_day_but_not_less(record, first, last):
    assert_table([(record, last, (DAY, DAY + ONE, None), (), "")] if first == "from_on" else [])
    assert refused(record, **{first: DAY, last: DAY - ONE}) == ("ends_before_start", last)


def test_numbers_lie_within_their_limits():
    assert_table(
        [
            (VOLUNTEER, "capacity_minutes", (None, 0, 1, WEEK), (-1, WEEK + 1), "minutes_out_of_range"),
            (WEEKLY, "minutes", (1, WEEK), (0, -1, WEEK + 1), "minutes_out_of_range"),
            (ENTRY, "minutes", (1, 1440), (0, -1, 1441), "minutes_out_of_range"),
            (ENTRY, "start_min", (None, 0, 1439), (-1, 1440), "out_of_range"),
            (FOLLOW_UP, "due_min", (None, 0, 1439), (-1, 1440), "out_of_range"),
            (GRANT, "requested_minor", (None, 0, LARGEST), (-1, LARGEST + 1), "amount_out_of_range"),
            (GRANT, "awarded_minor", (None, 0, LARGEST), (-1, LARGEST + 1), "amount_out_of_range"),
            (GRANT, "decision_weeks", (None, 0, 260), (-1, 261), "out_of_range"),
            (GRANT, "payment_weeks", (None, 0, 260), (-1, 261), "out_of_range"),
            (POINT, "position", (0, 10_000), (-1, 10_001), "out_of_range"),
        ]
    )


def test_what_a_record_can_not_be_without_is_required():
    assert_table(
        [
            (PROJECT, "name", *TITLES),
            (ROLE, "name", *TITLES),
            (GRANT, "title", *TITLES),
            (DELIVERABLE, "title", *TITLES),
            (FOLLOW_UP, "text", *TITLES),
            (ORGANISATION, "display_name", *TITLES),
            (DESK, "language", ("en", "da"), ("", " "), "required"),
            (DESK, "zone", ("Europe/London",), ("",), "required"),
            (REMINDER, "rule", ("a.b",), ("",), "required"),
            (WEEKLY, "minutes", (), (None,), "required"),
            (WEEKLY, "from_on", (), (None,), "required"),
            (DELIVERABLE, "due_on", (), (None,), "required"),
        ]
    )
    assert refused(PERSON, given="", family="", display_name="") == ("required", "given")
    assert refused(POINT, raw=" ") == ("required", "email")


def test_text_is_bounded_and_can_be_kept():
    long = (("x" * 500,), ("x" * 501,), "too_long")
    notes = (("x" * 100_000,), ("x" * 100_001,), "too_long")
    assert_table(
        [
            (PERSON, "given", *long),
            (PERSON, "family", *long),
            (PERSON, "lawful_basis", *long),
            (PERSON, "source", *long),
            (PERSON, "notes", *notes),
            (PROJECT, "summary", *notes),
            (PROJECT, "name", *long),
            (WEEKLY, "title", *long),
            (POINT, "label", *long),
            (FOLLOW_UP, "text", ("x" * 2_000,), ("x" * 2_001,), "too_long"),
            (VOLUNTEER, "emergency_contact", ("x" * 1_000,), ("x" * 1_001,), "too_long"),
        ]
    )
    assert_table(
        [
            (record, field, ("naïve 👩🏽‍🌾 e\u0301",), UNPRINTABLE, "unprintable")
            for record, field in (
                (PERSON, "given"),
                (PERSON, "notes"),
                (PROJECT, "name"),
                (WEEKLY, "title"),
                (FOLLOW_UP, "text"),
                (DESK, "zone"),
            )
        ]
    )


def test_a_sector_and_a_reach_belong_to_organisations():
    assert_table([(ORGANISATION, "sector", tuple(Sector), (), ""), (ORGANISATION, "reach", tuple(Reach), (), "")])
    assert refused(PERSON, sector=Sector.FAITH) == ("only_organisations", "sector")
    assert refused(PERSON, reach=Reach.CITY) == ("only_organisations", "reach")


def test_a_role_belongs_to_a_project_or_an_organisation():
    assert refused(ROLE, project_id=None) == ("project_or_organisation", "project_id")
    assert refused(ROLE, organisation_id="o") == ("project_or_organisation", "project_id")


def test_a_grant_does_not_follow_itself():
    assert refused(GRANT, predecessor_id="g") == ("refers_to_itself", "predecessor_id")


@pytest.mark.parametrize("code", ["", "gbp", "GB", "GBPP", "£", "GBP\n", "ＧＢＰ"])
def test_a_currency_is_three_capital_letters(code):
    assert refused(GRANT, currency=code) == ("not_a_currency", "currency")
    assert refused(DESK, currency=code) == ("not_a_currency", "currency")
    a_currency("DKK")


def test_a_follow_up_is_about_a_kind_and_a_record_or_about_neither():
    assert refused(FOLLOW_UP, ref_id="p") == ("not_a_subject", "ref_id")
    assert refused(FOLLOW_UP, kind=PERSON.kind_of) == ("not_a_subject", "ref_id")
    assert refused(FOLLOW_UP, kind=POINT.kind_of, ref_id="cp") == ("not_a_subject", "ref_id")


def test_a_refusal_tells_its_numbers():
    with pytest.raises(Invalid) as caught:
        within(7, 0, 6, "weekday")
    assert caught.value.params == {"low": 0, "high": 6, "value": 7}
    with pytest.raises(Invalid) as caught:
        bounded("x" * 501, "name")
    assert caught.value.params == {"limit": 500, "length": 501}
    with pytest.raises(Invalid) as caught:
        believable(date(206, 1, 1), "day")
    assert caught.value.params["year"] == 206
    with pytest.raises(Invalid) as caught:
        in_order(DAY, DAY - ONE, "until")
    assert caught.value.params == {"start": DAY, "end": DAY - ONE}
    with pytest.raises(Invalid, match="required at name"):
        require(" ", "name")


def test_kinds_of_points_name_their_own_field():
    for kind in PointKind:
        assert refused(POINT, kind=kind, raw="") == ("required", kind.value)
