"""Taking a removed record out of the journal and the ledger, with the parts that were its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.domain.references import OnRemoval, references_to

if TYPE_CHECKING:
    from suidesk.domain.kinds import Kind
    from suidesk.store.engine import sqlite

_OF_IT = """tbl = ? AND (json_extract(before, '$.' || ?) = ? OR json_extract(after, '$.' || ?) = ?)"""


def scrub(connection: sqlite.Connection, kind: Kind, ref: str) -> int:
    """Empty every line of the journal that tells of the record or of what went with it; give how many.

    The lines stay with their numbers and clocks, so that the journal of each site has no gap; a label that could
    name the record is emptied too. Looks at the whole journal: for a rare, deliberate step.
    """
    refs = {(kind.value, ref)}
    for reference in references_to(kind):
        if reference.then is OnRemoval.CLEARS:
            continue
        table, column = reference.holder.kind_of.value, reference.column
        found = connection.execute(
            f"SELECT DISTINCT row_id FROM journal WHERE {_OF_IT}", (table, column, ref, column, ref)
        )
        refs |= {(table, row_id) for (row_id,) in found if not _is_there(connection, table, row_id)}
    count = 0
    for table, row_id in refs:
        count += _empty(connection, table, row_id)
    connection.execute("UPDATE reminders SET evidence = '{}' WHERE subject_id = ?1 OR instr(evidence, ?1)", (ref,))
    return count


def _is_there(connection: sqlite.Connection, table: str, row_id: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)).fetchone() is not None


def _empty(connection: sqlite.Connection, table: str, row_id: str) -> int:
    connection.execute(
        """UPDATE batches SET params = '{}' WHERE id IN (SELECT batch_id FROM journal WHERE row_id = ? AND tbl = ?)""",
        (row_id, table),
    )
    done = connection.execute(
        """UPDATE journal SET before = NULL, after = NULL WHERE row_id = ? AND tbl = ?
           AND (before IS NOT NULL OR after IS NOT NULL)""",
        (row_id, table),
    )
    return int(done.rowcount)
