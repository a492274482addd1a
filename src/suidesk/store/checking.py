"""Whether a store is what it should be: its pages, its search index, its journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.store.faults import expected_errors
from suidesk.store.journal import BATCH_BITS
from suidesk.store.numbers import PLACE
from suidesk.store.search import SearchIndex

if TYPE_CHECKING:
    from suidesk.store.engine import sqlite

INDEX_TABLES: Final = ("search_docs", "search_words", "search_names")
WORD_TABLES: Final = INDEX_TABLES[1:]
_WIDTH: Final = 1 << 64


def is_index_true(connection: sqlite.Connection, language: str) -> bool:
    """Tell whether the search index equals one that is made anew from the records.

    The new one lies in memory only, under the same names: SQLite looks for a table among the temporary ones first. The
    connection holds no lock against writers meanwhile.
    """
    with expected_errors():
        connection.execute("BEGIN")
        try:
            for name in INDEX_TABLES:
                _make_beside(connection, name)
            SearchIndex(connection).rebuild(language)
            return _fingerprint(connection, "main") == _fingerprint(connection, "temp")
        finally:
            connection.execute("ROLLBACK")


def _make_beside(connection: sqlite.Connection, name: str) -> None:
    (sql,) = connection.execute("SELECT sql FROM main.sqlite_schema WHERE name = ?", (name,)).fetchone()
    connection.execute(sql.replace(f" {name} ", f" temp.{name} ", 1))


def _fingerprint(connection: sqlite.Connection, where: str) -> tuple[int, ...]:
    """Sum up the index's rows, whatever their order and numbers, with the words of each."""
    docs = f"SELECT kind, ref_id, mark, sort_key, {PLACE} FROM {where}.search_docs"
    return tuple(_sum(connection, sql) for sql in (docs, *(_words(connection, where, table) for table in WORD_TABLES)))


def _words(connection: sqlite.Connection, where: str, table: str) -> str:
    words = f"temp.{where}_{table}"
    connection.execute(f"CREATE VIRTUAL TABLE {words} USING fts5vocab('{where}', '{table}', 'instance')")
    return f"SELECT kind, ref_id, term, col, offset FROM {words} LEFT JOIN {where}.search_docs ON no = doc"


def _sum(connection: sqlite.Connection, sql: str) -> int:
    return sum(hash(row) for row in connection.execute(sql)) % _WIDTH


def rebuild_index(connection: sqlite.Connection, language: str) -> None:
    """Make the search index anew from the records, in one transaction."""
    with expected_errors():
        connection.execute("BEGIN IMMEDIATE")
        try:
            SearchIndex(connection).rebuild(language)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def journal_gaps(connection: sqlite.Connection) -> int:
    """Count what is missing in the journal: numbers of each laptop's sequence, and changes without their batch."""
    with expected_errors():
        missing = connection.execute(
            "SELECT coalesce(sum(last - number), 0) FROM (SELECT max(seq) AS last, count(*) AS number "
            "FROM journal GROUP BY site)"
        ).fetchone()[0]
        orphaned = connection.execute(
            f"SELECT count(*) FROM journal_lines WHERE no >> {BATCH_BITS} NOT IN (SELECT no FROM batches)"
        ).fetchone()[0]
        return int(missing) + int(orphaned)
