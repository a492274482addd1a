"""The search index: derived from the records in the same transaction, rebuilt whenever in doubt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.domain.text import folded, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.store.engine import sqlite

# What each kind is found by: id, sort key (or the name to make it of), name, further words.
_SOURCES = {
    Kind.CONTACT: """SELECT id, sort_key, display_name, concat_ws(' ',
        (SELECT group_concat(raw || ' ' || normal, ' ') FROM contact_points WHERE contact_id = contacts.id),
        (SELECT group_concat(language, ' ') FROM contact_languages WHERE contact_id = contacts.id),
        (SELECT group_concat(tags.name, ' ') FROM contact_tags JOIN tags ON tags.id = tag_id
          WHERE contact_id = contacts.id),
        (SELECT group_concat(tags.name, ' ') FROM volunteer_skills JOIN tags ON tags.id = tag_id
          WHERE volunteer_id = contacts.id)) FROM contacts""",
    Kind.PROJECT: "SELECT id, NULL, name, summary FROM projects",
    Kind.ASSET: "SELECT id, NULL, name, notes FROM assets",
    Kind.NEED: "SELECT id, NULL, text, '' FROM needs",
    # Found by what was said alone, the newest first.
    Kind.INTERACTION: """SELECT id, printf('%08d', 30000000 - replace(day, '-', '')), '', summary
        FROM interactions""",
    Kind.GRANT: """SELECT grants.id, NULL, title, coalesce(display_name, '') FROM grants
        LEFT JOIN contacts ON contacts.id = funder_id""",
    Kind.HANDOVER: """SELECT handovers.id, NULL, display_name, '' FROM handovers
        JOIN contacts ON contacts.id = leaver_id""",
}
# A change of one of these is a change of what its contact is found by; the column names the contact.
PARTS = {
    Kind.CONTACT_POINT: "contact_id",
    Kind.CONTACT_LANGUAGE: "contact_id",
    Kind.CONTACT_TAG: "contact_id",
    Kind.VOLUNTEER_SKILL: "volunteer_id",
}
# What is found by a contact's name, and the column that names the contact.
NAMED_BY = {Kind.GRANT: "funder_id", Kind.HANDOVER: "leaver_id"}
_WORD = re.compile(r"[^\W_]+")


def match_words(text: str) -> str:
    """Give the full-text expression for what was typed: every word begins one of the record's words."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(folded(text)))


def match_letters(text: str) -> str:
    """Give the expression for names that share letters with a mistyped one: any three in a row."""
    plain = folded(text)
    threes = dict.fromkeys(plain[i : i + 3] for i in range(len(plain) - 2))
    return " OR ".join('"' + three.replace('"', '""') + '"' for three in threes)


class SearchIndex:
    """Keeps the index of one connection true to the records."""

    def __init__(self, connection: sqlite.Connection) -> None:
        """Work within that connection's transaction."""
        self._connection = connection

    def refresh(self, kind: Kind, refs: Iterable[str], language: str) -> None:
        """Bring the entries of these records up to date; those that are gone leave the index."""
        if kind in _SOURCES:
            for ref in refs:
                self._drop(kind, ref)
                self._add(kind, f"{_SOURCES[kind]} WHERE {kind}.id = ?", (ref,), language)

    def rebuild(self, language: str) -> None:
        """Make the whole index anew from the records."""
        for table in ("search_words", "search_letters", "search_docs"):
            self._connection.execute(f"DELETE FROM {table}")
        for kind, source in _SOURCES.items():
            self._add(kind, source, (), language)

    def _drop(self, kind: Kind, ref: str) -> None:
        row = self._connection.execute("SELECT no FROM search_docs WHERE ref_id = ? AND kind = ?", (ref, kind.value))
        for (no,) in row.fetchall():
            for table, column in (("search_words", "rowid"), ("search_letters", "rowid"), ("search_docs", "no")):
                self._connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (no,))

    def _add(self, kind: Kind, source: str, params: tuple[str, ...], language: str) -> None:
        for ref, key, name, more in self._connection.execute(source, params).fetchall():
            plain = folded(name)
            no = self._connection.execute(
                "INSERT INTO search_docs (kind, ref_id, sort_key) VALUES (?, ?, ?)",
                (kind.value, ref, key if key is not None else sort_key(name, language)),
            ).lastrowid
            words = (no, _spaced(plain), _spaced(folded(more or "")))
            self._connection.execute("INSERT INTO search_words (rowid, name, more) VALUES (?, ?, ?)", words)
            self._connection.execute("INSERT INTO search_letters (rowid, name) VALUES (?, ?)", (no, plain))


def _spaced(plain: str) -> str:
    """Cut into words as `match_words` does: the engine takes signs newer than its tables for letters of a word."""
    return " ".join(_WORD.findall(plain))
