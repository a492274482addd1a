"""What screens ask about contacts that were told apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.queries.people import ContactRow, rows_of

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

PAGE: Final = 64


@dataclass(frozen=True)
class Pair:
    """Two contacts that are known to be two."""

    one: ContactRow
    other: ContactRow


@dataclass(frozen=True)
class Apart:
    """A window of the pairs, and how many there are in all."""

    pairs: tuple[Pair, ...]
    count: int


@dataclass(frozen=True)
class ToldApartPairs:
    """The contacts that were told apart for good, by name; those in the archive are among them."""

    today: date
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> Apart:
        """Give at most `limit` pairs."""
        found = db.rows(
            """SELECT one_id, other_id FROM told_apart JOIN contacts ON contacts.id = one_id
               ORDER BY sort_key, one_id, other_id LIMIT ? OFFSET ?""",
            (self.limit, self.offset),
        )
        refs = tuple(dict.fromkeys(ref for pair in found for ref in pair))
        rows = {row.id: row for row in rows_of(db, self.today, refs)}
        count = int(db.value("SELECT count(*) FROM told_apart"))
        return Apart(tuple(Pair(rows[one], rows[other]) for one, other in found), count)


def told_apart(db: Reading) -> frozenset[tuple[str, str]]:
    """Give all pairs that were told apart, each both ways round."""
    pairs = db.rows("SELECT one_id, other_id FROM told_apart")
    return frozenset(pair for one, other in pairs for pair in ((one, other), (other, one)))
