"""Rows that a transaction has written and the engine hasn't: they go to it by the thousand, table by table."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from suidesk.store.rows import shape, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.domain.kinds import Kind
    from suidesk.store.engine import sqlite
    from suidesk.store.rows import Row, Value

AT_ONCE: Final = 500
"""Rows read by one question; SQLite allows 32,766 values in it."""
KEPT: Final = 20_000
"""Rows kept in memory at most, but for what is read ahead at once."""
_Run = tuple[str, int, list[list["Value"]]]
"""A statement, the place of the id among its values, and the values for each row; of two for one row, in order."""


class Pending:
    """Keeps rows until they are sent, and tells of each row what it is with them.

    References are checked at the commit alone, so that only the order within a table counts.
    """

    def __init__(self, connection: sqlite.Connection) -> None:
        """Send over that connection, within its transaction."""
        self._connection = connection
        self._runs: dict[str, list[_Run]] = {}
        self._rows: dict[tuple[Kind, str], Row | None] = {}
        self._count = 0

    def __len__(self) -> int:
        """Count the rows that wait."""
        return self._count

    def row(self, kind: Kind, ref: str) -> Row | None:
        """Give a row as it is with what waits, or None."""
        if (kind, ref) in self._rows:
            return self._rows[kind, ref]
        form = shape(type_of[kind])
        values = self._connection.execute(f"{form.select} WHERE id = ?", (ref,)).fetchone()
        return dict(zip(form.columns, values, strict=True)) if values else None

    def read_ahead(self, kind: Kind, refs: Iterable[str]) -> None:
        """Read rows of these ids at once, those that are not there as well, so that `row` needn't ask for each."""
        if len(self._rows) > KEPT:
            self.forget()
        form = shape(type_of[kind])
        wanted = [ref for ref in dict.fromkeys(refs) if (kind, ref) not in self._rows]
        at = form.columns.index("id")
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            self._rows.update(((kind, ref), None) for ref in some)
            for values in self._connection.execute(f"{form.select} WHERE id IN ({_marks(len(some))})", some):
                self._rows[kind, values[at]] = dict(zip(form.columns, values, strict=True))

    def write(self, kind: Kind, ref: str, before: Row | None, after: Row | None) -> None:
        """Take a row that is new, changed or removed."""
        form = shape(type_of[kind])
        values: list[Value]
        if after is None:
            sql, at, values = f"DELETE FROM {form.table} WHERE id = ?", 0, [ref]
        elif before is None:
            sql, at, values = form.insert, form.columns.index("id"), [after[column] for column in form.columns]
        else:
            changed = [column for column in form.columns if before[column] != after[column]]
            sql = f"UPDATE {form.table} SET {', '.join(f'{column} = ?' for column in changed)} WHERE id = ?"
            at, values = -1, [*(after[column] for column in changed), ref]
        runs = self._runs.setdefault(form.table, [])
        if not runs or runs[-1][0] != sql:
            runs.append((sql, at, []))
        runs[-1][2].append(values)
        self._rows[kind, ref] = after
        self._count += 1

    def flush(self) -> None:
        """Send what waits."""
        if not self._count:
            return
        for runs in self._runs.values():
            for sql, at, rows in runs:
                # In the order of the ids, which tables lie in, so that a page is written once and not for each row.
                rows.sort(key=itemgetter(at))
                self._connection.executemany(sql, rows)
        self._runs.clear()
        self._count = 0

    def forget(self) -> None:
        """Send what waits and know no row any more: they are many, or somebody writes past this."""
        self.flush()
        self._rows.clear()


def _marks(count: int) -> str:
    return ", ".join("?" * count)
