"""The parts of the example agree with each other: people, promises, hours, money, handovers and what is held."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from suidesk.domain.assets import Holding
from suidesk.domain.funding import IN_HAND, Grant, GrantStage, GrantUse, Obligation, ObligationKind, Spend, UseKind
from suidesk.domain.handovers import Handover, HandoverItem, ItemKind
from suidesk.domain.interactions import Interaction, Participant
from suidesk.domain.people import Contact
from suidesk.domain.projects import Assignment, Project, ProjectStage, Role
from suidesk.domain.volunteers import Absence, Availability, Volunteer, VolunteerStatus
from suidesk.domain.workload import Commitment, CommitmentState, EntryKind, TimeEntry
from suidesk.services.example.outline_projects import PROJECTS
from tests.services.example.days import DAYS, by_type, example


@pytest.fixture(scope="module", params=DAYS[:3], ids=str)
def today(request):
    return request.param


@pytest.fixture(scope="module")
def hood(today):
    return by_type(example(today).records())


@pytest.fixture(scope="module")
def user(today):
    return example(today).user_id


def test_hours_are_given_by_volunteers_and_the_paid_to_projects_that_go_on(hood, today):
    volunteers = {one.id for one in hood[Volunteer]}
    paid = {one.person_id for one in hood[TimeEntry] if one.kind is EntryKind.PAID}
    assert {one.person_id for one in hood[TimeEntry]} <= volunteers | paid
    assert len(paid) == 2
    begun = {one.id: one.starts_on for one in hood[Project]}
    planned = {one.id for one in hood[Project] if one.stage is ProjectStage.PLANNED}
    for entry in hood[TimeEntry]:
        assert entry.project_id in planned or begun[entry.project_id] <= entry.day
        assert entry.day <= today


def test_who_gives_hours_to_a_project_promised_or_leads_it(hood, user):
    promised = {(one.person_id, one.project_id) for one in hood[Commitment]}
    given = {(one.person_id, one.project_id) for one in hood[TimeEntry] if one.person_id != user}
    assert given <= promised


def test_who_leads_a_project_has_a_role_in_it(hood, today):
    project_of = {role.id: role.project_id for role in hood[Role]}
    held = {(one.person_id, project_of[one.role_id]) for one in hood[Assignment] if one.covers(today)}
    for project in hood[Project]:
        assert (project.lead_id, project.id) in held, project.name


def test_promises_are_made_by_people_who_are_here(hood, today, user):
    here = {one.id for one in hood[Volunteer] if one.status in (VolunteerStatus.ACTIVE, VolunteerStatus.PAUSED)} | {
        user
    }
    open_ones = [one for one in hood[Commitment] if one.state is CommitmentState.OPEN]
    assert {one.person_id for one in open_ones} <= here
    busy = {one.person_id for one in open_ones}
    free = [one for one in hood[Volunteer] if one.status is VolunteerStatus.ACTIVE and one.id not in busy]
    assert 1 <= len(free) <= 3


def test_one_alone_promised_more_than_they_can_give(hood, today):
    promised = Counter()
    for one in hood[Commitment]:
        promised[one.person_id] += one.weekly_minutes(today)
    capacities = {one.id: one.capacity_minutes for one in hood[Volunteer]}
    assert len([ref for ref, minutes in capacities.items() if minutes and promised[ref] > minutes]) == 1
    coming = {one.id for one in hood[Volunteer] if one.status is VolunteerStatus.ENQUIRING}
    assert coming == {ref for ref, minutes in capacities.items() if minutes is None}


def test_when_people_can_help_covers_when_they_do(hood, today):
    slots = defaultdict(list)
    for one in hood[Availability]:
        slots[one.person_id].append((one.weekday, one.from_min, one.to_min))
    projects = {project.name: project.id for project in hood[Project]}
    for plan in PROJECTS:
        kept = [one for one in hood[Commitment] if one.project_id == projects[plan.name] and one.weekly_minutes(today)]
        for person in {one.person_id for one in kept} & set(slots):
            times = [(first, last) for weekday, first, last in slots[person] if weekday == plan.weekday]
            assert any(first <= plan.start_min < last for first, last in times), plan.name


def test_nobody_holds_a_key_or_signs_who_has_left_or_not_come(hood):
    there = {one.id for one in hood[Volunteer] if one.status is VolunteerStatus.ACTIVE}
    assert {one.holder_id for one in hood[Holding] if one.until_on is None} <= there


def test_grants_pay_for_what_there_is_and_are_not_overspent(hood, today):
    known = {UseKind.PROJECT: {one.id for one in hood[Project]}, UseKind.ROLE: {one.id for one in hood[Role]}}
    assert all(use.ref_id in known[use.kind] for use in hood[GrantUse])
    used = {use.grant_id for use in hood[GrantUse]}
    spent = Counter()
    for one in hood[Spend]:
        spent[one.grant_id] += one.minor
    for grant in hood[Grant]:
        assert grant.id in used
        assert spent[grant.id] <= (grant.awarded_minor or 0)
        assert (grant.awarded_minor is None) == (grant.stage not in (*IN_HAND, GrantStage.CLOSED))
        assert (grant.awarded_minor or 0) <= grant.requested_minor
        if grant.stage is GrantStage.ACTIVE:
            assert grant.starts_on <= today <= grant.ends_on


def test_duties_fit_the_stage_of_their_grant(hood, today):
    stages = {grant.id: grant.stage for grant in hood[Grant]}
    for duty in hood[Obligation]:
        assert duty.done_on is None or duty.done_on <= today
        if duty.kind is ObligationKind.APPLICATION:
            is_ahead = stages[duty.grant_id] in (GrantStage.PROSPECT, GrantStage.DRAFTING)
            assert (duty.done_on is None) is is_ahead


def test_who_hands_over_leaves_on_that_day_and_has_what_is_handed_over(hood, today):
    left = {one.id: one.left_on for one in hood[Volunteer]}
    leavers = {one.id: one for one in hood[Handover]}
    for one in leavers.values():
        assert left[one.leaver_id] == one.leaving_on
    active = {one.id for one in hood[Volunteer] if one.status is VolunteerStatus.ACTIVE}
    roles = {(one.person_id, one.role_id) for one in hood[Assignment]}
    promises = {(one.person_id, one.id) for one in hood[Commitment]}
    things = {(one.holder_id, one.id) for one in hood[Holding]}
    has = {ItemKind.ROLE: roles, ItemKind.COMMITMENT: promises, ItemKind.HOLDING: things}
    for item in hood[HandoverItem]:
        assert item.successor_id is None or item.successor_id in active
        if item.is_passing:
            assert (leavers[item.handover_id].leaver_id, item.ref_id) in has[item.kind]


def test_nobody_is_away_twice_at_once(hood):
    spans = defaultdict(list)
    for one in hood[Absence]:
        spans[one.person_id].append((one.from_on, one.until_on))
    for some in spans.values():
        for (_, last), (first, _) in pairwise(sorted(some)):
            assert last is not None
            assert last < first


def test_posts_of_organisations_are_held_by_people_who_can_be_reached(hood, today):
    at = {role.id for role in hood[Role] if role.organisation_id is not None}
    held = {one.role_id: one.person_id for one in hood[Assignment] if one.role_id in at and one.covers(today)}
    assert set(held) == at
    people = {one.id: one for one in hood[Contact]}
    assert all(people[ref].archived_on is None and not people[ref].do_not_contact for ref in held.values())


def test_conversations_reach_back_eighteen_months_and_name_people(hood, today):
    days = sorted(one.day for one in hood[Interaction])
    assert (today - days[0]).days > 500
    assert days[-1] < today
    assert {one.id for one in hood[Interaction]} == {one.interaction_id for one in hood[Participant]}
