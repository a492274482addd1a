"""A stored contact with all its parts, as exports write it and imports compare with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from suidesk.domain.people import Contact, ContactPoint, KeptCardLine
    from suidesk.domain.volunteers import Slot, Volunteer


@dataclass(frozen=True, slots=True)
class WholeContact:
    """A contact with its points in order, languages, tag names, volunteering profile and custom fields by name.

    Skills and the hours of a usual week are read for lists of volunteers only, kept lines for cards only.
    """

    contact: Contact
    points: tuple[ContactPoint, ...] = ()
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    volunteer: Volunteer | None = None
    fields: tuple[tuple[str, str], ...] = ()
    skills: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    kept: tuple[KeptCardLine, ...] = ()
