"""Contacts by column, as an export needs them: what there is to show of them, and their rows in any layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from suidesk.interchange.guarded import guarded_row
from suidesk.interchange.layouts import POINTS_OF, PRIVATE, Extent, OutColumn, is_mistakable

if TYPE_CHECKING:
    from suidesk.domain.people import PointKind
    from suidesk.interchange.layouts import Heading, Layout

Cells: TypeAlias = Sequence[str]
"""One of each contact, by place."""
# Shown of everybody, or only when chosen: that somebody has one doesn't bring the column in.
_NEVER_FILLED: Final = PRIVATE | {OutColumn.ID, OutColumn.NAME, OutColumn.KIND, OutColumn.EMAIL, OutColumn.PHONE}
# Nearly every cell is another one. All other columns repeat a few texts, so that each is looked at once.
_VARIED: Final = PRIVATE | {OutColumn.ID, OutColumn.NAME, OutColumn.GIVEN, OutColumn.FAMILY, OutColumn.FIELDS}


@dataclass(slots=True)
class PeopleColumns:
    """The cells of contacts, in which each contact has its place; `order` gives the places in the order of the file."""

    order: Sequence[int]
    single: Mapping[OutColumn, Cells] = field(default_factory=dict)
    points: Mapping[PointKind, Sequence[Cells]] = field(default_factory=dict)
    """By kind the first of everybody, the second, and so on."""
    labels: Mapping[tuple[PointKind, int], Cells] = field(default_factory=dict)
    fields: Mapping[str, Sequence[tuple[int, str]]] = field(default_factory=dict)
    """Custom fields by name: (place, value), sorted."""

    def extent(self) -> Extent:
        """Tell what the contacts need."""
        row_of = {place: row for row, place in enumerate(self.order)} if self.fields else {}
        firsts = sorted((min(row_of[place] for place, _ in pairs), name) for name, pairs in self.fields.items())
        return Extent(
            points=Counter({kind: len(columns) for kind, columns in self.points.items()}),
            labels=set(self.labels),
            fields={name: is_mistakable(name, {value for _, value in self.fields[name]}) for _, name in firsts},
            filled=self._filled(),
        )

    def columns(self, layout: Layout, *, is_guarded: bool = False) -> list[Cells]:
        """Give the cells of each column, by place."""
        found = []
        for heading in layout.headings:
            cells = self._cells(heading)
            if is_guarded:
                cells = guarded_row(cells) if heading.column in _VARIED or heading.point else _few_guarded(cells)
            found.append(cells)
        return found

    def _filled(self) -> set[OutColumn]:
        filled = {column for column, cells in self.single.items() if column not in _NEVER_FILLED and any(cells)}
        filled |= {column for column, kind in POINTS_OF.items() if column not in _NEVER_FILLED and kind in self.points}
        if "yes" not in self.single.get(OutColumn.IS_MINOR, ()):
            filled.discard(OutColumn.IS_MINOR)
        return filled

    def _cells(self, heading: Heading) -> Cells:
        empty = [""] * len(self.order)
        if heading.point is not None:
            if heading.is_label:
                return self.labels[heading.point, heading.number]
            columns = self.points.get(heading.point, ())
            return columns[heading.number] if heading.number < len(columns) else empty
        if heading.column is OutColumn.ID and heading.field:
            return [f"{heading.field} {ref}" for ref in self.single[OutColumn.ID]]
        if heading.column is not OutColumn.FIELDS:
            return self.single.get(heading.column, empty)
        # Of several values of one contact the first is shown: they are sorted.
        for place, value in reversed(self.fields[heading.field]):
            empty[place] = value
        return empty


def _few_guarded(cells: Cells) -> Cells:
    few = list(set(cells))
    shown = guarded_row(few)
    if shown == few:
        return cells
    by_cell = dict(zip(few, shown, strict=True))
    return [by_cell[cell] for cell in cells]
