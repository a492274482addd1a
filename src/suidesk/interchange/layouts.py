"""Which columns an export has: chosen by name or by default, and as many as the contacts need."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.domain.people import ContactKind, PointKind
from suidesk.domain.text import folded, tidy
from suidesk.interchange.guessing import target_of
from suidesk.interchange.own_files import EXPORT_HEADING, FIELD_PREFIX, ID_HEADING
from suidesk.interchange.targets import Target
from suidesk.interchange.telling import target_of_volunteers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class OutColumn(StrEnum):
    """What an export can show; the values are the names to choose by."""

    ID = "id"
    NAME = "name"
    KIND = "kind"
    GIVEN = "given"
    FAMILY = "family"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    WEBSITE = "website"
    TAGS = "tags"
    LANGUAGES = "languages"
    SECTOR = "sector"
    REACH = "reach"
    VOLUNTEER_STATUS = "volunteer_status"
    CAPACITY = "capacity_minutes"
    STARTED_ON = "started_on"
    LEFT_ON = "left_on"
    IS_MINOR = "is_minor"
    EMERGENCY_CONTACT = "emergency_contact"
    DO_NOT_CONTACT = "do_not_contact"
    LAWFUL_BASIS = "lawful_basis"
    SOURCE = "source"
    ARCHIVED_ON = "archived_on"
    DIED_ON = "died_on"
    NOTES = "notes"
    SKILLS = "skills"
    AVAILABILITY = "availability"
    FIELDS = "fields"
    """All custom fields, one column each."""


PRIVATE: Final = frozenset({OutColumn.NOTES, OutColumn.EMERGENCY_CONTACT})
"""Left out of an export that is safe to send, unless chosen."""
_TEXTS: Final = {
    OutColumn.ID: ID_HEADING,
    OutColumn.NAME: "Name",
    OutColumn.KIND: "Kind",
    OutColumn.GIVEN: "Given name",
    OutColumn.FAMILY: "Family name",
    OutColumn.EMAIL: "E-mail",
    OutColumn.PHONE: "Phone",
    OutColumn.ADDRESS: "Address",
    OutColumn.WEBSITE: "Website",
    OutColumn.TAGS: "Tags",
    OutColumn.LANGUAGES: "Languages",
    OutColumn.SECTOR: "Sector",
    OutColumn.REACH: "Reach",
    OutColumn.VOLUNTEER_STATUS: "Volunteer status",
    OutColumn.CAPACITY: "Weekly capacity (minutes)",
    OutColumn.STARTED_ON: "Started on",
    OutColumn.LEFT_ON: "Left on",
    OutColumn.IS_MINOR: "Is a minor",
    OutColumn.EMERGENCY_CONTACT: "Emergency contact",
    OutColumn.DO_NOT_CONTACT: "Do not contact",
    OutColumn.LAWFUL_BASIS: "Lawful basis",
    OutColumn.SOURCE: "Source",
    OutColumn.ARCHIVED_ON: "Archived on",
    OutColumn.DIED_ON: "Died on",
    OutColumn.NOTES: "Notes",
    OutColumn.SKILLS: "Skills",
    OutColumn.AVAILABILITY: "Availability",
}
OF_VOLUNTEERS: Final = frozenset({OutColumn.SKILLS, OutColumn.AVAILABILITY})
"""Only in lists of volunteers."""
POINTS_OF: Final = {
    OutColumn.EMAIL: PointKind.EMAIL,
    OutColumn.PHONE: PointKind.PHONE,
    OutColumn.ADDRESS: PointKind.ADDRESS,
    OutColumn.WEBSITE: PointKind.URL,
}
_OF_PERSONS: Final = frozenset({OutColumn.GIVEN, OutColumn.FAMILY})
# Shown even when nobody has one: a list of people without them looks broken.
_ALWAYS: Final = frozenset({OutColumn.NAME, OutColumn.EMAIL, OutColumn.PHONE})


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of the file. `number` counts the points of a kind from 0; `field` of an id is the mark before it."""

    text: str
    column: OutColumn
    point: PointKind | None = None
    number: int = 0
    is_label: bool = False
    field: str = ""


@dataclass(slots=True)
class Extent:
    """What the contacts of an export need: how many points of each kind, which labels, fields and single values."""

    points: Counter[PointKind] = field(default_factory=Counter)
    labels: set[tuple[PointKind, int]] = field(default_factory=set)
    fields: dict[str, bool] = field(default_factory=dict)
    """Custom fields by name; true when a value or the name would be taken for something else on the way back."""
    filled: set[OutColumn] = field(default_factory=set)


@dataclass(frozen=True)
class Layout:
    """The columns of a file, in order."""

    headings: tuple[Heading, ...]


