"""The dates that lie ahead: every kind, both ends of the days, and who no longer counts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.checks import NoteCheck
from suidesk.commands.exports import MarkExportDeleted, RecordExport
from suidesk.commands.follow_ups import AddFollowUp, CompleteFollowUp
from suidesk.commands.funding import AddGrant, ChangeGrant, Duty
from suidesk.commands.handovers import CancelHandover, PlanHandover
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.promises import KeepCommitment
from suidesk.commands.volunteers import AddAbsence, AddVolunteer
from suidesk.commands.workload import AddCommitment
from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.domain.workload import CommitmentKind
from suidesk.queries.ahead import DatesAhead
from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    store = made_store(tmp_path / "store")
    yield store
    store.close()


def ahead(made, **values):
    return made.desk.ask(DatesAhead(made.today, **values))


def said(made, **values):
    return [(one.what, (one.day - made.today).days, one.name, one.other) for one in ahead(made, **values)]


def on(made, days):
    return made.today + timedelta(days=days)


def test_every_kind_of_date_by_day(made):
    fund = made.run(AddOrganisation(display_name="Fund"))
    asa = made.run(AddPerson(given="Åsa"))
    project = made.run(AddProject(name="Lunch"))
    role = made.run(AddRole(name="Cook", project_id=project))
    grant = made.run(
        AddGrant(
            title="Tools",
            funder_id=fund,
            stage=GrantStage.ACTIVE,
            ends_on=on(made, 8),
            duties=(Duty(ObligationKind.REPORT, on(made, 1)),),
        )
    )
    ring = made.run(AddFollowUp(text="Ring", due_on=on(made, 2), kind=Kind.PROJECT, ref_id=project))
    made.run(AddAssignment(role_id=role, person_id=asa, from_on=on(made, -9), until_on=on(made, 3)))
    made.run(AddVolunteer(id=asa, status=VolunteerStatus.ACTIVE, left_on=on(made, 4)))
    made.run(AddAbsence(person_id=asa, from_on=on(made, 5), until_on=on(made, 6)))
    assert said(made) == [
        ("obligation.report", 1, "Tools", "Fund"),
        ("follow_up", 2, "Ring", "Lunch"),
        ("assignment_ends", 3, "Åsa", "Cook"),
        ("volunteer_leaves", 4, "Åsa", None),
        ("absence_starts", 5, "Åsa", on(made, 6).isoformat()),
        ("absence_ends", 6, "Åsa", None),
        ("grant_ends", 8, "Tools", "Fund"),
    ]
    opens = [(one.kind, one.id, one.done_id) for one in ahead(made)]
    assert opens[0] == (Kind.GRANT, grant, None)
    assert opens[1] == (Kind.PROJECT, project, ring)
    assert {one[:2] for one in opens[2:6]} == {(Kind.CONTACT, asa)}


@pytest.mark.parametrize(("days", "is_there"), [(-1, False), (0, True), (14, True), (15, False)])
def test_both_ends_are_included(made, days, is_there):
    made.run(AddFollowUp(text="Ring", due_on=on(made, days)))
    assert bool(ahead(made)) is is_there


@pytest.fixture
def hood(made):
    """A volunteer with a check, a thing promised for a project, and a handover nine weeks ahead."""
    asa, cafe = made.run(AddPerson(given="Åsa")), made.run(AddProject(name="Café"))
    made.run(AddVolunteer(id=asa))
    made.run(NoteCheck(person_id=asa, scheme="DBS", seen_on=on(made, -700), review_on=on(made, 1)))
    thing = CommitmentKind.DELIVERABLE
    poster = made.run(AddCommitment(person_id=asa, kind=thing, title="Poster", due_on=on(made, 2), project_id=cafe))
    handover = made.run(PlanHandover(leaver_id=asa, leaving_on=on(made, 59)))
    return {"asa": asa, "cafe": cafe, "poster": poster, "handover": handover}


def test_checks_promised_things_and_steps_of_handovers(made, hood):
    assert said(made) == [
        ("check", 1, "DBS", "Åsa"),
        ("deliverable", 2, "Poster", "Åsa"),
        ("handover_step.successor_named", 3, "Åsa", None),
    ]
    assert [(one.kind, one.id) for one in ahead(made)] == [
        (Kind.VOLUNTEER, hood["asa"]),
        (Kind.PROJECT, hood["cafe"]),
        (Kind.HANDOVER, hood["handover"]),
    ]
    last = [one for one in said(made, days=60) if one[1] == 59]
    assert last == [("handover_items", 59, "Åsa", "1"), ("handover_step.keys_passed_on", 59, "Åsa", None)]


def test_what_is_seen_anew_kept_or_called_off_is_left_out(made, hood):
    made.run(NoteCheck(person_id=hood["asa"], scheme="DBS", seen_on=made.today))
    made.run(KeepCommitment(id=hood["poster"]))
    made.run(CancelHandover(id=hood["handover"]))
    assert said(made, days=60) == []


def test_a_follow_up_says_how_often_it_comes_again(made):
    made.run(AddFollowUp(text="Water the plants", due_on=made.today, rrule="FREQ=WEEKLY"))
    assert [one.rrule for one in ahead(made)] == ["FREQ=WEEKLY"]


def test_what_is_done_or_settled_is_left_out(made):
    done = made.run(AddFollowUp(text="Ring", due_on=made.today))
    made.run(CompleteFollowUp(id=done))
    duty = Duty(ObligationKind.APPLICATION, made.today)
    grant = made.run(AddGrant(title="Tools", duties=(duty,), ends_on=on(made, 1)))
    assert [one.what for one in ahead(made)] == ["obligation.application"]
    made.run(ChangeGrant(id=grant, stage=GrantStage.APPLIED))
    assert ahead(made) == []


def test_who_is_archived_or_has_died_is_left_in_peace(made):
    role = made.run(AddRole(name="Cook", project_id=made.run(AddProject(name="Lunch"))))
    for values in ({"archived_on": made.today}, {"died_on": made.today}, {}):
        person = made.run(AddPerson(given="Åsa"))
        made.run(AddAssignment(role_id=role, person_id=person, from_on=on(made, -9), until_on=on(made, 3)))
        made.run(AddVolunteer(id=person, left_on=on(made, 4)))
        made.run(AddAbsence(person_id=person, from_on=on(made, 5), until_on=on(made, 6)))
        if values:
            made.run(ChangeContact(id=person, **values))
    assert {one.id for one in ahead(made)} == {person}
    assert len(ahead(made)) == 4


@pytest.mark.parametrize("kind", [Kind.CONTACT, Kind.PROJECT, Kind.GRANT, Kind.ROLE])
def test_a_follow_up_opens_what_it_is_about(made, kind):
    project = made.run(AddProject(name="Lunch"))
    refs = {
        Kind.CONTACT: made.run(AddPerson(given="Lunch")),
        Kind.PROJECT: project,
        Kind.GRANT: made.run(AddGrant(title="Lunch")),
        Kind.ROLE: made.run(AddRole(name="Lunch", project_id=project)),
    }
    made.run(AddFollowUp(text="Ring", due_on=made.today, kind=kind, ref_id=refs[kind]))
    (one,) = ahead(made)
    page = Kind.PROJECT if kind is Kind.ROLE else kind
    assert (one.kind, one.id, one.other) == (page, refs[page], "Lunch")


def test_a_follow_up_opens_the_page_on_which_its_matter_stands_or_nothing(made):
    person = made.run(AddPerson(given="Åsa"))
    role = made.run(AddRole(name="Cook", project_id=made.run(AddProject(name="Lunch"))))
    held = made.run(AddAssignment(role_id=role, person_id=person))
    made.run(AddFollowUp(text="Ring", due_on=made.today))
    made.run(AddFollowUp(text="Thank", due_on=made.today, kind=Kind.ASSIGNMENT, ref_id=held))
    assert [(one.kind, one.id, one.other) for one in ahead(made)] == [
        (None, "", None),
        (Kind.CONTACT, person, "Cook"),
    ]


def test_at_most_so_many(made):
    for number in range(5):
        made.run(AddFollowUp(text=f"{number}", due_on=made.today))
    assert len(ahead(made, limit=3)) == 3


def test_a_list_that_went_out_is_there_until_it_is_deleted(made):
    ref = made.run(RecordExport(file="post.csv", what="people", count=3, delete_by=on(made, 5)))
    made.run(RecordExport(file="kept.csv", what="people", count=3))
    assert said(made) == [("list_to_delete", 5, "post.csv", None)]
    assert [(one.kind, one.source) for one in ahead(made)] == [(None, ref)]
    made.run(MarkExportDeleted(id=ref))
    assert said(made) == []
