"""A small neighbourhood with a record of every kind, for commands to be tried on."""

from __future__ import annotations

from datetime import timedelta

from suidesk.commands.archiving import ArchiveContacts
from suidesk.commands.assets import AddAsset
from suidesk.commands.availability import SetAvailability
from suidesk.commands.back_plan import PlanBack
from suidesk.commands.checks import NoteCheck
from suidesk.commands.column_sets import SaveColumns
from suidesk.commands.desk import ChangeDesk
from suidesk.commands.duplicates import TellApart
from suidesk.commands.exports import RecordExport
from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.funding import AddGrant, AddObligation, Duty, Use
from suidesk.commands.handover_items import AddHandoverItem, CompleteHandoverItem
from suidesk.commands.handovers import NameSuccessor, PlanHandover
from suidesk.commands.holdings import AddHolding
from suidesk.commands.interactions import LogInteraction, NextStep
from suidesk.commands.lists import AddSavedList
from suidesk.commands.merging import MergeContacts
from suidesk.commands.money import AddReserve, AddSpend
from suidesk.commands.needs import AddNeed, MeetNeed
from suidesk.commands.network import AddConnection
from suidesk.commands.pause_plan import PartPlanned, PlanPause
from suidesk.commands.people import AddOrganisation, AddPerson, Point
from suidesk.commands.projects import AddAssignment, AddProject, AddRole
from suidesk.commands.tuning import MuteSubject
from suidesk.commands.volunteers import AddAbsence, AddVolunteer
from suidesk.commands.workload import AddCommitment, LogTime
from suidesk.domain.funding import ObligationKind, UseKind
from suidesk.domain.handovers import ItemKind, Topic
from suidesk.domain.kinds import Kind
from suidesk.domain.pauses import Choice
from suidesk.domain.people import Field, FieldValue, PointKind
from suidesk.domain.reminders import Reminder, Severity, reminder_id
from suidesk.domain.volunteers import Slot
from suidesk.rules.back_plan import PlannedStep, Step
from suidesk.store.writing import INTERNAL


