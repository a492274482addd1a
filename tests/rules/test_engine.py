"""The engine: the same facts always say the same, and one faulty rule leaves the others speaking."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.domain.errors import Invalid
from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.ids import AssignmentId, CommitmentId, ContactId, FollowUpId, ObligationId, RoleId
from suidesk.domain.projects import Assignment
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.rules.engine import RULES, due, rule_named
from suidesk.rules.facts import Facts, WeekMinutes
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import GATHER_ON, TELL_FROM, TELL_NEAR, TELL_UNTIL, THRESHOLDS, Settings
from tests.rules.examples import (
    AISHA,
    BEN,
    KITCHEN,
    NAMES,
    NOON,
    TODAY,
    after,
    at,
    follow_up,
    grant,
    obligation,
    project,
    promise,
    role,
    volunteer,
    week,
)

FEW = settings(max_examples=15 if settings.default.max_examples < 1_000 else 1_000)
"""The pure floors are tested within two seconds; `make soak` tries many more."""
DAYS = st.integers(-120, 120).map(after)
PEOPLE = st.sampled_from([AISHA, BEN, ContactId("carla")])
ROLES = tuple(role(name, is_critical=name == "cook") for name in ("cook", "baker", "chair"))


@st.composite
def assignments(draw):
    first, last = draw(DAYS), draw(st.none() | DAYS)
    post, person, number = draw(st.sampled_from(ROLES)), draw(PEOPLE), draw(st.integers(0, 99))
    ends = max(first, last) if last else None
    ref = AssignmentId(f"{post.id}-{person}-{number}")
    return Assignment(id=ref, role_id=RoleId(post.id), person_id=person, from_on=first, until_on=ends)


@st.composite
def promises(draw):
    first, last = draw(DAYS), draw(st.none() | DAYS)
    made = promise(draw(PEOPLE), draw(st.integers(1, 3_000)), first, max(first, last) if last else None)
    return replace(made, id=CommitmentId(f"promise-{draw(st.integers(0, 99))}"))


@st.composite
def duties(draw):
    made = obligation(draw(st.sampled_from(ObligationKind)), draw(DAYS))
    return replace(made, id=ObligationId(f"duty-{draw(st.integers(0, 99))}"))


@st.composite
def many_facts(draw):
    of = grant(draw(st.sampled_from(GrantStage)))
    people = [
        volunteer(person, capacity_minutes=draw(st.none() | st.integers(0, 1_200)), left_on=draw(st.none() | DAYS))
        for person in draw(st.sets(PEOPLE))
    ]
    minutes = st.integers(1, 80 * 60).map(lambda total: WeekMinutes(total=total))
    mondays = st.integers(-20, 0).map(week)
    asks = draw(st.lists(st.tuples(DAYS, st.none() | st.integers(0, 1439)), max_size=4))
    return Facts(
        grants={of.id: of},
        obligations=tuple(draw(st.lists(duties(), max_size=5, unique_by=lambda one: one.id))),
        projects={KITCHEN: project()},
        roles={one.id: one for one in ROLES},
        assignments=tuple(draw(st.lists(assignments(), max_size=8, unique_by=lambda one: one.id))),
        volunteers={one.id: one for one in people},
        commitments=tuple(draw(st.lists(promises(), max_size=6, unique_by=lambda one: one.id))),
        weeks=draw(st.dictionaries(PEOPLE, st.dictionaries(mondays, minutes, max_size=20), max_size=2)),
        follow_ups=tuple(
            replace(follow_up(day, minute), id=FollowUpId(f"ask-{number}")) for number, (day, minute) in enumerate(asks)
        ),
        names=NAMES,
    )


@FEW
@given(many_facts(), st.integers(-60, 60), st.integers(0, 23))
def test_the_same_facts_always_say_the_same(facts, days, hour):
    now = at(after(days), hour)
    first = due(facts, now, Settings())
    assert first == due(facts, now, Settings())
    assert first.faults == ()
    assert len({found.key for found in first.dues}) == len(first.dues)


@FEW
@given(many_facts())
def test_the_order_of_records_doesnt_matter(facts):
    turned = replace(
        facts,
        obligations=facts.obligations[::-1],
        assignments=facts.assignments[::-1],
        commitments=facts.commitments[::-1],
        follow_ups=facts.follow_ups[::-1],
        volunteers=dict(reversed(facts.volunteers.items())),
    )
    said = [(found.key, found.stage, found.evidence_text()) for found in due(facts, NOON, Settings()).dues]
    assert said == [(found.key, found.stage, found.evidence_text()) for found in due(turned, NOON, Settings()).dues]


@FEW
@given(many_facts())
def test_worst_first_and_evidence_is_plain_json(facts):
    found = due(facts, NOON, Settings()).dues
    assert [one.severity for one in found] == sorted((one.severity for one in found), reverse=True)
    for one in found:
        assert json.loads(one.evidence_text()) == json.loads(json.dumps(one.evidence))


@FEW
@given(many_facts())
def test_a_dated_stage_never_falls_as_days_pass(facts):
    highest: dict[str, int] = {}
    for days in range(0, 60, 3):
        for found in due(facts, at(after(days)), Settings()).dues:
            if not found.is_episode:
                assert found.stage >= highest.get(found.key, 0)
                highest[found.key] = found.stage


@FEW
@given(many_facts())
def test_nothing_new_comes_before_the_next_one_ahead(facts):
    early = Settings(tuned={"delivery.tell_from": 0})
    dated = tuple(rule for rule in RULES if rule.family in {"funding", "follow_up"})
    found = due(facts, NOON, early, dated)
    if found.next_ahead is None:
        return
    before = due(facts, found.next_ahead.at.astimezone(NOON.tzinfo) - timedelta(minutes=1), early, dated)
    then = due(facts, found.next_ahead.at.astimezone(NOON.tzinfo), early, dated)
    stages = {(one.key, one.stage) for one in found.dues}
    assert {(one.key, one.stage) for one in before.dues} == stages
    assert {(one.key, one.stage) for one in then.dues} > stages - {(found.next_ahead.due.key, s) for s in range(9)}
    assert (found.next_ahead.due.key, found.next_ahead.due.stage) in {(one.key, one.stage) for one in then.dues}


def broken(facts, moment, settings):
    yield from ()
    raise ZeroDivisionError


def test_a_faulty_rule_is_named_and_the_others_speak():
    facts = Facts(follow_ups=(follow_up(TODAY),))
    found = due(facts, NOON, Settings(), (Rule("made.up", (), broken), *RULES))
    assert [one.rule for one in found.dues] == ["follow_up.due"]
    assert [(fault.rule, type(fault.error)) for fault in found.faults] == [("made.up", ZeroDivisionError)]
    assert "made.up" not in found.judged
    assert "follow_up.due" in found.judged


def test_a_muted_rule_is_silent():
    facts = Facts(follow_ups=(follow_up(TODAY),))
    found = due(facts, NOON, Settings(muted=frozenset({"follow_up.due"})))
    assert found.dues == ()
    assert "follow_up.due" in found.judged


def test_the_rules_of_the_desk():
    assert [rule.name for rule in RULES] == [
        "funding.obligation",
        "funding.renewal",
        "funding.underspend",
        "funding.runway",
        "handover.assignment_ending",
        "handover.volunteer_leaving",
        "handover.timeline",
        "handover.no_deputy",
        "handover.one_keyholder",
        "handover.few_signatories",
        "handover.bus_factor",
        "handover.only_contact",
        "handover.concentration",
        "handover.check_due",
        "handover.quiet_leaving",
        "momentum.quiet",
        "momentum.money_ends",
        "momentum.role_vacant",
        "workload.overload",
        "workload.long_weeks",
        "workload.average",
        "workload.daily_rest",
        "workload.days_off",
        "workload.evenings",
        "workload.sudden_drop",
        "follow_up.due",
        "export.delete_by",
    ]
    assert all(rule.family == rule.name.split(".")[0] for rule in RULES)
    assert rule_named("workload.overload").name == "workload.overload"
    assert rule_named("of.a.later.version") is None


def test_every_threshold_is_in_the_table_and_within_its_bounds():
    used = {threshold.key for rule in RULES for threshold in rule.thresholds}
    assert used <= set(THRESHOLDS)
    assert set(THRESHOLDS) - used == {one.key for one in (TELL_FROM, TELL_UNTIL, TELL_NEAR, GATHER_ON)}
    for threshold in THRESHOLDS.values():
        assert threshold.low <= threshold.default <= threshold.high


@pytest.mark.parametrize("value", [-366, 366])
def test_a_tuned_value_stays_within_bounds(value):
    with pytest.raises(Invalid, match="out_of_range"):
        Settings(tuned={"funding.report_1": value})


def test_a_threshold_of_a_later_version_is_left_alone():
    assert Settings(tuned={"of.a.later.version": 5}).value(THRESHOLDS["funding.report_1"]) == 30


def test_leaving_twice_over_is_one_reminder_each():
    one = volunteer(left_on=after(5), status=VolunteerStatus.LEFT)
    facts = Facts(volunteers={one.id: one}, commitments=(promise(AISHA, 60, after(-9)),), names=NAMES)
    assert len(due(facts, NOON, Settings()).dues) == 1
