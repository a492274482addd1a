"""Whether a project keeps its momentum: quiet days, the end of its money, posts that nobody holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from suidesk.domain.funding import Grant, GrantStage, UseKind
from suidesk.domain.ids import GrantId, ProjectId, RoleId
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import LifeSign
from suidesk.rules.engine import due
from suidesk.rules.facts import Facts
from suidesk.rules.facts_life import LifeFacts, Quiet, Vacancy
from suidesk.rules.facts_money import MoneyFacts
from suidesk.rules.thresholds import Settings
from tests.rules.examples import AISHA, BEN, CARLA, KITCHEN, NAMES, NOON, TODAY, after, said

QUIET, MONEY, VACANT = "momentum.quiet", "momentum.money_ends", "momentum.role_vacant"
GARDEN = ProjectId("garden")
KNOWN = {**NAMES, GARDEN: "Garden"}


def of(rule, facts, now=NOON, settings=None):
    return [found for found in said(facts, now, settings) if found.rule == rule]


def heard(rule, facts, settings=None):
    return [(found.subject_id, found.severity.name) for found in of(rule, facts, settings=settings)]


# --- quiet ---


def silent(last=None, starts=None, sign=LifeSign.HOURS):
    one = Quiet(
        project_id=KITCHEN,
        name="Warm Kitchen",
        last_on=None if last is None else after(last),
        sign=None if last is None else sign,
        starts_on=None if starts is None else after(starts),
    )
    return Facts(life=LifeFacts(quiet=(one,)), names=KNOWN)


@pytest.mark.parametrize(
    ("last", "starts", "is_said"),
    [
        (-29, -400, False),
        (-30, -400, True),
        (-31, None, True),
        (-400, -500, True),
        (None, -29, False),
        (None, -30, True),
        # Nothing at all is known: unknown, not quiet.
        (None, None, False),
        # It begins later, though it is said to run.
        (None, 10, False),
    ],
)
def test_nothing_noted_for_thirty_days(last, starts, is_said):
    assert heard(QUIET, silent(last, starts)) == ([(KITCHEN, "AMBER")] if is_said else [])


def test_the_days_can_be_tuned():
    settings = Settings(tuned={"momentum.quiet_for": 60})
    assert heard(QUIET, silent(-59), settings) == []
    assert heard(QUIET, silent(-60), settings) == [(KITCHEN, "AMBER")]


@pytest.mark.parametrize(("noted_to", "is_said"), [(-11, False), (-10, True), (0, True)])
def test_while_nobody_writes_no_project_is_quiet(noted_to, is_said):
    """Home from three weeks of holidays, before the sheets of them are noted."""
    facts = silent(-40)
    away = replace(facts, life=replace(facts.life, noted_to=after(noted_to)))
    assert bool(heard(QUIET, away)) is is_said


def test_what_was_noted_last_is_told_and_the_episode_holds_still():
    (found,) = of(QUIET, silent(-40, sign=LifeSign.ROLE))
    assert (found.occurrence, found.due_on, found.subject_kind) == (after(-40).isoformat(), None, Kind.PROJECT)
    assert (found.evidence["sign"], found.evidence["since"]) == ("role", after(-40).isoformat())
    later = replace(silent(-40, sign=LifeSign.ROLE))
    assert of(QUIET, later, NOON + timedelta(days=9)) == [found]


# --- money ---


def grant(name, ends, stage=GrantStage.ACTIVE, **values):
    return Grant(
        id=GrantId(name), title=name.title(), stage=stage, ends_on=None if ends is None else after(ends), **values
    )


def paid(*grants, pays=None, uses=None, **values):
    """The grants all pay for the kitchen unless said otherwise."""
    paying = pays or {KITCHEN: [one.id for one in grants]}
    return Facts(
        grants={one.id: one for one in grants},
        life=LifeFacts(paying={ref: frozenset(ids) for ref, ids in paying.items()}),
        money=MoneyFacts(uses=uses or {}),
        names=KNOWN,
        **values,
    )


WINTER = grant("winter", 100)
MUTED = Settings(muted=frozenset({"funding.renewal"}))


@pytest.mark.parametrize(
    ("ends", "severity"),
    [
        (183, None),
        # Until it has ended, the reminder to renew the grant says so.
        (182, None),
        (0, None),
        # The grant has ended: nobody speaks of renewing it any more.
        (-1, "AMBER"),
        (-42, "AMBER"),
        (-43, None),
    ],
)
def test_money_that_ends_within_half_a_year(ends, severity):
    assert heard(MONEY, paid(grant("winter", ends))) == ([] if severity is None else [("winter", severity)])


@pytest.mark.parametrize(("ends", "is_said"), [(183, False), (182, True), (1, True), (0, True), (-42, True)])
def test_it_speaks_where_the_rule_about_renewals_is_silent(ends, is_said):
    assert heard(MONEY, paid(grant("winter", ends)), MUTED) == ([("winter", "AMBER")] if is_said else [])


@pytest.mark.parametrize(
    ("other", "is_said"),
    [
        (grant("next", 400), False),
        (grant("next", None), False),
        (grant("next", 400, GrantStage.AWARDED), False),
        (grant("next", None, GrantStage.APPLIED), False),
        (grant("next", 50, GrantStage.APPLIED), False),
        (grant("next", 400, GrantStage.DRAFTING), True),
        (grant("next", 400, GrantStage.PROSPECT), True),
        (grant("next", 50), True),
    ],
)
def test_what_follows_and_what_only_might(other, is_said):
    assert bool(of(MONEY, paid(WINTER, other), settings=MUTED)) is is_said


def test_a_successor_that_does_not_say_what_it_pays_for_is_taken_at_its_word():
    applied = grant("next", None, GrantStage.APPLIED, predecessor_id=WINTER.id)
    pays = {KITCHEN: [WINTER.id]}
    assert of(MONEY, paid(WINTER, applied, pays=pays)) == []


def test_a_successor_that_pays_for_other_things_leaves_the_project_without():
    applied = grant("next", None, GrantStage.APPLIED, predecessor_id=WINTER.id)
    uses = {applied.id: frozenset({(UseKind.PROJECT, str(GARDEN))})}
    pays = {KITCHEN: [WINTER.id], GARDEN: [applied.id]}
    assert heard(MONEY, paid(WINTER, applied, pays=pays, uses=uses)) == [("winter", "AMBER")]


def test_one_reminder_for_all_projects_of_a_grant():
    pays = {KITCHEN: [WINTER.id], GARDEN: [WINTER.id]}
    (found,) = of(MONEY, paid(WINTER, pays=pays), settings=MUTED)
    assert found.evidence["projects"] == ["Garden", "Warm Kitchen"]
    assert found.evidence["opens"] == ["grants", "winter"]
    assert set(found.evidence["about"]) == {"winter", GARDEN, KITCHEN}
    assert (found.due_on, found.occurrence) == (after(100), after(100).isoformat())


def test_of_one_project_that_is_opened():
    (found,) = of(MONEY, paid(WINTER), settings=MUTED)
    assert found.evidence["opens"] == ["projects", KITCHEN]


@pytest.mark.parametrize("grants", [(), (grant("old", 10, GrantStage.DRAFTING),), (grant("open", None),)])
def test_nothing_ends_where_nothing_is_in_hand_or_has_no_end(grants):
    assert of(MONEY, paid(*grants)) == []


def test_it_is_announced_for_the_day_on_which_it_begins():
    ahead = due(paid(grant("winter", 200)), NOON, MUTED).next_ahead
    assert ahead is not None
    assert (ahead.due.rule, ahead.on) == (MONEY, after(200) - timedelta(weeks=26))


# --- vacant ---


def vacancy(last=None, follows=None, deputies=()):
    one = Vacancy(
        role_id=RoleId("cook"),
        role="Cook",
        project_id=KITCHEN,
        last_on=None if last is None else after(last),
        last_id=None if last is None else AISHA,
        next_on=None if follows is None else after(follows),
        next_id=None if follows is None else BEN,
        deputies=deputies,
    )
    return Facts(life=LifeFacts(vacant=(one,)), names=KNOWN)


@pytest.mark.parametrize(
    ("last", "follows", "severity"),
    [
        (None, None, "AMBER"),
        (None, 5, "AMBER"),
        # Until then the reminder about the ending says it.
        (-1, None, None),
        (-42, None, None),
        (-43, None, "RED"),
        (-300, None, "RED"),
        (-300, 5, "AMBER"),
    ],
)
def test_a_critical_role_that_nobody_holds(last, follows, severity):
    assert heard(VACANT, vacancy(last, follows)) == ([] if severity is None else [("cook", severity)])


def test_who_held_it_who_follows_and_who_may_stand_in_is_told():
    (found,) = of(VACANT, vacancy(-60, 5, (CARLA,)))
    assert found.occurrence == found.evidence["since"] == after(-59).isoformat()
    assert (found.evidence["person"], found.evidence["next_person"]) == ("Aisha Khan", "Ben Ode")
    assert found.evidence["deputies"] == ["Carla Ruiz"]
    assert found.evidence["opens"] == ["projects", KITCHEN]


def test_one_that_was_never_held_is_one_episode():
    (found,) = of(VACANT, vacancy())
    assert (found.occurrence, found.evidence["since"]) == ("ever", None)
    assert of(VACANT, vacancy(), NOON + timedelta(days=50)) == [found]


def test_nothing_is_counted_from_today():
    facts = Facts(
        grants={WINTER.id: WINTER},
        life=LifeFacts(
            quiet=silent(-40).life.quiet, paying={KITCHEN: frozenset({WINTER.id})}, vacant=vacancy(-60).life.vacant
        ),
        names=KNOWN,
    )
    first, second = (
        [found for found in said(facts, NOON + timedelta(days=days), MUTED) if found.rule.startswith("momentum.")]
        for days in (0, 3)
    )
    assert len(first) == 3
    assert first == second
    assert TODAY.isoformat() not in "".join(found.evidence_text() for found in first)
