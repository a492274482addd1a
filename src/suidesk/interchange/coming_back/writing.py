"""The records that take over, into a contact as it is here, the cells that somebody changed elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.ids import AvailabilityId, PointId
from suidesk.domain.people import (
    ContactKind,
    ContactLanguage,
    ContactPoint,
    ContactTag,
    Field,
    FieldValue,
    Tag,
)
from suidesk.domain.volunteers import Availability, VolunteerSkill
from suidesk.interchange.coming_back.cells import CHOICES, DAYS, OF_VOLUNTEER, WORDS, point_at
from suidesk.interchange.coming_back.comparing import here_now, merged_words
from suidesk.interchange.days import read_day
from suidesk.interchange.incoming import IncomingVolunteer, volunteer_of
from suidesk.interchange.layouts import OutColumn
from suidesk.interchange.person_names import split_name
from suidesk.interchange.sameness import alike, point_key
from suidesk.interchange.usual_week import read_week
from suidesk.interchange.values import chosen, read_minutes, read_yes_no

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from suidesk.domain.contact_state import ContactState
    from suidesk.domain.records import Record
    from suidesk.interchange.coming_back.columns import ColumnBack

_OF_CONTACT: Final = {
    OutColumn.GIVEN: "given",
    OutColumn.FAMILY: "family",
    OutColumn.SECTOR: "sector",
    OutColumn.REACH: "reach",
    OutColumn.LAWFUL_BASIS: "lawful_basis",
    OutColumn.SOURCE: "source",
    OutColumn.DO_NOT_CONTACT: "do_not_contact",
    OutColumn.ARCHIVED_ON: "archived_on",
    OutColumn.DIED_ON: "died_on",
    OutColumn.NOTES: "notes",
}
_OF_VOLUNTEER: Final = {**OF_VOLUNTEER, OutColumn.IS_MINOR: "is_minor"}
_NEVER_NONE: Final = frozenset({OutColumn.GIVEN, OutColumn.FAMILY, OutColumn.NOTES})
_UNREADABLE: Final = {
    **dict.fromkeys(DAYS, ("unreadable_date", "2024-12-31")),
    **dict.fromkeys(CHOICES, ("unknown_choice", "")),
    OutColumn.CAPACITY: ("unreadable_hours", "150, 2:30"),
    OutColumn.DO_NOT_CONTACT: ("unreadable_yes_no", "yes, no"),
    OutColumn.IS_MINOR: ("unreadable_yes_no", "yes, no"),
    OutColumn.AVAILABILITY: ("unreadable_availability", "Tue 18:00-21:00; Sat 9-12"),
}


@dataclass
class Written:
    """Records to write and to remove; and cells that could not be taken: (column, code, expected, found)."""

    puts: list[Record] = field(default_factory=list)
    deletes: list[Record] = field(default_factory=list)
    refused: list[tuple[str, str, str, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not (self.puts or self.deletes)


class Taking:
    """Makes the records for one contact."""

    def __init__(self, sent: ContactState, ours: ContactState, language: str, new_id: Callable[[], str]) -> None:
        """Change the contact as it is here; its sort key is of the store's language."""
        self._sent, self._ours = sent, ours
        self._language, self._new_id = language, new_id
        self._ref = ours.contact.id
        self._made = Written()
        self._contact: dict[str, Any] = {}
        self._volunteer: dict[str, Any] = {}
        self._added: list[ContactPoint] = []

    def take(self, taken: Mapping[ColumnBack, str], field_ids: Mapping[str, str]) -> Written:
        """Give what to write for these cells; `field_ids` are those of the desk's own fields by name, `alike`."""
        for column, text in taken.items():
            kind = column.heading.column
            if column.heading.point is not None:
                continue
            if kind is OutColumn.FIELDS:
                self._take_field(column, text, field_ids)
            elif kind is OutColumn.NAME:
                self._take_name(text)
            elif kind is OutColumn.AVAILABILITY:
                self._take_hours(column, text)
            elif kind not in WORDS:
                self._take_value(column, text)
        self._take_points({column: text for column, text in taken.items() if column.heading.point is not None})
        self._finish()
        for column, text in taken.items():
            if column.heading.column in WORDS:
                self._take_words(column, text)
        return self._made

    def _take_value(self, column: ColumnBack, text: str) -> None:
        kind = column.heading.column
        value, is_read = _read(column, text)
        of_volunteer = kind in _OF_VOLUNTEER
        has_place = self._ours.contact.kind is ContactKind.PERSON or not (
            of_volunteer or kind in {OutColumn.GIVEN, OutColumn.FAMILY}
        )
        if not is_read:
            self._refuse(column, text, *_UNREADABLE[kind])
        elif not has_place or kind is OutColumn.KIND or (kind is OutColumn.VOLUNTEER_STATUS and value is None):
            self._refuse(column, text, "cell_not_taken", "")
        elif of_volunteer:
            self._volunteer[_OF_VOLUNTEER[kind]] = value
        else:
            self._contact[_OF_CONTACT[kind]] = value

    def _take_name(self, text: str) -> None:
        if self._ours.contact.kind is ContactKind.ORGANISATION:
            self._contact["display_name"] = text
        else:
            given, family = split_name(text)
            self._contact |= {"given": given, "family": family, "display_name": text}

    def _take_field(self, column: ColumnBack, text: str, field_ids: Mapping[str, str]) -> None:
        name = column.heading.field
        known = next((one for shown, one in self._ours.fields if shown == name), None)
        if known is not None and text:
            self._made.puts.append(replace(known, value=text))
        elif known is not None:
            self._made.deletes.append(known)
        elif text:
            made = Field.of(name)
            if alike(made.name) not in field_ids:
                self._made.puts.append(made)
            self._made.puts.append(FieldValue.of(self._ref, field_ids.get(alike(made.name), made.id), text))  # type: ignore[arg-type]

    def _take_hours(self, column: ColumnBack, text: str) -> None:
        slots = read_week(text) if text else ()
        if slots is None:
            self._refuse(column, text, *_UNREADABLE[OutColumn.AVAILABILITY])
            return
        if self._ours.contact.kind is not ContactKind.PERSON:
            self._refuse(column, text, "cell_not_taken", "")
            return
        here = {one.slot for one in self._ours.hours}
        self._made.deletes += [one for one in self._ours.hours if one.slot not in slots]
        for slot in dict.fromkeys(slots):
            if slot not in here:
                self._made.puts.append(
                    Availability(id=AvailabilityId(self._new_id()), person_id=self._ref, **vars(slot))
                )
        if not self._ours.volunteer:
            self._volunteer.setdefault("status", None)

    def _take_points(self, taken: Mapping[ColumnBack, str]) -> None:
        labels = {(one.heading.point, one.heading.number): text for one, text in taken.items() if one.heading.is_label}
        for column, text in taken.items():
            heading = column.heading
            if heading.is_label:
                continue
            sent = point_at(self._sent, heading) if column.went_out else None
            here = here_now(self._sent, self._ours, sent) if sent else None
            label = labels.pop((heading.point, heading.number), None)
            if here is not None and text:
                normal = ContactPoint.normalised(here.kind, text)
                self._made.puts.append(
                    replace(here, raw=text, normal=normal, label=here.label if label is None else label)
                )
            elif here is not None:
                self._made.deletes.append(here)
            elif text:
                self._add_point(column, text, label or (sent.label if sent else ""))
        for column, text in taken.items():
            key = (column.heading.point, column.heading.number)
            sent = point_at(self._sent, column.heading)
            here = (
                here_now(self._sent, self._ours, sent) if sent and column.heading.is_label and key in labels else None
            )
            if here is not None:
                self._made.puts.append(replace(here, label=text))

    def _add_point(self, column: ColumnBack, text: str, label: str) -> None:
        kind = column.heading.point
        if kind is None:
            return
        there = [*self._ours.points, *self._added]
        if any(one.kind is kind and point_key(kind, one.raw) == point_key(kind, text) for one in there):
            return
        made = ContactPoint(
            id=PointId(self._new_id()),
            contact_id=self._ref,
            kind=kind,
            raw=text,
            label=label,
            normal=ContactPoint.normalised(kind, text),
            position=max((one.position for one in there), default=-1) + 1,
        )
        self._added.append(made)
        self._made.puts.append(made)

    def _take_words(self, column: ColumnBack, text: str) -> None:
        kind = column.heading.column
        added, gone = merged_words(column, text, self._sent, self._ours)
        if kind is OutColumn.SKILLS and self._ours.contact.kind is not ContactKind.PERSON:
            self._refuse(column, text, "cell_not_taken", "")
            return
        for word in added:
            if kind is OutColumn.LANGUAGES:
                self._made.puts.append(ContactLanguage.of(self._ref, word))
                continue
            tag = Tag.of(word)
            link = ContactTag.of(self._ref, tag.id) if kind is OutColumn.TAGS else VolunteerSkill.of(self._ref, tag.id)
            self._made.puts += [tag, link]
        here: list[tuple[str, Record]] = [(one.language, one) for one in self._ours.languages]
        if kind is not OutColumn.LANGUAGES:
            here = list(self._ours.tags if kind is OutColumn.TAGS else self._ours.skills)
        self._made.deletes += [one for name, one in here if name in gone]

    def _finish(self) -> None:
        contact = self._ours.contact
        if self._contact:
            changed = replace(contact, **self._contact).named(self._language)
            if changed != contact:
                self._made.puts.insert(0, changed)
        told = {name: value for name, value in self._volunteer.items() if value is not None}
        if self._ours.volunteer is not None:
            changes = {name: value for name, value in self._volunteer.items() if name != "status" or value is not None}
            if changes and (profile := replace(self._ours.volunteer, **changes)) != self._ours.volunteer:
                self._made.puts.append(profile)
        elif told or "status" in self._volunteer:
            self._made.puts.append(volunteer_of(self._ref, IncomingVolunteer(**told)))

    def _refuse(self, column: ColumnBack, text: str, code: str, expected: str) -> None:
        self._made.refused.append((column.name, code, expected, text))


def _read(column: ColumnBack, text: str) -> tuple[Any, bool]:
    """Give the value of a cell, and whether it could be read."""
    kind = column.heading.column
    if kind in {OutColumn.DO_NOT_CONTACT, OutColumn.IS_MINOR}:
        said = read_yes_no(text) if text else False
        return said, said is not None
    if not text:
        return ("" if kind in _NEVER_NONE else None), True
    if kind in DAYS:
        day = read_day(text, column.day_order)
        return day, day is not None
    if kind in CHOICES:
        value = chosen(text, CHOICES[kind])
        return value, value is not None
    if kind is OutColumn.CAPACITY:
        minutes = read_minutes(text, is_hours=False)
        return minutes, minutes is not None
    return text, True
