"""What one person alone covers: critical roles, keys, signatures, and most of a project."""

from __future__ import annotations

import pytest

from suidesk.domain.assets import Holding, HoldingKind
from suidesk.domain.ids import AssetId, ContactId, HoldingId
from suidesk.domain.projects import Capacity, ProjectStage
from suidesk.rules.facts import Facts, grouped
from suidesk.rules.facts_cover import CoverFacts, OnlyKnown
from suidesk.rules.since import EVER
from suidesk.rules.thresholds import Settings
from tests.rules.examples import AISHA, BEN, CARLA, KITCHEN, NAMES, after, at, held, project, role, said

DEPUTY, SHADOW = Capacity.DEPUTY, Capacity.SHADOW


def covered(*assignments, roles=None, **values) -> Facts:
    known = roles or (role(is_critical=True),)
    cover = CoverFacts(
        critical=known,
        posts=grouped(assignments, lambda one: one.role_id),
        projects={KITCHEN: project(**values)},
    )
    return Facts(cover=cover, names=NAMES)


def of(rule, facts, **how):
    return [found for found in said(facts, **how) if found.rule == f"handover.{rule}"]


class TestNoDeputy:
    @pytest.mark.parametrize(
        ("assignments", "is_said"),
        [
            ([held("cook", AISHA, None)], True),
            ([held("cook", AISHA, None), held("cook", BEN, None, capacity=DEPUTY)], False),
            ([held("cook", AISHA, None), held("cook", BEN, after(0), capacity=DEPUTY)], False),
            ([held("cook", AISHA, None), held("cook", BEN, after(-1), capacity=DEPUTY)], True),
            ([held("cook", AISHA, None), held("cook", BEN, None, from_on=after(1), capacity=DEPUTY)], True),
            ([held("cook", AISHA, None), held("cook", BEN, None, capacity=SHADOW)], True),
            # Empty is another matter, and a worse one.
            ([], False),
            ([held("cook", BEN, None, capacity=DEPUTY)], False),
        ],
    )
    def test_a_critical_role_that_is_held_wants_a_deputy(self, assignments, is_said):
        found = of("no_deputy", covered(*assignments))
        assert [one.severity.name for one in found] == (["CALM"] if is_said else [])

    def test_one_reminder_a_place(self):
        roles = (role("cook", is_critical=True), role("baker", is_critical=True))
        (found,) = of("no_deputy", covered(held("cook", AISHA, None), held("baker", BEN, None), roles=roles))
        assert found.subject_id == KITCHEN
        assert found.evidence["roles"] == [
            {"name": "cook", "person": "Aisha Khan"},
            {"name": "baker", "person": "Ben Ode"},
        ]

    def test_a_new_lack_is_a_new_episode(self):
        never = held("cook", AISHA, None)
        gone = held("baker", CARLA, after(-4), capacity=DEPUTY)
        roles = (role("cook", is_critical=True), role("baker", is_critical=True))
        (before,) = of("no_deputy", covered(never, roles=roles))
        (then,) = of("no_deputy", covered(never, held("baker", BEN, None), gone, roles=roles))
        assert (before.occurrence, then.occurrence) == (EVER, after(-3).isoformat())


class TestBusFactor:
    ROLES = (role("cook", is_critical=True), role("baker", is_critical=True))

    @pytest.mark.parametrize(
        ("assignments", "is_said"),
        [
            ([held("cook", AISHA, None), held("baker", AISHA, None)], True),
            ([held("cook", AISHA, None), held("baker", BEN, None)], False),
            ([held("cook", AISHA, None), held("baker", AISHA, None), held("baker", BEN, None, capacity=DEPUTY)], False),
            ([held("cook", AISHA, None), held("baker", AISHA, None), held("baker", BEN, None, capacity=SHADOW)], True),
            # One role is empty already: the loss of the other's holder leaves both uncovered.
            ([held("cook", AISHA, None)], True),
            ([], False),
        ],
    )
    def test_a_project_hangs_on_one_person(self, assignments, is_said):
        found = of("bus_factor", covered(*assignments, roles=self.ROLES))
        assert [(one.severity.name, one.evidence["person"]) for one in found] == (
            [("AMBER", "Aisha Khan")] if is_said else []
        )

    @pytest.mark.parametrize("stage", [ProjectStage.RESTING, ProjectStage.PLANNED, ProjectStage.IDEA])
    def test_only_running_ones_with_two_critical_roles(self, stage):
        both = held("cook", AISHA, None), held("baker", AISHA, None)
        assert of("bus_factor", covered(*both, roles=self.ROLES, stage=stage)) == []
        assert of("bus_factor", covered(both[0])) == []

    def test_it_begins_when_the_second_person_stopped_and_holds_still(self):
        facts = covered(
            held("cook", AISHA, None),
            held("baker", BEN, after(-8)),
            held("baker", AISHA, None, from_on=after(-20)),
            roles=self.ROLES,
        )
        days = {of("bus_factor", facts, now=at(after(number)))[0].occurrence for number in range(5)}
        assert days == {after(-7).isoformat()}


