"""The journal of a city: a line is what differs from all else that is known, so that it takes little of the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.store.tables.neighbourhood import PART_OF

if TYPE_CHECKING:
    from collections.abc import Sequence

IS_CHANGED: Final = "coalesce(after, before) <> '{}'"
"""A line that tells itself what it did: of a row that was changed or removed at some time."""
ROW_END: Final = 8
"""Letters of an id that the index of rows knows: of both kinds of ids they are random."""
OF_ROW: Final = f"row_id = ?1 AND row_end = substr(?1, -{ROW_END})"
"""The lines of the row that the first parameter names, among lines of the view."""


def of_rows(refs: Sequence[str]) -> tuple[str, list[str]]:
    """Give the test for lines of the view that tell of one of these rows, and its parameters."""
    marks = ", ".join("?" * len(refs))
    return f"row_end IN ({marks}) AND row_id IN ({marks})", [*(ref[-ROW_END:] for ref in refs), *refs]


# A change has all its lines of one laptop, one clock and one sequence: these are told once, with the change. A line's
# number is that of its change with its place in it, so that the lines of a change lie together and need no index.
# `after` is '{}' in the line that made a row which nobody has changed since: the row itself tells (`store.journal`).
# Lines are few bytes and rows of the store many, hence numbers for tables. All is read through the view.
JOURNAL: Final = (
    "ALTER TABLE journal RENAME TO journal_before",
    "CREATE TABLE sites (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT",
    "CREATE TABLE journal_tables (no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """CREATE TABLE journal_lines (no INTEGER PRIMARY KEY, tbl INTEGER NOT NULL, row_id TEXT NOT NULL, hlc INTEGER,
       ctx TEXT, before TEXT, after TEXT) STRICT""",
    "ALTER TABLE batches ADD COLUMN site INTEGER",
    "ALTER TABLE batches ADD COLUMN first INTEGER",
    "ALTER TABLE batches ADD COLUMN hlc INTEGER",
    # Counting those of a long list that came in would read them all.
    "ALTER TABLE batches ADD COLUMN lines INTEGER NOT NULL DEFAULT 0",
    "UPDATE batches SET lines = (SELECT count(*) FROM journal_before WHERE batch_id = batches.id)",
    """INSERT INTO sites (id) WITH RECURSIVE one(id) AS (SELECT min(site) FROM journal_before
       UNION ALL SELECT (SELECT min(site) FROM journal_before WHERE site > one.id) FROM one WHERE one.id IS NOT NULL)
       SELECT id FROM one WHERE id IS NOT NULL""",
    """INSERT INTO journal_tables (name) SELECT DISTINCT tbl FROM journal_before ORDER BY tbl""",
    """UPDATE batches SET (site, first, hlc) = (SELECT sites.no, seq, journal_before.hlc FROM journal_before
       JOIN sites ON sites.id = journal_before.site WHERE batch_id = batches.id ORDER BY journal_before.site, seq
       LIMIT 1)""",
    """INSERT INTO journal_lines (no, tbl, row_id, hlc, ctx, before, after)
       SELECT (batches.no << 32) + seq - first, journal_tables.no, row_id, nullif(line.hlc, batches.hlc), ctx, before,
         after
       FROM journal_before AS line JOIN batches ON batches.id = batch_id JOIN journal_tables ON name = tbl
       ORDER BY line.site, seq""",
    "DROP TABLE journal_before",
    # The end of an id tells it from nearly all others and takes a third of the whole: `OF_ROW` asks for both.
    f"CREATE INDEX journal_row ON journal_lines (substr(row_id, -{ROW_END}))",
    # What was removed is looked for without reading the whole journal.
    "CREATE INDEX journal_removals ON journal_lines (tbl, row_id) WHERE after IS NULL",
    # Parts of a record that were moved or removed are known to the journal alone; the others lie in their tables.
    f"CREATE INDEX journal_parts ON journal_lines ({PART_OF}) WHERE {IS_CHANGED}",
    f"""CREATE VIEW journal AS SELECT sites.id AS site, batches.first + (line.no & 4294967295) AS seq,
         batches.id AS batch_id, coalesce(line.hlc, batches.hlc) AS hlc, line.ctx AS ctx, journal_tables.name AS tbl,
         line.row_id AS row_id, substr(line.row_id, -{ROW_END}) AS row_end, line.before AS before,
         line.after AS after, line.no AS line
       FROM journal_lines AS line LEFT JOIN journal_tables ON journal_tables.no = line.tbl
       JOIN batches ON batches.no = line.no >> 32
         AND line.no BETWEEN batches.no << 32 AND (batches.no << 32) + 4294967295
       LEFT JOIN sites ON sites.no = batches.site""",
)
