"""Taking a change back: its before-images are written again, last change first, as far as nothing stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.domain.references import REFERENCES, OnRemoval, references_to
from suidesk.store.journal import journalled
from suidesk.store.pending import AT_ONCE

if TYPE_CHECKING:
    from suidesk.store.journal import Entry
    from suidesk.store.rows import Row
    from suidesk.store.tx import Tx

REFUSE, SKIP, OVERWRITE = "refuse", "skip", "overwrite"

Key = tuple[Kind, str]


class Reversal:
    """Writes the before-images of one batch within a transaction, and says which rows it had to leave."""

    def __init__(self, tx: Tx, conflicts: str, *, by_column: bool = False) -> None:
        """Leave rows that were edited since, unless `conflicts` is "overwrite".

        With `by_column` only those columns of them are left that were edited.
        """
        self._tx = tx
        self._by_column = by_column
        self._conflicts = conflicts
        self._was: dict[Key, Row | None] = {}
        self._left: dict[str, None] = {}

    def write(self, entries: list[Entry]) -> list[str]:
        """Take the entries back; give the ids of rows that were edited since or that others need, which were left."""
        self._tx.expect(len(entries))
        for start in range(len(entries), 0, -AT_ONCE):
            some = entries[max(start - AT_ONCE, 0) : start]
            for kind in {entry.table for entry in some}:
                self._tx.read_ahead(Kind(kind), [entry.row_id for entry in some if entry.table == kind])
            for entry in reversed(some):
                self._take_back(entry)
        while blocked := self._blocked():
            for key in blocked:
                self._leave(key)
        return list(self._left)

    def _take_back(self, entry: Entry) -> None:
        kind = Kind(entry.table)
        now = self._tx.row(kind, entry.row_id)
        if self._by_column and (part := standing_part(now, entry)) is not entry:
            self._left[entry.row_id] = None
            entry = part
        is_gone = now is None and entry.before is not None and entry.after is not None
        if is_gone or (not _stands(now, entry) and self._conflicts != OVERWRITE):
            self._left[entry.row_id] = None
            return
        self._was.setdefault((kind, entry.row_id), now)
        back = None if entry.before is None else self._tx.whole(kind, {**_kept(now, entry), **entry.before})
        if now != back:
            self._tx.write_row(kind, entry.row_id, now, back)

    def _blocked(self) -> list[Key]:
        """Give the rows that went and are still referred to, and those that are there and refer to one that isn't."""
        blocked: set[Key] = set()
        for kind in dict.fromkeys(kind for kind, _ in self._was):
            refs = [ref for one, ref in self._was if one is kind]
            for start in range(0, len(refs), AT_ONCE):
                blocked |= {(kind, ref) for ref in self._blocked_of(kind, refs[start : start + AT_ONCE])}
        return [key for key in self._was if key in blocked]

    def _blocked_of(self, kind: Kind, refs: list[str]) -> set[str]:
        self._tx.read_ahead(kind, refs)
        rows = {ref: self._tx.row(kind, ref) for ref in refs}
        here = {ref: row for ref, row in rows.items() if row is not None}
        blocked = self._needed(kind, [ref for ref, row in rows.items() if row is None])
        for reference in REFERENCES:
            if reference.holder.kind_of is kind:
                named = {
                    ref: str(row[reference.column])
                    for ref, row in here.items()
                    if row[reference.column] is not None
                    and (reference.kind_column is None or row[reference.kind_column] == reference.to.value)
                }
                blocked |= self._dangling(reference.to, named)
        if kind is Kind.DESK:
            named = {ref: str(row["me_id"]) for ref, row in here.items() if row["me_id"] is not None}
            blocked |= self._dangling(Kind.CONTACT, named)
        return blocked

    def _needed(self, kind: Kind, gone: list[str]) -> set[str]:
        """Give those of rows that went which others still name."""
        needed: set[str] = set()
        if not gone:
            return needed
        if kind is Kind.CONTACT:
            needed |= {self._tx.value("SELECT me_id FROM desk")} & set(gone)
        for reference in references_to(kind):
            column, test = reference.column, ""
            if reference.kind_column:
                test = f"AND {reference.kind_column} = '{reference.to.value}'"
            sql = f"""SELECT DISTINCT {column} FROM {reference.holder.kind_of.value}
                WHERE {column} IN ({", ".join("?" * len(gone))}) {test}"""
            needed |= {ref for (ref,) in self._tx.rows(sql, gone)}
        return needed

    def _dangling(self, to: Kind, named: dict[str, str]) -> set[str]:
        """Give those rows which name one that isn't there."""
        self._tx.read_ahead(to, named.values())
        return {ref for ref, other in named.items() if self._tx.row(to, other) is None}

    def _leave(self, key: Key) -> None:
        """Put a row back as it was before, together with its own parts."""
        if key not in self._was:
            return
        kind, ref = key
        row, was = self._tx.row(kind, ref), self._was.pop(key)
        if row != was:
            self._tx.write_row(kind, ref, row, was)
        self._left[ref] = None
        for reference in references_to(kind):
            if reference.then is OnRemoval.BELONGS:
                of_it = [(key, row) for key, row in self._was.items() if key[0] is reference.holder.kind_of and row]
                for part, held in of_it:
                    if held[reference.column] == ref:
                        self._leave(part)


def standing_part(now: Row | None, entry: Entry) -> Entry:
    """Give what an entry tells of the columns that are as it left them; itself where that is all, or none is."""
    if now is None or entry.before is None or entry.after is None:
        return entry
    columns = [column for column, value in entry.after.items() if now[column] == value]
    if not columns or len(columns) == len(entry.after):
        return entry
    before, after = entry.before, entry.after
    return entry._replace(before={one: before[one] for one in columns}, after={one: after[one] for one in columns})


def _stands(now: Row | None, entry: Entry) -> bool:
    if now is None or entry.after is None:
        return now is None and entry.after is None
    if entry.before is None:
        plain = journalled(entry.table, now) or {}
        return {column: value for column, value in plain.items() if value is not None} == entry.after
    return all(now[column] == value for column, value in entry.after.items())


def _kept(now: Row | None, entry: Entry) -> Row:
    """Give what stays of the row as it is; nothing of one that was removed."""
    return {} if now is None or entry.after is None else now
