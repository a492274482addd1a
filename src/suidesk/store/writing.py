"""The writer: runs one change at a time, commits it with its journal, and takes changes back."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from suidesk.domain.changes import Change
from suidesk.domain.errors import SuideskError
from suidesk.domain.ids import BatchId
from suidesk.domain.kinds import Kind
from suidesk.store import journal
from suidesk.store.engine import sqlite
from suidesk.store.faults import expected_errors
from suidesk.store.tx import Tx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from suidesk.store.rows import Row

DO, INTERNAL, UNDO, REDO = "do", "internal", "undo", "redo"

# The newest change that stands; an undone one stands again when its undo was itself taken back.
_STANDS = """NOT EXISTS (SELECT 1 FROM batches u WHERE u.undoes_id = b.id AND u.sort = :taker
    AND NOT EXISTS (SELECT 1 FROM batches r WHERE r.undoes_id = u.id AND r.sort = 'redo'))"""
_NEXT_UNDO = f"SELECT id, code, params FROM batches b WHERE sort = 'do' AND {_STANDS} ORDER BY no DESC LIMIT 1"
_NEXT_REDO = """SELECT b.id, b.code, b.params FROM batches b WHERE b.sort = 'undo'
    AND NOT EXISTS (SELECT 1 FROM batches r WHERE r.undoes_id = b.id AND r.sort = 'redo')
    AND b.no > (SELECT coalesce(max(no), 0) FROM batches WHERE sort = 'do') ORDER BY b.no DESC LIMIT 1"""


@dataclass(frozen=True)
class Batch:
    """A change that could be taken back or made again."""

    id: BatchId
    code: str
    params: Mapping[str, object]


class Writer:
    """Owns the one connection that writes; used from one thread only."""

    def __init__(self, connection: sqlite.Connection, random: Callable[[int], bytes]) -> None:
        """Write over that connection; `random` gives random bytes for ids."""
        self._connection = connection
        self._random = random

    def run(self, code: str, work: Callable[[Tx], Any], now: datetime, sort: str = DO) -> tuple[Change, Any]:
        """Do `work` in one transaction and give the change with what the work returned."""
        with self._transaction(now) as tx:
            result = work(tx)
            self._close(tx, code, tx.params, sort)
        return Change(code, None if tx.is_empty else tx.batch, tx.touched, params=tx.params), result

    def undo(self, now: datetime, batch: str | None = None, conflicts: str = "refuse") -> tuple[Change, list[str]]:
        """Take back the newest change that stands, or that batch; give the change and the rows passed over.

        `conflicts`: "refuse" raises undo_conflict when a row was edited since, "skip" leaves such rows,
        "overwrite" takes them back too.
        """
        return self._take_back(now, UNDO, self.next_undo() if batch is None else self.batch(batch), conflicts)

    def redo(self, now: datetime, conflicts: str = "refuse") -> tuple[Change, list[str]]:
        """Make the change again that was taken back last; nothing new may have happened since."""
        return self._take_back(now, REDO, self.next_redo(), conflicts)

    def next_undo(self) -> Batch | None:
        """Give the change that undo would take back."""
        return self._batch(_NEXT_UNDO)

    def next_redo(self) -> Batch | None:
        """Give the undo that redo would take back."""
        return self._batch(_NEXT_REDO)

    def batch(self, ref: str) -> Batch:
        """Give the batch of that id, or raise not_found."""
        found = self._batch("SELECT id, code, params FROM batches WHERE id = :id", ref)
        if found is None:
            raise SuideskError("not_found", kind="batches", id=ref)
        return found

    def _batch(self, sql: str, ref: str | None = None) -> Batch | None:
        row = self._connection.execute(sql, {"id": ref, "taker": UNDO}).fetchone()
        return Batch(BatchId(row[0]), row[1], json.loads(row[2])) if row else None

    def _take_back(self, now: datetime, sort: str, target: Batch | None, conflicts: str) -> tuple[Change, list[str]]:
        if target is None:
            raise SuideskError("nothing_to_redo" if sort == REDO else "nothing_to_undo")
        try:
            with self._transaction(now) as tx:
                skipped = _reverse(tx, journal.entries(self._connection, target.id), conflicts)
                if skipped and conflicts == "refuse":
                    raise SuideskError("undo_conflict", batch=target.id, label=target.code, rows=skipped)
                self._close(tx, target.code, target.params, sort, target.id)
        except sqlite.IntegrityError as error:
            # Something made since refers to a row that would vanish.
            raise SuideskError("undo_conflict", batch=target.id, label=target.code, rows=[]) from error
        return Change(target.code, tx.batch, tx.touched, origin=sort, params=target.params), skipped

    def _close(self, tx: Tx, code: str, params: Mapping[str, object], sort: str, undoes: str | None = None) -> None:
        if tx.is_empty and undoes is None:
            return
        tx.finish()
        self._connection.execute(
            "INSERT INTO batches (id, sort, code, params, at, undoes_id) VALUES (?, ?, ?, ?, ?, ?)",
            (tx.batch, sort, code, json.dumps(params, ensure_ascii=False), tx.now.isoformat(), undoes),
        )

    @contextmanager
    def _transaction(self, now: datetime) -> Iterator[Tx]:
        with expected_errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                row = self._connection.execute("SELECT site_id FROM desk").fetchone()
                yield Tx(self._connection, row[0] if row else "", now, self._random)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def _reverse(tx: Tx, entries: list[journal.Entry], conflicts: str) -> list[str]:
    """Write the before-images, last change first; give the ids of rows edited since, which were left."""
    skipped: list[str] = []
    for entry in reversed(entries):
        kind = Kind(entry.table)
        now = tx.row(kind, entry.row_id)
        is_gone = now is None and entry.before is not None and entry.after is not None
        if is_gone or (not _stands(now, entry) and conflicts != "overwrite"):
            skipped.append(entry.row_id)
            continue
        back = _back(now, entry, tx.blank(kind))
        if now != back:
            tx.write_row(kind, entry.row_id, now, back)
    return skipped


def _stands(now: Row | None, entry: journal.Entry) -> bool:
    if now is None or entry.after is None:
        return now is None and entry.after is None
    if entry.before is None:
        return {column: value for column, value in now.items() if value is not None} == entry.after
    return all(now[column] == value for column, value in entry.after.items())


def _back(now: Row | None, entry: journal.Entry, blank: Row) -> Row | None:
    if entry.before is None:
        return None
    return {**(blank if entry.after is None or now is None else now), **entry.before}
