"""What screens ask about names that are nearly the same: what was meant by a mistyped one, who is already here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.domain.people import ContactPoint, PointKind
from suidesk.domain.text import folded
from suidesk.queries.people import ContactRow, rows_of
from suidesk.store.numbers import ARCHIVED
from suidesk.store.search import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from suidesk.store.reading import Reading

MEANT, SAME = 60, 90
"""Likeness of 100 from where a name may be meant, and from where it may be the same; found by trying names."""
NEAR: Final = 2_000
"""Names compared at most in each step: those that come later in the list are cut off there."""
LETTERS: Final = 3
"""The least number of letters that a name can be told by."""
WORDS: Final = 6
"""Words of a name that are looked for; what follows changes only the order."""


@dataclass(frozen=True)
class PeopleResembling:
    """Contacts whose names are nearly a mistyped one, likest first; asked off the window's thread."""

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
    """Find the contacts that aren't archived and whose names are at least so like (of 100), likest first.

    Each word is compared with the words that names are made of, which are few; then names with such words are looked
    up, the nearest words first.
    """
    from rapidfuzz import fuzz, process

    if len(folded(name).strip()) < LETTERS:
        return []
    names: dict[str, str] = {}
    best: list[str] = []
    for words in _steps(db, name):
        found = db.rows(
            """SELECT ref_id, display_name FROM (SELECT rowid AS at FROM search_names WHERE search_names MATCH ?
                 AND rowid < ? ORDER BY rowid LIMIT ?)
               CROSS JOIN search_docs ON search_docs.no = at CROSS JOIN contacts ON contacts.id = ref_id""",
            (words, ARCHIVED, NEAR),
        )
        names.update(found)
        likest = process.extract(name, names, scorer=fuzz.WRatio, processor=folded, limit=limit, score_cutoff=least)
        best = [ref for _, _, ref in likest]
        if len(best) == limit:
            break
    return best


def _steps(db: Reading, name: str) -> Iterator[str]:
    """Give expressions for names that have all words nearly, then all but one; each finds more than the last."""
    known = [word for (word,) in db.rows("SELECT term FROM search_spelled")]
    near = [found for word in dict.fromkeys(words_of(name)[:WORDS]) if (found := _near(word, known))]
    given: set[str] = set()
    for most in range(1 + max((step for found in near for step in found), default=-1)):
        words = [[one for step, ones in found.items() if step <= most for one in ones] for found in near]
        kept = [_any(ones) for ones in words if ones]
        if len(kept) == len(near) and (asked := " AND ".join(kept)) not in given:
            given.add(asked)
            yield asked
    every = [_any([one for ones in found.values() for one in ones]) for found in near]
    for at in range(len(every)) if len(every) > 1 else ():
        yield " AND ".join([*every[:at], *every[at + 1 :]])


def _near(word: str, known: Sequence[str]) -> dict[int, list[str]]:
    """Give the words of names that are near to one, or begin nearly so, by the number of letters that differ."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    allowed = min(3, (len(word) + 1) // 3)
    found: dict[int, list[str]] = {}
    for heads in (known, [one[: len(word)] for one in known]):
        for _, distance, at in process.extract(word, heads, scorer=OSA.distance, score_cutoff=allowed, limit=None):
            found.setdefault(distance, []).append(known[at])
    return found


def _any(words: Sequence[str]) -> str:
    return "(" + " OR ".join(f'"{word}"' for word in dict.fromkeys(words)) + ")"
