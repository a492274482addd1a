"""Renewals: when to begin from the grant's own weeks, what counts as a successor, and what ends the reminder."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from suidesk.domain.funding import BEFORE_APPLYING, Grant, GrantStage, Obligation, ObligationKind, UseKind
from suidesk.domain.ids import GrantId, ObligationId
from suidesk.domain.kinds import Kind
from suidesk.rules.engine import due
from suidesk.rules.facts import Facts
from suidesk.rules.facts_money import Hanging, MoneyFacts
from suidesk.rules.renewal import ON_ITS_WAY, Successors, lead_weeks, start_of
from suidesk.rules.thresholds import Settings
from tests.rules.examples import NAMES, NOON, TODAY, after, at, grant, said, stages

S = GrantStage
RULE = "funding.renewal"
KITCHEN, COOK = (UseKind.PROJECT, "kitchen"), (UseKind.ROLE, "cook")


def ending(days, stage=S.ACTIVE, others=(), uses=None, **values):
    """A grant that ends so many days from today, beside others."""
    one = grant(stage, ends_on=after(days), **values)
    known = {one.id: one, **{other.id: other for other in others}}
    return Facts(grants=known, names=NAMES, money=MoneyFacts(uses=uses or {}))


def another(stage, **values):
    return Grant(id=GrantId("next"), title="Second Winter", stage=stage, **values)


def renewals(facts, now=NOON, settings=None):
    return [(stage, severity) for rule, stage, severity in stages(facts, now, settings) if rule == RULE]


@pytest.mark.parametrize(
    ("decision", "payment", "lead"),
    [(10, 4, 24), (0, 0, 10), (26, 8, 44), (None, None, 39), (10, None, 39), (None, 4, 39)],
)
def test_the_lead_is_decision_payment_writing_and_buffer(decision, payment, lead):
    one = grant(S.ACTIVE, ends_on=TODAY, decision_weeks=decision, payment_weeks=payment)
    assert lead_weeks(one, Settings()) == lead
    assert start_of(one, Settings()) == TODAY - timedelta(weeks=lead)


def test_without_an_end_there_is_nothing_to_begin():
    assert start_of(grant(S.ACTIVE), Settings()) is None
    assert renewals(Facts(grants={"grant": grant(S.ACTIVE)})) == []


@pytest.mark.parametrize(
    ("decision", "payment", "days", "found"),
    [
        # 44 weeks of lead: calm from 308 days on, amber from 182, red from 91.
        (26, 8, 309, []),
        (26, 8, 308, [(0, "CALM")]),
        (26, 8, 183, [(0, "CALM")]),
        (26, 8, 182, [(1, "AMBER")]),
        (26, 8, 92, [(1, "AMBER")]),
        (26, 8, 91, [(2, "RED")]),
        (26, 8, 0, [(2, "RED")]),
        (26, 8, -1, []),
        # 19 weeks of lead: it comes up 26 weeks before and presses from the day on which to begin.
        (6, 3, 183, []),
        (6, 3, 182, [(0, "CALM")]),
        (6, 3, 134, [(0, "CALM")]),
        (6, 3, 133, [(1, "AMBER")]),
        (6, 3, 91, [(2, "RED")]),
        # Unknown weeks: 39, which are 273 days.
        (None, 3, 274, []),
        (None, 3, 273, [(0, "CALM")]),
    ],
)
def test_stages(decision, payment, days, found):
    assert renewals(ending(days, decision_weeks=decision, payment_weeks=payment)) == found


@pytest.mark.parametrize("stage", list(S))
def test_only_money_in_hand_is_renewed(stage):
    assert bool(renewals(ending(50, stage))) is (stage in {S.AWARDED, S.ACTIVE, S.REPORTING})


@pytest.mark.parametrize(
    ("days", "done", "is_said"),
    [
        (0, None, False),
        (37, None, False),  # three weeks to decide and pay before the end in 58 days
        (38, None, True),  # the money would come too late
        (-1, None, True),  # the day has passed and nothing is sent
        (20, TODAY, True),
    ],
)
def test_a_day_by_which_to_apply_speaks_for_itself_where_it_is_in_time(days, done, is_said):
    draft = another(S.DRAFTING, predecessor_id=GrantId("grant"))
    facts = ending(58, others=(draft,), decision_weeks=2, payment_weeks=1)
    to_apply = Obligation(
        id=ObligationId("apply"), grant_id=draft.id, kind=ObligationKind.APPLICATION, due_on=after(days), done_on=done
    )
    assert bool(renewals(replace(facts, obligations=(to_apply,)))) is is_said


@pytest.mark.parametrize("stage", list(S))
def test_a_named_successor_counts_once_it_is_applied_for(stage):
    facts = ending(50, others=(another(stage, predecessor_id=GrantId("grant")),))
    assert bool(renewals(facts)) is (stage not in {S.APPLIED, S.AWARDED, S.ACTIVE})


@pytest.mark.parametrize(
    ("uses", "ends", "counts"),
    [
        ({KITCHEN, COOK}, 200, True),
        ({KITCHEN}, None, True),
        ({KITCHEN}, 51, True),
        ({KITCHEN}, 50, False),  # it ends on the same day
        ({COOK}, 200, False),
        (set(), 200, False),
    ],
)
def test_what_pays_for_the_same_for_longer_counts_too(uses, ends, counts):
    other = another(S.APPLIED, ends_on=None if ends is None else after(ends))
    known = {"grant": frozenset({KITCHEN}), "next": frozenset(uses)}
    assert bool(renewals(ending(50, others=(other,), uses=known))) is not counts


def test_a_grant_that_pays_for_nothing_known_is_followed_by_none_that_isnt_named():
    other = another(S.APPLIED, ends_on=after(200))
    assert renewals(ending(50, others=(other,), uses={"next": frozenset({KITCHEN})}))


def test_what_is_begun_is_said_and_what_hangs_on_it():
    facts = ending(
        50, others=(another(S.DRAFTING, predecessor_id=GrantId("grant")),), decision_weeks=6, payment_weeks=3
    )
    hanging = {"grant": Hanging(projects=2, roles=3, people=5, minutes=660)}
    found = next(one for one in said(Facts(grants=facts.grants, names=NAMES, money=MoneyFacts(exposed=hanging))))
    assert (found.due_on, found.occurrence) == (after(50) - timedelta(weeks=19), after(50).isoformat())
    assert found.evidence == {
        "grant": "Winter Fund",
        "funder": "Lottery Fund",
        "owner": "",
        "start": (after(50) - timedelta(weeks=19)).isoformat(),
        "end": after(50).isoformat(),
        "lead_weeks": 19,
        "decision_weeks": 6,
        "payment_weeks": 3,
        "writing_weeks": 6,
        "buffer_weeks": 4,
        "draft": "Second Winter",
        "projects": 2,
        "roles": 3,
        "people": 5,
        "minutes": 660,
        "opens": [Kind.GRANT.value, "grant"],
        "about": ["grant", "lottery", "next"],
    }


def test_one_grant_is_one_reminder_from_its_first_stage_to_its_last():
    keys = {said(ending(0, decision_weeks=26, payment_weeks=8), at(TODAY - timedelta(days=days)))[0].key
            for days in (300, 180, 90, 0)}  # fmt: skip
    assert len(keys) == 1


def test_the_next_step_lies_ahead():
    findings = due(ending(200, decision_weeks=10, payment_weeks=4), NOON, Settings())
    assert findings.dues == ()
    assert findings.next_ahead.on == after(18)
    assert findings.next_ahead.due.stage == 0


def test_every_number_can_be_tuned():
    facts = ending(150, decision_weeks=1, payment_weeks=0)
    assert renewals(facts) == [(0, "CALM")]
    calmer = {"funding.renewal_amber": 13, "funding.renewal_red": 4}
    assert renewals(facts, settings=Settings(calmer)) == []
    assert renewals(facts, settings=Settings({**calmer, "funding.renewal_writing": 21})) == [(0, "CALM")]
    assert renewals(facts, settings=Settings({"funding.renewal_red": 22})) == [(2, "RED")]
    unknown = ending(150)
    assert renewals(unknown, settings=Settings({**calmer, "funding.renewal_unknown": 21})) == []


@some.composite
def neighbours(draw):
    """A few grants that name each other and pay for the same things, in every way."""
    refs = [GrantId(str(number)) for number in range(draw(some.integers(1, 6)))]
    found = [
        Grant(
            id=ref,
            title=draw(some.sampled_from("ab")),
            stage=draw(some.sampled_from(GrantStage)),
            ends_on=draw(some.sampled_from((None, TODAY, after(1)))),
            predecessor_id=draw(some.sampled_from((None, *refs))),
        )
        for ref in refs
    ]
    uses = {ref: draw(some.frozensets(some.sampled_from((KITCHEN, COOK)))) for ref in refs[1:]}
    return found, uses


@given(neighbours())
def test_the_successor_is_the_one_that_comparing_each_with_each_finds(known):
    grants, uses = known

    def follows(one, other):
        own = uses.get(one.id, frozenset())
        is_longer = other.ends_on is None or one.ends_on is None or other.ends_on > one.ends_on
        pays = bool(own) and is_longer and own <= uses.get(other.id, frozenset())
        return other.id != one.id and (other.predecessor_id == one.id or pays)

    successors = Successors(grants, uses)
    for one in grants:
        found = [other for other in grants if follows(one, other) and other.stage in ON_ITS_WAY | BEFORE_APPLYING]
        best = min(found, key=lambda other: (other.stage not in ON_ITS_WAY, other.title, other.id), default=None)
        assert successors.of(one).id == (best.id if best else "")
