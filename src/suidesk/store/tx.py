"""One transaction: commands read and write records through it, and all of it is journalled."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.errors import SuideskError
from suidesk.domain.ids import BatchId, time_ordered_id
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.domain.references import OnRemoval, references_to
from suidesk.store.engine import sqlite
from suidesk.store.journal import Journal
from suidesk.store.pending import Pending
from suidesk.store.reading import R, Reading
from suidesk.store.rows import shape, type_of
from suidesk.store.scrubbing import scrub
from suidesk.store.search import SearchIndex
from suidesk.store.sources import NAMED_BY, PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from suidesk.domain.records import Record
    from suidesk.store.rows import Row

_COUNTED = (1 << 30) - 1
"""The counter's place in an id; it starts below half of it, so that it never runs over within a transaction."""
FLUSH_AT: Final = 10_000
"""Rows and journal entries kept in memory before they are written, so that a large import stays small."""
LARGE_CACHE: Final = 16_384
"""KiB of pages kept in memory once a change is so large: rows with derived ids go all over their tables."""
MANY: Final = 1_000
"""Rows from which on a change, such as a tag on a whole list, is given `MANY_CACHE` KiB until it is committed."""
MANY_CACHE: Final = 65_536


class Tx(Reading):
    """Reads as `Reading`; every `put` and `delete` is validated, journalled and indexed."""

    def __init__(self, connection: sqlite.Connection, site: str, now: datetime, random: Callable[[int], bytes]) -> None:
        """Work within the open transaction of `connection`; `now` is aware, in the desk's zone."""
        super().__init__(connection)
        self.now = now
        self.today = now.date()
        self._random = random
        self._milliseconds = int(now.timestamp() * 1000)
        # Ids given out and not written yet: no row and no journal entry can have them.
        self._fresh: set[str] = set()
        self._head, self._count = int.from_bytes(random(2), "big") >> 4, int.from_bytes(random(4), "big") >> 3
        self.batch = BatchId(self.new_id())
        self._journal = Journal(connection, site, self._milliseconds)
        self._pending = Pending(connection)
        self._touched: dict[Kind, set[str]] = defaultdict(set)
        self._stale: dict[Kind, set[str]] = defaultdict(set)
        self._language: str | None = None
        self._has_new_language = False
        self._is_large = False
        self.params: dict[str, object] = {}

    @property
    def language(self) -> str:
        """The language of the store, which names are sorted by."""
        if self._language is None:
            self._language = str(self.value("SELECT language FROM desk") or "en")
        return self._language

    @property
    def touched(self) -> dict[Kind, frozenset[str]]:
        """The records that were written or removed so far."""
        return {kind: frozenset(refs) for kind, refs in self._touched.items()}

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing has changed so far."""
        return self._journal.is_empty

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Give all rows of a SELECT, which sees what was written before."""
        self._pending.flush()
        return super().rows(sql, params)

    def one(self, sql: str, params: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Give the first row, or None; it sees what was written before."""
        self._pending.flush()
        return super().one(sql, params)

    def find(self, record: type[R], ref: str) -> R | None:
        """Give the record of that id, or None."""
        row = self.row(record.kind_of, ref)
        form = shape(record)
        return form.decode([row[column] for column in form.columns]) if row else None

    def read_ahead(self, kind: Kind, refs: Iterable[str]) -> None:
        """Read many records at once that are then found, put or removed one by one."""
        self._pending.read_ahead(kind, refs)

    def say(self, **params: object) -> None:
        """Give what the change's label tells: names and numbers, as they are now."""
        self.params.update(params)

    def new_id(self) -> str:
        """Give a fresh id; ids of one transaction share its time and grow, so that a large one is written in order.

        RFC 9562, 6.2, method 1: a counter that starts at random, then random bits.
        """
        self._count += 1
        tail = self._head << 64 | (self._count & _COUNTED) << 32 | int.from_bytes(self._random(4), "big")
        made = time_ordered_id(self._milliseconds, tail.to_bytes(10, "big"))
        self._fresh.add(made)
        return made

    def put(self, record: R) -> R:
        """Write a record, new or changed, after its own check; what equals the stored one costs nothing."""
        record.check()
        form = shape(type(record))
        after = form.encode(record)
        before = None if record.id in self._fresh else self.row(record.kind_of, record.id)
        if before != after:
            self.write_row(record.kind_of, record.id, before, after)
        return record

    def put_new(self, record: R) -> R:
        """Write a record whose id nobody can have given before this transaction, so that nobody looks for it."""
        kind, ref = record.kind_of, record.id
        if ref in self._touched[kind]:
            return self.put(record)
        record.check()
        self._fresh.add(ref)
        self.write_row(kind, ref, None, shape(type(record)).encode(record))
        return record

    def change(self, record: type[R], ref: str, **values: object) -> R:
        """Write the record of that id with other values; raise not_found when it isn't there."""
        return self.put(replace(self.get(record, ref), **values))  # type: ignore[type-var]

    def keep_only(self, record: type[R], wanted: Iterable[R], **equal: object) -> None:
        """Make the records whose columns equal the given values be just the wanted ones."""
        new = {one.id: one for one in wanted}
        for old in self.where(record, **equal):
            if old.id not in new:
                self.delete(old)
        for one in new.values():
            self.put(one)

    def delete(self, record: Record) -> None:
        """Remove one record; what refers to it is the caller's to see to (see `remove`)."""
        before = self.row(record.kind_of, record.id)
        if before is not None:
            self.write_row(record.kind_of, record.id, before, None)

    def remove(self, record: Record, *, together: bool = False) -> None:
        """Remove a record with its parts; with `together` also what means nothing without it.

        Raises still_referenced, with the number of records of each kind, when others refer to it
        and `together` was not said.
        """
        if not together and (counts := self.orphans(record.kind_of, record.id)):
            raise SuideskError("still_referenced", kind=record.kind_of.value, counts=counts)
        for reference in references_to(record.kind_of):
            for holder in self.holders(reference, record.id):
                if reference.then is OnRemoval.CLEARS:
                    self.put(replace(holder, **{reference.column: None}))
                else:
                    self.remove(holder, together=True)
        self.delete(record)

    def scrub(self, kind: Kind, ref: str) -> int:
        """Take a removed record out of the journal and the ledger, for good; give how many lines were emptied."""
        self._pending.forget()
        return scrub(self._connection, kind, ref)

    def row(self, kind: Kind, ref: str) -> Row | None:
        """Give the row of a record as it is now, or None."""
        return self._pending.row(kind, ref)

    def whole(self, kind: Kind, values: Row) -> Row:
        """Give a whole row of what the journal kept of it: empty columns filled in, a contact's sort key worked out."""
        form = shape(type_of[kind])
        row = {**dict.fromkeys(form.columns), **values}
        if kind is Kind.CONTACT:
            contact: Contact = form.decode([row[column] for column in form.columns])
            row["sort_key"] = contact.named(self.language).sort_key
        return row

    def write_row(self, kind: Kind, ref: str, before: Row | None, after: Row | None) -> None:
        """Write, change or remove one row and note it; undo writes here, past validation."""
        self._pending.write(kind, ref, before, after)
        # Making the desk is no change of a user's; later ones can be taken back, but are never shared.
        if kind is not Kind.DESK or before is not None:
            self._journal.add(kind.value, ref, before, after, is_fresh=ref in self._fresh)
        self._fresh.discard(ref)
        self._note(kind, ref, before, after)
        waiting = max(len(self._journal), len(self._pending))
        if waiting == MANY and not self._is_large:
            self.expect(waiting)
        if waiting >= FLUSH_AT:
            self._is_large = True
            self._connection.execute(f"PRAGMA cache_size = -{LARGE_CACHE}")
            self._pending.forget()
            self._journal.write()

    def expect(self, rows: int) -> None:
        """Take the memory that a change of so many rows is done quickly with, until it is committed."""
        if rows >= MANY:
            self._connection.execute(f"PRAGMA cache_size = -{MANY_CACHE if rows < FLUSH_AT else LARGE_CACHE}")

    def flush(self) -> None:
        """Send what waits; a transaction that isn't finished may still have written what no journal tells."""
        self._pending.flush()

    def finish(self) -> None:
        """Bring the index up to date and write the journal's lines; see `note`."""
        self._pending.forget()
        index = SearchIndex(self._connection)
        if self._has_new_language:
            self._sort_anew()
            index.rebuild(self.language)
        else:
            for kind, refs in self._stale.items():
                index.refresh(kind, refs, self.language)
        self._journal.write()

    def note(self, sort: str, code: str, params: Mapping[str, object], undoes: str | None = None) -> None:
        """Write what the change was; the caller commits."""
        said = json.dumps(params, ensure_ascii=False)
        at = self.now.isoformat()
        told = {"sort": sort, "code": code, "params": said, "at": at, "undoes_id": undoes}
        self._journal.close(self.batch, told)

    def _sort_anew(self) -> None:
        """Put every contact in the order of the desk's language; the order follows from it and isn't journalled."""
        for contact in self.records(Contact):
            key = contact.named(self.language).sort_key
            if key != contact.sort_key:
                self._connection.execute("UPDATE contacts SET sort_key = ? WHERE id = ?", (key, contact.id))
                self._touched[Kind.CONTACT].add(contact.id)

    def _note(self, kind: Kind, ref: str, before: Row | None, after: Row | None) -> None:
        self._touched[kind].add(ref)
        self._stale[kind].add(ref)
        if kind is Kind.DESK and before and after and before["language"] != after["language"]:
            self._language, self._has_new_language = str(after["language"]), True
        if kind is Kind.CONTACT and before and (after is None or before["display_name"] != after["display_name"]):
            for named, column in NAMED_BY.items():
                rows = self.rows(f"SELECT id FROM {named} WHERE {column} = ?", (ref,))
                self._stale[named].update(id_ for (id_,) in rows)
        if kind in PARTS:
            for row in (before, after):
                if row is not None:
                    self._stale[Kind.CONTACT].add(str(row[PARTS[kind]]))
