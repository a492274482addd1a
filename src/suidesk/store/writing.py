"""The writer: runs one change at a time, commits it with its journal, and takes changes back."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from suidesk.domain.changes import Change
from suidesk.domain.errors import SuideskError
from suidesk.domain.ids import BatchId
from suidesk.store import journal
from suidesk.store.faults import expected_errors
from suidesk.store.reversal import REFUSE, Reversal
from suidesk.store.tx import Tx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from suidesk.store.engine import sqlite

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
        self._cache = int(connection.execute("PRAGMA cache_size").fetchone()[0])

    def run(self, code: str, work: Callable[[Tx], Any], now: datetime, sort: str = DO) -> tuple[Change, Any]:
        """Do `work` in one transaction and give the change with what the work returned."""
        with self._transaction(now) as tx:
            result = work(tx)
            self._close(tx, code, tx.params, sort)
        return Change(code, None if tx.is_empty else tx.batch, tx.touched, params=tx.params), result

    def undo(self, now: datetime, batch: str | None = None, conflicts: str = REFUSE) -> tuple[Change, list[str]]:
        """Take back the newest change that stands, or that batch; give the change and the rows passed over.

        `conflicts`: "refuse" raises undo_conflict when a row was edited since or is needed by another, "skip" leaves
        such rows, "overwrite" leaves only those that are gone or needed.
        """
        return self._take_back(now, UNDO, self.next_undo() if batch is None else self.batch(batch), conflicts)

    def redo(self, now: datetime, conflicts: str = REFUSE) -> tuple[Change, list[str]]:
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
        with self._transaction(now) as tx:
            skipped = Reversal(tx, conflicts).write(journal.entries(self._connection, target.id))
            if skipped and conflicts == REFUSE:
                raise SuideskError("undo_conflict", batch=target.id, label=target.code, rows=skipped)
            self._close(tx, target.code, target.params, sort, target.id)
        return Change(target.code, tx.batch, tx.touched, origin=sort, params=target.params), skipped

    def _close(self, tx: Tx, code: str, params: Mapping[str, object], sort: str, undoes: str | None = None) -> None:
        if tx.is_empty and undoes is None:
            return
        tx.finish()
        tx.note(sort, code, params, undoes)

    @contextmanager
    def _transaction(self, now: datetime) -> Iterator[Tx]:
        with expected_errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                row = self._connection.execute("SELECT site_id FROM desk").fetchone()
                tx = Tx(self._connection, row[0] if row else "", now, self._random)
                yield tx
                tx.flush()
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                # A large change took more (see `Tx`).
                self._connection.execute(f"PRAGMA cache_size = {self._cache}")
