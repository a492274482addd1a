"""What screens and rules ask: order, what waits, what concerns a record, and the facts as sums."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from suidesk.commands.follow_ups import AddFollowUp, CompleteFollowUp
from suidesk.commands.funding import ChangeGrant
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.reminders import CompleteReminder, DismissReminder, SnoozeReminder
from suidesk.commands.volunteers import AddAbsence, AddVolunteer
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.domain.workload import EntryKind
from suidesk.queries.follow_ups import FollowUpsAbout, FollowUpsOpen
from suidesk.queries.registry import queries_by_name
from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.queries.reminders import (
    RemindersAbout,
    RemindersCameAndWent,
    RemindersCount,
    RemindersLater,
    RemindersOpen,
    RemindersPressing,
    RemindersSince,
    StoreVersion,
)
from suidesk.rules.facts import WeekMinutes
from suidesk.rules.thresholds import Settings
from tests.reminder_desk import a_desk
from tests.rules.examples import HOUR, NOON, TODAY, after, week


@pytest.fixture
def hood(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


def test_worst_first_then_by_day(hood):
    for days in (25, 3, -2, 10, 0):
        hood.duty(days)
    hood.volunteer(capacity_minutes=60)
    hood.tick()
    rows = hood.ask(RemindersOpen(NOON))
    keys = [(-row.severity, row.due_on or date.max) for row in rows]
    assert keys == sorted(keys)
    assert [row.due_on for row in rows[:2]] == [after(-2), None]
    assert [row.id for row in hood.ask(RemindersOpen(NOON, limit=2, offset=1))] == [row.id for row in rows[1:3]]
    assert hood.ask(RemindersCount(NOON)) == {Severity.RED: 2, Severity.AMBER: 3, Severity.CALM: 1}
    pressing = hood.ask(RemindersPressing(NOON, limit=4))
    assert (pressing.rows, pressing.counts, pressing.total) == (rows[:4], hood.ask(RemindersCount(NOON)), 6)
    strain = [row for row in rows if row.rule.startswith("workload.")]
    assert strain == hood.ask(RemindersOpen(NOON, rules="workload."))
    assert 0 < len(strain) < len(rows)


def test_put_off_noted_and_dismissed_ones_wait_elsewhere(hood):
    for days in (5, 6):
        hood.duty(days)
    hood.holder(40)
    hood.tick()
    first, second, third = hood.ask(RemindersOpen(NOON))
    hood.run(SnoozeReminder(id=first.id, until=NOON + timedelta(hours=1)))
    hood.run(DismissReminder(id=second.id))
    hood.run(CompleteReminder(id=third.id))
    assert hood.ask(RemindersOpen(NOON)) == []
    assert hood.ask(RemindersCount(NOON)) == dict.fromkeys(Severity, 0)
    later = hood.ask(RemindersLater(NOON))
    assert [(row.id, row.is_resting) for row in later] == [(first.id, False), (third.id, True)]
    assert [row.id for row in hood.ask(RemindersOpen(NOON + timedelta(hours=1)))] == [first.id]


def test_what_concerns_a_record(hood):
    grant = hood.grant(stage=GrantStage.ACTIVE)
    hood.duty(7, ObligationKind.REPORT, grant)
    assignment, role = hood.holder(10)
    person, _ = hood.volunteer(name="Ben Ode", capacity_minutes=60)
    hood.run(AddFollowUp(text="Ring", due_on=TODAY, kind=Kind.CONTACT, ref_id=person))
    hood.tick()
    concerned = {
        name: sorted(row.rule for row in hood.ask(RemindersAbout(ref)))
        for name, ref in {"grant": grant, "role": role, "assignment": assignment, "person": person, "no": "no"}.items()
    }
    assert concerned == {
        "grant": ["funding.obligation"],
        "role": ["handover.assignment_ending"],
        "assignment": ["handover.assignment_ending"],
        "person": ["follow_up.due", "workload.overload"],
        "no": [],
    }


def test_what_concerns_a_record_is_what_names_it(hood):
    for days in (7, 12):
        grant = hood.grant(stage=GrantStage.ACTIVE)
        hood.duty(days, ObligationKind.REPORT, grant)
        hood.holder(days)
    hood.tick()
    first = hood.ask(RemindersOpen(NOON))[0]
    hood.run(SnoozeReminder(id=first.id, until=NOON + timedelta(hours=1)))
    hood.run(ChangeGrant(id=grant, stage=GrantStage.CLOSED))
    hood.tick()
    rows = [*hood.ask(RemindersOpen(NOON)), *hood.ask(RemindersLater(NOON))]
    named = {ref for row in rows for ref in (row.subject_id, *row.evidence["about"])}
    assert len(named) > len(rows) > 2
    for ref in (*named, grant):
        naming = {row.id for row in rows if ref in (row.subject_id, *row.evidence["about"])}
        assert {row.id for row in hood.ask(RemindersAbout(ref))} == naming


def test_what_opens(hood):
    grant = hood.grant(stage=GrantStage.ACTIVE)
    hood.duty(7, ObligationKind.REPORT, grant)
    hood.run(AddFollowUp(text="Breathe", due_on=TODAY))
    hood.tick()
    opened = {row.rule: row.opens for row in hood.ask(RemindersOpen(NOON))}
    assert opened == {"funding.obligation": (Kind.GRANT, grant), "follow_up.due": None}


def test_since_the_user_was_last_here(hood):
    grant = hood.grant()
    hood.duty(7, ObligationKind.APPLICATION, grant)
    hood.tick()
    seen = hood.clock.now()
    hood.later(minutes=10)
    hood.duty(3)
    hood.run(ChangeGrant(id=grant, stage=GrantStage.APPLIED))
    hood.later(minutes=10)
    since = hood.ask(RemindersSince(seen))
    assert [row.due_on for row in since.raised] == [after(3)]
    assert [row.due_on for row in since.withdrawn] == [after(7)]
    assert hood.ask(RemindersCameAndWent(seen)) == (1, 1)
    assert hood.ask(RemindersCameAndWent(hood.clock.now())) == (0, 0)


def test_the_stores_version_moves_with_every_change(hood):
    versions = [hood.ask(StoreVersion())]
    hood.grant()
    versions += [hood.ask(StoreVersion()), hood.ask(StoreVersion())]
    assert versions[0] != versions[1] == versions[2]


def test_internal_queries_are_not_offered():
    offered = set(queries_by_name())
    assert {"RemindersOpen", "RemindersAbout", "FollowUpsOpen"} <= offered
    assert not {"ReminderFacts", "RemindersUntold", "NextReturn", "StoreVersion"} & offered


def test_follow_ups_with_names(hood):
    person = hood.person("Aisha Khan")
    project = hood.run(AddProject(name="Warm Kitchen"))
    asked = {}
    for text, day, minute, kind, ref in (
        ("late", 1, None, Kind.CONTACT, person),
        ("early", 0, 600, Kind.PROJECT, project),
        ("all day", 0, None, None, None),
        ("done", 0, None, Kind.CONTACT, person),
    ):
        values = {"due_on": after(day), "due_min": minute, "kind": kind, "ref_id": ref, "owner_id": person}
        asked[text] = hood.run(AddFollowUp(text=text, **values))
    hood.run(CompleteFollowUp(id=asked["done"]))
    rows = hood.ask(FollowUpsOpen())
    assert [(row.follow_up.text, row.about, row.owner) for row in rows] == [
        ("early", "Warm Kitchen", "Aisha Khan"),
        ("all day", "", "Aisha Khan"),
        ("late", "Aisha Khan", "Aisha Khan"),
    ]
    about = hood.ask(FollowUpsAbout(Kind.CONTACT, person))
    assert [row.follow_up.text for row in about] == ["late", "done"]


def facts(hood, **settings):
    return hood.ask(ReminderFacts(NOON, Settings(**settings)))


def test_hours_come_as_sums_of_weeks_by_their_monday(hood):
    person, other = hood.person("Aisha Khan"), hood.person("Ben Ode")
    for day, minutes, kind in (
        (week(-1), 20 * HOUR, EntryKind.PAID),
        (week(-1), 10 * HOUR, EntryKind.VOLUNTEER),
        (week(0) - timedelta(days=1), 19 * HOUR, EntryKind.IN_KIND),
        (week(-2), 5, EntryKind.VOLUNTEER),
        (week(0), 600, EntryKind.VOLUNTEER),
        (week(-61), 600, EntryKind.VOLUNTEER),
    ):
        hood.run(LogTime(person_ids=(person,), minutes=minutes, day=day, kind=kind))
    hood.run(LogTime(person_ids=(other,), minutes=10 * HOUR, day=week(-1)))
    found = facts(hood)
    assert found.weeks == {
        person: {week(-1): WeekMinutes(total=49 * HOUR, paid=20 * HOUR), week(-2): WeekMinutes(total=5, paid=0)}
    }
    assert found.names[person] == "Aisha Khan"
    assert other in facts(hood, tuned={"workload.mean_week": 10 * HOUR}).weeks


@pytest.mark.parametrize("offset", range(7))
def test_every_day_belongs_to_its_monday(hood, offset):
    person = hood.person("Aisha Khan")
    for _ in range(3):
        hood.run(LogTime(person_ids=(person,), minutes=20 * HOUR, day=week(-2) + timedelta(days=offset)))
    assert facts(hood).weeks == {person: {week(-2): WeekMinutes(total=60 * HOUR)}}


def test_only_what_can_matter_is_gathered(hood):
    ended, role = hood.holder(-43)
    hood.run(AddAssignment(role_id=role, person_id=hood.person("Carla Ruiz")))
    hood.holder(None, name="Dora Lin")
    assert facts(hood).assignments == ()
    hood.run(AddAssignment(role_id=role, person_id=hood.person("Ben Ode"), until_on=after(300)))
    assert {facts(hood).names[held.person_id] for held in facts(hood).assignments} == {"Carla Ruiz", "Ben Ode"}
    assert ended not in {held.id for held in facts(hood).assignments}


def test_everything_of_those_who_leave_is_gathered(hood):
    person = hood.person("Aisha Khan")
    hood.run(AddVolunteer(id=person, status=VolunteerStatus.LEFT))
    role = hood.run(AddRole(name="cook", project_id=hood.run(AddProject(name="Warm Kitchen"))))
    hood.run(AddAssignment(role_id=role, person_id=person))
    hood.run(AddAssignment(role_id=role, person_id=hood.person("Ben Ode")))
    found = facts(hood)
    assert len(found.assignments) == 2
    assert found.projects[found.roles[role].project_id].name == "Warm Kitchen"
    assert person in found.volunteers


def test_declined_grants_and_done_duties_are_left_out(hood):
    grant = hood.grant()
    hood.duty(7, grant=grant)
    assert len(facts(hood).obligations) == 1
    hood.run(ChangeGrant(id=grant, stage=GrantStage.DECLINED))
    assert (facts(hood).obligations, facts(hood).grants) == ((), {})


def test_promises_and_absences_that_ended_lately_are_gathered(hood):
    person, _ = hood.volunteer(capacity_minutes=300)
    hood.run(AddCommitment(person_id=person, minutes=60, from_on=after(-900), until_on=after(-30)))
    hood.run(AddCommitment(person_id=person, minutes=60, from_on=after(-900), until_on=after(-500)))
    hood.run(AddAbsence(person_id=person, from_on=after(-900), until_on=after(-30)))
    hood.run(AddAbsence(person_id=person, from_on=after(-900), until_on=after(-500)))
    assert (len(facts(hood).commitments), len(facts(hood).absences)) == (2, 1)


def test_what_is_promised_by_those_who_can_give_it_is_left_out(hood):
    calm, _ = hood.volunteer(capacity_minutes=600)
    assert (facts(hood).commitments, facts(hood).volunteers) == ((), {})
    assert len(facts(hood, tuned={"workload.overload_amber": 99}).commitments) == 1
    hood.run(AddCommitment(person_id=calm, minutes=60, from_on=after(-90)))
    assert [len(facts(hood).commitments), *facts(hood).volunteers] == [2, calm]


def test_a_follow_ups_subject_has_a_name_whatever_its_kind(hood):
    assignment, role = hood.holder(None)
    person, promise = hood.volunteer(name="Ben Ode")
    grant, project = hood.grant(), hood.run(AddProject(name="Garden"))
    subjects = {
        Kind.ASSIGNMENT: (assignment, "cook"),
        Kind.ROLE: (role, "cook"),
        Kind.CONTACT: (person, "Ben Ode"),
        Kind.COMMITMENT: (promise, ""),
        Kind.GRANT: (grant, "Winter Fund"),
        Kind.PROJECT: (project, "Garden"),
    }
    for kind, (ref, _) in subjects.items():
        hood.run(AddFollowUp(text="Ask", due_on=TODAY, kind=kind, ref_id=ref))
    found = facts(hood)
    assert {kind: found.name(ref) for kind, (ref, _) in subjects.items()} == {
        kind: name for kind, (_, name) in subjects.items()
    }


def test_the_order_is_the_same_each_time(hood):
    for _ in range(4):
        hood.duty(7)
    hood.tick()
    orders = [[row.id for row in hood.ask(RemindersOpen(NOON))] for _ in range(3)]
    assert all(one == other for one, other in pairwise(orders))
