"""Promises, and the hours that people gave."""

from __future__ import annotations

from datetime import timedelta

from suidesk.commands.workload import (
    AddCommitment,
    ChangeCommitment,
    ChangeTimeEntry,
    Given,
    LogTime,
    RemoveCommitment,
    RemoveTimeEntry,
)
from suidesk.domain.kinds import Kind
from suidesk.domain.workload import Commitment, CommitmentKind, CommitmentState, EntryKind, TimeEntry

WEEK = timedelta(days=7)


def test_a_weekly_promise_begins_today_unless_another_day_is_given(made, asa, cafe, host, label):
    ref = made.run(AddCommitment(person_id=asa, project_id=cafe, role_id=host, minutes=120))
    found = made.reading.get(Commitment, ref)
    assert (found.from_on, found.minutes, found.state) == (made.today, 120, CommitmentState.OPEN)
    assert label() == ("AddCommitment", {"name": "Åsa Kjær"})
    other = made.run(AddCommitment(person_id=asa, minutes=30, from_on=made.today - WEEK))
    assert made.reading.get(Commitment, other).from_on == made.today - WEEK


def test_a_deliverable_has_a_title_and_a_day(made, asa, refused):
    values = {"person_id": asa, "kind": CommitmentKind.DELIVERABLE}
    assert refused(AddCommitment(**values, title="Poster")) == ("required", "due_on")
    assert refused(AddCommitment(**values, due_on=made.today)) == ("required", "title")
    ref = made.run(AddCommitment(**values, title="Poster", due_on=made.today))
    assert made.reading.get(Commitment, ref).from_on == made.today


def test_a_promise_changes_and_goes(made, asa, refused, label):
    ref = made.run(AddCommitment(person_id=asa, minutes=120))
    made.run(ChangeCommitment(id=ref, minutes=60, until_on=made.today + WEEK, state=CommitmentState.RELEASED))
    found = made.reading.get(Commitment, ref)
    assert (found.minutes, found.until_on, found.state) == (60, made.today + WEEK, CommitmentState.RELEASED)
    assert refused(ChangeCommitment(id=ref, minutes=None)) == ("required", "minutes")
    made.run(RemoveCommitment(id=ref))
    assert made.reading.where(Commitment) == []
    assert label() == ("RemoveCommitment", {"name": "Åsa Kjær"})


def test_what_is_refused_of_a_promise(made, asa, fund, refused):
    assert refused(AddCommitment(person_id=asa)) == ("required", "minutes")
    assert refused(AddCommitment(person_id=asa, minutes=0)) == ("minutes_out_of_range", "minutes")
    assert refused(AddCommitment(person_id=fund, minutes=60)) == ("not_a_person", "person_id")
    assert refused(AddCommitment(person_id=asa, minutes=60, project_id="none")) == ("not_found", None)
    assert refused(AddCommitment(person_id=asa, minutes=60, role_id="none")) == ("not_found", None)
    assert refused(ChangeCommitment(id="none", minutes=1)) == ("not_found", None)
    assert refused(RemoveCommitment(id="none")) == ("not_found", None)


def test_a_team_is_noted_at_once_each_person_once(made, asa, bram, cafe, label):
    day = made.today - WEEK
    refs = made.run(
        LogTime(person_ids=(asa, bram, asa), minutes=180, day=day, project_id=cafe, start_min=780, kind=EntryKind.PAID)
    )
    found = made.reading.where(TimeEntry)
    assert [entry.id for entry in found] == sorted(refs)
    assert {entry.person_id for entry in found} == {asa, bram}
    assert {(entry.minutes, entry.day, entry.project_id, entry.start_min, entry.kind) for entry in found} == {
        (180, day, cafe, 780, EntryKind.PAID)
    }
    assert label() == ("LogTime", {"name": "Åsa Kjær", "count": 2, "minutes": 360})
    change, _ = made.desk.undo()
    assert made.reading.where(TimeEntry) == []
    assert len(change.touched[Kind.TIME_ENTRY]) == 2


def test_hours_are_of_today_unless_another_day_is_given(made, asa):
    (ref,) = made.run(LogTime(person_ids=(asa,), minutes=30))
    found = made.reading.get(TimeEntry, ref)
    assert (found.day, found.kind, found.project_id) == (made.today, EntryKind.VOLUNTEER, None)


def noted(made):
    return sorted((entry.person_id, entry.minutes) for entry in made.reading.where(TimeEntry))


def test_some_gave_minutes_of_their_own_and_one_undo_takes_all_back(made, asa, bram, label):
    own = (Given(person_id=bram, minutes=30),)
    refs = made.run(LogTime(person_ids=(asa, bram), minutes=180, entries=own))
    assert noted(made) == sorted([(asa, 180), (bram, 30)])
    assert len(refs) == 2
    assert label() == ("LogTime", {"name": "Åsa Kjær", "count": 2, "minutes": 210})
    made.desk.undo()
    assert noted(made) == []


def test_own_minutes_alone_are_enough_and_somebody_may_come_twice(made, asa, label):
    twice = tuple(Given(person_id=asa, minutes=minutes) for minutes in (60, 90))
    made.run(LogTime(person_ids=(), entries=twice))
    assert noted(made) == [(asa, 60), (asa, 90)]
    assert label() == ("LogTime", {"name": "Åsa Kjær", "count": 1, "minutes": 150})


def test_what_is_refused_of_hours(made, asa, fund, refused):
    assert refused(LogTime(person_ids=(), minutes=30)) == ("required", "person_ids")
    assert refused(LogTime(person_ids=(asa,))) == ("required", "minutes")
    assert refused(LogTime(person_ids=(asa,), minutes=0)) == ("minutes_out_of_range", "minutes")
    assert refused(LogTime(person_ids=(asa,), minutes=1441)) == ("minutes_out_of_range", "minutes")
    assert refused(LogTime(person_ids=(asa, fund), minutes=30)) == ("not_a_person", "person_ids")
    assert refused(LogTime(person_ids=(asa, "nobody"), minutes=30)) == ("not_found", None)
    assert refused(LogTime(person_ids=(asa,), minutes=30, project_id="none")) == ("not_found", None)
    nothing, organisation = Given(person_id=asa, minutes=0), Given(person_id=fund, minutes=60)
    assert refused(LogTime(person_ids=(), entries=(nothing,))) == ("minutes_out_of_range", "minutes")
    assert refused(LogTime(person_ids=(), entries=(organisation,))) == ("not_a_person", "entries")
    assert made.reading.where(TimeEntry) == []


def test_hours_change_and_go(made, asa, cafe, refused, label):
    (ref,) = made.run(LogTime(person_ids=(asa,), minutes=30, project_id=cafe))
    made.run(ChangeTimeEntry(id=ref, minutes=45, project_id=None, day=made.today - WEEK, kind=EntryKind.IN_KIND))
    found = made.reading.get(TimeEntry, ref)
    assert (found.minutes, found.project_id, found.day, found.kind) == (45, None, made.today - WEEK, EntryKind.IN_KIND)
    assert refused(ChangeTimeEntry(id=ref, start_min=1440)) == ("out_of_range", "start_min")
    assert refused(ChangeTimeEntry(id=ref, project_id="none")) == ("not_found", None)
    made.run(RemoveTimeEntry(id=ref))
    assert made.reading.where(TimeEntry) == []
    assert label() == ("RemoveTimeEntry", {"name": "Åsa Kjær", "minutes": 45})
    assert refused(RemoveTimeEntry(id=ref)) == ("not_found", None)
