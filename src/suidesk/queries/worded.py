"""Lists that are narrowed by what was typed: what to join, and where a record stands among the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.store.numbers import numbers_of
from suidesk.store.search import match_words

if TYPE_CHECKING:
    from suidesk.domain.kinds import Kind
    from suidesk.store.reading import Reading

Narrowed = tuple[str, str, tuple[object, ...]]
"""What to select from, the tests, and their values in order."""
_WORDS = "JOIN search_words ON search_words.rowid = search_docs.no"


def docs_of(kind: Kind, column: str) -> str:
    """Give the join with the search entries of records of that kind, whose ids stand in a column.

    The entries of a kind lie together and are read in a row (hence the plus), not found one by one among all.
    """
    first, last = numbers_of(kind)
    return f"JOIN search_docs ON +search_docs.ref_id = {column} AND search_docs.no BETWEEN {first} AND {last}"


def with_words(text: str, kind: Kind, narrowed: Narrowed, docs: str = "") -> Narrowed:
    """Narrow by the words typed, if any; `docs` is the join with the search entries where it isn't there yet.

    `kind` is that of the entries: the words of all others are passed over.
    """
    source, tests, values = narrowed
    words = match_words(text)
    if not words:
        return narrowed
    found = "search_words MATCH ? AND search_words.rowid BETWEEN ? AND ?"
    return f"{source} {docs} {_WORDS}", f"{found} AND {tests}", (words, *numbers_of(kind), *values)


def place_of(db: Reading, ref: str, column: str, order: str, narrowed: Narrowed) -> int | None:
    """Give the number of rows before that record in an order, or None where the list doesn't have it."""
    source, tests, params = narrowed
    found: int | None = db.value(
        f"""WITH placed AS (SELECT {column} AS ref, row_number() OVER (ORDER BY {order}) - 1 AS at
              FROM {source} WHERE {tests}) SELECT at FROM placed WHERE ref = ?""",
        (*params, ref),
    )
    return found
