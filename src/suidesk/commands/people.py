"""Changes to contacts: add, change and remove persons and organisations with all that belongs to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.fields import OwnValue, set_values
from suidesk.commands.interactions import remove_talks_with_only
from suidesk.commands.volunteers import Profile, set_profile
from suidesk.domain.errors import Invalid, SuideskError
from suidesk.domain.ids import ContactId, PointId
from suidesk.domain.people import (
    Contact,
    ContactKind,
    ContactLanguage,
    ContactPoint,
    ContactTag,
    PointKind,
    Reach,
    Sector,
    Tag,
    looks_like_email,
)
from suidesk.domain.text import tidy

if TYPE_CHECKING:
    from suidesk.store.tx import Tx

_PARTS = ("points", "languages", "tags", "fields", "volunteer")
"""Fields of the commands that are records of their own."""


@dataclass(frozen=True)
class Point:
    """A way to reach a contact, as it is typed; the label is the user's ("work")."""

    kind: PointKind
    raw: str
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class AddPerson:
    """Add a person, perhaps with a volunteering profile; gives the new id."""

    given: str = ""
    family: str = ""
    points: tuple[Point, ...] = ()
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    fields: tuple[OwnValue, ...] = ()
    lawful_basis: str | None = None
    source: str | None = None
    do_not_contact: bool = False
    notes: str = ""
    volunteer: Profile | None = None

    def apply(self, tx: Tx) -> str:
        """Write the contact and its parts."""
        person = Contact(id=ContactId(tx.new_id()), kind=ContactKind.PERSON, **given(self, *_PARTS))
        ref = _write(tx, person, self.points, self.languages, self.tags)
        set_values(tx, ref, self.fields)
        if self.volunteer is not None:
            set_profile(tx, ref, self.volunteer)
        return ref


@dataclass(frozen=True, kw_only=True)
class AddOrganisation:
    """Add an organisation; gives the new id."""

    display_name: str
    sector: Sector | None = None
    reach: Reach | None = None
    points: tuple[Point, ...] = ()
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    fields: tuple[OwnValue, ...] = ()
    lawful_basis: str | None = None
    source: str | None = None
    do_not_contact: bool = False
    notes: str = ""

    def apply(self, tx: Tx) -> str:
        """Write the contact and its parts."""
        organisation = Contact(id=ContactId(tx.new_id()), kind=ContactKind.ORGANISATION, **given(self, *_PARTS))
        ref = _write(tx, organisation, self.points, self.languages, self.tags)
        set_values(tx, ref, self.fields)
        return ref


@dataclass(frozen=True, kw_only=True)
class ChangeContact:
    """Change a contact; what isn't given stays.

    Points, languages, tags and values of own fields are given as the whole new set, and so is the volunteering profile
    (None takes it away).
    """

    id: str
    given: str | UnsetType = UNSET
    family: str | UnsetType = UNSET
    display_name: str | UnsetType = UNSET
    sector: Sector | UnsetType | None = UNSET
    reach: Reach | UnsetType | None = UNSET
    points: tuple[Point, ...] | UnsetType = UNSET
    languages: tuple[str, ...] | UnsetType = UNSET
    tags: tuple[str, ...] | UnsetType = UNSET
    fields: tuple[OwnValue, ...] | UnsetType = UNSET
    lawful_basis: str | UnsetType | None = UNSET
    source: str | UnsetType | None = UNSET
    do_not_contact: bool | UnsetType = UNSET
    archived_on: date | UnsetType | None = UNSET
    died_on: date | UnsetType | None = UNSET
    notes: str | UnsetType = UNSET
    volunteer: Profile | UnsetType | None = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        values = given(self, *_PARTS)
        contact = tx.get(Contact, self.id)
        if contact.kind is ContactKind.PERSON and not {"given", "family"}.isdisjoint(values):
            # A person's name follows from both: emptied, it must not stay as it was.
            values.setdefault("display_name", "")
        contact = replace(contact, **values)
        ref = _write(tx, contact, self.points, self.languages, self.tags)
        if not isinstance(self.fields, UnsetType):
            set_values(tx, ref, self.fields)
        if not isinstance(self.volunteer, UnsetType):
            set_profile(tx, ref, self.volunteer)
        return ref


@dataclass(frozen=True, kw_only=True)
class RemoveContact:
    """Remove a contact with its parts; `together` also removes what means nothing without it."""

    id: str
    together: bool = False

    def apply(self, tx: Tx) -> None:
        """Remove it, unless it is the user of this desk."""
        contact = tx.get(Contact, self.id)
        if tx.desk().me_id == contact.id:
            raise SuideskError("this_is_you")
        tx.say(name=contact.display_name)
        if self.together:
            remove_talks_with_only(tx, contact.id)
        tx.remove(contact, together=self.together)


def _write(
    tx: Tx,
    contact: Contact,
    points: tuple[Point, ...] | UnsetType,
    languages: tuple[str, ...] | UnsetType,
    tags: tuple[str, ...] | UnsetType,
) -> ContactId:
    contact = tx.put(contact.named(tx.language))
    if not isinstance(points, UnsetType):
        _set_points(tx, contact.id, points)
    if not isinstance(languages, UnsetType):
        spoken = (ContactLanguage.of(contact.id, name) for name in languages)
        tx.keep_only(ContactLanguage, spoken, contact_id=contact.id)
    if not isinstance(tags, UnsetType):
        tx.keep_only(ContactTag, _tag_links(tx, contact.id, tags), contact_id=contact.id)
    tx.say(name=contact.display_name)
    return contact.id


def _set_points(tx: Tx, contact_id: ContactId, points: tuple[Point, ...]) -> None:
    """Keep the ids of points that stay, so that an edit of one is a change and not a new point."""
    kept = tx.where(ContactPoint, contact_id=contact_id)
    spare = sorted(kept, key=lambda point: point.position)
    for position, point in enumerate(point for point in points if point.raw.strip()):
        if point.kind is PointKind.EMAIL and not looks_like_email(point.raw):
            raise Invalid("not_an_email", field=f"points.{position}", found=point.raw)
        same = next((old for old in spare if old.kind is point.kind and old.raw == tidy(point.raw)), None)
        old = same or next((old for old in spare if old.kind is point.kind), None)
        if old is not None:
            spare.remove(old)
        try:
            _put_point(tx, old.id if old else PointId(tx.new_id()), contact_id, point, position)
        except Invalid as error:
            raise Invalid(error.code, field=f"points.{position}", **error.params) from error
    for old in spare:
        tx.delete(old)


def _put_point(tx: Tx, point_id: PointId, contact_id: ContactId, point: Point, position: int) -> None:
    raw = tidy(point.raw) if point.kind is not PointKind.ADDRESS else point.raw.strip()
    tx.put(
        ContactPoint(
            id=point_id,
            contact_id=contact_id,
            kind=point.kind,
            raw=raw,
            label=tidy(point.label),
            normal=ContactPoint.normalised(point.kind, raw),
            position=position,
        )
    )


def _tag_links(tx: Tx, contact_id: ContactId, names: tuple[str, ...]) -> list[ContactTag]:
    tags = {tag.id: tag for tag in (Tag.of(name) for name in names)}
    for tag in tags.values():
        if tx.find(Tag, tag.id) is None:
            tx.put(tag)
    return [ContactTag.of(contact_id, ref) for ref in tags]
