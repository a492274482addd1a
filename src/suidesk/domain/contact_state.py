"""A contact with its parts as they stand at one moment: now, or when a list of it went out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from suidesk.domain.people import Contact, ContactLanguage, ContactPoint, ContactTag, FieldValue
    from suidesk.domain.volunteers import Availability, Volunteer, VolunteerSkill


@dataclass(frozen=True, kw_only=True)
class ContactState:
    """A contact, its points in their order, and what else it has with the names that were shown for it."""

    contact: Contact
    points: tuple[ContactPoint, ...] = ()
    languages: tuple[ContactLanguage, ...] = ()
    tags: tuple[tuple[str, ContactTag], ...] = ()
    fields: tuple[tuple[str, FieldValue], ...] = ()
    volunteer: Volunteer | None = None
    skills: tuple[tuple[str, VolunteerSkill], ...] = ()
    hours: tuple[Availability, ...] = ()
