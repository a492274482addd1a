"""The dates ahead as a file: one entry each, its mark kept when it moves, private dates only on request."""

from __future__ import annotations

from datetime import timedelta

import pytest
from icalendar import Calendar

from suidesk.commands.follow_ups import AddFollowUp, ChangeFollowUp
from suidesk.commands.people import AddPerson
from suidesk.commands.volunteers import AddAbsence
from suidesk.domain.volunteers import AbsenceKind
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
