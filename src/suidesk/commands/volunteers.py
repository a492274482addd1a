"""Changes to volunteering profiles and to the times when people are away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.pausing import drop_plan, lay_plan
from suidesk.domain.errors import Invalid, SuideskError
from suidesk.domain.ids import AbsenceId, ContactId
from suidesk.domain.people import Contact, ContactKind, Tag
from suidesk.domain.volunteers import Absence, AbsenceKind, Volunteer, VolunteerSkill, VolunteerStatus

if TYPE_CHECKING:
    from suidesk.store.tx import Tx

_PARTS = ("skills",)
"""Fields of the commands that are records of their own."""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A volunteering profile, as it is entered together with its person; capacity is in minutes a week.

    Skills are tags, whatever their spelling in accents and capitals; where they aren't given, they stay.
    """

    status: VolunteerStatus = VolunteerStatus.ACTIVE
    capacity_minutes: int | None = None
    started_on: date | None = None
    left_on: date | None = None
    emergency_contact: str | None = None
    is_minor: bool = False
    skills: tuple[str, ...] | UnsetType = UNSET


@dataclass(frozen=True, kw_only=True)
class AddVolunteer:
    """Give a person a volunteering profile; `id` is the person's, capacity is in minutes a week."""

    id: str
    status: VolunteerStatus = VolunteerStatus.ACTIVE
    capacity_minutes: int | None = None
    started_on: date | None = None
    left_on: date | None = None
    emergency_contact: str | None = None
    is_minor: bool = False
    skills: tuple[str, ...] = ()

    def apply(self, tx: Tx) -> str:
        """Write the profile, unless the person has one."""
        tx.say(name=person(tx, self.id).display_name)
        if tx.find(Volunteer, self.id):
            raise SuideskError("already_a_volunteer")
        volunteer = tx.put(Volunteer(id=ContactId(self.id), **given(self, *_PARTS)))
        _set_skills(tx, volunteer.id, self.skills)
        return volunteer.id


@dataclass(frozen=True, kw_only=True)
class ChangeVolunteer:
    """Change a volunteering profile; what isn't given stays. Skills are given as the whole new set."""

    id: str
    status: VolunteerStatus | UnsetType = UNSET
    capacity_minutes: int | UnsetType | None = UNSET
    started_on: date | UnsetType | None = UNSET
    left_on: date | UnsetType | None = UNSET
    emergency_contact: str | UnsetType | None = UNSET
    is_minor: bool | UnsetType = UNSET
    skills: tuple[str, ...] | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        tx.say(name=person(tx, self.id).display_name)
        volunteer = tx.change(Volunteer, self.id, **given(self, *_PARTS))
        if not isinstance(self.skills, UnsetType):
            _set_skills(tx, volunteer.id, self.skills)
        return volunteer.id


@dataclass(frozen=True, kw_only=True)
class RemoveVolunteer:
    """Remove a volunteering profile with its skills; the person stays."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove the profile alone; roles, promises, hours and availability belong to the person."""
        tx.say(name=person(tx, self.id).display_name)
        tx.remove(tx.get(Volunteer, self.id))


@dataclass(frozen=True, kw_only=True)
class AddAbsence:
    """Note leave or a pause of a person; gives the new id."""

    person_id: str
    from_on: date
    until_on: date | None = None
    kind: AbsenceKind = AbsenceKind.LEAVE

    def apply(self, tx: Tx) -> str:
        """Write the absence."""
        tx.say(name=person(tx, self.person_id).display_name)
        return tx.put(Absence(id=AbsenceId(tx.new_id()), **given(self))).id


@dataclass(frozen=True, kw_only=True)
class ChangeAbsence:
    """Change leave or a pause; what isn't given stays, and what was planned for it moves along."""

    id: str
    from_on: date | UnsetType = UNSET
    until_on: date | UnsetType | None = UNSET
    kind: AbsenceKind | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        before = tx.get(Absence, self.id)
        absence = tx.put(replace(before, **given(self)))
        tx.say(name=person(tx, absence.person_id).display_name)
        if (absence.from_on, absence.until_on) != (before.from_on, before.until_on):
            lay_plan(tx, absence)
        return absence.id


@dataclass(frozen=True, kw_only=True)
class RemoveAbsence:
    """Remove leave or a pause as if it had never been, with what was planned for it."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        absence = tx.get(Absence, self.id)
        tx.say(name=person(tx, absence.person_id).display_name)
        drop_plan(tx, absence)
        tx.delete(absence)


def set_profile(tx: Tx, contact_id: ContactId, profile: Profile | None) -> None:
    """Make that the person's whole volunteering profile; None takes the profile away and leaves the rest."""
    if profile is not None:
        person(tx, contact_id, "volunteer")
        tx.put(Volunteer(id=contact_id, **given(profile, *_PARTS)))
        if not isinstance(profile.skills, UnsetType):
            _set_skills(tx, contact_id, profile.skills)
    elif old := tx.find(Volunteer, contact_id):
        tx.remove(old)


def _set_skills(tx: Tx, ref: ContactId, names: tuple[str, ...]) -> None:
    """Make these the volunteer's only skills; a tag that is there keeps its spelling."""
    tags = {tag.id: tag for tag in (Tag.of(name) for name in reversed(names))}
    for tag in tags.values():
        if tx.find(Tag, tag.id) is None:
            _put_tag(tx, tag)
    tx.keep_only(VolunteerSkill, (VolunteerSkill.of(ref, tag_id) for tag_id in tags), volunteer_id=ref)


def _put_tag(tx: Tx, tag: Tag) -> None:
    try:
        tx.put(tag)
    except Invalid as error:
        raise Invalid(error.code, field="skills", **error.params) from error


def person(tx: Tx, ref: str, field: str = "person_id") -> Contact:
    """Give the person of that id; refuse an organisation at the field."""
    contact = tx.get(Contact, ref)
    if contact.kind is not ContactKind.PERSON:
        raise Invalid("not_a_person", field=field, name=contact.display_name)
    return contact
