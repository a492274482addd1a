"""One valid record of every kind, to be bent one field at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from suidesk.domain.assets import Asset, Holding
from suidesk.domain.column_sets import ColumnSet
from suidesk.domain.desk import DeskSettings
from suidesk.domain.duplicates import ToldApart
from suidesk.domain.errors import Invalid
from suidesk.domain.exports import ListExport
from suidesk.domain.funding import Grant, GrantDetail, GrantUse, Obligation, ObligationKind, Reserve, Spend, UseKind
from suidesk.domain.handovers import Handover, HandoverItem, ItemKind, Topic
from suidesk.domain.interactions import Interaction, Participant
from suidesk.domain.kinds import Kind
from suidesk.domain.lists import ListSubject, SavedList
from suidesk.domain.network import Connection
from suidesk.domain.pauses import Choice, PausePart
from suidesk.domain.people import (
    Contact,
    ContactKind,
    ContactLanguage,
    ContactPoint,
    ContactTag,
    Field,
    FieldValue,
    KeptCardLine,
    PointKind,
    Tag,
)
from suidesk.domain.projects import Assignment, Need, Project, Role
from suidesk.domain.reminders import FollowUp, Reminder, Severity
from suidesk.domain.tuning import Mute, RuleSetting
from suidesk.domain.volunteers import Absence, AbsenceKind, Availability, CheckSeen, Volunteer, VolunteerSkill
from suidesk.domain.workload import Commitment, CommitmentKind, TimeEntry

DAY = date(2026, 11, 25)
PERSON = Contact(id="p", kind=ContactKind.PERSON, given="Åsa", family="Kjær").named("en")
ORGANISATION = Contact(id="o", kind=ContactKind.ORGANISATION, display_name="Ærø Fund").named("en")
WEEKLY = Commitment(id="c", person_id="p", minutes=120, from_on=DAY)
DELIVERABLE = Commitment(id="d", person_id="p", kind=CommitmentKind.DELIVERABLE, title="Poster", due_on=DAY)
GRANT = Grant(id="g", title="Tools")
FOLLOW_UP = FollowUp(id="f", text="Ring", due_on=DAY)
ROLE = Role(id="r", name="Host", project_id="x")
ENTRY = TimeEntry(id="t", person_id="p", day=DAY, minutes=90)
VOLUNTEER = Volunteer(id="p")
DESK = DeskSettings(site_id="s")
PROJECT = Project(id="x", name="Repair Café")
ASSIGNMENT = Assignment(id="a", role_id="r", person_id="p", from_on=DAY)
ABSENCE = Absence(id="b", person_id="p", kind=AbsenceKind.LEAVE, from_on=DAY)
OBLIGATION = Obligation(id="ob", grant_id="g", kind=ObligationKind.REPORT, due_on=DAY)
POINT = ContactPoint(id="cp", contact_id="p", kind=PointKind.EMAIL, raw="a@example.org")
CONNECTION = Connection(id="k", from_id="p", to_id="o", since=DAY)
INTERACTION = Interaction(id="i", day=DAY, summary="Keys", by_id="p", project_id="x", is_ask=True)
AVAILABILITY = Availability(id="v", person_id="p", weekday=1, from_min=18 * 60, to_min=24 * 60)
CHECK = CheckSeen(id="ch", person_id="p", scheme="DBS", seen_on=DAY)
ASSET = Asset(id="as", name="Hall", offered_by_id="o")
HOLDING = Holding(id="h", holder_id="p", asset_id="as")
NEED = Need(id="n", project_id="x", text="A van", asset_id="as")
SPEND = Spend(id="sp", grant_id="g", day=DAY, minor=1250)
RESERVE = Reserve(id="re", day=DAY, free_minor=400_000)
HANDOVER = Handover(id="ho", leaver_id="p", leaving_on=DAY)
ITEM = HandoverItem(id="hi", handover_id="ho", kind=ItemKind.NOTE, topic=Topic.ADVICE, text="Ring first.")
SAVED_LIST = SavedList(id="sl", subject=ListSubject.CONTACTS, name="Newsletter")
REMINDER = Reminder(
    id="rm",
    rule="follow_up.due",
    subject_kind=Kind.FOLLOW_UP,
    subject_id="f",
    occurrence="2026-11-25",
    due_on=DAY,
    stage=0,
    severity=Severity.CALM,
    evidence="{}",
    raised_at=datetime(2026, 11, 25, tzinfo=UTC),
)

EXPORT = ListExport(
    id="e", at=datetime(2026, 11, 25, tzinfo=UTC), what="contacts", file="people.csv", format="csv", count=3
)

EXAMPLES = (
    PERSON,
    ORGANISATION,
    POINT,
    ContactLanguage.of("p", "Dansk"),
    Tag.of("garden"),
    ContactTag.of("p", Tag.of("garden").id),
    Field.of("Shoe size"),
    FieldValue.of("p", Field.of("Shoe size").id, "44"),
    KeptCardLine.of("p", 0, "3.0", "X-SHOE:44"),
    ToldApart.of("p", "q"),
    VOLUNTEER,
    ABSENCE,
    PROJECT,
    ROLE,
    ASSIGNMENT,
    WEEKLY,
    DELIVERABLE,
    ENTRY,
    GRANT,
    GrantUse.of("g", UseKind.PROJECT, "x"),
    GrantDetail.of("g", 0, "Award Date", "2024-05"),
    OBLIGATION,
    FOLLOW_UP,
    REMINDER,
    DESK,
    CONNECTION,
    INTERACTION,
    Participant.of("i", "o"),
    VolunteerSkill.of("p", Tag.of("garden").id),
    AVAILABILITY,
    CHECK,
    ASSET,
    HOLDING,
    NEED,
    SPEND,
    RESERVE,
    HANDOVER,
    ITEM,
    SAVED_LIST,
    EXPORT,
    ColumnSet.made("people", "For the post", ("name", "address")),
    PausePart.of("a", WEEKLY, Choice.COVER, is_light=True),
    RuleSetting.of("funding.report"),
    Mute.of("funding.report", "g", DAY),
)


def refused(record, **values):
    """The code and field with which the record is refused once it has these values."""
    with pytest.raises(Invalid) as caught:
        replace(record, **values).check()
    return caught.value.code, caught.value.field


def assert_table(table):
    """Check rows of (record, field, values allowed, values refused, code)."""
    for record, field, allowed, wrong, code in table:
        for value in allowed:
            replace(record, **{field: value}).check()
        for value in wrong:
            assert refused(record, **{field: value}) == (code, field), (record, field, value)
