"""Contacts to a table of separated values: safe for spreadsheets, or lossless, which reads back to the same records."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from suidesk.interchange.cells import words_out
from suidesk.interchange.guarded import guarded
from suidesk.interchange.layouts import Heading, Layout, OutColumn
from suidesk.interchange.usual_week import week_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from suidesk.domain.volunteers import Volunteer
    from suidesk.interchange.whole_contacts import WholeContact

_ROWS_A_PIECE = 500


class Style(StrEnum):
    """How cells are written."""

    SAFE = "safe"
    """No spreadsheet takes a cell for a formula; with a byte order mark, so that Excel reads the accents."""
    LOSSLESS = "lossless"
    """Every cell as it is, with the record's id, so that reading it back changes the right record."""


def write_people(people: Iterable[WholeContact], layout: Layout, style: Style, separator: str = ",") -> Iterator[bytes]:
    """Give the file in pieces: UTF-8, lines ended as RFC 4180 says."""
    return written(tuple(heading.text for heading in layout.headings), rows_of(people, layout), style, separator)


def rows_of(people: Iterable[WholeContact], layout: Layout) -> Iterator[list[str]]:
    """Give the cells of each contact as they are."""
    readers = [_reader(heading) for heading in layout.headings]
    return ([read(one) for read in readers] for one in people)


def written(headings: Sequence[str], rows: Iterable[list[str]], style: Style, separator: str = ",") -> Iterator[bytes]:
    """Give a table in pieces: UTF-8, lines ended as RFC 4180 says."""
    shown = guarded if style is Style.SAFE else str
    if style is Style.SAFE:
        yield BOM_UTF8
    yield _piece([[shown(heading) for heading in headings]], separator)
    cells = ([shown(cell) for cell in row] for row in rows)
    while some := list(islice(cells, _ROWS_A_PIECE)):
        yield _piece(some, separator)


def _piece(rows: list[list[str]], separator: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def _reader(heading: Heading) -> Callable[[WholeContact], str]:
    if heading.point is not None:
        return _point_reader(heading)
    if heading.column is OutColumn.FIELDS:
        return lambda one: next((value for name, value in one.fields if name == heading.field), "")
    return _READERS[heading.column]


def _point_reader(heading: Heading) -> Callable[[WholeContact], str]:
    def read(one: WholeContact) -> str:
        of_kind = (point for point in one.points if point.kind is heading.point)
        point = next(islice(of_kind, heading.number, None), None)
        return "" if point is None else point.label if heading.is_label else point.raw

    return read


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _of_volunteer(read: Callable[[Volunteer], str]) -> Callable[[WholeContact], str]:
    return lambda one: read(one.volunteer) if one.volunteer else ""


def _minutes(volunteer: Volunteer) -> str:
    return "" if volunteer.capacity_minutes is None else str(volunteer.capacity_minutes)


_READERS: dict[OutColumn, Callable[[WholeContact], str]] = {
    OutColumn.ID: lambda one: one.contact.id,
    OutColumn.NAME: lambda one: one.contact.display_name,
    OutColumn.KIND: lambda one: one.contact.kind.value,
    OutColumn.GIVEN: lambda one: one.contact.given,
    OutColumn.FAMILY: lambda one: one.contact.family,
    OutColumn.TAGS: lambda one: words_out(one.tags),
    OutColumn.LANGUAGES: lambda one: words_out(one.languages),
    OutColumn.SECTOR: lambda one: one.contact.sector.value if one.contact.sector else "",
    OutColumn.REACH: lambda one: one.contact.reach.value if one.contact.reach else "",
    OutColumn.VOLUNTEER_STATUS: _of_volunteer(lambda volunteer: volunteer.status.value),
    OutColumn.CAPACITY: _of_volunteer(_minutes),
    OutColumn.STARTED_ON: _of_volunteer(lambda volunteer: _day(volunteer.started_on)),
    OutColumn.LEFT_ON: _of_volunteer(lambda volunteer: _day(volunteer.left_on)),
    OutColumn.IS_MINOR: _of_volunteer(lambda volunteer: "yes" if volunteer.is_minor else "no"),
    OutColumn.EMERGENCY_CONTACT: _of_volunteer(lambda volunteer: volunteer.emergency_contact or ""),
    OutColumn.DO_NOT_CONTACT: lambda one: "yes" if one.contact.do_not_contact else "",
    OutColumn.LAWFUL_BASIS: lambda one: one.contact.lawful_basis or "",
    OutColumn.SOURCE: lambda one: one.contact.source or "",
    OutColumn.ARCHIVED_ON: lambda one: _day(one.contact.archived_on),
    OutColumn.DIED_ON: lambda one: _day(one.contact.died_on),
    OutColumn.NOTES: lambda one: one.contact.notes,
    OutColumn.SKILLS: lambda one: words_out(one.skills),
    OutColumn.AVAILABILITY: lambda one: week_out(one.slots),
}
