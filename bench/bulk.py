"""Writes a very large example by the table: the same rows, journal, index and sort keys as the commands write."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from suidesk.commands.example import FillWithExample
from suidesk.store.tx import Tx
from suidesk.store.writing import INTERNAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from suidesk.domain.records import Record
    from suidesk.services.ports import Clock
    from suidesk.store.engine import sqlite

PART: Final = 100_000
"""Records in one transaction: the journal and the index of a part are all that is kept in memory."""
CACHE_KIB: Final = 131_072
"""Only while this writes: rows of a million hours go into three orders at once."""


def fill(
    connection: sqlite.Connection,
    stream: Iterator[Record],
    clock: Clock,
    random: Callable[[int], bytes],
    progress: Callable[[int], object] = lambda _: None,
) -> int:
    """Write a stream of made-up records over the one writing connection of a new store; give their number.

    What is there already (the user) and what comes twice is written once, as `Tx.put` would.
    """
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    there = {hash(ref) for (ref,) in connection.execute("SELECT id FROM contacts UNION SELECT id FROM tags")}
    written = 0
    while part := list(islice(stream, PART)):
        fresh = []
        for record in part:
            key = hash(record.id)
            # Only derived ids come twice; those that are ordered by time are given once.
            if key not in there:
                fresh.append(record)
            if record.id[14] != "7":
                there.add(key)
        _write(connection, fresh, clock, random)
        written += len(fresh)
        progress(written)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return written


def _write(connection: sqlite.Connection, records: list[Record], clock: Clock, random: Callable[[int], bytes]) -> None:
    now = clock.now()
    connection.execute("BEGIN IMMEDIATE")
    site = connection.execute("SELECT site_id FROM desk").fetchone()[0]
    tx = Tx(connection, site, now, random)
    for record in records:
        tx.put_new(record)
    tx.finish()
    tx.note(INTERNAL, FillWithExample.__name__, {})
    connection.execute("COMMIT")
