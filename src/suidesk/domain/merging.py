"""Two contacts as one: why they may be, which values stand, and which differ and must be kept beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.own_fields import FieldType
from suidesk.domain.volunteers import VolunteerStatus

if TYPE_CHECKING:
    from suidesk.domain.people import Contact
    from suidesk.domain.volunteers import Volunteer

FILLED: Final = ("sector", "reach", "lawful_basis", "source", "died_on")
"""Columns that the kept contact takes from the other where its own are empty."""
PROFILE: Final = ("status", "capacity_minutes", "started_on", "left_on", "emergency_contact")
"""The same of a volunteering profile."""
_EMPTY: Final = (None, "")


class Sameness(StrEnum):
    """What two contacts have in common."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    NEARLY = "nearly"


class Fate(StrEnum):
    """What becomes of a value that one of the two has, or both."""

    SAME = "same"
    """Both say it."""
    STAYS = "stays"
    """Only the kept one has something."""
    FILLS = "fills"
    """Only the other one has something; the kept one takes it."""
    BESIDE = "beside"
    """They differ: the kept one's stays, the other's is kept in a field of its own."""
    JOINS = "joins"
    """Both are put together."""
    ENDS = "ends"
    """It no longer holds: one of the two is not archived."""


@dataclass(frozen=True)
class MergeLine:
    """A value of both sides, as it is kept; `what` is a column, "point", "languages", "tags", "skills" or "field".

    `name` is the kind of a point, or the name of the user's own field, which then holds a `type`.
    """

    what: str
    kept: str
    other: str
    fate: Fate
    name: str = ""
    type: FieldType = FieldType.TEXT


@dataclass(frozen=True)
class Joined:
    """The contact that stays, and by column what the other one says differently."""

    contact: Contact
    beside: dict[str, str]


@dataclass(frozen=True)
class JoinedProfile:
    """The volunteering profile that stays, and by column what the other one says differently."""

    volunteer: Volunteer
    beside: dict[str, str]


def joined(kept: Contact, other: Contact) -> Joined:
    """Fill what is empty, add up the notes; both must allow to be contacted, and both be archived to stay so."""
    filled = {name: getattr(other, name) for name in FILLED if getattr(kept, name) in _EMPTY}
    beside = {
        name: str(getattr(other, name))
        for name in ("display_name", *FILLED)
        if name not in filled and getattr(other, name) not in (*_EMPTY, getattr(kept, name))
    }
    notes = [text for text in dict.fromkeys((kept.notes.strip(), other.notes.strip())) if text]
    is_archived = kept.archived_on is not None and other.archived_on is not None
    contact = replace(
        kept,
        **filled,
        notes="\n\n".join(notes),
        do_not_contact=kept.do_not_contact or other.do_not_contact,
        archived_on=kept.archived_on if is_archived else None,
    )
    return Joined(contact, beside)


def joined_profile(own: Volunteer, theirs: Volunteer) -> JoinedProfile:
    """Fill what is empty in the kept contact's own profile; either being under 18 stays said."""
    filled: dict[str, Any] = {}
    beside: dict[str, str] = {}
    for name in PROFILE:
        mine, other = getattr(own, name), getattr(theirs, name)
        if mine in _EMPTY:
            filled[name] = other
        elif other not in (*_EMPTY, mine):
            beside[name] = str(other)
    if filled.get("left_on") and theirs.status is VolunteerStatus.LEFT and own.status is not VolunteerStatus.LEFT:
        # Who still volunteers under one of the names hasn't left.
        beside["left_on"] = str(filled.pop("left_on"))
    started, left = filled.get("started_on", own.started_on), filled.get("left_on", own.left_on)
    if started and left and left < started:
        # Filled from two sides the two days contradict each other: the kept one's own day stands alone.
        name = "left_on" if "left_on" in filled else "started_on"
        beside[name] = str(filled.pop(name))
    return JoinedProfile(replace(own, **filled, is_minor=own.is_minor or theirs.is_minor), beside)
