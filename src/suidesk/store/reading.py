"""Reading: what queries and commands may ask of an open store."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self, TypeVar

from suidesk.domain.desk import DESK_ID, DeskSettings
from suidesk.domain.errors import SuideskError
from suidesk.domain.records import Record
from suidesk.store.faults import expected_errors
from suidesk.store.rows import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from suidesk.domain.kinds import Kind
    from suidesk.domain.references import Reference
    from suidesk.store.engine import sqlite

R = TypeVar("R", bound=Record)

LOOKED_THROUGH = 2_000
"""Lines of the journal that are looked through to tell what has changed: they take less than a tenth of a full tick."""


class Reading:
    """Questions to one connection; rows come as tuples or as records of the domain."""

    def __init__(self, connection: sqlite.Connection) -> None:
        """Ask over that connection, from the thread that made it."""
        self._connection = connection

    @contextmanager
    def snapshot(self) -> Iterator[Self]:
        """Read one state of the store throughout, whatever is committed meanwhile."""
        if self._connection.in_transaction:
            yield self
            return
        with expected_errors():
            self._connection.execute("BEGIN")
            try:
                yield self
            finally:
                # What is interrupted may have ended it already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Give all rows of a SELECT."""
        with expected_errors():
            found: list[tuple[Any, ...]] = self._connection.execute(sql, params).fetchall()
            return found

    def one(self, sql: str, params: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Give the first row, or None."""
        with expected_errors():
            row: tuple[Any, ...] | None = self._connection.execute(sql, params).fetchone()
            return row

    def value(self, sql: str, params: Sequence[object] = ()) -> Any:
        """Give the first column of the first row, or None."""
        row = self.one(sql, params)
        return row[0] if row else None

    def records(self, record: type[R], rest: str = "", params: Sequence[object] = ()) -> list[R]:
        """Give records of a type; `rest` follows FROM: joins, WHERE, ORDER BY, LIMIT."""
        form = shape(record)
        return [form.decode(row) for row in self.rows(f"{form.select} {rest}", params)]

    def find(self, record: type[R], ref: str) -> R | None:
        """Give the record of that id, or None."""
        form = shape(record)
        row = self.one(f"{form.select} WHERE id = ?", (ref,))
        return form.decode(row) if row else None

    def get(self, record: type[R], ref: str) -> R:
        """Give the record of that id, or raise not_found."""
        found = self.find(record, ref)
        if found is None:
            raise SuideskError("not_found", kind=shape(record).table, id=ref)
        return found

    def where(self, record: type[R], **equal: object) -> list[R]:
        """Give the records whose columns equal the given values, in the order of their ids."""
        tests = " AND ".join(f"{column} IS ?" for column in equal) or "1"
        return self.records(record, f"WHERE {tests} ORDER BY id", tuple(equal.values()))

    def of_ids(self, record: type[R], refs: Iterable[str]) -> dict[str, R]:
        """Give the records of many ids by id; those that are missing are left out."""
        wanted = tuple(dict.fromkeys(refs))
        marks = ", ".join("?" * len(wanted))
        found = self.records(record, f"WHERE id IN ({marks})", wanted) if wanted else []
        return {one.id: one for one in found}

    def orphans(self, kind: Kind, ref: str) -> dict[str, int]:
        """Count, by table, the records that would go or lose a reference with this one."""
        from suidesk.domain.references import OnRemoval, references_to

        counts: dict[str, int] = {}
        for reference in references_to(kind):
            if reference.then is not OnRemoval.BELONGS and (found := len(self.holders(reference, ref))):
                table = reference.holder.kind_of.value
                counts[table] = counts.get(table, 0) + found
        return counts

    def holders(self, reference: Reference, ref: str) -> list[Any]:
        """Give the records that name `ref` through that reference."""
        equal: dict[str, object] = {reference.column: ref}
        if reference.kind_column:
            equal[reference.kind_column] = reference.to.value
        return self.where(reference.holder, **equal)

    def desk(self) -> DeskSettings:
        """Give the desk's own row: who uses it, language, zone, currency."""
        return self.get(DeskSettings, DESK_ID)

    def data_version(self) -> int:
        """Give a number that changes when another connection has committed."""
        return int(self.value("PRAGMA data_version"))

    def newest_batch(self) -> int:
        """Give the number of the newest change of the store, whoever made it; 0 before any."""
        return int(self.value("SELECT coalesce(max(no), 0) FROM batches"))

    def tables_changed_since(self, batch: int) -> frozenset[str] | None:
        """Name the tables in which any row was changed after the change of that number; None when it was very much."""
        changes = "SELECT id FROM batches WHERE no > ?"
        lines = f"SELECT tbl FROM journal WHERE batch_id IN ({changes}) LIMIT {LOOKED_THROUGH}"
        counts = dict(self.rows(f"SELECT tbl, count(*) FROM ({lines}) GROUP BY 1", (batch,)))
        return frozenset(counts) if sum(counts.values()) < LOOKED_THROUGH else None
