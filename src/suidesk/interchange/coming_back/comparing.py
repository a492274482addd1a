"""One contact of a list that comes back: what they changed, what changed here, and where both did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from suidesk.interchange import cells
from suidesk.interchange.coming_back.cells import (
    WORDS,
    is_rounded,
    point_at,
    points_of,
    same,
    shown,
    words_of,
)
from suidesk.interchange.layouts import OutColumn
from suidesk.interchange.sameness import alike, point_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.domain.contact_state import ContactState
    from suidesk.domain.people import ContactPoint, PointKind
    from suidesk.interchange.coming_back.columns import ColumnBack

_NAMES: Final = (OutColumn.GIVEN, OutColumn.FAMILY)


Key: TypeAlias = tuple[str, str]
"""A contact and the name of a column."""


class Conflict(NamedTuple):
    """A cell that was changed there and here, differently; the texts are as an export would show them."""

    contact_id: str
    column: str
    sent: str
    ours: str
    theirs: str

    @property
    def key(self) -> Key:
        """By what the answer is remembered: the contact and the column."""
        return self.contact_id, self.column


@dataclass(frozen=True)
class Answers:
    """What was said of conflicts, by their keys: true takes theirs; `otherwise` counts for all others."""

    given: Mapping[Key, bool] = field(default_factory=dict)
    otherwise: bool = False

    def takes_theirs(self, key: Key) -> bool:
        """Tell whether theirs is taken."""
        return self.given.get(key, self.otherwise)


@dataclass
class Comparison:
    """What to take over from the file, what stays as it became here, and what is to be asked."""

    taken: dict[ColumnBack, str] = field(default_factory=dict)
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    """Of each cell taken its column, what stands here and what comes."""
    conflicts: list[Conflict] = field(default_factory=list)
    rounded: list[tuple[ColumnBack, str]] = field(default_factory=list)
    kept: int = 0


class Comparing:
    """Compares the cells of rows with both states of their contacts."""

    def __init__(self, columns: Sequence[ColumnBack], *, is_guarded: bool, answers: Answers) -> None:
        """Look at these columns; cells of a file that was written for spreadsheets are bared of their guards.

        `answers` tell whether theirs is taken where both changed a cell.
        """
        self._columns = columns
        self._is_guarded = is_guarded
        self._answers = answers

    def compare(self, told: Sequence[str], sent: ContactState, ours: ContactState) -> Comparison:
        """Compare one row; cells that the row doesn't have say nothing."""
        found = Comparison()
        changed = [column for column in self._columns if column.at < len(told) and self._is_changed(column, told, sent)]
        if any(column.heading.column in _NAMES for column in changed) and self._has_parts(told):
            # The whole name follows from its parts.
            changed = [column for column in changed if column.heading.column is not OutColumn.NAME]
        for column in changed:
            cell = cells.plain(told[column.at]) if self._is_guarded else told[column.at]
            if is_rounded(column, cell):
                found.rounded.append((column, cell))
            else:
                self._settle(column, cell.strip(), sent, ours, found)
        found.kept = self._kept(sent, ours, {*changed})
        return found

    def _follows(self, column: ColumnBack) -> bool:
        """Tell whether a cell is the whole name, which follows from its parts beside it."""
        has_parts = any(one.heading.column in _NAMES for one in self._columns)
        return has_parts and column.heading.column is OutColumn.NAME

    def _has_parts(self, told: Sequence[str]) -> bool:
        parts = (column.at for column in self._columns if column.heading.column in _NAMES)
        return any(told[at].strip() for at in parts if at < len(told))

    def _is_changed(self, column: ColumnBack, told: Sequence[str], sent: ContactState) -> bool:
        cell = told[column.at]
        if not column.went_out:
            return bool(cell.strip())
        was = shown(sent, column.heading)
        return not (cell == was or same(column, cell, was) or same(column, cells.plain(cell), was))

    def _settle(
        self, column: ColumnBack, theirs: str, sent: ContactState, ours: ContactState, found: Comparison
    ) -> None:
        was, here = _cell_of(column, theirs, sent, ours)
        if same(column, theirs, here):
            return
        if column.heading.column in WORDS or same(column, here, was):
            found.taken[column] = theirs
            found.changes.append((column.name, here, theirs))
            return
        conflict = Conflict(ours.contact.id, column.name, was, here, theirs)
        found.conflicts.append(conflict)
        if self._answers.takes_theirs(conflict.key):
            found.taken[column] = theirs
            found.changes.append((column.name, here, theirs))

    def _kept(self, sent: ContactState, ours: ContactState, changed: set[ColumnBack]) -> int:
        if sent == ours:
            return 0
        return sum(
            shown(sent, column.heading) != shown(ours, column.heading)
            for column in self._columns
            if column.went_out and column not in changed and not self._follows(column)
        )


def _cell_of(column: ColumnBack, theirs: str, sent: ContactState, ours: ContactState) -> tuple[str, str]:
    """Give what was sent in a cell, and what stands there now."""
    heading = column.heading
    was = shown(sent, heading) if column.went_out else ""
    if heading.point is None:
        return was, shown(ours, heading)
    point = point_at(sent, heading)
    if point is None:
        # A new one: somebody here may have noted the same.
        twin = None if heading.is_label else _alike(ours, heading.point, theirs)
        return "", twin.raw if twin and same(column, theirs, twin.raw) else ""
    here = here_now(sent, ours, point)
    if here is None:
        return was, ""
    return was, here.label if heading.is_label else here.raw


def here_now(sent: ContactState, ours: ContactState, point: ContactPoint) -> ContactPoint | None:
    """Give the point that was sent as it is now; None when it is gone.

    It is the same one, or says the same; what was removed and typed anew here is held for changed.
    """
    was, here = points_of(sent, point.kind), points_of(ours, point.kind)
    found = {one.id: next((now for now in here if now.id == one.id), None) for one in was}
    for one in was:
        found[one.id] = found[one.id] or _alike(ours, one.kind, one.raw)
    claimed = {now.id for now in found.values() if now}
    new = [now for now in here if now.id not in claimed]
    gone = [one.id for one in was if found[one.id] is None]
    found |= dict(zip(gone, new, strict=False))
    return found[point.id]


def _alike(ours: ContactState, kind: PointKind, raw: str) -> ContactPoint | None:
    if not raw:
        return None
    key = point_key(kind, raw)
    return next((one for one in ours.points if one.kind is kind and point_key(kind, one.raw) == key), None)


def merged_words(
    column: ColumnBack, theirs: str, sent: ContactState, ours: ContactState
) -> tuple[list[str], list[str]]:
    """Give the words that they added and that aren't here, and those of ours that they took away."""
    told = {alike(word): word for word in cells.words_in(theirs)}
    kind = column.heading.column
    was = {alike(word) for word in words_of(sent, kind)} if column.went_out else set()
    here = {alike(word) for word in words_of(ours, kind)}
    added = [word for key, word in told.items() if key not in was and key not in here]
    return added, [word for word in words_of(ours, kind) if alike(word) in was and alike(word) not in told]
