"""The sentences of renewals, slow spending and short reserves, with their exact numbers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.domain.funding import Grant, GrantStage
from suidesk.domain.ids import GrantId
from suidesk.domain.money import months_before
from suidesk.rules.facts import Facts
from suidesk.rules.facts_money import Hanging, MoneyFacts
from suidesk.rules.thresholds import Settings
from suidesk.wording import reminders as words
from suidesk.wording.funding import exposed_text, months_text
from tests.rules.examples import NAMES, TODAY, after, grant, said

S = GrantStage
WEEKS = {"decision_weeks": 10, "payment_weeks": 4}


def the_one(facts, rule):
    (found,) = [one for one in said(facts) if one.rule == rule]
    return found


def renewal(days, *others, hanging=None, **values):
    one = grant(S.ACTIVE, ends_on=after(days), **values)
    money = MoneyFacts(exposed={one.id: hanging} if hanging else {})
    return the_one(Facts(grants={g.id: g for g in (one, *others)}, names=NAMES, money=money), "funding.renewal")


@pytest.mark.parametrize(
    ("days", "weeks", "title"),
    [
        (308, {"decision_weeks": 26, "payment_weeks": 8}, "Begin to renew Winter Fund: today"),
        (182, WEEKS, "Begin to renew Winter Fund: in 14 days"),
        (167, WEEKS, "Renewing Winter Fund was to begin yesterday"),
        (91, WEEKS, "Winter Fund ends in 91 days, and nothing is applied for"),
        (0, WEEKS, "Winter Fund ends today, and nothing is applied for"),
    ],
)
def test_titles_of_renewals(days, weeks, title):
    assert words.title(renewal(days, **weeks), TODAY) == title


def test_a_renewal_explains_itself():
    draft = Grant(id=GrantId("next"), title="Second Winter", predecessor_id=GrantId("grant"))
    found = renewal(112, draft, hanging=Hanging(2, 3, 5, 660), **WEEKS)
    assert words.why(found, TODAY) == (
        "The money ends on Wed 17 March 2027, in 112 days. 10 weeks for the decision, 4 for the payment, 6 to write "
        "and 4 to spare: begin by Wed 30 September 2026. On it hang 2 projects, 3 roles, 5 people and 11 h a week. "
        "“Second Winter” is begun and not handed in yet."
    )
    assert words.evidence_lines(found) == [
        "Begin by: Wed 30 September 2026",
        "The money ends: Wed 17 March 2027",
        "Funder: Lottery Fund",
        "Hangs on it: 2 projects, 3 roles, 5 people and 11 h a week",
        "Begun: Second Winter",
    ]
    assert words.subject(found) == "Renewal of Winter Fund"


def test_unknown_weeks_are_said_to_be_unknown():
    assert words.why(renewal(112), TODAY) == (
        "The money ends on Wed 17 March 2027, in 112 days. How long decision and payment take isn't noted; with 39 "
        "weeks, begin by Wed 17 June 2026."
    )


def underspend(spent):
    start = TODAY - timedelta(days=100)
    one = grant(S.ACTIVE, awarded_minor=1_200_000, starts_on=start, ends_on=start + timedelta(days=199))
    return the_one(
        Facts(grants={one.id: one}, names=NAMES, money=MoneyFacts(spent={one.id: ((start, spent),)})),
        "funding.underspend",
    )


def test_underspend_says_both_shares_and_whom_to_tell():
    found = underspend(144_000)
    assert words.title(found, TODAY) == "Winter Fund: 12 % spent after 50 % of its time"
    assert words.title(found, TODAY + timedelta(days=20)) == "Winter Fund: 12 % spent after 60 % of its time"
    assert words.why(found, TODAY) == (
        "£10,560 of £12,000 is still to be spent until Thu 4 March 2027, in 99 days. Tell Lottery Fund early: what is "
        "asked in good time can more often be moved. Spending is noted up to Mon 17 August 2026; "
        "if there is more by now, note it first."
    )
    assert words.evidence_lines(found) == [
        "Awarded: £12,000",
        "Spent: £1,440",
        "From Mon 17 August 2026",
        "Until Thu 4 March 2027",
        "Behind since Sun 11 October 2026",
    ]
    assert words.subject(found) == "Spending of Winter Fund"


def runway(free, noted=TODAY):
    core = dict.fromkeys(months_before(TODAY)[2:], 200_000)
    money = MoneyFacts(core=core, reserves=((noted, free),), reserve_id="note")
    return the_one(Facts(money=money), "funding.runway")


def test_a_runway_says_its_division():
    found = runway(900_000)
    assert words.title(found, TODAY) == "The free reserves last until Sat 10 April 2027"
    assert words.why(found, TODAY) == (
        "£9,000 was free on Wed 25 November 2026. Keeping going costs £2,000 a month, the mean of 4 known months: "
        "that is 4.5 months from then on. Tell the trustees now, look for unrestricted money, and say which costs "
        "could wait."
    )
    assert words.evidence_lines(found) == [
        "Free on Wed 25 November 2026: £9,000",
        "May 2026: nothing noted, so not counted",
        "June 2026: nothing noted, so not counted",
        "July 2026: £2,000",
        "August 2026: £2,000",
        "September 2026: £2,000",
        "October 2026: £2,000",
        "Lasts until Sat 10 April 2027",
    ]


def test_spent_reserves_are_said_plainly():
    assert words.title(runway(0), TODAY) == "By what is noted, the free reserves are spent"
    long_ago = runway(100_000, TODAY - timedelta(days=40))
    assert words.title(long_ago, TODAY) == "By what is noted, the free reserves are spent"


def test_explanations_tell_the_numbers_in_use():
    tuned = Settings({"funding.renewal_writing": 8, "funding.underspend": 20, "funding.runway_amber": 9})
    assert "8 for writing and 4 to spare; 39 weeks where" in words.explanation("funding.renewal", tuned)
    assert "up 26 weeks before the end or when it is to begin" in words.explanation("funding.renewal", tuned)
    assert "most from 13 weeks on" in words.explanation("funding.renewal", tuned)
    assert "more than 20 points behind" in words.explanation("funding.underspend", tuned)
    assert "less than 9 months; more pressing below 3" in words.explanation("funding.runway", tuned)
    for rule in ("funding.renewal", "funding.underspend", "funding.runway"):
        assert [note.url for note in words.sources(rule)] == [None]
        assert words.rule_name(rule) != rule


@pytest.mark.parametrize(
    ("tenths", "text"),
    [(0, "0 months"), (10, "1 month"), (9, "0.9 months"), (45, "4.5 months"), (1_235, "123.5 months")],
)
def test_months_to_a_tenth(tenths, text):
    assert months_text(tenths) == text


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ((2, 3, 5, 660), "2 projects, 3 roles, 5 people and 11 h a week"),
        ((1, 1, 1, 90), "1 project, 1 role, 1 person and 1 h 30 min a week"),
        ((0, 1, 0, 0), "1 role"),
        ((0, 0, 0, 0), ""),
    ],
)
def test_what_hangs_on_money(numbers, text):
    assert exposed_text(*numbers) == text
