"""A contact as a file tells it: values for the store's records, not yet a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from suidesk.domain.ids import ContactId, LinkId, PointId
from suidesk.domain.people import (
    Contact,
    ContactKind,
    ContactLanguage,
    ContactPoint,
    Field,
    FieldValue,
    PointKind,
    Reach,
    Sector,
    Tag,
)
from suidesk.domain.volunteers import Slot, Volunteer, VolunteerStatus

_NOBODY, _NO_POINT, _NO_LINK = ContactId(""), PointId(""), LinkId("")


class CheckedWords:
    """Words that thousands of rows share and that the domain has allowed once already."""

    def __init__(self) -> None:
        """Start with none."""
        self.languages: set[str] = set()
        self.tags: set[str] = set()
        self.fields: set[str] = set()


class IncomingPoint(NamedTuple):
    """An e-mail address, phone number, postal or web address as it stood, and its label."""

    kind: PointKind
    raw: str
    label: str = ""


class IncomingLine(NamedTuple):
    """One unfolded line of a card as it stood, and the version of the card it stood in."""

    version: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class IncomingVolunteer:
    """What a file tells of a volunteering profile; `None` is: nothing. Capacity is in minutes a week."""

    status: VolunteerStatus | None = None
    capacity_minutes: int | None = None
    started_on: date | None = None
    left_on: date | None = None
    emergency_contact: str | None = None
    is_minor: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Incoming:
    """One row of a file as a contact. Blank and `None` mean that the file says nothing.

    `name` is the name as shown; `id` is known from a lossless export of ours only.
    """

    line: int
    row: int
    kind: ContactKind
    name: str
    id: str = ""
    given: str = ""
    family: str = ""
    is_name_guessed: bool = False
    sector: Sector | None = None
    reach: Reach | None = None
    lawful_basis: str | None = None
    source: str | None = None
    do_not_contact: bool | None = None
    archived_on: date | None = None
    died_on: date | None = None
    notes: str = ""
    points: tuple[IncomingPoint, ...] = ()
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    volunteer: IncomingVolunteer | None = None
    fields: tuple[tuple[str, str], ...] = ()
    skills: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    kept: tuple[IncomingLine, ...] = ()
    """Lines of a card that nothing here understands."""

    def contact(self, ref: ContactId, language: str) -> Contact:
        """Give the contact of that id; its sort key is of the store's language."""
        return self._bare(ref).named(language)

    def _bare(self, ref: ContactId) -> Contact:
        return Contact(
            id=ref,
            kind=self.kind,
            given=self.given,
            family=self.family,
            display_name=self.name,
            sector=self.sector,
            reach=self.reach,
            lawful_basis=self.lawful_basis,
            source=self.source,
            do_not_contact=bool(self.do_not_contact),
            archived_on=self.archived_on,
            died_on=self.died_on,
            notes=self.notes,
        )

    def check(self, checked: CheckedWords) -> None:
        """Raise `Invalid` for what the domain does not allow in the contact or one of its parts."""
        self._bare(_NOBODY).check()
        for at, (kind, raw, label) in enumerate(self.points):
            ContactPoint(id=_NO_POINT, contact_id=_NOBODY, kind=kind, raw=raw, label=label, position=at).check()
        for language in self.languages:
            if language not in checked.languages:
                ContactLanguage(id=_NO_LINK, contact_id=_NOBODY, language=language).check()
                checked.languages.add(language)
        for tag in (*self.tags, *self.skills):
            if tag not in checked.tags:
                Tag.of(tag).check()
                checked.tags.add(tag)
        for name, value in self.fields:
            if name not in checked.fields:
                Field.of(name).check()
                checked.fields.add(name)
            FieldValue(id=_NO_LINK, contact_id=_NOBODY, field_id=_NO_LINK, value=value).check()
        if self.volunteer:
            volunteer_of(_NOBODY, self.volunteer).check()


def volunteer_of(ref: ContactId, told: IncomingVolunteer) -> Volunteer:
    """Give the volunteering profile of a person who had none."""
    return Volunteer(
        id=ref,
        status=told.status or VolunteerStatus.ACTIVE,
        capacity_minutes=told.capacity_minutes,
        started_on=told.started_on,
        left_on=told.left_on,
        emergency_contact=told.emergency_contact,
        is_minor=bool(told.is_minor),
    )
