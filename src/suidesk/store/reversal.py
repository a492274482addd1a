"""Taking a change back: its before-images are written again, last change first, as far as nothing stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.domain.references import REFERENCES, OnRemoval, references_to
from suidesk.store.journal import journalled

if TYPE_CHECKING:
    from suidesk.store.journal import Entry
    from suidesk.store.rows import Row
    from suidesk.store.tx import Tx

REFUSE, SKIP, OVERWRITE = "refuse", "skip", "overwrite"

Key = tuple[Kind, str]


class Reversal:
    """Writes the before-images of one batch within a transaction, and says which rows it had to leave."""

    def __init__(self, tx: Tx, conflicts: str) -> None:
        """Leave rows that were edited since, unless `conflicts` is "overwrite"."""
        self._tx = tx
        self._conflicts = conflicts
        self._was: dict[Key, Row | None] = {}
        self._left: dict[str, None] = {}

    def write(self, entries: list[Entry]) -> list[str]:
        """Take the entries back; give the ids of rows that were edited since or that others need, which were left."""
        for entry in reversed(entries):
            self._take_back(entry)
        while blocked := [key for key in self._was if self._is_blocked(key)]:
            for key in blocked:
                self._leave(key)
        return list(self._left)

    def _take_back(self, entry: Entry) -> None:
        kind = Kind(entry.table)
        now = self._tx.row(kind, entry.row_id)
        is_gone = now is None and entry.before is not None and entry.after is not None
        if is_gone or (not _stands(now, entry) and self._conflicts != OVERWRITE):
            self._left[entry.row_id] = None
            return
        self._was.setdefault((kind, entry.row_id), now)
        back = None if entry.before is None else self._tx.whole(kind, {**_kept(now, entry), **entry.before})
        if now != back:
            self._tx.write_row(kind, entry.row_id, now, back)

    def _is_blocked(self, key: Key) -> bool:
        """Tell whether a row that went is still referred to, or one that is there refers to a row that isn't."""
        kind, ref = key
        row = self._tx.row(kind, ref)
        if row is None:
            is_me = kind is Kind.CONTACT and self._tx.value("SELECT me_id FROM desk") == ref
            return is_me or any(self._tx.holders(reference, ref) for reference in references_to(kind))
        if kind is Kind.DESK:
            return row["me_id"] is not None and self._tx.row(Kind.CONTACT, str(row["me_id"])) is None
        return any(
            row[reference.column] is not None and self._tx.row(reference.to, str(row[reference.column])) is None
            for reference in REFERENCES
            if reference.holder.kind_of is kind
            and (reference.kind_column is None or row[reference.kind_column] == reference.to.value)
        )

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
