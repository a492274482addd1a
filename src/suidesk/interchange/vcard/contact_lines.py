"""A contact as the lines of a card, in their order: what a version has no place for goes under X-."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from suidesk.domain.people import ContactKind, ContactPoint, PointKind
from suidesk.interchange.own_files import EMPLOYER_FIELD
from suidesk.interchange.usual_week import week_out
from suidesk.interchange.vcard import own_properties as own
from suidesk.interchange.vcard.labels import types_out
from suidesk.interchange.vcard.out_lines import OutLine
from suidesk.interchange.vcard.text_values import escaped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from suidesk.interchange.whole_contacts import WholeContact


class CardVersion(StrEnum):
    """The versions that are written."""

    V3 = "3.0"
    V4 = "4.0"


class CardExtent(StrEnum):
    """How much of a contact is written."""

    SHARED = "shared"
    """To send: without notes, emergency contact and the record's id."""
    WHOLE = "whole"
    """Everything, so that reading it back gives the same contact."""


_POINTS: Final = {
    PointKind.EMAIL: "EMAIL", PointKind.PHONE: "TEL", PointKind.ADDRESS: "ADR", PointKind.URL: "URL",
}  # fmt: skip
_CHAT: Final = re.compile(r"(?:aim|gtalk|icq|im|irc|matrix|msnim|qq|sip|sips|skype|xmpp|ymsgr):", re.IGNORECASE)
_LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TO_URI: Final = str.maketrans({"\\": "\\\\", "\n": "\\n"})
_SIMPLE_FIELDS: Final = {own.TITLE_FIELD: "TITLE", own.ROLE_FIELD: "ROLE", own.NICKNAME_FIELD: "NICKNAME"}
_OF_NAME: Final = (own.PREFIX_FIELD, own.SUFFIX_FIELD)
_OF_WORK: Final = (EMPLOYER_FIELD, own.DEPARTMENT_FIELD)
# Apple's year for a day without one; 3.0 has no other way to write it.
_NO_YEAR: Final = "1604"
_MONTH_DAY: Final = re.compile(r"--\d\d-\d\d", re.ASCII)


