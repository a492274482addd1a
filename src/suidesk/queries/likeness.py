"""What screens ask about names that are nearly the same: what was meant by a mistyped one, who is already here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.domain.people import ContactPoint, PointKind
from suidesk.domain.text import folded
from suidesk.queries.people import ContactRow, rows_of
from suidesk.store.search import match_letters

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

MEANT, SAME = 60, 90
"""Likeness of 100 from where a name may be meant, and from where it may be the same; found by trying names."""
NEAR: Final = 5_000
"""Names compared at most: those that share the most common letters with the typed one are cut off there."""


@dataclass(frozen=True)
class PeopleResembling:
    """Contacts whose names share letters with a mistyped one, likest first; asked off the window's thread."""

    today: date
    text: str
    limit: int = 10

    def fetch(self, db: Reading) -> list[ContactRow]:
        """Give at most `limit` rows; none for fewer than three letters."""
        return rows_of(db, self.today, alike(db, self.text, self.limit, MEANT))


@dataclass(frozen=True)
class AlreadyHere:
    """Contacts that a new one may be: with one of its e-mail addresses or phone numbers, or nearly its name."""

    today: date
    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    limit: int = 3

    def fetch(self, db: Reading) -> list[ContactRow]:
        """Give at most `limit` rows, those with the same address or number first."""
        normal = [ContactPoint.normalised(PointKind.EMAIL, one) for one in self.emails]
        normal += [ContactPoint.normalised(PointKind.PHONE, one) for one in self.phones]
        marks = ", ".join("?" * len(normal))
        reached = db.rows(
            f"""SELECT DISTINCT contact_id FROM contact_points JOIN contacts ON contacts.id = contact_id
                WHERE normal IN ({marks}) AND normal <> '' AND archived_on IS NULL LIMIT ?""",
            (*normal, self.limit),
        )
        found = dict.fromkeys([*(ref for (ref,) in reached), *alike(db, self.name, self.limit, SAME)])
        return rows_of(db, self.today, tuple(found)[: self.limit])


def alike(db: Reading, name: str, limit: int, least: int) -> list[str]:
    """Find the contacts that aren't archived and whose names are at least so like (of 100), likest first."""
    from rapidfuzz import fuzz, process

    letters = match_letters(name)
    if not letters:
        return []
    near = db.rows(
        """SELECT ref_id, display_name FROM search_letters JOIN search_docs ON no = search_letters.rowid
           JOIN contacts ON contacts.id = ref_id AND archived_on IS NULL
           WHERE search_letters MATCH ? AND search_docs.kind = 'contacts' LIMIT ?""",
        (letters, NEAR),
    )
    best = process.extract(name, dict(near), scorer=fuzz.WRatio, processor=folded, limit=limit, score_cutoff=least)
    return [ref for _, _, ref in best]
