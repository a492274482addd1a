"""Follow-ups: nine o'clock where the laptop is, or the minute that was asked for, until done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from suidesk.domain.funding import Grant, GrantStage, Obligation, ObligationKind
from suidesk.domain.ids import ContactId, GrantId, ObligationId
from suidesk.domain.kinds import Kind
from suidesk.rules.engine import due
from suidesk.rules.facts import Facts
from suidesk.rules.thresholds import Settings
from tests.rules.examples import NAMES, NOON, TODAY, after, at, follow_up, said, stages, utc

RULE = "follow_up.due"


def asked(due_on=TODAY, due_min=None, **values) -> Facts:
    return Facts(follow_ups=(follow_up(due_on, due_min, **values),), names=NAMES)


@pytest.mark.parametrize(
    ("due_min", "hour", "minute", "is_said"),
    [
        (None, 8, 59, False),
        (None, 9, 0, True),
        (14 * 60 + 30, 14, 29, False),
        (14 * 60 + 30, 14, 30, True),
        (0, 0, 0, True),
        (1, 0, 0, False),
        (23 * 60 + 59, 23, 59, True),
    ],
)
def test_the_minute(due_min, hour, minute, is_said):
    assert bool(said(asked(due_min=due_min), at(TODAY, hour, minute))) is is_said


@pytest.mark.parametrize(
    ("days", "expected"),
    [(1, []), (0, ["CALM"]), (-6, ["CALM"]), (-7, ["AMBER"]), (-400, ["AMBER"])],
)
def test_the_day(days, expected):
    assert [severity for *_, severity in stages(asked(after(days)))] == expected


def test_done_is_done():
    assert said(asked(done_on=TODAY)) == ()


@pytest.mark.parametrize(
    ("zone", "day", "due_min", "instant"),
    [
        # 01:30 is left out in London and 02:30 in the others: told as much later as the gap is long
        ("Europe/London", date(2026, 3, 29), 90, utc(2026, 3, 29, 1, 30)),
        ("Europe/Copenhagen", date(2026, 3, 29), 150, utc(2026, 3, 29, 1, 30)),
        ("Europe/Amsterdam", date(2026, 3, 29), 150, utc(2026, 3, 29, 1, 30)),
        # the hour that comes twice: told the first time
        ("Europe/London", date(2026, 10, 25), 90, utc(2026, 10, 25, 0, 30)),
        ("Europe/Copenhagen", date(2026, 10, 25), 150, utc(2026, 10, 25, 0, 30)),
        # nine o'clock on both days
        ("Europe/London", date(2026, 3, 29), None, utc(2026, 3, 29, 8)),
        ("Europe/London", date(2026, 10, 25), None, utc(2026, 10, 25, 9)),
        ("Australia/Lord_Howe", date(2026, 10, 4), 135, utc(2026, 10, 3, 15, 45)),
    ],
)
def test_daylight_saving_neither_skips_nor_repeats(zone, day, due_min, instant):
    facts, here = asked(day, due_min), ZoneInfo(zone)
    minutes = [instant + timedelta(minutes=number) for number in range(-90, 180)]
    told = [bool(said(facts, minute.astimezone(here))) for minute in minutes]
    assert told == [minute >= instant for minute in minutes]


def test_the_day_is_the_day_wherever_the_laptop_is():
    facts = asked()
    for zone in ("Pacific/Auckland", "Europe/London", "America/New_York"):
        assert not said(facts, at(TODAY, 8, 59, ZoneInfo(zone)))
        assert said(facts, at(TODAY, 9, 0, ZoneInfo(zone)))


def test_what_it_is_about():
    facts = asked(kind=Kind.CONTACT, ref_id="aisha", owner_id=ContactId("ben"))
    (found,) = said(replace(facts, opens={"aisha": (Kind.CONTACT, "aisha")}))
    assert (found.subject_kind, found.subject_id) == (Kind.FOLLOW_UP, "ring")
    assert (found.evidence["name"], found.evidence["owner"]) == ("Aisha Khan", "Ben Ode")
    assert found.evidence["opens"] == ["contacts", "aisha"]
    assert said(asked())[0].evidence["opens"] is None
    assert said(facts)[0].evidence["opens"] is None  # it is gone


def test_what_stands_on_anothers_page_opens_that_and_concerns_both():
    facts = asked(kind=Kind.NEED, ref_id="oven", owner_id=ContactId("ben"))
    (found,) = said(replace(facts, opens={"oven": (Kind.PROJECT, "kitchen")}))
    assert found.evidence["opens"] == ["projects", "kitchen"]
    assert found.evidence["about"] == ["oven", "kitchen", "ben"]


@pytest.mark.parametrize(("stage", "is_heard"), [(GrantStage.DRAFTING, True), (GrantStage.APPLIED, False)])
def test_what_prepares_a_duty_ends_with_it(stage, is_heard):
    grant = Grant(id=GrantId("fund"), title="Fund", funder_id=ContactId("lottery"), stage=stage)
    duty = Obligation(id=ObligationId("duty"), grant_id=grant.id, kind=ObligationKind.APPLICATION, due_on=after(40))
    facts = replace(asked(kind=Kind.OBLIGATION, ref_id="duty"), grants={grant.id: grant}, obligations=(duty,))
    assert bool(said(facts)) is is_heard
    assert not said(replace(facts, obligations=()))


def test_the_next_one_is_ahead():
    ahead = due(asked(after(3), 600), NOON, Settings()).next_ahead
    assert (ahead.on, ahead.at) == (after(3), at(after(3), 10))


def test_tuned_times_count():
    early = Settings(tuned={"follow_up.at": 7 * 60, "follow_up.late": 1})
    assert said(asked(), at(TODAY, 7), early)
    assert stages(asked(after(-1)), settings=early) == [(RULE, 0, "AMBER")]
