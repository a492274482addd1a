"""Each stage of each duty: the day before it begins, the day on which it begins, and what ends it."""

from __future__ import annotations

import pytest

from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.rules.engine import due
from suidesk.rules.thresholds import Settings
from tests.rules.examples import NOON, TODAY, after, at, grant, obligation, owed, said, stages

APPLICATION, DECISION, REPORT, SPEND_BY, CLAIM = ObligationKind
RULE = "funding.obligation"


def found(kind, days, stage=None, **values):
    usual = {
        APPLICATION: GrantStage.DRAFTING,
        DECISION: GrantStage.APPLIED,
        REPORT: GrantStage.REPORTING,
        SPEND_BY: GrantStage.ACTIVE,
        CLAIM: GrantStage.ACTIVE,
    }[kind]
    return stages(owed(obligation(kind, after(days), **values), grant(stage or usual)))


@pytest.mark.parametrize(
    ("kind", "days", "stage", "severity"),
    [
        (APPLICATION, 43, None, ""),
        (APPLICATION, 42, 0, "CALM"),
        (APPLICATION, 22, 0, "CALM"),
        (APPLICATION, 21, 1, "AMBER"),
        (APPLICATION, 8, 1, "AMBER"),
        (APPLICATION, 7, 2, "AMBER"),
        (APPLICATION, 3, 2, "AMBER"),
        (APPLICATION, 2, 3, "RED"),
        (APPLICATION, 0, 3, "RED"),
        (APPLICATION, -1, 4, "RED"),
        (APPLICATION, -400, 4, "RED"),
        (DECISION, 1, None, ""),
        (DECISION, 0, 0, "CALM"),
        (DECISION, -13, 0, "CALM"),
        (DECISION, -14, 1, "AMBER"),
        (DECISION, -15, 1, "AMBER"),
        (REPORT, 31, None, ""),
        (REPORT, 30, 0, "CALM"),
        (REPORT, 15, 0, "CALM"),
        (REPORT, 14, 1, "AMBER"),
        (REPORT, 8, 1, "AMBER"),
        (REPORT, 7, 2, "AMBER"),
        (REPORT, 0, 2, "AMBER"),
        (REPORT, -1, 3, "RED"),
        (SPEND_BY, 91, None, ""),
        (SPEND_BY, 90, 0, "CALM"),
        (SPEND_BY, 31, 0, "CALM"),
        (SPEND_BY, 30, 1, "AMBER"),
        (SPEND_BY, 0, 1, "AMBER"),
        (SPEND_BY, -1, 2, "RED"),
        (CLAIM, 15, None, ""),
        (CLAIM, 14, 0, "CALM"),
        (CLAIM, 4, 0, "CALM"),
        (CLAIM, 3, 1, "AMBER"),
        (CLAIM, 0, 1, "AMBER"),
        (CLAIM, -1, 2, "RED"),
    ],
)
def test_stages(kind, days, stage, severity):
    assert found(kind, days) == ([] if stage is None else [(RULE, stage, severity)])


@pytest.mark.parametrize("kind", list(ObligationKind))
def test_what_is_done_is_no_longer_due(kind):
    assert found(kind, -20)
    assert found(kind, -20, done_on=TODAY) == []


@pytest.mark.parametrize(
    ("kind", "still_owed"),
    [
        (APPLICATION, {GrantStage.PROSPECT, GrantStage.DRAFTING}),
        (DECISION, {GrantStage.PROSPECT, GrantStage.DRAFTING, GrantStage.APPLIED}),
        (REPORT, set(GrantStage) - {GrantStage.DECLINED, GrantStage.CLOSED}),
        (SPEND_BY, set(GrantStage) - {GrantStage.DECLINED, GrantStage.CLOSED}),
        (CLAIM, set(GrantStage) - {GrantStage.DECLINED, GrantStage.CLOSED}),
    ],
)
def test_the_grants_stage_ends_what_is_owed(kind, still_owed):
    assert {stage for stage in GrantStage if found(kind, -20, stage)} == still_owed


def test_the_occurrence_is_the_day_and_the_grants_page_opens():
    (one,) = said(owed(obligation(APPLICATION, after(7)), grant(requested_minor=500_000)))
    assert (one.occurrence, one.due_on) == (after(7).isoformat(), after(7))
    assert one.subject_kind is Kind.OBLIGATION
    assert one.evidence["opens"] == ["grants", "grant"]
    assert (one.evidence["grant"], one.evidence["funder"]) == ("Winter Fund", "Lottery Fund")
    assert (one.evidence["amount_minor"], one.evidence["currency"]) == (500_000, "GBP")


def test_the_key_stays_through_the_stages_and_changes_with_the_day():
    early, late = (said(owed(obligation(APPLICATION, after(20)), grant()), at(after(days)))[0] for days in (0, 19))
    moved = said(owed(obligation(APPLICATION, after(21)), grant()))[0]
    assert early.key == late.key != moved.key
    assert early.stage < late.stage


def test_a_days_passing_changes_no_evidence():
    facts = owed(obligation(APPLICATION, after(20)), grant())
    assert said(facts)[0].evidence_text() == said(facts, at(after(5)))[0].evidence_text()


def test_a_duty_without_its_grant_is_passed_over():
    assert due(owed(obligation(APPLICATION, TODAY), grant()), NOON, Settings()).dues
    facts = owed(obligation(APPLICATION, TODAY), grant())
    assert stages(type(facts)(obligations=facts.obligations)) == []


def test_tuned_days_count():
    settings = Settings(tuned={"funding.application_1": 60})
    facts = owed(obligation(APPLICATION, after(60)), grant())
    assert stages(facts) == []
    assert stages(facts, settings=settings) == [(RULE, 0, "CALM")]


def test_next_is_the_first_step_to_come():
    facts = owed(obligation(APPLICATION, after(50)), grant())
    ahead = due(facts, NOON, Settings()).next_ahead
    assert (ahead.on, ahead.at, ahead.due.stage) == (after(8), at(after(8), 9), 0)


def test_after_the_last_step_nothing_is_ahead():
    assert due(owed(obligation(APPLICATION, after(-1)), grant()), NOON, Settings()).next_ahead is None