def settle(made) -> None:
    """Fill a store with two people, an organisation, a project, a grant and what belongs to them."""
    day, run = made.today, made.run
    points = (Point(PointKind.EMAIL, "asa@example.org"), Point(PointKind.PHONE, "+45 00 12 34 56", "home"))
    asa = run(AddPerson(given="Åsa", family="Kjær", points=points, languages=("Dansk",), tags=("garden", "keys")))
    bram = run(AddPerson(given="Bram", family="van der Berg", tags=("keys",)))
    nadia = run(AddPerson(given="Nadia"))
    run(TellApart(one_id=bram, other_id=nadia))
    fund = run(AddOrganisation(display_name="Ærø Fund"))
    run(ChangeDesk(me_id=asa))
    project = run(AddProject(name="Repair Café", lead_id=asa))
    role = run(AddRole(name="Host", project_id=project, is_critical=True))
    run(AddRole(name="Officer", organisation_id=fund))
    run(AddAssignment(role_id=role, person_id=bram))
    hall = run(AddAsset(name="Hall", offered_by_id=fund, project_id=project))
    run(AddHolding(holder_id=bram, asset_id=hall, for_id=fund, from_on=day - timedelta(days=90)))
    run(AddNeed(project_id=project, text="A van"))
    run(MeetNeed(id=run(AddNeed(project_id=project, text="A room")), asset_id=hall))
    run(AddVolunteer(id=bram, capacity_minutes=180, skills=("keys", "Sewing")))
    run(SetAvailability(person_id=bram, slots=(Slot(1, 1080, 1260),)))
    run(NoteCheck(person_id=bram, scheme="DBS", review_on=day + timedelta(days=60)))
    run(AddAbsence(person_id=bram, from_on=day + timedelta(days=30)))
    run(AddCommitment(person_id=bram, project_id=project, role_id=role, minutes=120))
    leaving = run(PlanHandover(leaver_id=bram, leaving_on=day + timedelta(days=40)))
    run(NameSuccessor(handover_id=leaving, successor_id=asa))
    run(AddCommitment(person_id=bram, project_id=project, minutes=30))
    run(CompleteHandoverItem(id=run(AddHandoverItem(handover_id=leaving, kind=ItemKind.STEP, topic=Topic.SHADOWING))))
    run(LogTime(person_ids=(asa, bram), minutes=90, project_id=project))
    uses = (Use(UseKind.PROJECT, project), Use(UseKind.ROLE, role))
    report = Duty(ObligationKind.REPORT, day + timedelta(days=7))
    first = run(AddGrant(title="Tools", funder_id=fund, owner_id=asa, uses=uses, duties=(report,)))
    plan_back(run, run(AddGrant(title="Tools again", funder_id=fund, predecessor_id=first)), day)
    run(AddSpend(minor=12_000, grant_id=first, is_core=True))
    run(AddReserve(free_minor=900_000))
    run(AddConnection(from_id=bram, to_id=fund, since=day - timedelta(days=90)))
    follow_up = run(AddFollowUp(text="Ring Bram", due_on=day, kind=Kind.CONTACT, ref_id=bram))
    said = {"project_id": project, "is_ask": True, "follow_up": NextStep(text="Bring the drill", due_on=day)}
    run(LogInteraction(participant_ids=(bram, fund), **said))
    field = Field.of("Shoe size")
    made.write(field, FieldValue.of(bram, field.id, "44"))
    run(ArchiveContacts(ids=(run(AddPerson(given="Gone")),)))
    twin = run(AddPerson(given="Bram", family="v.d. Berg", points=points[1:], languages=("Dansk",), tags=("garden",)))
    run(LogTime(person_ids=(twin,), minutes=45, project_id=project))
    run(MergeContacts(keep_id=bram, other_id=twin))
    run(AddSavedList(name="Newsletter"))
    run(RecordExport(file="newsletter.csv", what="contacts", count=3))
    run(SaveColumns(of="people", name="For the post", columns=("name", "address")))
    pause(run, nadia, asa, project, day)
    made.write(reminder(made, "follow_up.due", Kind.FOLLOW_UP, follow_up), sort=INTERNAL)
    made.write(reminder(made, "workload.overload", Kind.CONTACT, bram), sort=INTERNAL)
    run(MuteSubject(reminder_id=reminder_id("workload.overload", bram, day.isoformat())))


def reminder(made, rule: str, kind: Kind, ref: str) -> Reminder:
    """An open reminder of today."""
    day = made.today
    return Reminder(
        id=reminder_id(rule, ref, day.isoformat()),
        rule=rule,
        subject_kind=kind,
        subject_id=ref,
        occurrence=day.isoformat(),
        due_on=day,
        stage=0,
        severity=Severity.AMBER,
        evidence='{"text":"Ring Bram"}',
        raised_at=made.clock.now(),
    )


def ids_of(rows):
    """The ids that are there, by kind, in the order of making."""
    return {kind: sorted(rows[kind.value]) for kind in Kind if rows[kind.value]}


def plan_back(run, grant, day) -> None:
    """Give a grant a deadline with a plan back from it."""
    deadline = AddObligation(grant_id=grant, kind=ObligationKind.APPLICATION, due_on=day + timedelta(days=200))
    steps = (PlannedStep(step=Step.WRITE, due_on=day), PlannedStep(step=Step.SUBMIT, due_on=day + timedelta(days=90)))
    run(PlanBack(obligation_id=run(deadline), steps=steps))


def pause(run, who, other, project, day) -> None:
    """Have somebody pause whose promise is covered, with light weeks afterwards."""
    made = run(AddCommitment(person_id=who, project_id=project, minutes=60))
    part = PartPlanned(ref_id=made, choice=Choice.COVER, cover_id=other)
    days = {"from_on": day + timedelta(days=10), "until_on": day + timedelta(days=70)}
    run(PlanPause(person_id=who, parts=(part,), is_light=True, **days))
