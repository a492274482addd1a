"""The columns of a list that comes back: which cell of a contact each is, and how its cells were written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suidesk.domain.exports import MARK_LENGTH
from suidesk.domain.text import folded, tidy
from suidesk.interchange.days import DayOrder
from suidesk.interchange.layouts import POINTS_OF, Heading, OutColumn, heading_texts
from suidesk.interchange.own_files import EXPORT_HEADING, FIELD_PREFIX, ID_HEADING
from suidesk.interchange.targets import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.domain.exports import ListExport
    from suidesk.interchange.mapping import ColumnUse, Mapping

FURTHER: Final = -1
"""The number of a point that a column adds, which went out without it."""
_MARK: Final = re.compile(rf"^\s*([0-9a-f]{{{MARK_LENGTH}}}) ([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})\s*$")
_POINT: Final = re.compile(r"^(?P<kind>.+?)(?: (?P<number>[2-9]|[1-9]\d+))?(?P<label> label)?$")
_POINT_TARGETS: Final = {
    Target.EMAIL: OutColumn.EMAIL,
    Target.PHONE: OutColumn.PHONE,
    Target.ADDRESS: OutColumn.ADDRESS,
    Target.WEBSITE: OutColumn.WEBSITE,
}
_NOT_ADDED: Final = frozenset({OutColumn.ID, OutColumn.NAME, OutColumn.KIND, OutColumn.GIVEN, OutColumn.FAMILY})


@dataclass(frozen=True)
class ColumnBack:
    """A column of the file: where it stands, which cell it is, whether it went out, how it writes days."""

    at: int
    name: str
    heading: Heading
    went_out: bool
    day_order: DayOrder = DayOrder.DAY_FIRST


def read_mark(cell: str) -> tuple[str, str] | None:
    """Give the mark of the export and the contact's id from a cell of our last column; None where it holds neither."""
    found = _MARK.match(cell)
    return (found[1], found[2]) if found else None


def mark_column(columns: Sequence[str]) -> int | None:
    """Give where the column of marks stands."""
    return next((at for at, name in enumerate(columns) if name == EXPORT_HEADING), None)


def columns_back(out: ListExport, mapping: Mapping) -> tuple[ColumnBack, ...]:
    """Give the columns to compare; one that the user leaves out, or that only names the row, isn't among them."""
    sent = {folded(tidy(text)) for text in out.headings}
    found = []
    for at, (name, use) in enumerate(zip(mapping.columns, mapping.uses, strict=True)):
        if name in {EXPORT_HEADING, ID_HEADING} or use.target is Target.IGNORE:
            continue
        went_out = folded(tidy(name)) in sent
        heading = heading_of(name) if went_out else _added(name, use)
        found.append(ColumnBack(at, name, heading, went_out, use.day_order))
    return tuple(found)


def heading_of(text: str) -> Heading:
    """Give what an export meant by a heading of its own."""
    plain = tidy(text)
    known = heading_texts()
    if plain in known and known[plain] not in POINTS_OF:
        return Heading(plain, known[plain])
    found = _POINT.match(plain)
    column = known.get(found["kind"]) if found else None
    if found and column in POINTS_OF:
        number = int(found["number"] or 1) - 1
        return Heading(plain, column, POINTS_OF[column], number, is_label=bool(found["label"]))
    return Heading(plain, OutColumn.FIELDS, field=plain.removeprefix(FIELD_PREFIX))


def _added(name: str, use: ColumnUse) -> Heading:
    """Give where a column goes that somebody has put beside ours."""
    if use.target in _POINT_TARGETS:
        column = _POINT_TARGETS[use.target]
        return Heading(name, column, POINTS_OF[column], FURTHER)
    known = use.target.value in set(OutColumn)
    if known and (column := OutColumn(use.target.value)) not in _NOT_ADDED and column is not OutColumn.FIELDS:
        return Heading(name, column)
    return Heading(name, OutColumn.FIELDS, field=use.field or tidy(name))
