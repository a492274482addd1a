"""What the rules of cover look at, gathered from a store: narrowed, but never so that something goes unsaid."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from suidesk.commands.archiving import ArchiveContacts, NoteDeath
from suidesk.commands.checks import NoteCheck
from suidesk.commands.handover_items import ChangeHandoverItem, CompleteHandoverItem
from suidesk.commands.handovers import FinishHandover, PlanHandover
from suidesk.commands.holdings import EndHolding
from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddAssignment
from suidesk.commands.promises import ReleaseCommitment
from suidesk.commands.volunteers import ChangeVolunteer
from suidesk.commands.workload import AddCommitment, ChangeCommitment, LogTime, RemoveCommitment
from suidesk.domain.assets import Holding, HoldingKind
from suidesk.domain.ids import ContactId, HoldingId
from suidesk.domain.projects import Capacity
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.domain.workload import Commitment, week_of
from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.rules.engine import due
from suidesk.rules.thresholds import Settings
from tests.queries.leaving_world import settle
from tests.stores import made_store

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def place(made):
    return settle(made)


@pytest.fixture
def facts(made):
    def gather(settings=None):
        now = datetime.combine(made.today, datetime.min.time(), UTC) + timedelta(hours=12)
        return ReminderFacts(now, settings or Settings()).fetch(made.reading)

    return gather


def rules(made, facts):
    now = datetime.combine(made.today, datetime.min.time(), UTC) + timedelta(hours=12)
    found = due(facts, now, Settings())
    assert found.faults == ()
    return {one.rule for one in found.dues if one.rule.startswith("handover")}


def test_the_rules_speak_over_a_real_store(made, place, facts):
    assert rules(made, facts()) == {
        "handover.assignment_ending",
        "handover.no_deputy",
        "handover.one_keyholder",
        "handover.few_signatories",
        "handover.only_contact",
        "handover.concentration",
    }
    names = facts().names
    assert {names[ref] for ref in (place.asa, place.cafe, "hall", place.fund)} == {
        "Åsa Kjær",
        "Repair Café",
        "Hall",
        "Ærø Fund",
    }


def test_only_handovers_that_go_on(made, place, facts):
    ref = made.run(PlanHandover(leaver_id=place.asa, leaving_on=made.today + 20 * DAY))
    found = facts().cover
    assert [one.id for one in found.handovers] == [ref]
    assert len(found.items[ref]) == 13
    made.run(FinishHandover(id=ref))
    assert (facts().cover.handovers, facts().cover.items) == ((), {})


def test_nothing_is_left_to_pass_on_of_what_is_settled_by_itself(made, place, facts):
    ref = made.run(PlanHandover(leaver_id=place.asa, leaving_on=made.today + 20 * DAY))

    def passing():
        return {item.ref_id for item in facts().cover.items[ref] if item.is_passing}

    assert {place.host, place.till, place.weekly, place.key} <= passing()
    made.run(ReleaseCommitment(id=place.weekly))
    made.run(EndHolding(id=place.key, until_on=made.today - DAY))
    made.run(AddAssignment(role_id=place.till, person_id=place.bram, from_on=made.today + 21 * DAY))
    # Too late by a day: nobody has it on the day after.
    made.run(AddAssignment(role_id=place.host, person_id=place.bram, from_on=made.today + 22 * DAY))
    assert passing().isdisjoint({place.till, place.weekly, place.key})
    assert place.host in passing()


def test_what_was_passed_on_stays_part_of_the_handover(made, place, facts):
    ref = made.run(PlanHandover(leaver_id=place.asa, leaving_on=made.today + 20 * DAY))
    (item,) = (one for one in facts().cover.items[ref] if one.ref_id == place.weekly)
    made.run(ChangeHandoverItem(id=item.id, successor_id=place.bram))
    made.run(CompleteHandoverItem(id=item.id))
    assert item.id in {one.id for one in facts().cover.items[ref]}


def test_past_posts_are_known_and_shadows_are_not(made, place, facts):
    day = made.today
    made.run(
        AddAssignment(
            role_id=place.till,
            person_id=place.bram,
            capacity=Capacity.DEPUTY,
            from_on=day - 90 * DAY,
            until_on=day - 30 * DAY,
        )
    )
    made.run(AddAssignment(role_id=place.till, person_id=place.me, capacity=Capacity.SHADOW))
    posts = facts().cover.posts[place.till]
    assert {(one.person_id, one.capacity) for one in posts} == {
        (place.asa, Capacity.HOLDER),
        (place.bram, Capacity.DEPUTY),
    }


def test_a_second_key_leaves_it_out_and_its_end_brings_it_back_with_its_history(made, place, facts):
    second = Holding(id=HoldingId("second"), holder_id=ContactId(place.bram), asset_id="hall")
    made.write(second)
    assert facts().cover.keys == {}
    made.write(Holding(**{**vars(second), "until_on": made.today - DAY}))
    assert {one.id for one in facts().cover.keys["hall"]} == {"key", "second"}


def test_the_latest_check_of_each_scheme_of_those_who_are_here(made, place, facts):
    day = made.today
    made.run(NoteCheck(person_id=place.asa, scheme="DBS", seen_on=day - 900 * DAY, review_on=day - 9 * DAY))
    made.run(NoteCheck(person_id=place.asa, scheme="First aid", seen_on=day - 900 * DAY, review_on=day + 20 * DAY))
    made.run(NoteCheck(person_id=place.bram, scheme="DBS", seen_on=day - 900 * DAY, review_on=day + 40 * DAY))
    made.run(NoteCheck(person_id=place.me, scheme="DBS", seen_on=day - 900 * DAY, review_on=day + 40 * DAY))
    found = {(one.person_id, one.scheme) for one in facts().cover.checks}
    assert found == {(place.asa, "DBS"), (place.asa, "First aid"), (place.bram, "DBS")}
    made.run(NoteCheck(person_id=place.asa, scheme="dbs", seen_on=day, review_on=day + 900 * DAY))
    made.run(ChangeVolunteer(id=place.bram, status=VolunteerStatus.LEFT, left_on=day - DAY))
    assert {(one.person_id, one.scheme) for one in facts().cover.checks} == {(place.asa, "First aid")}


def test_ended_promises_come_along_so_that_an_episode_keeps_its_day(made, place, facts):
    day = made.today
    made.run(
        AddCommitment(
            person_id=place.bram,
            project_id=place.cafe,
            minutes=600,
            from_on=day - 900 * DAY,
            until_on=day - 500 * DAY,
        )
    )
    assert len(facts().cover.promises[place.cafe]) == 3
    assert facts(Settings(tuned={"handover.concentration_amber": 90})).cover.promises == {}


@pytest.mark.parametrize(("needed", "latest", "is_known"), [(3, (60, 60, 60), True), (3, (60, 60, 240), False)])
def test_only_weeks_of_those_who_may_have_become_quiet(made, place, facts, needed, latest, is_known):
    this_week = week_of(made.today)
    for number, minutes in enumerate([*[240] * 10, *latest]):
        day = this_week - (13 - number) * WEEK
        made.run(LogTime(person_ids=(place.asa,), minutes=minutes, day=day))
        made.run(LogTime(person_ids=(place.bram,), minutes=240, day=day))
    found = facts(Settings(tuned={"handover.quiet_weeks": needed})).cover.weeks
    assert set(found) == ({place.asa} if is_known else set())
    if is_known:
        assert len(found[place.asa]) == 13
        assert "handover.quiet_leaving" in rules(made, facts())


def test_who_agreed_to_less_and_gives_it_is_not_quiet(made, place, facts):
    this_week = week_of(made.today)
    for number, minutes in enumerate([*[240] * 10, 60, 60, 60]):
        made.run(LogTime(person_ids=(place.asa,), minutes=minutes, day=this_week - (13 - number) * WEEK))
    promised = facts().cover.promised[place.asa]
    assert promised > 120
    assert "handover.quiet_leaving" in rules(made, facts())
    for one in made.reading.where(Commitment, person_id=place.asa):
        made.run(ChangeCommitment(id=one.id, minutes=60) if one.minutes else RemoveCommitment(id=one.id))
    assert facts().cover.promised[place.asa] <= 120
    assert "handover.quiet_leaving" not in rules(made, facts())


def test_with_fewer_weeks_asked_for_one_low_week_is_enough_to_look(made, place, facts):
    this_week = week_of(made.today)
    for number, minutes in enumerate([*[240] * 10, 240, 60, 60]):
        made.run(LogTime(person_ids=(place.asa,), minutes=minutes, day=this_week - (13 - number) * WEEK))
    assert facts().cover.weeks == {}
    assert set(facts(Settings(tuned={"handover.quiet_weeks": 2})).cover.weeks) == {place.asa}


def test_who_has_died_has_no_key_and_signs_nothing(made, place, facts):
    before = {one.id for one in facts().cover.signatories[place.fund]}
    dead = made.run(AddPerson(given="Dead"))
    made.write(
        Holding(id=HoldingId("second"), holder_id=ContactId(dead), asset_id="hall"),
        Holding(
            id=HoldingId("third"), holder_id=ContactId(dead), kind=HoldingKind.SIGNATORY, name="Bank", for_id=place.fund
        ),
    )
    assert facts().cover.keys == {}
    assert place.fund not in facts().cover.signatories
    made.run(NoteDeath(id=dead))
    assert {one.id for one in facts().cover.keys["hall"]} == {"key"}
    assert {one.id for one in facts().cover.signatories[place.fund]} == before


@pytest.mark.parametrize("end", [lambda ref: NoteDeath(id=ref), lambda ref: ArchiveContacts(ids=(ref,))])
def test_nobody_is_told_how_tired_the_dead_and_the_archived_are(made, place, facts, end):
    this_week = week_of(made.today)
    for number in range(1, 18):
        minutes = 60 if number < 4 else 1400
        for day in range(7):
            start = 1080 if minutes == 60 else 0
            when = this_week - number * WEEK + day * DAY
            made.run(LogTime(person_ids=(place.asa,), minutes=minutes, day=when, start_min=start))
    told = facts()
    assert all(place.asa in some for some in (told.weeks, told.cover.weeks, told.work.days, told.work.shifts))
    made.run(end(place.asa))
    told = facts()
    parts = (told.weeks, told.cover.weeks, told.work.days, told.work.shifts, told.work.weeks)
    assert not any(place.asa in some for some in parts)