class ContactLines:
    """Makes the lines of one contact; `taken` are the groups and names that its kept lines have already."""

    def __init__(
        self,
        whole: WholeContact,
        version: CardVersion,
        extent: CardExtent,
        taken_groups: Collection[str] = (),
        taken_names: Collection[str] = (),
    ) -> None:
        """Write that contact in that version."""
        self._whole = whole
        self._contact = whole.contact
        self._fields = dict(whole.fields)
        self._is_new = version is CardVersion.V4
        self._is_whole = extent is CardExtent.WHOLE
        self._taken_groups = taken_groups
        self._taken_names = taken_names
        self._groups = 0

    def lines(self) -> Iterator[OutLine]:
        """Give all lines between VERSION and the kept ones."""
        yield OutLine(own.MARK, self._contact.kind.value)
        yield from self._identity()
        yield from self._names()
        for point in self._whole.points:
            yield from self._point(point)
        yield from self._words()
        yield from self._native_fields()
        yield from self._own_values()
        yield from self._of_volunteer()
        for name, value in self._fields.items():
            yield OutLine(own.FIELD, f"{escaped(name)};{escaped(value)}", what="fields", detail=name)

    def _identity(self) -> Iterator[OutLine]:
        if self._is_whole and self._contact.id:
            yield OutLine(own.ID, self._contact.id)
            if "UID" not in self._taken_names:
                yield OutLine("UID", f"urn:uuid:{self._contact.id}" if self._is_new else self._contact.id)
        is_person = self._contact.kind is ContactKind.PERSON
        if self._is_new and "KIND" not in self._taken_names:
            yield OutLine("KIND", "individual" if is_person else "org")
        if not self._is_new and not is_person and "X-ABSHOWAS" not in self._taken_names:
            yield OutLine("X-ABShowAs", "COMPANY")

    def _names(self) -> Iterator[OutLine]:
        contact = self._contact
        yield OutLine("FN", escaped(contact.display_name), what="name")
        if contact.kind is ContactKind.ORGANISATION:
            if not self._is_new:
                yield OutLine("N", ";;;;")
            yield OutLine("ORG", escaped(contact.display_name), what="name")
            return
        prefix, suffix = (self._fields.pop(name, "") for name in _OF_NAME)
        parts = (contact.family, contact.given, "", prefix, suffix)
        yield OutLine("N", ";".join(map(escaped, parts)), what="name")
        work = [self._fields.pop(name, "") for name in _OF_WORK]
        if any(work):
            yield OutLine("ORG", ";".join(map(escaped, work if work[1] else work[:1])), what="fields")

    def _point(self, point: ContactPoint) -> Iterator[OutLine]:
        name, value = _POINTS[point.kind], escaped(point.raw)
        if point.kind is PointKind.ADDRESS:
            value = f";;{value};;;;"
        elif point.kind is PointKind.URL:
            name = "IMPP" if _CHAT.match(point.raw) else name
            value = point.raw.translate(_TO_URI)
        types = types_out(point.kind, point.label) if point.label else ""
        group = self._next_group() if point.label and not types else ""
        # 3.0 asks for it, and old programs look for it.
        internet = "INTERNET" if point.kind is PointKind.EMAIL and not self._is_new else ""
        said = ",".join(filter(None, (internet, types)))
        said = said.lower() if self._is_new else said
        yield OutLine(name, value, f";TYPE={said}" if said else "", group, point.kind.value)
        if group:
            yield OutLine("X-ABLabel", escaped(point.label), "", group, "labels", point.label)

    def _next_group(self) -> str:
        while True:
            self._groups += 1
            if (name := f"item{self._groups}") not in self._taken_groups:
                return name

    def _words(self) -> Iterator[OutLine]:
        if self._whole.tags:
            yield OutLine("CATEGORIES", ",".join(map(escaped, self._whole.tags)), what="tags")
        for language in self._whole.languages:
            is_tag = self._is_new and _LANGUAGE_TAG.fullmatch(language)
            yield OutLine("LANG" if is_tag else own.LANGUAGE, escaped(language), what="languages", detail=language)

    def _native_fields(self) -> Iterator[OutLine]:
        for field, name in _SIMPLE_FIELDS.items():
            if value := self._fields.pop(field, ""):
                yield OutLine(name, escaped(value), what="fields", detail=field)
        if line := self._birthday(self._fields.get(own.BIRTHDAY_FIELD, "")):
            del self._fields[own.BIRTHDAY_FIELD]
            yield line

    def _birthday(self, text: str) -> OutLine | None:
        """Write a birthday that is a day, with or without a year; any other text stays a field."""
        is_yearless = bool(_MONTH_DAY.fullmatch(text))
        day = f"{_NO_YEAR}{text[1:]}" if is_yearless else text
        try:
            if date.fromisoformat(day).isoformat() != day or (day.startswith(_NO_YEAR) and not is_yearless):
                return None
        except ValueError:
            return None
        if self._is_new:
            return OutLine("BDAY", f"--{day[5:7]}{day[8:]}" if is_yearless else day.replace("-", ""), what="fields")
        return OutLine("BDAY", day, f";X-APPLE-OMIT-YEAR={_NO_YEAR}" if is_yearless else "", what="fields")

    def _own_values(self) -> Iterator[OutLine]:
        contact = self._contact
        if contact.notes and self._is_whole:
            yield OutLine("NOTE", escaped(contact.notes), what="notes")
        values = (
            (own.SECTOR, contact.sector and contact.sector.value, "sector"),
            (own.REACH, contact.reach and contact.reach.value, "reach"),
            (own.LAWFUL_BASIS, contact.lawful_basis, "lawful_basis"),
            (own.SOURCE, contact.source, "source"),
            (own.DO_NOT_CONTACT, "yes" if contact.do_not_contact else "", "do_not_contact"),
            (own.ARCHIVED_ON, _day(contact.archived_on), "archived_on"),
            (own.DIED_ON, _day(contact.died_on), "died_on"),
        )
        yield from (OutLine(name, escaped(value), what=what) for name, value, what in values if value)

    def _of_volunteer(self) -> Iterator[OutLine]:
        if volunteer := self._whole.volunteer:
            minutes = "" if volunteer.capacity_minutes is None else str(volunteer.capacity_minutes)
            days = (_day(volunteer.started_on), _day(volunteer.left_on))
            parts = (volunteer.status.value, minutes, *days, "yes" if volunteer.is_minor else "no")
            yield OutLine(own.VOLUNTEER, ";".join(parts), what="volunteer_status")
            if volunteer.emergency_contact and self._is_whole:
                yield OutLine(own.EMERGENCY_CONTACT, escaped(volunteer.emergency_contact), what="emergency_contact")
        for skill in self._whole.skills:
            yield OutLine(own.SKILL, escaped(skill), what="skills", detail=skill)
        for slot in self._whole.slots:
            yield OutLine(own.AVAILABILITY, week_out((slot,)), what="availability")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
