"""The export told contact by contact: slow, simple, and what the columns have to agree with."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from suidesk.domain.people import PointKind
from suidesk.interchange.cells import words_out
from suidesk.interchange.guarded import guarded
from suidesk.interchange.guessing import target_of
from suidesk.interchange.layouts import Extent, OutColumn
from suidesk.interchange.own_files import FIELD_PREFIX
from suidesk.interchange.people_columns import PeopleColumns
from suidesk.interchange.people_out import Style
from suidesk.interchange.targets import Target
from suidesk.interchange.telling import target_of_volunteers
from suidesk.interchange.usual_week import week_out


def slowly(people, layout, style=Style.LOSSLESS, separator=","):
    """Give the file as the csv module writes it, cell by cell."""
    shown = guarded if style is Style.SAFE else str
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow([shown(heading.text) for heading in layout.headings])
    writer.writerows([shown(cell) for cell in row] for row in rows_of(people, layout))
    return text.getvalue().encode("utf-8-sig" if style is Style.SAFE else "utf-8")


def rows_of(people, layout):
    """Give the cells of each contact as they are."""
    return [[_cell(one, heading) for heading in layout.headings] for one in people]


def extent_of(people):
    """Tell what the contacts need, looking at each in turn."""
    extent = Extent()
    for one in people:
        counts = Counter()
        for point in one.points:
            if point.label:
                extent.labels.add((point.kind, counts[point.kind]))
            counts[point.kind] += 1
        extent.points |= counts
        for name, value in one.fields:
            extent.fields[name] = extent.fields.get(name, False) or _is_mistakable(name, value)
        extent.filled |= {column for column in _FILLED if SINGLE[column](one)}
        extent.filled |= {OutColumn.IS_MINOR} if one.volunteer and one.volunteer.is_minor else set()
        extent.filled |= {OutColumn.ADDRESS} if counts[PointKind.ADDRESS] else set()
        extent.filled |= {OutColumn.WEBSITE} if counts[PointKind.URL] else set()
    return extent


def columns_of(people):
    """Give contacts by column."""
    of_kind = {kind: [_of_kind(one, kind) for one in people] for kind in PointKind}
    deep = {kind: max(map(len, points), default=0) for kind, points in of_kind.items()}
    columns = PeopleColumns(
        range(len(people)),
        single={column: [read(one) for one in people] for column, read in SINGLE.items()},
        points={
            kind: [[points[at].raw if at < len(points) else "" for points in of_kind[kind]] for at in range(count)]
            for kind, count in deep.items()
            if count
        },
        fields={},
    )
    columns.labels = {
        (kind, at): cells
        for kind, count in deep.items()
        for at in range(count)
        if any(cells := [points[at].label if at < len(points) else "" for points in of_kind[kind]])
    }
    for place, one in enumerate(people):
        for name, value in one.fields:
            columns.fields[name] = sorted([*columns.fields.get(name, []), (place, value)])
    return columns


def _of_kind(one, kind):
    return [point for point in one.points if point.kind is kind]


def _is_mistakable(name, value):
    is_known = target_of(name, [value]) is not Target.CUSTOM or target_of_volunteers(name) is not None
    return name.startswith(FIELD_PREFIX) or is_known


def _cell(one, heading):
    if heading.point is not None:
        point = next(islice(_of_kind(one, heading.point), heading.number, None), None)
        return "" if point is None else point.label if heading.is_label else point.raw
    if heading.column is OutColumn.FIELDS:
        return next((value for name, value in one.fields if name == heading.field), "")
    return SINGLE[heading.column](one)


def _day(day):
    return day.isoformat() if day else ""


def _of_volunteer(read):
    return lambda one: read(one.volunteer) if one.volunteer else ""


SINGLE = {
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
    OutColumn.CAPACITY: _of_volunteer(
        lambda volunteer: "" if volunteer.capacity_minutes is None else str(volunteer.capacity_minutes)
    ),
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
_ALWAYS = {OutColumn.ID, OutColumn.NAME, OutColumn.KIND, OutColumn.EMERGENCY_CONTACT, OutColumn.NOTES}
_FILLED = SINGLE.keys() - _ALWAYS - {OutColumn.IS_MINOR}
