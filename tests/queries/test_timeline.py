"""A timeline tells what happened with a contact or a project, newest first, each strand by itself if wanted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.follow_ups import AddFollowUp, CompleteFollowUp
from suidesk.commands.funding import AddGrant
from suidesk.commands.interactions import LogInteraction
from suidesk.commands.needs import AddNeed, MeetNeed
from suidesk.commands.people import AddOrganisation, AddPerson
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.volunteers import AddAbsence
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.assets import Asset, Holding
from suidesk.domain.funding import GrantStage
from suidesk.domain.handovers import Handover, HandoverItem, ItemKind
from suidesk.domain.interactions import InteractionKind
from suidesk.domain.kinds import Kind
from suidesk.domain.volunteers import CheckSeen
from suidesk.domain.workload import CommitmentKind
from suidesk.queries.timeline import EntriesOfWeek, TimelineCounts, TimelineOf
from suidesk.queries.timeline_parts import PARTS, STRANDS, Strand
from suidesk.wording.timeline import below_text, happened_text, known_moments, strand_text
from tests.stores import NOW, made_store

TODAY = NOW.date()


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def hood(made):
    """A person, a colleague, an organisation and a project with a past of every kind."""
    run = made.run
    asa, bram = run(AddPerson(given="Åsa")), run(AddPerson(given="Bram"))
    fund, cafe = run(AddOrganisation(display_name="Fund")), run(AddProject(name="Café"))
    role = run(AddRole(name="Host", project_id=cafe))
    post = run(AddRole(name="Officer", organisation_id=fund))
    run(AddAssignment(role_id=role, person_id=bram, from_on=ago(90), until_on=ago(10)))
    run(AddAssignment(role_id=post, person_id=bram, from_on=ago(80)))
    run(AddCommitment(person_id=bram, project_id=cafe, minutes=120, from_on=ago(70), until_on=ago(20)))
    thing = CommitmentKind.DELIVERABLE
    run(AddCommitment(person_id=bram, kind=thing, title="Poster", from_on=ago(8), due_on=ago(-8)))
    for days, minutes in ((0, 30), (1, 60), (9, 90)):
        run(LogTime(person_ids=(bram,), minutes=minutes, day=ago(days), project_id=cafe))
    run(AddAbsence(person_id=bram, from_on=ago(60), until_on=ago(50)))
    run(AddAbsence(person_id=bram, from_on=ago(-5)))
    run(CompleteFollowUp(id=run(AddFollowUp(text="Ring", due_on=TODAY, kind=Kind.CONTACT, ref_id=bram))))
    run(CompleteFollowUp(id=run(AddFollowUp(text="Book", due_on=TODAY, kind=Kind.PROJECT, ref_id=cafe))))
    call = InteractionKind.CALL
    run(LogInteraction(participant_ids=(bram, asa), day=ago(3), kind=call, summary="The keys", project_id=cafe))
    run(MeetNeed(id=run(AddNeed(project_id=cafe, text="A van"))))
    stage = GrantStage.ACTIVE
    run(AddGrant(title="Warm", funder_id=fund, stage=stage, starts_on=ago(200), ends_on=ago(-100)))
    run(AddGrant(title="Hoped for", funder_id=fund, stage=GrantStage.APPLIED, starts_on=ago(5)))
    made.write(
        Asset(id="hall", name="Hall"),
        Holding(id="key", holder_id=bram, asset_id="hall", for_id=fund, from_on=ago(30), until_on=ago(6)),
        CheckSeen(id="check", person_id=bram, scheme="DBS", seen_on=ago(40), seen_by_id=asa),
        Handover(id="left", leaver_id=bram, leaving_on=ago(2)),
        HandoverItem(id="role", handover_id="left", kind=ItemKind.ROLE, ref_id=role, successor_id=asa, done_on=ago(4)),
    )
    return {"asa": asa, "bram": bram, "fund": fund, "cafe": cafe}


def told(made, kind, ref, **more):
    return [(one.what, (TODAY - one.day).days) for one in made.desk.ask(TimelineOf(kind, ref, TODAY, **more))]


def test_a_person_s_past_newest_first_and_nothing_that_lies_ahead(made, hood):
    assert told(made, Kind.CONTACT, hood["bram"]) == [
        ("follow_up", 0),
        ("hours", 0),
        ("handover.left", 2),
        ("interaction", 3),
        ("holding.ended", 6),
        ("promise.thing", 8),
        ("hours", 9),
        ("role.ended", 10),
        ("promise.ended", 20),
        ("holding.begun", 30),
        ("check", 40),
        ("absence", 60),
        ("promise.weekly", 70),
        ("role.begun", 80),
        ("role.begun", 90),
    ]


def test_hours_are_summed_by_week_with_what_they_were_for(made, hood):
    (this, before) = made.desk.ask(TimelineOf(Kind.CONTACT, hood["bram"], TODAY, (Strand.HOURS,)))
    assert (this.number, this.id, this.people) == (90, "2026-11-23", ("Café",))
    assert (before.number, before.id) == (90, "2026-11-16")
    entries = made.desk.ask(EntriesOfWeek(ago(2), person_id=hood["bram"]))
    assert [(row.entry.minutes, row.project) for row in entries] == [(60, "Café"), (30, "Café")]
    assert len(made.desk.ask(EntriesOfWeek(ago(2), project_id=hood["cafe"]))) == 2


def test_an_organisation_s_past(made, hood):
    assert told(made, Kind.CONTACT, hood["fund"]) == [("role.begun", 80), ("grant.began", 200)]


def test_what_was_held_says_what_and_for_whom(made, hood):
    begun, ended = reversed(made.desk.ask(TimelineOf(Kind.CONTACT, hood["bram"], TODAY, (Strand.HOLDINGS,))))
    assert (happened_text(begun), happened_text(ended)) == ("Got for safekeeping: Key (Hall)", "Gave back: Key (Hall)")
    assert below_text(ended, TODAY).endswith(" · for Fund")
    assert (begun.id, begun.place) == ("key", (Kind.CONTACT, hood["fund"]))


def test_a_successor_s_past_and_who_else_was_there(made, hood):
    moments = made.desk.ask(TimelineOf(Kind.CONTACT, hood["asa"], TODAY))
    assert [(one.what, one.other, one.people) for one in moments] == [
        ("interaction", "Café", ("Bram",)),
        ("handover.taken", "Bram", ()),
    ]


def test_a_project_s_past(made, hood):
    assert told(made, Kind.PROJECT, hood["cafe"]) == [
        ("follow_up", 0),
        ("hours", 0),
        ("need.met", 0),
        ("interaction", 3),
        ("hours", 9),
        ("role.ended", 10),
        ("promise.ended", 20),
        ("promise.weekly", 70),
        ("role.begun", 90),
    ]


def test_a_window_and_only_some_strands(made, hood):
    ref = hood["bram"]
    assert told(made, Kind.CONTACT, ref, offset=1, limit=2) == [("hours", 0), ("handover.left", 2)]
    some = (Strand.ROLES, Strand.CHECKS)
    assert told(made, Kind.CONTACT, ref, strands=some, limit=2) == [("role.ended", 10), ("check", 40)]
    assert told(made, Kind.PROJECT, hood["cafe"], strands=(Strand.GRANTS,)) == []
    counts = made.desk.ask(TimelineCounts(Kind.CONTACT, ref, TODAY))
    assert list(counts.items())[:3] == [(Strand.CONVERSATIONS, 1), (Strand.HOURS, 2), (Strand.PROMISES, 3)]
    assert sum(counts.values()) == 15


@pytest.mark.parametrize(("kind", "strand"), [(kind, strand) for kind, parts in PARTS.items() for strand in parts])
def test_every_part_is_found_by_an_index(made, kind, strand):
    for part in PARTS[kind][strand]:
        plan = made.connection.execute(f"EXPLAIN QUERY PLAN {part}", ("x", "2026-11-25")).fetchall()
        assert not [line for *_, line in plan if line.startswith("SCAN")]


def test_every_moment_has_words(made, hood):
    assert {what.partition(".")[0] for what in known_moments()} == set(STRANDS)
    assert all(strand_text(strand) for strand in Strand)
    lines = {
        (one.what, happened_text(one), below_text(one, TODAY))
        for kind, ref in ((Kind.CONTACT, "bram"), (Kind.CONTACT, "asa"), (Kind.CONTACT, "fund"), (Kind.PROJECT, "cafe"))
        for one in made.desk.ask(TimelineOf(kind, hood[ref], TODAY))
    }
    assert known_moments() - {what for what, _, _ in lines} == {"grant.ended"}
    said = {happened: below for _, happened, below in lines}
    assert said["Took on the role Host"] in {"27 August · Café", "27 August · Bram"}
    assert ("hours", "1 h 30 min for Café", "week until 16 November") in lines
    assert said["Promised: Poster"] == "17 November · by 3 December"
    assert said["Check seen: DBS"] == "16 October · seen by Åsa"
    assert said["Away: leave"] == "26 September · until 6 October"
    assert said["Took over 1 thing from Bram"] == "21 November"
    # Who else was there, in no order of its own.
    others = said["The keys"].removeprefix("22 November · Call with ").removesuffix(" · Café")
    assert set(others.split(" and ")) in ({"Åsa"}, {"Bram"}, {"Åsa", "Bram"})
    assert ("hours", "1 h 30 min by 1 person", "week until 25 November") in lines
    assert said["A need was met: A van"] == "25 November"
