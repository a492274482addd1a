"""What screens ask about contacts that may be one and the same: who shares an address, a number or a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.domain.merging import Sameness
from suidesk.domain.people import Contact
from suidesk.queries.likeness import SAME, alike
from suidesk.queries.people import ContactRow, rows_of

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

PAGE: Final = 64
MOST_SHARING: Final = 4
"""More contacts than these with one number or address share it on purpose: an office, a household."""
LEAST_PHONE: Final = 6
"""Digits from which on a number is somebody's own; 112 is not."""


@dataclass(frozen=True)
class Likely:
    """A contact that may be the same as another, and what they have in common."""

    row: ContactRow
    same: tuple[Sameness, ...]


@dataclass(frozen=True)
class Double:
    """Two contacts that may be one, and what they have in common."""

    first: ContactRow
    second: ContactRow
    same: tuple[Sameness, ...]


_OWN: Final = f"normal <> '' AND (kind = 'email' OR kind = 'phone' AND length(normal) >= {LEAST_PHONE})"
# Two of one kind that are connected are known to be two: mother and daughter with one telephone.
_PAIRS: Final = f"""WITH shared AS (SELECT kind, normal FROM contact_points WHERE {_OWN}
      GROUP BY normal, kind HAVING count(DISTINCT contact_id) BETWEEN 2 AND {MOST_SHARING}),
    named AS (SELECT sort_key, kind FROM contacts WHERE archived_on IS NULL
      GROUP BY sort_key, kind HAVING count(*) BETWEEN 2 AND {MOST_SHARING}),
    likely AS (SELECT a.contact_id AS one, b.contact_id AS two, shared.kind AS why FROM shared
        JOIN contact_points a ON a.normal = shared.normal AND a.kind = shared.kind
        JOIN contact_points b ON b.normal = shared.normal AND b.kind = shared.kind AND b.contact_id > a.contact_id
      UNION SELECT a.id, b.id, 'name' FROM named JOIN contacts a ON a.sort_key = named.sort_key AND a.kind = named.kind
        JOIN contacts b ON b.sort_key = named.sort_key AND b.kind = named.kind AND b.id > a.id),
    pairs AS (SELECT one, two, group_concat(why) AS why, count(*) AS many, min(a.sort_key) AS place FROM likely
      JOIN contacts a ON a.id = one JOIN contacts b ON b.id = two AND b.kind = a.kind
      WHERE a.archived_on IS NULL AND b.archived_on IS NULL AND NOT EXISTS (SELECT 1 FROM connections
        WHERE from_id = one AND to_id = two OR from_id = two AND to_id = one)
      GROUP BY one, two)"""


@dataclass(frozen=True)
class Doubles:
    """A window of the pairs that may be one contact, those with most in common first; asked in the background."""

    today: date
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[Double]:
        """Give at most `limit` pairs."""
        order = "ORDER BY many DESC, instr(why, 'name') = 0, place, one, two LIMIT ? OFFSET ?"
        pairs = db.rows(f"{_PAIRS} SELECT one, two, why FROM pairs {order}", (self.limit, self.offset))
        refs = tuple(dict.fromkeys(ref for one, two, _ in pairs for ref in (one, two)))
        rows = {row.id: row for row in rows_of(db, self.today, refs)}
        return [Double(rows[one], rows[two], _reasons(why.split(","))) for one, two, why in pairs]


@dataclass(frozen=True)
class DoublesCount:
    """How many pairs may be one contact."""

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        return int(db.value(f"{_PAIRS} SELECT count(*) FROM pairs"))


@dataclass(frozen=True)
class DoublesOf:
    """The contacts that one may be the same as: they share a point, the name, or nearly so; raises not_found."""

    id: str
    today: date
    limit: int = 5

    def fetch(self, db: Reading) -> list[Likely]:
        """Give at most `limit`, those with most in common first."""
        contact = db.get(Contact, self.id)
        why: dict[str, set[str]] = {}
        near = [(ref, Sameness.NEARLY.value) for ref in alike(db, contact.display_name, self.limit + 1, SAME)]
        for ref, reason in [*self._sharing(db), *near]:
            why.setdefault(ref, set()).add(reason)
        rows = [row for row in rows_of(db, self.today, tuple(why)) if row.kind is contact.kind and row.id != self.id]
        found = [Likely(row, _reasons(why[row.id])) for row in rows]
        return sorted(found, key=lambda one: (-len(one.same), list(Sameness).index(one.same[0])))[: self.limit]

    def _sharing(self, db: Reading) -> list[tuple[str, str]]:
        found = db.rows(
            f"""WITH own AS (SELECT kind, normal FROM contact_points WHERE contact_id = ?1 AND {_OWN})
                SELECT DISTINCT b.contact_id, b.kind FROM own a
                JOIN contact_points b ON b.normal = a.normal AND b.kind = a.kind AND b.contact_id <> ?1
                JOIN contacts ON contacts.id = b.contact_id AND archived_on IS NULL
                UNION SELECT b.id, 'name' FROM contacts a JOIN contacts b ON b.sort_key = a.sort_key AND b.kind = a.kind
                  AND b.id <> a.id AND b.archived_on IS NULL WHERE a.id = ?1""",
            (self.id,),
        )
        return [(ref, why) for ref, why in found][:PAGE]


def _reasons(why: list[str] | set[str]) -> tuple[Sameness, ...]:
    """Give the reasons in order; a name that is the same is not also nearly so."""
    found = tuple(one for one in Sameness if one.value in why)
    return tuple(one for one in found if one is not Sameness.NEARLY or Sameness.NAME not in found)