def holding(holder, from_on=None, until_on=None, kind=HoldingKind.KEY, asset="hall", organisation=None) -> Holding:
    return Holding(
        id=HoldingId(f"{kind}-{holder}-{asset}-{from_on}"),
        holder_id=ContactId(holder),
        kind=kind,
        name="x",
        asset_id=AssetId(asset) if kind is HoldingKind.KEY else None,
        for_id=organisation,
        from_on=from_on,
        until_on=until_on,
    )


def keys(*some: Holding) -> Facts:
    return Facts(
        cover=CoverFacts(keys=grouped(some, lambda one: one.asset_id)), names={**NAMES, "hall": "Hall", "shed": "Shed"}
    )


class TestKeys:
    @pytest.mark.parametrize(
        ("some", "is_said"),
        [
            ([holding(AISHA)], True),
            ([holding(AISHA), holding(AISHA, from_on=after(-3))], True),
            ([holding(AISHA), holding(BEN)], False),
            ([holding(AISHA), holding(BEN, until_on=after(0))], False),
            ([holding(AISHA), holding(BEN, until_on=after(-1))], True),
            ([holding(AISHA), holding(BEN, from_on=after(1))], True),
            ([holding(AISHA, until_on=after(-1))], False),
        ],
    )
    def test_one_keyholder(self, some, is_said):
        assert bool(of("one_keyholder", keys(*some))) is is_said

    def test_one_reminder_a_person_with_the_newest_day(self):
        (found,) = of(
            "one_keyholder", keys(holding(AISHA), holding(BEN, until_on=after(-5)), holding(AISHA, asset="shed"))
        )
        assert (found.subject_id, found.occurrence) == (AISHA, after(-4).isoformat())
        assert found.evidence["assets"] == ["Hall", "Shed"]


class TestSignatories:
    @pytest.mark.parametrize(
        ("people", "severity"), [([], None), ([AISHA], "AMBER"), ([AISHA, BEN], "CALM"), ([AISHA, BEN, CARLA], None)]
    )
    def test_fewer_than_three(self, people, severity):
        some = [holding(one, kind=HoldingKind.SIGNATORY, organisation=KITCHEN) for one in people]
        facts = Facts(cover=CoverFacts(signatories={ContactId(KITCHEN): tuple(some)}), names=NAMES)
        found = of("few_signatories", facts)
        assert [(one.severity.name, one.evidence["people"]) for one in found] == (
            [(severity, [NAMES[one] for one in people])] if severity else []
        )

    def test_the_user_may_ask_for_two(self):
        some = [holding(one, kind=HoldingKind.SIGNATORY, organisation=KITCHEN) for one in (AISHA, BEN)]
        facts = Facts(cover=CoverFacts(signatories={ContactId(KITCHEN): tuple(some)}), names=NAMES)
        assert of("few_signatories", facts, settings=Settings(tuned={"handover.signatories": 2})) == []


class TestOnlyContact:
    @pytest.mark.parametrize(
        ("contacts", "expected"),
        [
            ([OnlyKnown(BEN), OnlyKnown(CARLA)], None),
            ([OnlyKnown(BEN), OnlyKnown(CARLA), OnlyKnown(ContactId("x"))], "CALM"),
            ([OnlyKnown(ContactId("lottery"), is_funder=True)], "AMBER"),
        ],
    )
    def test_several_contacts_or_one_funder(self, contacts, expected):
        facts = Facts(cover=CoverFacts(only_known={AISHA: tuple(contacts)}), names=NAMES)
        assert [one.severity.name for one in of("only_contact", facts)] == ([expected] if expected else [])

    def test_one_reminder_a_person_named_by_the_newest_contact(self):
        contacts = tuple(OnlyKnown(ContactId(f"c{number}"), after(-number)) for number in range(3, 15))
        facts = Facts(cover=CoverFacts(only_known={AISHA: contacts}), names=NAMES)
        (found,) = of("only_contact", facts)
        assert (found.occurrence, found.evidence["count"]) == (after(-3).isoformat(), 12)
        assert len(found.evidence["contacts"]) == 8
