"""The journal: one row for each changed record, written with the change; undo and history read it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from suidesk.domain.kinds import Kind
from suidesk.store.rows import LOCAL

if TYPE_CHECKING:
    from suidesk.store.engine import sqlite
    from suidesk.store.rows import Row

TICKS = 1024
"""Steps of the hybrid logical clock within one millisecond."""


@dataclass(frozen=True)
class Entry:
    """What happened to one row: the changed columns before and after; None where the row was not there."""

    table: str
    row_id: str
    before: Row | None
    after: Row | None


class Journal:
    """Collects what a transaction changes, one entry for each row, and writes it down in order."""

    def __init__(self, connection: sqlite.Connection, site: str, batch: str, wall_ms: int) -> None:
        """Write for the site and batch; `wall_ms` is the Unix time in milliseconds."""
        self._connection = connection
        self._site, self._batch, self._wall = site, batch, wall_ms
        self._entries: dict[tuple[str, str], Entry] = {}
        row = connection.execute("SELECT max(seq) FROM journal WHERE site = ?", (site,)).fetchone()
        self._seq = int(row[0] or 0)
        self._written = 0
        self._fresh: set[str] = set()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing has changed so far."""
        return not self._entries and not self._written

    def __len__(self) -> int:
        """Count the entries that wait to be written."""
        return len(self._entries)

    def add(self, table: str, row_id: str, before: Row | None, after: Row | None, *, is_fresh: bool = False) -> None:
        """Note a change of whole rows; several changes of one row become one.

        `is_fresh` says that nothing was ever written under this id, so that nobody has to look.
        """
        if is_fresh:
            self._fresh.add(row_id)
        earlier = self._entries.pop((table, row_id), None)
        if earlier is not None:
            # What was removed and made again is compared as a whole row: removal left its empty columns out.
            whole = before or dict.fromkeys(after or ())
            before = None if earlier.before is None else {**whole, **earlier.before}
        entry = _narrowed(table, row_id, before, after)
        if entry is not None:
            self._entries[table, row_id] = entry

    def write(self) -> None:
        """Write the collected entries; called before the commit, and between parts of a large change."""
        self._connection.executemany(
            """INSERT INTO journal (site, seq, batch_id, hlc, ctx, tbl, row_id, before, after)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            [self._line(entry) for entry in self._entries.values()],
        )
        self._written += len(self._entries)
        self._entries.clear()

    def _line(self, entry: Entry) -> tuple[object, ...]:
        self._seq += 1
        seen = [] if entry.row_id in self._fresh else self._seen(entry)
        self._fresh.discard(entry.row_id)
        hlc = max(self._wall * TICKS, *(row[2] + 1 for row in seen)) if seen else self._wall * TICKS
        ctx = json.dumps({row[0]: row[1] for row in seen}) if seen else None
        before, after = _text(entry.before), _text(entry.after)
        return self._site, self._seq, self._batch, hlc, ctx, entry.table, entry.row_id, before, after

    def _seen(self, entry: Entry) -> list[tuple[str, int, int]]:
        """Give what is known of the row's earlier changes: site, sequence, clock."""
        found: list[tuple[str, int, int]] = self._connection.execute(
            "SELECT site, max(seq), max(hlc) FROM journal WHERE row_id = ? AND tbl = ? GROUP BY site",
            (entry.row_id, entry.table),
        ).fetchall()
        return found


def _narrowed(table: str, row_id: str, before: Row | None, after: Row | None) -> Entry | None:
    """Keep of an update only what differs; None when nothing does."""
    before, after = journalled(table, before), journalled(table, after)
    if before is None and after is None:
        return None
    if before is None or after is None:
        return Entry(table, row_id, _filled(before), _filled(after))
    changed = [column for column in after if column in before and before[column] != after[column]]
    if not changed:
        return None
    return Entry(table, row_id, {c: before[c] for c in changed}, {c: after[c] for c in changed})


def journalled(table: str, row: Row | None) -> Row | None:
    """Give a row without the columns that the journal leaves out."""
    local = LOCAL.get(Kind(table))
    return row if row is None or local is None else {name: row[name] for name in row if name not in local}


def _filled(row: Row | None) -> Row | None:
    return None if row is None else {column: value for column, value in row.items() if value is not None}


def _text(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def entries(connection: sqlite.Connection, batch: str) -> list[Entry]:
    """Give what a batch did, in the order in which it was done."""
    found = connection.execute(
        "SELECT tbl, row_id, before, after FROM journal WHERE batch_id = ? ORDER BY site, seq", (batch,)
    )
    return [Entry(table, row_id, _row(before), _row(after)) for table, row_id, before, after in found]


def _row(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)
