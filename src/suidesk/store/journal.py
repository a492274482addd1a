"""The journal: one row for each changed record, written with the change; undo and history read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from suidesk.domain.kinds import Kind
from suidesk.store.pending import AT_ONCE
from suidesk.store.rows import LOCAL, shape, type_of
from suidesk.store.tables.journal import ROW_END

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from suidesk.store.engine import sqlite
    from suidesk.store.rows import Row

TICKS = 1024
"""Steps of the hybrid logical clock within one millisecond."""
BATCH_BITS: Final = 32
"""A line's number is that of its change, then so many bits for its place in the change."""
AS_IT_LIES: Final = "{}"
"""After-image of a row that was made and is the same still: the row itself. Whoever changes it first writes it here."""
Seen = tuple[str, int, int]
"""An earlier change of a row: site, sequence number, clock."""
Key = tuple[str, str]
"""Table and id of a row."""


class Entry(NamedTuple):
    """What happened to one row: the changed columns before and after; None where the row was not there."""

    table: str
    row_id: str
    before: Row | None
    after: Row | None


class Journal:
    """Collects what a transaction changes, one entry for each row, and writes it down in order."""

    def __init__(self, connection: sqlite.Connection, site: str, wall_ms: int) -> None:
        """Write the next change of the site; `wall_ms` is the Unix time in milliseconds."""
        self._connection = connection
        self._site, self._clock = site, wall_ms * TICKS
        self._entries: dict[Key, Entry] = {}
        self._whole: dict[Key, Row] = {}
        self._written = 0
        self._fresh: set[str] = set()
        self._tables: dict[str, int] = {}
        row = connection.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'batches'").fetchone()
        self._no = int(row[0] or 0) + 1
        row = connection.execute("SELECT no FROM sites WHERE id = ?", (site,)).fetchone()
        self._site_no: int | None = row[0] if row else None
        self._first = self._next_of_site()

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
        key = table, row_id
        if is_fresh:
            self._fresh.add(row_id)
        earlier = self._entries.pop(key, None)
        if earlier is not None:
            # What was removed and made again is compared as a whole row: removal left its empty columns out.
            whole = before or dict.fromkeys(after or ())
            before = None if earlier.before is None else {**whole, **earlier.before}
        elif before is not None:
            self._whole[key] = before
        entry = _narrowed(table, row_id, before, after)
        if entry is not None:
            self._entries[key] = entry

    def write(self) -> None:
        """Write the collected entries; called before the commit, and between parts of a large change."""
        seen, made = self._earlier([entry.row_id for entry in self._entries.values()])
        self._connection.executemany(
            "UPDATE journal_lines SET after = ? WHERE no = ?",
            [(_image(key[0], self._whole[key]), made[key]) for key in self._entries if key in made],
        )
        lines = [self._line(entry, seen.get(key, {})) for key, entry in self._entries.items()]
        self._connection.executemany(
            """INSERT INTO journal_lines (no, tbl, row_id, hlc, ctx, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)""",
            lines,
        )
        for kept in (self._entries, self._whole, self._fresh):
            kept.clear()

    def close(self, batch: str, told: Mapping[str, object]) -> None:
        """Write the change that the lines belong to; `told` are its other columns."""
        row = {"no": self._no, "id": batch, **told}
        if self._written:
            row |= {"site": self._site_no, "first": self._first, "hlc": self._clock, "lines": self._written}
        marks = ", ".join("?" * len(row))
        self._connection.execute(f"INSERT INTO batches ({', '.join(row)}) VALUES ({marks})", list(row.values()))

    def _next_of_site(self) -> int:
        if self._site_no is None:
            return 1
        row = self._connection.execute(
            f"""SELECT first + 1 + coalesce((SELECT max(no) FROM journal_lines
                  WHERE no BETWEEN batches.no << {BATCH_BITS} AND (batches.no + 1 << {BATCH_BITS}) - 1)
                  & {(1 << BATCH_BITS) - 1}, -1)
                FROM batches WHERE site = ? ORDER BY no DESC LIMIT 1""",
            (self._site_no,),
        ).fetchone()
        return int(row[0]) if row else 1

    def _line(self, entry: Entry, seen: Mapping[str, Seen]) -> tuple[object, ...]:
        clock = max(self._clock, *(one[2] + 1 for one in seen.values())) if seen else self._clock
        ctx = json.dumps({site: seq for site, seq, _ in seen.values()}) if seen else None
        after = AS_IT_LIES if entry.before is None else _text(entry.after)
        no = (self._no << BATCH_BITS) + self._written
        self._written += 1
        told = None if clock == self._clock else clock
        return no, self._number_of(entry.table), entry.row_id, told, ctx, _text(entry.before), after

    def _number_of(self, table: str) -> int:
        if self._site_no is None:
            self._site_no = self._named("sites", "id", self._site)
        if table not in self._tables:
            self._tables[table] = self._named("journal_tables", "name", table)
        return self._tables[table]

    def _named(self, table: str, column: str, name: str) -> int:
        self._connection.execute(f"INSERT OR IGNORE INTO {table} ({column}) VALUES (?)", (name,))
        row = self._connection.execute(f"SELECT no FROM {table} WHERE {column} = ?", (name,)).fetchone()
        return int(row[0])

    def _earlier(self, rows: Iterable[str]) -> tuple[dict[Key, dict[str, Seen]], dict[Key, int]]:
        """Give what is known of earlier changes of these rows, by site, and the lines that leave it to the row."""
        refs = [ref for ref in dict.fromkeys(rows) if ref not in self._fresh]
        seen: dict[Key, dict[str, Seen]] = {}
        made: dict[Key, int] = {}
        for start in range(0, len(refs), AT_ONCE):
            some = refs[start : start + AT_ONCE]
            marks = ", ".join("?" * len(some))
            # This change has no row of its own yet: what it wrote before is its own site's.
            sql = f"""SELECT name, row_id, line.no, line.after = '{AS_IT_LIES}', coalesce(sites.id, ?),
                  coalesce(first, ?) + (line.no & {(1 << BATCH_BITS) - 1}), coalesce(line.hlc, batches.hlc, ?)
                FROM journal_lines AS line JOIN journal_tables ON journal_tables.no = tbl
                LEFT JOIN batches ON batches.no = line.no >> {BATCH_BITS} LEFT JOIN sites ON sites.no = batches.site
                WHERE substr(row_id, -{ROW_END}) IN ({marks}) AND row_id IN ({marks}) ORDER BY line.no"""
            for table, ref, no, is_as_it_lies, site, seq, clock in self._connection.execute(
                sql, (self._site, self._first, self._clock, *(ref[-ROW_END:] for ref in some), *some)
            ):
                of_row = seen.setdefault((table, ref), {})
                _, last, latest = of_row.get(site, (site, 0, 0))
                of_row[site] = site, max(last, seq), max(latest, clock)
                if is_as_it_lies:
                    made[table, ref] = no
        return seen, made


