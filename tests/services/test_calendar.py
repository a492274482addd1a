"""The dates ahead as a file: one entry each, its mark kept when it moves, private dates only on request."""

from __future__ import annotations

from datetime import timedelta

import pytest
from icalendar import Calendar

from suidesk.commands.back_plan import PlanBack
from suidesk.commands.exports import RecordExport
from suidesk.commands.follow_ups import AddFollowUp, ChangeFollowUp
from suidesk.commands.funding import AddGrant, AddObligation
from suidesk.commands.pause_plan import PlanPause
from suidesk.commands.people import AddPerson
from suidesk.commands.tuning import SetThreshold
from suidesk.commands.volunteers import AddAbsence
from suidesk.domain.funding import ObligationKind
from suidesk.domain.ids import derived_id
from suidesk.domain.pauses import ask_id, return_id
from suidesk.domain.volunteers import AbsenceKind
from suidesk.rules.back_plan import PlannedStep, Step
from suidesk.services.calendar import CalendarExport, CalendarWanted
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def exported(made, **values):
    return made.desk.ask(CalendarExport(CalendarWanted(now=made.clock.now(), **values)))


def events(made, **values):
    return Calendar.from_ical(exported(made, **values).content).walk("VEVENT")


def test_a_follow_up_keeps_its_mark_when_it_moves(made):
    ref = made.run(AddFollowUp(text="Ring", due_on=made.today + timedelta(days=3), due_min=600))
    (before,) = events(made)
    made.run(ChangeFollowUp(id=ref, due_on=made.today + timedelta(days=5)))
    (after,) = events(made)
    assert before["UID"] == after["UID"]
    assert (after["DTSTART"].dt - before["DTSTART"].dt).days == 2
    assert str(after["SUMMARY"]) == "Ring"


def test_who_is_away_stays_on_the_desk_unless_it_is_said(made):
    person = made.run(AddPerson(given="Asha"))
    made.run(
        AddAbsence(
            person_id=person,
            kind=AbsenceKind.LEAVE,
            from_on=made.today + timedelta(days=2),
            until_on=made.today + timedelta(days=9),
        )
    )
    assert exported(made).count == 0
    assert len({str(one["UID"]) for one in events(made, has_private=True)}) == 2


def test_an_empty_desk_gives_an_empty_calendar(made):
    assert events(made) == []


def titles(made, **values):
    return sorted(str(one["SUMMARY"]) for one in events(made, **values))


def test_what_tells_of_a_pause_stays_on_the_desk_unless_it_is_said(made):
    person = made.run(AddPerson(given="Asha"))
    first, last = (made.today + timedelta(days=days) for days in (2, 60))
    pause = made.run(PlanPause(person_id=person, from_on=first, until_on=last))
    made.run(AddFollowUp(text="Thank Asha", due_on=first))
    assert titles(made) == ["Thank Asha"]
    told = titles(made, has_private=True)
    assert len(told) == 5
    follow_ups = {derived_id("calendar", "follow_up", ref) for ref in (ask_id(pause), return_id(pause))}
    assert follow_ups < {str(one["UID"]).partition("@")[0] for one in events(made, has_private=True)}


def test_the_steps_back_from_a_deadline_are_in_it(made):
    day = made.today + timedelta(days=60)
    grant = made.run(AddGrant(title="Fund"))
    duty = made.run(AddObligation(grant_id=grant, kind=ObligationKind.APPLICATION, due_on=day))
    back = dict(zip(Step, (42, 21, 7, 2), strict=True))
    steps = tuple(PlannedStep(step=step, due_on=day - timedelta(days=days)) for step, days in back.items())
    made.run(PlanBack(obligation_id=duty, steps=steps))
    days = sorted((day - one["DTSTART"].dt).days for one in events(made))
    assert days == [0, 2, 7, 21, 42]


def test_a_list_is_to_be_deleted_with_alarms_as_the_desk_reminds(made):
    made.run(RecordExport(file="post.csv", what="people", count=3, delete_by=made.today + timedelta(days=20)))
    made.run(SetThreshold(key="export.delete_by_1", value=10))
    (event,) = events(made)
    assert str(event["SUMMARY"]) == "Delete post.csv where it lies: a list that went out"
    assert [-(alarm["TRIGGER"].dt - timedelta(hours=9)).days for alarm in event.walk("VALARM")] == [10, 0]
