"""Volunteering profiles, and the times when people are away."""

from __future__ import annotations

from datetime import timedelta

from suidesk.commands.volunteers import (
    AddAbsence,
    AddVolunteer,
    ChangeAbsence,
    ChangeVolunteer,
    RemoveAbsence,
    RemoveVolunteer,
)
from suidesk.commands.workload import LogTime
from suidesk.domain.people import Contact
from suidesk.domain.volunteers import Absence, AbsenceKind, Volunteer, VolunteerStatus
from suidesk.domain.workload import TimeEntry

WEEK = timedelta(days=7)


def test_a_profile_shares_the_id_of_its_person(made, asa, label):
    assert made.run(AddVolunteer(id=asa, capacity_minutes=180, started_on=made.today)) == asa
    assert made.reading.get(Volunteer, asa) == Volunteer(id=asa, capacity_minutes=180, started_on=made.today)
    assert label() == ("AddVolunteer", {"name": "Åsa Kjær"})


def test_what_is_refused_of_a_profile(made, asa, fund, refused):
    assert refused(AddVolunteer(id="nobody")) == ("not_found", None)
    assert refused(AddVolunteer(id=fund)) == ("not_a_person", "person_id")
    assert refused(ChangeVolunteer(id=asa, is_minor=True)) == ("not_found", None)
    made.run(AddVolunteer(id=asa))
    assert refused(AddVolunteer(id=asa)) == ("already_a_volunteer", None)
    assert refused(ChangeVolunteer(id=asa, capacity_minutes=10_081)) == ("minutes_out_of_range", "capacity_minutes")
    days = {"started_on": made.today, "left_on": made.today - WEEK}
    assert refused(ChangeVolunteer(id=asa, **days)) == ("ends_before_start", "left_on")


def test_a_volunteer_leaves(made, asa):
    made.run(AddVolunteer(id=asa, capacity_minutes=60, emergency_contact="Bo, 00 12"))
    made.run(ChangeVolunteer(id=asa, left_on=made.today, status=VolunteerStatus.LEFT))
    found = made.reading.get(Volunteer, asa)
    assert (found.left_on, found.status, found.capacity_minutes) == (made.today, VolunteerStatus.LEFT, 60)


def test_without_a_profile_the_person_and_their_hours_stay(made, asa, refused):
    made.run(AddVolunteer(id=asa))
    made.run(LogTime(person_ids=(asa,), minutes=30))
    made.run(RemoveVolunteer(id=asa))
    assert made.reading.find(Volunteer, asa) is None
    assert made.reading.find(Contact, asa)
    assert len(made.reading.where(TimeEntry)) == 1
    assert refused(RemoveVolunteer(id=asa)) == ("not_found", None)


def test_an_absence_comes_changes_and_goes(made, asa, label):
    ref = made.run(AddAbsence(person_id=asa, from_on=made.today))
    assert made.reading.get(Absence, ref).kind is AbsenceKind.LEAVE
    made.run(ChangeAbsence(id=ref, until_on=made.today + WEEK, kind=AbsenceKind.PAUSE))
    assert made.reading.get(Absence, ref) == Absence(
        id=ref, person_id=asa, kind=AbsenceKind.PAUSE, from_on=made.today, until_on=made.today + WEEK
    )
    made.run(RemoveAbsence(id=ref))
    assert made.reading.where(Absence) == []
    assert label() == ("RemoveAbsence", {"name": "Åsa Kjær"})


def test_what_is_refused_of_an_absence(made, asa, fund, refused):
    assert refused(AddAbsence(person_id=fund, from_on=made.today)) == ("not_a_person", "person_id")
    assert refused(AddAbsence(person_id=asa, from_on=made.today, until_on=made.today - WEEK)) == (
        "ends_before_start",
        "until_on",
    )
    ref = made.run(AddAbsence(person_id=asa, from_on=made.today))
    assert refused(ChangeAbsence(id=ref, until_on=made.today - WEEK)) == ("ends_before_start", "until_on")
    assert refused(ChangeAbsence(id="none", until_on=made.today)) == ("not_found", None)
    assert refused(RemoveAbsence(id="none")) == ("not_found", None)
