"""The search index: derived from the records in the same transaction, rebuilt whenever in doubt."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.kinds import Kind
from suidesk.domain.text import folded, sort_key
from suidesk.store.numbers import FLAGS, KINDS, label_of, number_of, numbers_of, numbers_on
from suidesk.store.order import Order, spread
from suidesk.store.sources import PLACES, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from suidesk.store.engine import sqlite
    from suidesk.store.order import Numbered

Entries = dict[str, tuple[int, int]]
"""Number and mark of what the index has, by the record's id."""
CHUNK: Final = 16_384
"""Records read or written at once: a statement takes twice as many values, and few reads go over the pages anew."""
# Without the few letters that the engine still takes for marks between words: of New Tai Lue, and two Vedic signs.
_WORD = re.compile(r"[^\W_\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]+")
_MARK_BITS: Final = 32
_TABLES: Final = (("search_docs", "no"), ("search_words", "rowid"), ("search_names", "rowid"))
_DOC: Final = "REPLACE INTO search_docs (no, ref_id, mark, sort_key) VALUES (?, ?, ?, ?)"
_WORDS: Final = "REPLACE INTO search_words (rowid, name, more) VALUES (?, ?, ?)"
_NAME: Final = "REPLACE INTO search_names (rowid, name) VALUES (?, ?)"


def words_of(text: str) -> list[str]:
    """Give the words of a text as the index has them.

    The engine is given these apart: it takes signs newer than its tables for letters of a word.
    """
    return _WORD.findall(folded(text))


def match_words(text: str) -> str:
    """Give the full-text expression for what was typed: every word begins one of the record's words."""
    return " ".join(f'"{word}"*' for word in words_of(text))


