"""Contacts: persons and organisations, how to reach them, what they speak, how they are tagged."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from suidesk.domain import text
from suidesk.domain.errors import Invalid
from suidesk.domain.ids import ContactId, LinkId, PointId, TagId, derived_id
from suidesk.domain.kinds import Kind
from suidesk.domain.own_fields import FieldType
from suidesk.domain.validation import NOTES_LIMIT, believable, bounded, require, within

_NO_DIGITS = re.compile("[^0-9]+")


class ContactKind(StrEnum):
    """The two kinds of contact."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Sector(StrEnum):
    """The sector of an organisation."""

    PUBLIC = "public"
    PRIVATE = "private"
    VOLUNTARY = "voluntary"
    RESIDENT_LED = "resident_led"
    FAITH = "faith"
    EDUCATION = "education"
    HEALTH = "health"
    MEDIA = "media"


class Reach(StrEnum):
    """How far an organisation reaches."""

    STREET = "street"
    NEIGHBOURHOOD = "neighbourhood"
    CITY = "city"
    NATIONAL = "national"


class PointKind(StrEnum):
    """The ways to reach a contact."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    URL = "url"


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A person or an organisation. `display_name` and `sort_key` follow from the names: see `named`."""

    kind_of: ClassVar[Kind] = Kind.CONTACT
    id: ContactId
    kind: ContactKind
    given: str = ""
    family: str = ""
    display_name: str = ""
    sort_key: str = ""
    sector: Sector | None = None
    reach: Reach | None = None
    lawful_basis: str | None = None
    source: str | None = None
    do_not_contact: bool = False
    archived_on: date | None = None
    died_on: date | None = None
    notes: str = ""

    def check(self) -> None:
        """Refuse a contact without a name, and a person with a sector."""
        bounded(self.given, "given")
        bounded(self.family, "family")
        longer = "family" if len(self.family) > len(self.given) else "given"
        require(self.display_name, longer if self.kind is ContactKind.PERSON else "display_name")
        bounded(self.lawful_basis, "lawful_basis")
        bounded(self.source, "source")
        bounded(self.notes, "notes", NOTES_LIMIT)
        if self.kind is ContactKind.PERSON and (self.sector or self.reach):
            raise Invalid("only_organisations", field="sector" if self.sector else "reach")
        believable(self.archived_on, "archived_on")
        believable(self.died_on, "died_on")

    def named(self, language: str) -> Contact:
        """Give the contact with tidy names, the display name and the sort key of the store's language."""
        given, family = text.tidy(self.given), text.tidy(self.family)
        if self.kind is ContactKind.PERSON and (given or family):
            shown = f"{given} {family}".strip()
            key = text.name_key(given, family, language) if family else text.sort_key(given, language)
        else:
            shown = text.tidy(self.display_name)
            key = text.sort_key(shown, language)
        return replace(self, given=given, family=family, display_name=shown, sort_key=key)


@dataclass(frozen=True, kw_only=True)
class ContactPoint:
    """One e-mail address, phone number, postal address or web address; `raw` is kept as it was given."""

    kind_of: ClassVar[Kind] = Kind.CONTACT_POINT
    id: PointId
    contact_id: ContactId
    kind: PointKind
    raw: str
    label: str = ""
    normal: str = ""
    position: int = 0

    def check(self) -> None:
        """Refuse an empty point, and an e-mail address that can't be one."""
        require(self.raw, self.kind.value, 2_000)
        bounded(self.label, "label")
        within(self.position, 0, 10_000, "position")

    @staticmethod
    def normalised(kind: PointKind, raw: str) -> str:
        """Give the form that two spellings of the same point share; used to compare, never shown."""
        plain = text.tidy(raw)
        if kind is PointKind.EMAIL:
            return plain.casefold()
        if kind is PointKind.PHONE:
            without = plain.replace("(0)", "")
            if without.isascii():
                digits = _NO_DIGITS.sub("", without)
            else:
                digits = "".join(str(unicodedata.decimal(c)) for c in without if c.isdecimal())
            is_international = plain.startswith(("+", "00"))
            return f"+{digits.removeprefix('00')}" if is_international else digits
        return text.folded(plain)