def _narrowed(table: str, row_id: str, before: Row | None, after: Row | None) -> Entry | None:
    """Keep of an update only what differs; None when nothing does."""
    if before is None:
        # Of a row that was made nothing is written: see AS_IT_LIES.
        return None if after is None else Entry(table, row_id, None, after)
    before, after = journalled(table, before), journalled(table, after)
    if before is None or after is None:
        return Entry(table, row_id, _filled(before), None)
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


def _image(table: str, row: Row) -> str | None:
    return _text(_filled(journalled(table, row)))


def entries(connection: sqlite.Connection, batch: str) -> list[Entry]:
    """Give what a batch did, in the order in which it was done."""
    return entries_of(connection.execute, batch)


def entries_of(ask: Callable[[str, Sequence[object]], Iterable[tuple[Any, ...]]], batch: str) -> list[Entry]:
    """Give the same; `ask` answers SQL."""
    lines = list(ask("SELECT tbl, row_id, before, after FROM journal WHERE batch_id = ? ORDER BY line", (batch,)))
    here = as_they_lie(ask, ((table, ref) for table, ref, _, after in lines if after == AS_IT_LIES))
    return [
        Entry(table, ref, _row(before), here.get((table, ref), {}) if after == AS_IT_LIES else _row(after))
        for table, ref, before, after in lines
    ]


def as_they_lie(
    ask: Callable[[str, Sequence[object]], Iterable[tuple[Any, ...]]], keys: Iterable[Key]
) -> dict[Key, Row]:
    """Give the after-images of rows that are as they were made; `ask` answers SQL."""
    of_table: dict[str, list[str]] = {}
    for table, ref in keys:
        of_table.setdefault(table, []).append(ref)
    found: dict[Key, Row] = {}
    for table, refs in of_table.items():
        form = shape(type_of[Kind(table)])
        for start in range(0, len(refs), AT_ONCE):
            some = refs[start : start + AT_ONCE]
            for values in ask(f"{form.select} WHERE id IN ({', '.join('?' * len(some))})", some):
                row = dict(zip(form.columns, values, strict=True))
                found[table, str(row["id"])] = _filled(journalled(table, row)) or {}
    return found


def _row(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)