class SearchIndex:
    """Keeps the index of one connection true to the records."""

    def __init__(self, connection: sqlite.Connection) -> None:
        """Work within that connection's transaction."""
        self._connection = connection

    def refresh(self, kind: Kind, refs: Iterable[str], language: str) -> None:
        """Bring the entries of these records up to date; those that are gone leave the index.

        What the index has already isn't written again: a change of something else costs little here.
        """
        if kind not in TEXTS:
            return
        wanted = sorted(set(refs))
        entries = self._entries(kind, wanted)
        numbers = self._in_order(wanted, entries) if kind is Kind.CONTACT else self._numbers(kind, wanted, entries)
        self._drop(no for ref, (no, _) in entries.items() if no != numbers.get(ref))
        self._write(kind, numbers, entries, language)

    def rebuild(self, language: str) -> None:
        """Make the whole index anew from the records."""
        self._connection.execute("DELETE FROM search_docs")
        for table in ("search_words", "search_names"):
            self._connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
        for kind in KINDS:
            numbers = self._anew() if kind is Kind.CONTACT else self._numbers(kind, None, {})
            self._write(kind, numbers, {}, language)

    def _entries(self, kind: Kind, refs: Sequence[str]) -> Entries:
        found: Entries = {}
        for chunk in _chunks(refs):
            sql = f"SELECT ref_id, no, mark FROM search_docs WHERE ref_id IN ({_marks(chunk)}) AND no BETWEEN ? AND ?"
            rows = self._connection.execute(sql, (*chunk, *numbers_of(kind)))
            found.update((ref, (no, mark)) for ref, no, mark in rows)
        return found

    def _numbers(self, kind: Kind, refs: Sequence[str] | None, entries: Entries) -> dict[str, int]:
        """Give the numbers that these records are to have, all of the kind for `None`: the next free ones."""
        numbers: dict[str, int] = {}
        free: dict[tuple[int, int], int] = {}
        for ref, day in self._read(PLACES.get(kind, f"SELECT id, NULL FROM {kind}"), kind, refs):
            bounds = numbers_on(day) if day else numbers_of(kind)
            if ref in entries and bounds[0] <= entries[ref][0] <= bounds[1]:
                numbers[ref] = entries[ref][0]
                continue
            if bounds not in free:
                sql = "SELECT coalesce(max(no) + 1, ?) FROM search_docs WHERE no BETWEEN ? AND ?"
                (free[bounds],) = self._connection.execute(sql, (bounds[0], *bounds)).fetchone()
            numbers[ref] = free[bounds]
            free[bounds] += 1
        return numbers

    def _anew(self) -> dict[str, int]:
        """Give the numbers of all contacts where none has one."""
        places = sorted((key, ref, flags) for ref, key, flags in self._read(PLACES[Kind.CONTACT], Kind.CONTACT, None))
        labels = spread(None, None, len(places), 1) or ()
        return {ref: number_of(label, flags) for label, (_, ref, flags) in zip(labels, places, strict=True)}

    def _in_order(self, refs: Sequence[str], entries: Entries) -> dict[str, int]:
        """Give the numbers of contacts; those that change their place are taken out of the index and of `entries`."""
        labels: dict[str, int] = {}
        flags: dict[str, int] = {}
        keys, moved = [], []
        for ref, key, told in self._read(PLACES[Kind.CONTACT], Kind.CONTACT, refs):
            flags[ref] = told
            if ref in entries and entries[ref][1] >> _MARK_BITS == _mark_of_key(key):
                labels[ref] = label_of(entries[ref][0])
                continue
            keys.append((key, ref))
            if ref in entries:
                moved.append(entries.pop(ref)[0])

        def loosen(beside: Sequence[Numbered]) -> None:
            for (_, ref), no in beside:
                entries.pop(ref, None)
                flags.setdefault(ref, no & FLAGS)
            self._drop(no for _, no in beside)

        self._drop(moved)
        labels |= Order(self._connection, loosen).place(sorted(keys))
        return {ref: number_of(label, flags[ref]) for ref, label in labels.items()}

    def _drop(self, numbers: Iterable[int]) -> None:
        gone = [(no,) for no in sorted(numbers)]
        for table, column in _TABLES if gone else ():
            self._connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)

    def _write(self, kind: Kind, numbers: dict[str, int], entries: Entries, language: str) -> None:
        """Write entries in the order of their numbers: so the engine gathers many before it writes a page."""
        for chunk in _chunks(sorted(numbers, key=numbers.__getitem__)):
            texts = {ref: texts for ref, *texts in self._read(TEXTS[kind], kind, chunk)}
            docs, words = [], []
            for ref in chunk:
                name, more, key = texts[ref]
                found = " ".join(words_of(name)), " ".join(words_of(more or ""))
                own_key = None if kind in PLACES else sort_key(name, language)
                mark = _mark_of_key(key) << _MARK_BITS | _digest("\n".join((*found, own_key or "")))
                if entries.get(ref) != (numbers[ref], mark):
                    docs.append((numbers[ref], ref, mark, own_key))
                    words.append((numbers[ref], *found))
            self._connection.executemany(_DOC, docs)
            self._connection.executemany(_WORDS, words)
            if kind is Kind.CONTACT:
                self._connection.executemany(_NAME, [entry[:2] for entry in words])

    def _read(self, sql: str, kind: Kind, refs: Sequence[str] | None) -> Iterator[tuple[Any, ...]]:
        if refs is None:
            yield from self._connection.execute(f"{sql} ORDER BY {kind}.id")
            return
        for chunk in _chunks(refs):
            yield from self._connection.execute(f"{sql} WHERE {kind}.id IN ({_marks(chunk)})", chunk).fetchall()


def _chunks(refs: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(refs), CHUNK):
        yield refs[at : at + CHUNK]


def _marks(refs: Sequence[str]) -> str:
    return ", ".join("?" * len(refs))


def _mark_of_key(key: str | None) -> int:
    """Give 31 bits of what a contact's place follows from; so they tell in one number whether it has to move."""
    return _digest(key) >> 1 if key else 0


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=_MARK_BITS // 8).digest())