def looks_like_email(raw: str) -> bool:
    """Tell whether a text could be an e-mail address: one @, something before, a dotted host after."""
    local, at, host = raw.strip().rpartition("@")
    return bool(at and local and "." in host.strip(".") and not any(c.isspace() for c in raw.strip()))


@dataclass(frozen=True, kw_only=True)
class ContactLanguage:
    """A language that a contact speaks."""

    kind_of: ClassVar[Kind] = Kind.CONTACT_LANGUAGE
    id: LinkId
    contact_id: ContactId
    language: str

    @classmethod
    def of(cls, contact_id: ContactId, language: str) -> ContactLanguage:
        """Give the link whose id two laptops agree on."""
        name = text.tidy(language)
        return cls(
            id=LinkId(derived_id("language", contact_id, text.folded(name))), contact_id=contact_id, language=name
        )

    def check(self) -> None:
        """Refuse an empty language."""
        require(self.language, "languages", 100)


@dataclass(frozen=True, kw_only=True)
class Tag:
    """A word that people put on contacts; its id follows from its folded name."""

    kind_of: ClassVar[Kind] = Kind.TAG
    id: TagId
    name: str

    @classmethod
    def of(cls, name: str) -> Tag:
        """Give the tag of that name, whatever its spelling in accents and capitals."""
        plain = text.tidy(name)
        return cls(id=TagId(derived_id("tag", text.folded(plain))), name=plain)

    def check(self) -> None:
        """Refuse an empty tag."""
        require(self.name, "tags", 100)


@dataclass(frozen=True, kw_only=True)
class ContactTag:
    """A tag on a contact."""

    kind_of: ClassVar[Kind] = Kind.CONTACT_TAG
    id: LinkId
    contact_id: ContactId
    tag_id: TagId

    @classmethod
    def of(cls, contact_id: ContactId, tag_id: TagId) -> ContactTag:
        """Give the link whose id two laptops agree on."""
        return cls(id=LinkId(derived_id("contact_tag", contact_id, tag_id)), contact_id=contact_id, tag_id=tag_id)

    def check(self) -> None:
        """Hold nothing of its own that could be wrong."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A column of the user's own, such as one that an import brought along."""

    kind_of: ClassVar[Kind] = Kind.FIELD
    id: LinkId
    name: str
    type: FieldType = FieldType.TEXT

    @classmethod
    def of(cls, name: str, type: FieldType = FieldType.TEXT) -> Field:
        """Give the field of that name, whatever its capitals."""
        plain = text.tidy(name)
        return cls(id=LinkId(derived_id("field", text.folded(plain))), name=plain, type=type)

    def check(self) -> None:
        """Refuse a field without a name."""
        require(self.name, "name", 200)


@dataclass(frozen=True, kw_only=True)
class FieldValue:
    """What a contact has in one of the user's own columns, verbatim."""

    kind_of: ClassVar[Kind] = Kind.FIELD_VALUE
    id: LinkId
    contact_id: ContactId
    field_id: LinkId
    value: str

    @classmethod
    def of(cls, contact_id: ContactId, field_id: LinkId, value: str) -> FieldValue:
        """Give the value whose id two laptops agree on."""
        made = LinkId(derived_id("field_value", contact_id, field_id))
        return cls(id=made, contact_id=contact_id, field_id=field_id, value=value)

    def check(self) -> None:
        """Refuse a value that is empty or far too long."""
        require(self.value, "value", NOTES_LIMIT)


@dataclass(frozen=True, kw_only=True)
class KeptCardLine:
    """A line of a contact's vCard that nothing here understands, verbatim, and the version of the card it stood in."""

    kind_of: ClassVar[Kind] = Kind.KEPT_LINE
    id: LinkId
    contact_id: ContactId
    position: int
    version: str
    text: str

    @classmethod
    def of(cls, contact_id: ContactId, position: int, version: str, text: str) -> KeptCardLine:
        """Give the line whose id two laptops agree on."""
        made = LinkId(derived_id("kept_line", contact_id, text))
        return cls(id=made, contact_id=contact_id, position=position, version=version, text=text)

    def check(self) -> None:
        """Refuse an empty line; a long one is a photo."""
        if not self.text:
            raise Invalid("required", field="text")
