"""What a pause touches, who could cover it with which room, and what was planned."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suidesk.commands.assets import AddAsset
from suidesk.commands.handovers import PlanHandover
from suidesk.commands.holdings import AddHolding
from suidesk.commands.pause_plan import ChangePause, PartPlanned, PlanPause
from suidesk.commands.people import AddOrganisation
from suidesk.commands.projects import AddAssignment, AddProject, AddRole, ChangeAssignment, ChangeProject
from suidesk.commands.volunteers import AddAbsence
from suidesk.commands.workload import AddCommitment
from suidesk.domain.assets import HoldingKind
from suidesk.domain.kinds import Kind
from suidesk.domain.pauses import Choice
from suidesk.domain.projects import Assignment, Capacity, ProjectStage
from suidesk.domain.reminders import Reminder, Severity, reminder_id
from suidesk.domain.workload import CommitmentKind
from suidesk.queries.ahead import DatesAhead
from suidesk.queries.expected import ExpectedOn
from suidesk.queries.pause_covers import Covering, CoverRooms
from suidesk.queries.pause_plan import PauseToPlan
from suidesk.queries.pause_planned import PausePlanned
from suidesk.queries.reminder_facts import ReminderFacts
from suidesk.rules.pauses import WhyCover
from suidesk.store.writing import INTERNAL
from tests.queries.neighbours import ask, days, volunteer
from tests.stores import NOW, made_store

TODAY = NOW.date()
FIRST, LAST = date(2026, 12, 7), date(2027, 1, 31)
BACK = LAST + days(1)


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def cafe(made):
    return made.run(AddProject(name="Repair Café"))


@pytest.fixture
def host(made, cafe):
    return made.run(AddRole(name="Host", project_id=cafe, is_critical=True))


@pytest.fixture
def asa(made):
    return volunteer(made, "Åsa", capacity_minutes=240)


def to_plan(made, who, **values):
    return made.desk.ask(
        PauseToPlan(**{"person_id": who, "today": TODAY, "from_on": FIRST, "until_on": LAST, **values})
    )


def test_what_falls_into_it_stands_in_the_order_of_how_much_it_matters(made, asa, cafe, host):
    tea = made.run(AddRole(name="Tea", project_id=cafe))
    made.run(AddCommitment(person_id=asa, project_id=cafe, minutes=60))
    made.run(AddCommitment(person_id=asa, project_id=cafe, role_id=tea, minutes=90))
    due = {"kind": CommitmentKind.DELIVERABLE, "title": "Leaflet"}
    made.run(AddCommitment(person_id=asa, due_on=FIRST + days(3), **due))
    made.run(AddCommitment(person_id=asa, due_on=FIRST - days(3), **due))
    made.run(AddCommitment(person_id=asa, minutes=30, from_on=TODAY - days(9), until_on=FIRST - days(1)))
    made.run(AddCommitment(person_id=asa, title="Market", minutes=30, from_on=FIRST, until_on=FIRST + days(9)))
    for role in (tea, host):
        made.run(AddAssignment(role_id=role, person_id=asa))
    old = made.run(AddProject(name="Old"))
    made.run(AddAssignment(role_id=made.run(AddRole(name="Gone", project_id=old)), person_id=asa))
    made.run(ChangeProject(id=old, stage=ProjectStage.FINISHED))
    found = to_plan(made, asa).touched
    assert [(one.label.name, one.label.place) for one in found] == [
        ("Host", "Repair Café"),
        ("Tea", "Repair Café"),
        ("Tea", "Repair Café"),
        ("Repair Café", ""),
        ("Market", ""),
        ("Leaflet", ""),
    ]
    assert [one.choice for one in found] == [*[Choice.REST] * 4, Choice.KEEP, Choice.REST]
    assert [one.can_rest for one in found] == [True, True, True, True, False, True]


def test_who_knows_a_role_is_suggested_first_and_a_deputy_proposed(made, asa, cafe, host):
    made.run(AddAssignment(role_id=host, person_id=asa))
    names = {name: volunteer(made, name, capacity_minutes=120) for name in ("Bram", "Clara", "Dora", "Emin")}
    made.run(AddAssignment(role_id=host, person_id=names["Dora"], capacity=Capacity.SHADOW))
    made.run(AddAssignment(role_id=host, person_id=names["Emin"], capacity=Capacity.DEPUTY))
    made.run(AddCommitment(person_id=names["Clara"], project_id=cafe, minutes=30))
    (one,) = to_plan(made, asa).touched
    assert [(cover.name, cover.why, cover.room) for cover in one.covers] == [
        ("Emin", WhyCover.DEPUTY, 120),
        ("Dora", WhyCover.SHADOW, 120),
        ("Clara", WhyCover.PROJECT, 90),
        ("Bram", WhyCover.ROOM, 120),
    ]
    assert (one.choice, one.cover and one.cover.name) == (Choice.COVER, "Emin")


def test_of_those_with_room_who_was_asked_longest_ago_comes_first_and_nobody_who_cannot(made, asa, cafe):
    made.run(AddCommitment(person_id=asa, project_id=cafe, minutes=60))
    for name, asked in (("Bram", 3), ("Clara", 60), ("Dora", None)):
        ref = volunteer(made, name, capacity_minutes=120)
        if asked:
            ask(made, ref, TODAY - days(asked))
    volunteer(made, "Full", capacity_minutes=120, promised=90)
    volunteer(made, "Unsaid")
    volunteer(made, "Child", capacity_minutes=120, is_minor=True)
    away = volunteer(made, "Away", capacity_minutes=120)
    made.run(AddAbsence(person_id=away, from_on=LAST, until_on=LAST + days(5)))
    strained = volunteer(made, "Strained", capacity_minutes=120)
    made.write(
        Reminder(
            id=reminder_id("workload.evenings", strained, "x"),
            rule="workload.evenings",
            subject_kind=Kind.CONTACT,
            subject_id=strained,
            occurrence="x",
            due_on=None,
            stage=0,
            severity=Severity.AMBER,
            evidence="{}",
            raised_at=NOW,
        ),
        sort=INTERNAL,
    )
    (one,) = to_plan(made, asa).touched
    assert [cover.name for cover in one.covers] == ["Dora", "Clara", "Bram"]


def test_keys_and_rights_to_sign_are_said_with_who_else_has_them(made, asa):
    fund = made.run(AddOrganisation(display_name="Ærø Fund"))
    hall, shed = (made.run(AddAsset(name=name)) for name in ("Hall", "Shed"))
    bram, clara = volunteer(made, "Bram"), volunteer(made, "Clara")
    for who, asset in ((asa, hall), (asa, shed), (bram, hall), (clara, shed)):
        made.run(AddHolding(holder_id=who, asset_id=asset))
    made.run(AddHolding(holder_id=asa, kind=HoldingKind.SIGNATORY, name="Bank", for_id=fund))
    made.run(AddHolding(holder_id=asa, name="Old key", from_on=TODAY - days(99), until_on=TODAY))
    made.run(AddAbsence(person_id=clara, from_on=FIRST, until_on=FIRST + days(2)))
    found = to_plan(made, asa).entrusted
    assert [(one.name, one.held_for, one.others) for one in found] == [
        ("Shed", "", ()),
        ("Bank", "Ærø Fund", ()),
        ("Hall", "", ("Bram",)),
    ]


def test_other_times_away_and_a_leaving_are_told(made, asa):
    assert to_plan(made, asa).leaves_on is None
    made.run(AddAbsence(person_id=asa, from_on=LAST, until_on=LAST + days(9)))
    made.run(PlanHandover(leaver_id=asa, leaving_on=LAST - days(3)))
    found = to_plan(made, asa)
    assert ([one.from_on for one in found.away], found.leaves_on) == ([LAST], LAST - days(3))


def test_room_is_the_least_of_any_day_of_the_time(made, asa):
    bram = volunteer(made, "Bram", capacity_minutes=180)
    made.run(AddCommitment(person_id=bram, minutes=60))
    made.run(AddCommitment(person_id=bram, minutes=45, from_on=FIRST + days(7), until_on=FIRST + days(14)))
    made.run(AddCommitment(person_id=bram, minutes=500, from_on=BACK))
    made.run(AddAbsence(person_id=bram, from_on=FIRST + days(3), until_on=FIRST + days(5)))

    def room(*minutes):
        covers = tuple(Covering(person_id=bram, minutes=one) for one in minutes)
        (found,) = made.desk.ask(CoverRooms(from_on=FIRST, until_on=LAST, covers=covers))
        return found

    assert (room(75).promised, room(75).is_over, room(76).is_over) == (105, False, True)
    assert (room(40, 36).minutes, room(40, 36).is_over) == (76, True)
    assert [one.from_on for one in room(1).away] == [FIRST + days(3)]


def test_a_plan_is_told_with_covers_and_days_and_looked_at_anew(made, asa, cafe, host):
    bram = volunteer(made, "Bram", capacity_minutes=60)
    made.run(AddAssignment(role_id=host, person_id=asa, from_on=TODAY))
    tea = made.run(AddCommitment(person_id=asa, project_id=cafe, minutes=60, from_on=TODAY))
    parts = (
        PartPlanned(ref_id=tea, choice=Choice.COVER, cover_id=bram),
        PartPlanned(ref_id=post_of(made, asa)),
    )
    values = {"person_id": asa, "from_on": FIRST, "until_on": LAST, "parts": parts, "is_light": True}
    pause = made.run(PlanPause(**values))
    (found,) = made.desk.ask(PausePlanned(person_id=asa, today=TODAY))
    cover, rest = found.parts
    assert (found.name, found.is_light, found.ask.due_on, found.back.due_on) == ("Åsa", True, BACK - days(14), BACK)
    assert (cover.label.name, cover.cover.name, cover.until_on, cover.back_on) == ("Repair Café", "Bram", LAST, BACK)
    assert (rest.label.name, rest.cover, rest.until_on, rest.back_on) == ("Host", None, None, BACK)
    again = to_plan(made, asa, pause_id=pause)
    assert [(one.choice, one.cover and one.cover.name, one.held.until_on) for one in again.touched] == [
        (Choice.REST, None, None),
        (Choice.COVER, "Bram", None),
    ]
    assert (again.away, again.is_light, again.ask_on) == ([], True, BACK - days(14))
    (room,) = made.desk.ask(
        CoverRooms(from_on=FIRST, until_on=LAST, covers=(Covering(person_id=bram, minutes=60),), pause_id=pause)
    )
    assert (room.promised, room.is_over) == (0, False)
    made.run(ChangePause(id=pause, until_on=None))
    (found,) = made.desk.ask(PausePlanned(person_id=asa, today=TODAY))
    assert [one.back_on for one in found.parts] == [None, None]


def post_of(made, who):
    return made.reading.where(Assignment, person_id=who)[0].id


def test_a_pause_that_is_long_over_is_no_longer_told(made, asa):
    long_ago = TODAY - timedelta(weeks=10)
    made.run(PlanPause(person_id=asa, from_on=long_ago, until_on=TODAY - days(15)))
    assert made.desk.ask(PausePlanned(person_id=asa, today=TODAY)) == []
    recent = made.run(PlanPause(person_id=asa, from_on=TODAY - days(14), until_on=TODAY - days(14)))
    assert [one.pause.id for one in made.desk.ask(PausePlanned(person_id=asa, today=TODAY))] == [recent]


def test_the_sheet_of_a_day_expects_the_cover_and_not_whoever_pauses(made, asa, cafe):
    bram = volunteer(made, "Bram", capacity_minutes=60)
    tea = made.run(AddCommitment(person_id=asa, project_id=cafe, minutes=60))
    part = PartPlanned(ref_id=tea, choice=Choice.COVER, cover_id=bram)
    made.run(PlanPause(person_id=asa, from_on=FIRST, until_on=LAST, parts=(part,)))
    for day, names in ((FIRST - days(1), ["Åsa"]), (FIRST, ["Bram"]), (LAST, ["Bram"]), (BACK, ["Åsa"])):
        assert [one.name for one in made.desk.ask(ExpectedOn(cafe, day)).people] == names


def test_a_role_that_rests_is_no_ending_to_the_rules_nor_in_the_dates_ahead(made, asa, host):
    made.run(AddAssignment(role_id=host, person_id=asa, from_on=TODAY))
    post = post_of(made, asa)
    span = {"today": TODAY, "days": 50}
    made.run(PlanPause(person_id=asa, from_on=FIRST, parts=(PartPlanned(ref_id=post),)))
    assert made.desk.ask(ReminderFacts(NOW)).resting == {post}
    assert [one.what for one in made.desk.ask(DatesAhead(**span))] == ["absence_starts", "follow_up"]
    made.run(ChangeAssignment(id=post, until_on=FIRST + days(3)))
    assert made.desk.ask(ReminderFacts(NOW)).resting == frozenset()
    assert "assignment_ends" in [one.what for one in made.desk.ask(DatesAhead(**span))]
