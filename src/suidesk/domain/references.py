"""Which record refers to which, and what becomes of it when the other is removed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from suidesk.domain import (
    assets,
    duplicates,
    exports,
    funding,
    handovers,
    interactions,
    network,
    pauses,
    people,
    projects,
    reminders,
    volunteers,
    workload,
)
from suidesk.domain.kinds import Kind


class OnRemoval(Enum):
    """What becomes of a record when the one that it refers to is removed."""

    BELONGS = auto()
    """It is a part of the other and goes with it, unasked: a phone number."""
    GOES = auto()
    """It stands by itself but means nothing alone: said first, then removed together."""
    CLEARS = auto()
    """It stays and loses the reference: said first."""


@dataclass(frozen=True)
class Reference:
    """`column` of records of type `holder` names a record of kind `to`."""

    to: Kind
    holder: type[Any]
    column: str
    then: OnRemoval
    kind_column: str | None = None


_B, _G, _C = OnRemoval.BELONGS, OnRemoval.GOES, OnRemoval.CLEARS

REFERENCES: tuple[Reference, ...] = (
    Reference(Kind.CONTACT, people.ContactPoint, "contact_id", _B),
    Reference(Kind.CONTACT, people.ContactLanguage, "contact_id", _B),
    Reference(Kind.CONTACT, people.ContactTag, "contact_id", _B),
    Reference(Kind.CONTACT, people.FieldValue, "contact_id", _B),
    Reference(Kind.CONTACT, people.KeptCardLine, "contact_id", _B),
    Reference(Kind.CONTACT, duplicates.ToldApart, "one_id", _B),
    Reference(Kind.CONTACT, duplicates.ToldApart, "other_id", _B),
    Reference(Kind.CONTACT, network.Connection, "from_id", _G),
    Reference(Kind.CONTACT, network.Connection, "to_id", _G),
    Reference(Kind.CONTACT, interactions.Participant, "contact_id", _G),
    Reference(Kind.CONTACT, interactions.Interaction, "by_id", _C),
    Reference(Kind.CONTACT, volunteers.Volunteer, "id", _G),
    Reference(Kind.CONTACT, volunteers.Availability, "person_id", _G),
    Reference(Kind.CONTACT, volunteers.CheckSeen, "person_id", _G),
    Reference(Kind.CONTACT, volunteers.CheckSeen, "seen_by_id", _C),
    Reference(Kind.VOLUNTEER, volunteers.VolunteerSkill, "volunteer_id", _B),
    Reference(Kind.CONTACT, volunteers.Absence, "person_id", _G),
    Reference(Kind.ABSENCE, pauses.PausePart, "pause_id", _B),
    *(Reference(to, pauses.PausePart, "ref_id", _B, "kind") for to in (Kind.COMMITMENT, Kind.ASSIGNMENT)),
    Reference(Kind.CONTACT, projects.Assignment, "person_id", _G),
    Reference(Kind.CONTACT, projects.Role, "organisation_id", _G),
    Reference(Kind.CONTACT, projects.Project, "lead_id", _C),
    Reference(Kind.CONTACT, workload.Commitment, "person_id", _G),
    Reference(Kind.CONTACT, workload.TimeEntry, "person_id", _G),
    Reference(Kind.CONTACT, assets.Asset, "offered_by_id", _C),
    Reference(Kind.CONTACT, assets.Holding, "holder_id", _G),
    Reference(Kind.CONTACT, assets.Holding, "for_id", _C),
    Reference(Kind.CONTACT, handovers.Handover, "leaver_id", _G),
    Reference(Kind.CONTACT, handovers.HandoverItem, "successor_id", _C),
    Reference(Kind.CONTACT, funding.Grant, "funder_id", _C),
    Reference(Kind.CONTACT, funding.Grant, "owner_id", _C),
    Reference(Kind.CONTACT, funding.Obligation, "owner_id", _C),
    Reference(Kind.CONTACT, reminders.FollowUp, "owner_id", _C),
    Reference(Kind.CONTACT, exports.ListExport, "by_id", _C),
    Reference(Kind.TAG, people.ContactTag, "tag_id", _G),
    Reference(Kind.TAG, volunteers.VolunteerSkill, "tag_id", _G),
    Reference(Kind.FIELD, people.FieldValue, "field_id", _G),
    Reference(Kind.PROJECT, projects.Role, "project_id", _G),
    Reference(Kind.PROJECT, workload.Commitment, "project_id", _C),
    Reference(Kind.PROJECT, workload.TimeEntry, "project_id", _C),
    Reference(Kind.PROJECT, interactions.Interaction, "project_id", _C),
    Reference(Kind.PROJECT, projects.Need, "project_id", _G),
    Reference(Kind.PROJECT, assets.Asset, "project_id", _C),
    Reference(Kind.INTERACTION, interactions.Participant, "interaction_id", _B),
    Reference(Kind.ASSET, projects.Need, "asset_id", _C),
    Reference(Kind.ASSET, assets.Holding, "asset_id", _G),
    Reference(Kind.HANDOVER, handovers.HandoverItem, "handover_id", _B),
    *(Reference(to, handovers.HandoverItem, "ref_id", _G, "kind") for to in handovers.REF_KINDS.values()),
    Reference(Kind.GRANT, funding.Spend, "grant_id", _C),
    Reference(Kind.PROJECT, funding.GrantUse, "ref_id", _G, "kind"),
    Reference(Kind.ROLE, projects.Assignment, "role_id", _G),
    Reference(Kind.ROLE, workload.Commitment, "role_id", _C),
    Reference(Kind.ROLE, funding.GrantUse, "ref_id", _G, "kind"),
    Reference(Kind.COMMITMENT, workload.Commitment, "replaces_id", _C),
    Reference(Kind.GRANT, funding.Obligation, "grant_id", _G),
    Reference(Kind.GRANT, funding.GrantUse, "grant_id", _B),
    Reference(Kind.GRANT, funding.GrantDetail, "grant_id", _B),
    Reference(Kind.GRANT, funding.Grant, "predecessor_id", _C),
    *(Reference(kind, reminders.FollowUp, "ref_id", _G, "kind") for kind in reminders.ABOUT),
)


def references_to(kind: Kind) -> tuple[Reference, ...]:
    """Give the references that may name a record of that kind."""
    return tuple(reference for reference in REFERENCES if reference.to is kind)
