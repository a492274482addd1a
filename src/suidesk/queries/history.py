"""What was changed about a record and its parts, column by column, from the journal; asked off the window's thread."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.kinds import Kind
from suidesk.domain.past import How, RowChange, Value
from suidesk.domain.references import REFERENCES
from suidesk.queries.names import NAME_COLUMN, names_of
from suidesk.store.journal import AS_IT_LIES, as_they_lie
from suidesk.store.rows import shape, type_of
from suidesk.store.tables.city import IS_PART
from suidesk.store.tables.journal import IS_CHANGED, OF_ROW, of_rows
from suidesk.store.tables.neighbourhood import PART_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from suidesk.store.reading import Reading

PAGE = 20
"""Changes that a screen fetches at once; each may have many lines."""
PARTS: Final[Mapping[Kind, tuple[Kind, ...]]] = {
    Kind.CONTACT: (
        Kind.CONTACT_POINT, Kind.CONTACT_LANGUAGE, Kind.CONTACT_TAG, Kind.FIELD_VALUE, Kind.KEPT_LINE, Kind.VOLUNTEER,
        Kind.VOLUNTEER_SKILL,
    ),
    Kind.PROJECT: (Kind.NEED, Kind.ROLE),
    Kind.GRANT: (Kind.GRANT_USE, Kind.OBLIGATION, Kind.GRANT_DETAIL),
    Kind.INTERACTION: (Kind.PARTICIPANT,),
}  # fmt: skip
"""Whose changes are told with those of a record; a volunteering profile has its person's id."""
_OF: Final = {
    part: next(one.column for one in REFERENCES if one.holder.kind_of is part and one.to in (kind, Kind.VOLUNTEER))
    for kind, parts in PARTS.items()
    for part in parts
    if part is not Kind.VOLUNTEER
}
"""The column by which a part names whose it is."""
_NAMED: Final = {
    (one.holder.kind_of, one.column): one.to for one in REFERENCES if one.kind_column is None and one.to in NAME_COLUMN
}
# A change that was taken back stands again when that was itself taken back (see `Writer`).
_STANDS: Final = """sort = 'do' AND NOT EXISTS (SELECT 1 FROM batches u WHERE u.undoes_id = batches.id
    AND u.sort = 'undo' AND NOT EXISTS (SELECT 1 FROM batches r WHERE r.undoes_id = u.id AND r.sort = 'redo'))"""


@dataclass(frozen=True)
class PastStep:
    """One change that touched the record: when (ISO 8601), what it was, and what it did to the record.

    `stands` tells that it can be taken back; `records` counts all rows that it changed, also of other records.
    `is_here` tells that it was made on this laptop.
    """

    batch: str
    sort: str
    code: str
    params: Mapping[str, object]
    at: str
    stands: bool
    is_here: bool
    records: int
    rows: tuple[RowChange, ...]


@dataclass(frozen=True)
class Past:
    """A window of the past of a record, newest first; `names` are those of the records that its columns name."""

    steps: tuple[PastStep, ...]
    names: Mapping[str, str]
    count: int


@dataclass(frozen=True)
class HistoryOf:
    """A window of the changes of a record and of what belongs to it; what the desk itself records is left out."""

    kind: Kind
    id: str
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> Past:
        """Give them with what differs; for a record that is gone too."""
        kinds = (self.kind, *PARTS.get(self.kind, ()))
        refs = [self.id, *_parts(db, self.id, kinds)]
        test, values = of_rows(refs)
        touched = f"FROM journal WHERE {test} AND tbl IN ({_marks(kinds)})"
        named = (*values, *kinds)
        batches = f"FROM batches WHERE sort <> 'internal' AND id IN (SELECT batch_id {touched})"
        window = db.rows(
            f"""SELECT id, sort, code, params, at, {_STANDS}, lines
                {batches} ORDER BY no DESC LIMIT ? OFFSET ?""",
            (*named, self.limit, self.offset),
        )
        lines: dict[str, list[RowChange]] = {}
        sites: dict[str, str] = {}
        found = db.rows(
            f"""SELECT batch_id, site, tbl, row_id, before, after {touched} AND batch_id IN ({_marks(window)})
                ORDER BY site, seq""",
            (*named, *(row[0] for row in window)),
        )
        made = as_they_lie(db.rows, ((table, ref) for _, _, table, ref, _, after in found if after == AS_IT_LIES))
        for batch, site, table, ref, before, after in found:
            sites[batch] = site
            new = made.get((table, ref), {}) if after == AS_IT_LIES else _row(after)
            lines.setdefault(batch, []).append(_change(db, Kind(table), ref, _row(before), new))
        here = db.desk().site_id
        steps = tuple(
            PastStep(
                ref, sort, code, json.loads(params), at, bool(stands), sites[ref] == here, count, tuple(lines[ref])
            )
            for ref, sort, code, params, at, stands, count in window
        )
        whole = int(db.value(f"SELECT count(*) {batches}", named))
        return Past(steps, _names(db, [one for step in steps for one in step.rows]), whole)


def _parts(db: Reading, ref: str, kinds: Sequence[Kind]) -> list[str]:
    """Give the ids of all parts that the record has or ever had: those that are here, and what the journal tells."""
    here = [f"SELECT id FROM {kind} WHERE {_OF[kind]} = ?" for kind in kinds if kind in _OF]
    told = f"""SELECT row_id FROM journal WHERE {PART_OF} = ? AND {IS_CHANGED} AND {IS_PART}
        AND tbl IN ({", ".join(f"'{kind}'" for kind in kinds)})"""
    return [part for (part,) in db.rows(" UNION ".join([*here, told]), (ref,) * (len(here) + 1))]


def _change(
    db: Reading, kind: Kind, ref: str, before: dict[str, Value] | None, after: dict[str, Value] | None
) -> RowChange:
    how = How.ADDED if before is None else How.REMOVED if after is None else How.CHANGED
    old, new = before or {}, after or {}
    columns = {column: (old.get(column), new.get(column)) for column in {**old, **new}}
    row = {**old, **new} if how is not How.CHANGED else {**_known(db, kind, ref), **new}
    return RowChange(kind, ref, how, columns, row)


def _known(db: Reading, kind: Kind, ref: str) -> dict[str, Value]:
    """Give the row as it is, or, of one that is gone, as it was made."""
    record = db.find(type_of[kind], ref)
    if record is not None:
        return shape(type_of[kind]).encode(record)
    made = db.value(f"SELECT after FROM journal WHERE {OF_ROW} AND tbl = ?2 AND before IS NULL", (ref, kind.value))
    return _row(made) or {}


def _names(db: Reading, changes: Sequence[RowChange]) -> dict[str, str]:
    wanted: dict[Kind, set[str]] = {}
    for change in changes:
        for column, values in [*change.columns.items(), *((name, (value,)) for name, value in change.row.items())]:
            kind = _NAMED.get((change.kind, column)) or _of_pair(change, column)
            if kind is not None:
                wanted.setdefault(kind, set()).update(str(value) for value in values if value is not None)
    return {ref: name for kind, refs in wanted.items() for ref, name in names_of(db, kind, refs).items()}


def _of_pair(change: RowChange, column: str) -> Kind | None:
    """Give the kind that a pair of kind and id names: what a grant pays for."""
    if column != "ref_id":
        return None
    return next((kind for kind in NAME_COLUMN if kind.value == change.row.get("kind")), None)


def _marks(values: Iterable[Any]) -> str:
    return ", ".join("?" for _ in values)


def _row(text: str | None) -> dict[str, Value] | None:
    return None if text is None else json.loads(text)
