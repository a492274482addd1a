"""Who carries how much: weeks of everybody, of all together, concentration, promises against what is possible."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from suidesk.commands.people import AddPerson, ChangeContact
from suidesk.commands.projects import AddProject
from suidesk.commands.reminders import SnoozeReminder
from suidesk.commands.volunteers import AddAbsence, AddVolunteer
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.errors import SuideskError
from suidesk.domain.volunteers import AbsenceKind, VolunteerStatus
from suidesk.domain.workload import Concentrated, EntryKind, Room, week_of
from suidesk.queries import load
from suidesk.queries.load import (
    Concentration,
    LoadOrder,
    PeopleCarrying,
    RoomToday,
    SignsOpen,
    WeeksOfEverybody,
    WeeksTogether,
)
from suidesk.queries.load_sheet import LoadSheet
from tests.reminder_desk import a_desk
from tests.rules.examples import NOON, week
from tests.stores import NOW, made_store

TODAY = NOW.date()
MONDAY = week_of(TODAY)
FIRST = week(-9)


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


@pytest.fixture
def ids(made):
    found = {name: made.run(AddPerson(given=name)) for name in ("Amina", "Bram", "Chen", "Dora")}
    found["Café"] = made.run(AddProject(name="Café"))
    found["Garden"] = made.run(AddProject(name="Garden"))
    return found


@pytest.fixture
def log(made, ids):
    def note(name, minutes, weeks_ago=0, project="Café", kind=EntryKind.VOLUNTEER):
        day = MONDAY - timedelta(weeks=weeks_ago)
        made.run(LogTime(person_ids=(ids[name],), minutes=minutes, day=day, project_id=ids[project], kind=kind))

    return note


def people(made, **values):
    return made.desk.ask(WeeksOfEverybody(today=TODAY, **values))


def names(made, **values):
    return [one.name for one in people(made, **values)]


class TestWeeksOfEverybody:
    def test_weeks_without_records_are_unknown_and_kinds_are_summed(self, made, ids, log):
        log("Amina", 60)
        log("Amina", 30, kind=EntryKind.PAID)
        log("Amina", 45, 2)
        log("Amina", 500, 3)
        (one,) = people(made, weeks=3)
        assert one.weeks == (45, None, 90)
        assert one.unpaid == (45, 0, 60)
        assert one.id == ids["Amina"]
        assert (one.promised, one.capacity, one.signs) == (0, None, 0)

    def test_hours_noted_for_days_to_come_dont_count(self, made, ids):
        made.run(LogTime(person_ids=(ids["Amina"],), minutes=60, day=TODAY + timedelta(days=1)))
        assert people(made) == []

    def test_who_gave_nothing_but_promised_is_there(self, made, ids, log):
        log("Bram", 60)
        made.run(AddCommitment(person_id=ids["Amina"], project_id=ids["Garden"], minutes=120, from_on=TODAY))
        made.run(AddCommitment(person_id=ids["Chen"], minutes=60, from_on=TODAY + timedelta(days=1)))
        assert names(made) == ["Amina", "Bram"]
        assert people(made)[0].promised == 120
        assert set(people(made)[0].weeks) == {None}

    def test_filters(self, made, ids, log):
        log("Amina", 60)
        log("Bram", 90, project="Garden", kind=EntryKind.PAID)
        made.run(AddCommitment(person_id=ids["Chen"], project_id=ids["Garden"], minutes=60, from_on=TODAY))
        assert names(made, project_id=ids["Garden"]) == ["Bram", "Chen"]
        assert names(made, kind=EntryKind.PAID) == ["Bram"]
        assert names(made, kind=EntryKind.PAID, project_id=ids["Café"]) == []
        assert people(made, project_id=ids["Garden"])[1].promised == 60

    def test_orders(self, made, ids, log):
        log("Amina", 60)
        log("Bram", 90)
        log("Chen", 900, 1)
        for name, capacity, promised in (("Amina", 600, 60), ("Bram", 60, 90), ("Chen", None, 600)):
            made.run(AddVolunteer(id=ids[name], capacity_minutes=capacity))
            made.run(AddCommitment(person_id=ids[name], minutes=promised, from_on=TODAY))
        assert names(made) == ["Amina", "Bram", "Chen"]
        assert names(made, order=LoadOrder.THIS_WEEK) == ["Bram", "Amina", "Chen"]
        assert names(made, order=LoadOrder.PROMISED) == ["Bram", "Amina", "Chen"]
        assert [one.is_over for one in people(made)] == [False, True, False]

    def test_a_window_is_never_longer_than_a_page(self, made, ids, log):
        refs = tuple(made.run(AddPerson(given=f"P{number:03}")) for number in range(70))
        made.run(LogTime(person_ids=refs, minutes=60, day=TODAY))
        assert len(people(made, limit=1_000)) == 64
        assert len(people(made, offset=64)) == 6
        assert made.desk.ask(PeopleCarrying(today=TODAY)) == 70

    @pytest.mark.parametrize("seed", range(3))
    def test_either_way_of_finding_them_finds_the_same(self, made, ids, log, monkeypatch, seed):
        random = Random(seed)
        for name in ("Amina", "Bram", "Chen", "Dora") * 2:
            log(name, random.randrange(0, 90), random.randrange(6), random.choice(("Café", "Garden")))
            made.run(AddCommitment(person_id=ids[name], minutes=60, from_on=TODAY - timedelta(random.randrange(-9, 9))))
        made.run(ChangeContact(id=ids["Dora"], archived_on=TODAY))
        scopes = [{"weeks": weeks, **more} for weeks in (1, 3, 12) for more in ({}, {"project_id": ids["Garden"]})]
        asked = [people(made, **scope, offset=offset) for scope in scopes for offset in (0, 1)]
        monkeypatch.setattr(load, "DEEP", 0)
        assert asked == [people(made, **scope, offset=offset) for scope in scopes for offset in (0, 1)]
        assert [len(one) for one in asked[::2]] == [
            made.desk.ask(PeopleCarrying(today=TODAY, **scope)) for scope in scopes
        ]

    def test_weeks_away(self, made, ids, log):
        log("Amina", 60, 3)
        first = MONDAY - timedelta(weeks=2)
        made.run(AddAbsence(person_id=ids["Amina"], from_on=first, until_on=first + timedelta(days=3)))
        made.run(AddAbsence(person_id=ids["Amina"], kind=AbsenceKind.LEAVE, from_on=MONDAY, until_on=MONDAY))
        (one,) = people(made, weeks=4)
        assert one.away == (False, True, False, False)

    def test_the_archive_is_left_out(self, made, ids, log):
        log("Amina", 60)
        made.run(ChangeContact(id=ids["Amina"], archived_on=TODAY))
        assert people(made) == []
        assert made.desk.ask(PeopleCarrying(today=TODAY)) == 0


def test_weeks_together_are_split_by_the_way_of_giving(made, ids, log):
    log("Amina", 60)
    log("Bram", 90, kind=EntryKind.PAID)
    log("Bram", 30, 1, kind=EntryKind.IN_KIND)
    together = made.desk.ask(WeeksTogether(today=TODAY, weeks=3))
    assert [monday for monday, _ in together] == [MONDAY - timedelta(weeks=number) for number in (2, 1, 0)]
    assert [found for _, found in together] == [
        {},
        {EntryKind.IN_KIND: 30},
        {EntryKind.VOLUNTEER: 60, EntryKind.PAID: 90},
    ]
    own = made.desk.ask(WeeksTogether(today=TODAY, weeks=1, person_id=ids["Bram"]))
    assert own == [(MONDAY, {EntryKind.PAID: 90})]


class TestConcentration:
    @pytest.mark.parametrize(
        ("minutes", "expected"),
        [
            ((), Concentrated(0, 0, 0, 0)),
            ((60,), Concentrated(1, 1, 60, 60)),
            # exactly half is enough
            ((60, 30, 30), Concentrated(3, 1, 60, 120)),
            ((59, 30, 31), Concentrated(3, 2, 90, 120)),
            ((30, 30, 30, 30), Concentrated(4, 2, 60, 120)),
        ],
    )
    def test_how_few_gave_half(self, made, ids, log, minutes, expected):
        for name, some in zip(("Amina", "Bram", "Chen", "Dora"), minutes, strict=False):
            log(name, some)
        assert made.desk.ask(Concentration(today=TODAY)) == expected

    def test_of_a_project_in_the_weeks_asked_for(self, made, ids, log):
        log("Amina", 600, 12)
        log("Amina", 60)
        log("Bram", 60, project="Garden")
        assert made.desk.ask(Concentration(today=TODAY, project_id=ids["Café"])) == Concentrated(1, 1, 60, 60)
        assert made.desk.ask(Concentration(today=TODAY)) == Concentrated(2, 1, 60, 120)


class TestRoom:
    def test_only_those_who_are_here_count(self, made, ids):
        for name, capacity, promised in (("Amina", 120, 180), ("Bram", 240, 60), ("Chen", None, 45), ("Dora", 600, 60)):
            made.run(AddVolunteer(id=ids[name], capacity_minutes=capacity))
            made.run(AddCommitment(person_id=ids[name], minutes=promised, from_on=TODAY, project_id=ids["Café"]))
        assert made.desk.ask(RoomToday(TODAY)) == Room(3, 960, 300, 1, 1, 45)
        made.run(AddAbsence(person_id=ids["Dora"], from_on=TODAY))
        assert made.desk.ask(RoomToday(TODAY)) == Room(2, 360, 240, 1, 1, 45)
        made.run(AddCommitment(person_id=ids["Bram"], minutes=30, from_on=TODAY, project_id=ids["Garden"]))
        assert made.desk.ask(RoomToday(TODAY, ids["Garden"])) == Room(1, 240, 90, 0, 0, 0)

    def test_nobody_is_nothing(self, made, ids):
        made.run(AddVolunteer(id=ids["Amina"], capacity_minutes=60, status=VolunteerStatus.ENQUIRING))
        assert made.desk.ask(RoomToday(TODAY)) == Room(0, 0, 0, 0, 0, 0)


class TestSheet:
    def test_all_about_a_person(self, made, ids, log):
        made.run(AddVolunteer(id=ids["Amina"], capacity_minutes=120))
        log("Amina", 60)
        log("Amina", 90, 1, kind=EntryKind.PAID)
        made.run(AddCommitment(person_id=ids["Amina"], project_id=ids["Café"], minutes=180, from_on=TODAY))
        made.run(AddAbsence(person_id=ids["Amina"], from_on=MONDAY - timedelta(days=7), until_on=MONDAY))
        sheet = made.desk.ask(LoadSheet(id=ids["Amina"], today=TODAY, weeks=2))
        assert [dict(found) for _, found in sheet.weeks] == [{EntryKind.PAID: 90}, {EntryKind.VOLUNTEER: 60}]
        assert sheet.away == (True, False)
        assert (sheet.promised, sheet.capacity, sheet.is_over) == (180, 120, True)
        assert [row.project for row in sheet.promises] == ["Café"]
        assert len(sheet.entries) == 2
        assert len(sheet.absences) == 1
        assert sheet.signs == []

    def test_nobody_of_that_id(self, made):
        with pytest.raises(SuideskError, match="not_found"):
            made.desk.ask(LoadSheet(id="nobody", today=TODAY))

    def test_a_person_without_a_profile(self, made, ids):
        sheet = made.desk.ask(LoadSheet(id=ids["Bram"], today=TODAY))
        assert (sheet.capacity, sheet.is_over, len(sheet.weeks)) == (None, False, 12)


def test_signs_are_those_of_the_ledger_that_wait(tmp_path):
    with a_desk(tmp_path) as hood:
        person = hood.run(AddPerson(given="Aisha"))
        hood.run(AddVolunteer(id=person, capacity_minutes=60))
        hood.run(AddCommitment(person_id=person, minutes=120, from_on=FIRST))
        hood.duty(7)
        assert hood.ask(SignsOpen(now=NOON)) == []
        assert len(hood.tick().open) >= 2
        (sign,) = hood.ask(SignsOpen(now=NOON))
        assert (sign.rule, sign.subject_id) == ("workload.overload", person)
        assert [one.signs for one in hood.ask(WeeksOfEverybody(today=NOON.date()))] == [1]
        assert [one.id for one in hood.ask(LoadSheet(id=person, today=NOON.date())).signs] == [sign.id]
        hood.run(SnoozeReminder(id=sign.id, until=NOON + timedelta(days=1)))
        assert hood.ask(SignsOpen(now=NOON)) == []
        assert len(hood.ask(LoadSheet(id=person, today=NOON.date())).signs) == 1
