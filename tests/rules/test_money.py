"""Money that is spent too slowly, and reserves that don't last: the numbers, the days, and what is unknown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suidesk.domain.funding import GrantStage
from suidesk.domain.kinds import Kind
from suidesk.domain.money import month_after, months_before
from suidesk.rules.facts import Facts
from suidesk.rules.facts_money import MoneyFacts
from suidesk.rules.thresholds import Settings
from tests.rules.examples import NAMES, NOON, TODAY, after, at, grant, said, stages

S = GrantStage
START = TODAY - timedelta(days=100)
"""The grant runs 200 days, half of which have passed; £1,000.00 were awarded."""


def spending(*spent, stage=S.ACTIVE, **values):
    """A grant with (days ago, minor) spent from it, oldest first."""
    plan = {"awarded_minor": 100_000, "starts_on": START, "ends_on": START + timedelta(days=199), **values}
    one = grant(stage, **plan)
    days = tuple((TODAY - timedelta(days=ago), minor) for ago, minor in spent)
    return Facts(grants={one.id: one}, names=NAMES, money=MoneyFacts(spent={one.id: days} if days else {}))


def of_rule(rule, facts, now=NOON, settings=None):
    return [found for found in said(facts, now, settings) if found.rule == rule]


def underspends(facts, now=NOON, settings=None):
    return of_rule("funding.underspend", facts, now, settings)


@pytest.mark.parametrize(
    ("spent", "is_said"),
    [
        ([(90, 19_499)], True),  # a month ago, when the next note was to come
        ([(90, 19_500)], False),  # exactly fifteen points behind
        ([(90, 20_000), (10, 15_000)], False),
        ([(90, 20_000), (10, 9_000)], True),  # a note, so the comparison is of its day
        ([(90, 50_000), (10, -25_001)], True),  # a refund
        ([], False),  # nothing noted is unknown
        ([(-5, 90_000)], False),  # noted for a day to come, and nothing until today
        ([(90, 1_000), (-5, 90_000)], True),
    ],
)
def test_underspend(spent, is_said):
    assert bool(underspends(spending(*spent))) is is_said


def test_time_that_runs_on_between_two_notes_of_spending_makes_nobody_late():
    """Each month as much as planned less a little: day by day it would be behind before each note."""
    facts = spending((95, 1_000), (65, 9_000), (35, 14_000), (5, 14_000))
    assert [at_day for at_day in range(32) if underspends(facts, at(after(at_day - 5)))] == []


@pytest.mark.parametrize(("caught_up_to", "is_said"), [(29_999, True), (35_000, False)])
def test_what_was_behind_is_said_until_it_has_well_caught_up(caught_up_to, is_said):
    facts = spending((90, 1_000), (20, 14_000), (10, caught_up_to - 15_000))
    assert bool(underspends(facts)) is is_said


@pytest.mark.parametrize("stage", list(S))
def test_only_money_that_is_still_to_be_spent(stage):
    assert bool(underspends(spending((90, 1_000), stage=stage))) is (stage in {S.AWARDED, S.ACTIVE})


@pytest.mark.parametrize("lacking", ["awarded_minor", "starts_on", "ends_on"])
def test_a_share_needs_an_award_and_both_days(lacking):
    assert underspends(spending((90, 1_000), **{lacking: None})) == []


def test_after_the_last_day_it_is_too_late_to_say():
    facts = spending((90, 1_000))
    last = START + timedelta(days=199)
    assert underspends(facts, at(last))
    assert underspends(facts, at(last + timedelta(days=1))) == []


@pytest.mark.parametrize(
    ("spent", "since"),
    [
        # £100 by day 10: a tenth and fifteen points are 50 of 200 days, so behind from day 51 on.
        ([(90, 10_000)], 51),
        # £40 by day 40, which is known on that day.
        ([(95, 100), (60, 3_900)], 40),
        # Caught up on day 60 with £500; nothing since would be behind only from day 131 on.
        ([(90, 10_000), (40, 20_000)], 91),
        # A refund on day 95 opened the gap that day.
        ([(90, 40_000), (5, -20_000)], 95),
    ],
)
def test_the_first_day_holds_still(spent, since):
    facts = spending(*spent)
    first = START + timedelta(days=since)
    (found,) = underspends(facts, at(after(31)))
    assert found.occurrence == found.evidence["since"] == first.isoformat()
    assert {one.key for days in (22, 23, 40) for one in underspends(facts, at(after(days)))} == {found.key}
    # A day before, it wasn't: of what was noted by then.
    assert all(one.occurrence != found.occurrence for one in underspends(facts, at(first - timedelta(days=1))))


def test_underspend_says_its_numbers():
    (found,) = underspends(spending((90, 10_000)))
    assert (found.severity.name, found.due_on, found.stage) == ("AMBER", None, 0)
    assert found.evidence == {
        "grant": "Winter Fund",
        "funder": "Lottery Fund",
        "awarded_minor": 100_000,
        "spent_minor": 10_000,
        "currency": "GBP",
        "start": START.isoformat(),
        "end": (START + timedelta(days=199)).isoformat(),
        "since": (START + timedelta(days=51)).isoformat(),
        "noted": (START + timedelta(days=10)).isoformat(),
        "opens": [Kind.GRANT.value, "grant"],
        "about": ["grant", "lottery"],
    }


def test_the_gap_can_be_tuned():
    assert underspends(spending((90, 30_000)), settings=Settings({"funding.underspend": 25})) == []


COSTS = dict.fromkeys(months_before(TODAY, 30), 200_000)
"""£2,000 in each of thirty months."""


def reserves(*noted, core=None):
    """Free money as (day, minor), oldest first, against core costs by month."""
    return Facts(money=MoneyFacts(core=COSTS if core is None else core, reserves=noted, reserve_id="note"))


def runways(facts, now=NOON, settings=None):
    return [(stage, level) for rule, stage, level in stages(facts, now, settings) if rule == "funding.runway"]


@pytest.mark.parametrize(
    ("free", "found"),
    [
        (1_210_000, []),  # 184 days, and six months are 182.6
        (1_200_000, [(0, "AMBER")]),  # 182 days
        (610_000, [(0, "AMBER")]),  # 92 days, and three months are 91.3
        (600_000, [(1, "RED")]),
        (0, [(1, "RED")]),
        (-100, [(1, "RED")]),
    ],
)
def test_runway_in_months(free, found):
    assert runways(reserves((TODAY, free))) == found


def test_money_noted_long_ago_has_been_spent_from_since():
    noted = reserves((TODAY - timedelta(days=60), 1_500_000))  # 228 days from then, 168 from now
    assert runways(noted) == [(0, "AMBER")]
    assert runways(reserves((TODAY, 1_500_000))) == []


def test_the_newest_note_counts_and_none_of_a_day_to_come():
    assert runways(reserves((TODAY - timedelta(days=90), 100), (TODAY, 5_000_000))) == []
    assert runways(reserves((TODAY, 5_000_000), (after(3), 100))) == []


@pytest.mark.parametrize(("known", "is_said"), [(0, False), (2, False), (3, True), (6, True)])
def test_too_few_known_months_say_nothing(known, is_said):
    core = dict.fromkeys(months_before(TODAY)[:known], 200_000)
    assert bool(runways(reserves((TODAY, 100_000), core=core))) is is_said
    assert runways(reserves((TODAY, 100_000), core=core), settings=Settings({"funding.runway_known": 1})) == (
        [(1, "RED")] if known else []
    )


def test_without_a_note_of_reserves_nothing_is_said():
    assert runways(reserves()) == []


def test_the_limits_can_be_tuned():
    facts = reserves((TODAY, 1_200_000))
    assert runways(facts, settings=Settings({"funding.runway_amber": 5})) == []
    assert runways(facts, settings=Settings({"funding.runway_red": 6})) == [(1, "RED")]


def test_the_first_month_of_an_episode_holds_still():
    """A short note in July, a good one in September, a short one again in October."""
    notes = (
        (date(2026, 7, 10), 300_000),
        (date(2026, 9, 5), 5_000_000),
        (date(2026, 10, 20), 900_000),
    )
    facts = reserves(*notes)
    found = [of_rule("funding.runway", facts, at(day)) for day in (date(2026, 10, 20), TODAY, date(2027, 1, 3))]
    assert {one.occurrence for (one,) in found} == {"2026-10-01"}
    assert len({one.key for (one,) in found}) == 1
    (earlier,) = of_rule("funding.runway", facts, at(date(2026, 8, 30)))
    assert earlier.occurrence == "2026-07-01"
    assert of_rule("funding.runway", facts, at(date(2026, 9, 30))) == []


def test_a_further_note_that_is_short_too_is_the_same_episode():
    one = reserves((date(2026, 9, 1), 700_000))
    two = reserves((date(2026, 9, 1), 700_000), (TODAY, 650_000))
    assert of_rule("funding.runway", one)[0].key == of_rule("funding.runway", two)[0].key


def test_runway_says_its_numbers():
    core = {**dict.fromkeys(months_before(TODAY)[1:], 200_000)}
    (found,) = of_rule("funding.runway", reserves((TODAY, 900_000), core=core))
    months = [month.isoformat() for month in months_before(TODAY)]
    assert (found.subject_kind, found.subject_id, found.due_on) == (Kind.DESK, "desk", None)
    assert found.evidence == {
        "free_minor": 900_000,
        "noted_on": TODAY.isoformat(),
        "month_minor": 200_000,
        "tenths": 45,
        "until": "2027-04-10",
        "currency": "GBP",
        "since": month_after(TODAY, 0).isoformat(),
        "months": [{"month": month, "minor": None if month == months[0] else 200_000} for month in months],
        "opens": [Kind.RESERVE.value, "note"],
        "about": [],
    }