def lossless_layout(extent: Extent, *, of_volunteers: bool = False) -> Layout:
    """Give every column, with the id and every label: nothing is left out."""
    columns = (*_human(of_volunteers=of_volunteers), OutColumn.ID)
    return Layout(tuple(heading for column in columns for heading in _headings(column, extent)))


def safe_layout(extent: Extent, kind: ContactKind | None = None, *, of_volunteers: bool = False) -> Layout:
    """Give the columns to send: those that somebody has something in, without the private ones."""
    wanted = extent.filled | _ALWAYS | {OutColumn.FIELDS}
    if kind is None:
        wanted |= {OutColumn.KIND}
    if kind is ContactKind.ORGANISATION:
        wanted -= _OF_PERSONS
    if of_volunteers:
        wanted |= OF_VOLUNTEERS | {OutColumn.VOLUNTEER_STATUS}
    columns = [column for column in _human(of_volunteers=of_volunteers) if column in wanted - PRIVATE]
    return Layout(tuple(heading for column in columns for heading in _headings(column, extent)))


def chosen_layout(names: Sequence[str], extent: Extent, *, is_lossless: bool = False) -> Layout:
    """Give the columns of those names (of `OutColumn`, our headings or custom fields). Raises `unknown_column`.

    A lossless file has the id even unasked: by it the cells are known to be exact.
    """
    by_name = _by_name()
    fields = {folded(name): name for name in extent.fields}
    headings: dict[Heading, None] = {}
    for name in names:
        plain = folded(tidy(name))
        if plain in by_name:
            headings |= dict.fromkeys(_headings(by_name[plain], extent))
        elif plain in fields:
            headings[_field_heading(fields[plain], extent)] = None
        else:
            raise SuideskError("unknown_column", column=name, columns=", ".join([*map(str, OutColumn), *extent.fields]))
    if is_lossless:
        headings |= dict.fromkeys(_headings(OutColumn.ID, extent))
    return Layout(tuple(headings))


def marked(layout: Layout, mark: str) -> Layout:
    """Give the layout with a last column that names the export and the row; without a mark as it is."""
    return Layout((*layout.headings, Heading(EXPORT_HEADING, OutColumn.ID, field=mark))) if mark else layout


def columns_named(names: Sequence[str]) -> frozenset[OutColumn]:
    """Give the columns that `chosen_layout` takes those names for; the others are custom fields or unknown."""
    by_name = _by_name()
    return frozenset(by_name[plain] for name in names if (plain := folded(tidy(name))) in by_name)


def filled_among(names: Sequence[str], extent: Extent) -> tuple[str, ...]:
    """Give those of the names that are no column, or a column in which somebody has something, or always shown."""
    kept = extent.filled | _ALWAYS | PRIVATE | {OutColumn.ID, OutColumn.KIND, OutColumn.FIELDS}
    return tuple(name for name in names if name not in set(OutColumn) or OutColumn(name) in kept)


def heading_texts() -> dict[str, OutColumn]:
    """Give the column of each heading that exports write; further points have a number behind it."""
    return {text: column for column, text in _TEXTS.items()}


def _by_name() -> dict[str, OutColumn]:
    by_text = {folded(text): column for column, text in _TEXTS.items()}
    return by_text | {column.value: column for column in OutColumn}


def _human(*, of_volunteers: bool) -> list[OutColumn]:
    left_out = {OutColumn.ID} | (frozenset() if of_volunteers else OF_VOLUNTEERS)
    return [column for column in OutColumn if column not in left_out]


def _headings(column: OutColumn, extent: Extent) -> list[Heading]:
    if column is OutColumn.FIELDS:
        return [_field_heading(name, extent) for name in extent.fields]
    text, point = _TEXTS[column], POINTS_OF.get(column)
    if point is None:
        return [Heading(text, column)]
    found = []
    for number in range(max(extent.points[point], 1)):
        numbered = text if number == 0 else f"{text} {number + 1}"
        found.append(Heading(numbered, column, point, number))
        if (point, number) in extent.labels:
            found.append(Heading(f"{numbered} label", column, point, number, is_label=True))
    return found


def _field_heading(name: str, extent: Extent) -> Heading:
    return Heading(f"{FIELD_PREFIX}{name}" if extent.fields[name] else name, OutColumn.FIELDS, field=name)


def is_mistakable(name: str, values: Iterable[str]) -> bool:
    """Tell whether a field of that name, or one of its values, would be taken for something else on the way back."""
    if name.startswith(FIELD_PREFIX) or target_of_volunteers(name) is not None:
        return True
    return any(target_of(name, [value]) is not Target.CUSTOM for value in values)
