"""What screens ask about contacts that may be one and the same: who shares an address, a number or a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.merging import Sameness
from suidesk.domain.people import Contact, ContactKind, PointKind
from suidesk.domain.text import folded
from suidesk.interchange.linking.records import LinkRecord, Proposal, Reason
from suidesk.interchange.own_files import EMPLOYER_FIELD
from suidesk.queries.likeness import SAME, alike
from suidesk.queries.people import ContactRow, rows_of
from suidesk.queries.told_apart import told_apart

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

PAGE: Final = 64
_TWO: Final = 2
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
    why: Proposal


_BIRTHDAYS: Final = frozenset(
    map(folded, ("birthday", "birth date", "date of birth", "born", "geboortedatum", "fødselsdag", "fødselsdato"))
)
"""Fields of one's own that hold a birthday, as people call them."""
_REASONS: Final = {"name": Reason.SAME_NAME, "email": Reason.SAME_EMAIL, "phone": Reason.SAME_PHONE}
_OWN_REASONS: Final = {Reason.SAME_EMAIL, Reason.SAME_PHONE, Reason.SAME_BIRTH}
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
        AND NOT EXISTS (SELECT 1 FROM told_apart WHERE one_id = one AND other_id = two)
      GROUP BY one, two)"""


@dataclass(frozen=True)
class Comparing:
    """Contacts as they are compared, and the pairs that are known to be two: told apart, or connected."""

    records: tuple[LinkRecord, ...]
    are_two: frozenset[tuple[str, str]]
    sharing: tuple[Proposal, ...]
    """Pairs that have exactly a name, an e-mail address or a number in common, however usual that may be here."""

    def proposals(self) -> list[Proposal]:
        """Give the pairs that may be one, surest first; takes a quarter of a millisecond of work for each contact."""
        # Its comparing library is loaded only by those who compare.
        from suidesk.interchange.linking.linker import linked

        found = {(one.first, one.second): one for one in linked(self.records).proposals if is_telling(one)}
        born = {one.id: one.born for one in self.records if one.born}
        rest = [
            one
            for one in self.sharing
            if (one.first, one.second) not in found
            # Namesakes with birthdays of their own are two.
            and len({born[ref] for ref in (one.first, one.second) if ref in born}) < _TWO
        ]
        return [one for one in (*found.values(), *rest) if (one.first, one.second) not in self.are_two]


@dataclass(frozen=True)
class ContactsToCompare:
    """What is needed to find who is here twice: everybody who isn't in the archive."""

    def fetch(self, db: Reading) -> Comparing:
        """Give it; what nobody noted stays empty, and speaks neither for nor against."""
        ties = db.rows("SELECT from_id, to_id FROM connections")
        sharing = db.rows(f"{_PAIRS} SELECT one, two, why FROM pairs ORDER BY many DESC, place, one, two")
        return Comparing(
            tuple(records_to_compare(db)),
            frozenset(pair for one, two in ties for pair in ((one, two), (two, one))) | told_apart(db),
            tuple(Proposal(one, two, 0.0, _shared(why), (), is_certain=False) for one, two, why in sharing),
        )


def records_to_compare(db: Reading, *, has_archived: bool = False) -> list[LinkRecord]:
    """Give the contacts as they are compared, those in the archive only where that is said."""
    told = _told(db)
    where = "" if has_archived else "WHERE archived_on IS NULL"
    return [
        LinkRecord(
            id=ref,
            given=given,
            family=family,
            name=name,
            is_organisation=kind == ContactKind.ORGANISATION,
            **told.get(ref, {}),
        )
        for ref, kind, given, family, name in db.rows(
            f"SELECT id, kind, given, family, display_name FROM contacts {where}"
        )
    ]


def _told(db: Reading) -> dict[str, dict[str, Any]]:
    """Give what is known of contacts beside their names."""
    told: dict[str, dict[str, Any]] = {}
    points = db.rows("SELECT contact_id, kind, normal, raw FROM contact_points ORDER BY contact_id, position")
    for ref, kind, normal, raw in points:
        mine = told.setdefault(ref, {})
        if kind == PointKind.EMAIL:
            mine["emails"] = (*mine.get("emails", ()), normal or raw)
        elif kind == PointKind.PHONE and len(normal) >= LEAST_PHONE:
            mine["phones"] = (*mine.get("phones", ()), normal)
        elif kind == PointKind.ADDRESS:
            mine.setdefault("street", raw)
    for ref, name, value in db.rows(
        "SELECT contact_id, name, value FROM field_values JOIN fields ON fields.id = field_id"
    ):
        if folded(name) == folded(EMPLOYER_FIELD):
            told.setdefault(ref, {})["organisation"] = value
        elif is_birthday(name, value):
            told.setdefault(ref, {})["born"] = value
    return told


def is_telling(one: Proposal) -> bool:
    """Tell whether there is more than a given name: in a small desk the estimate alone takes that for enough."""
    return Reason.DIFFERENT_FAMILY not in one.against or not _OWN_REASONS.isdisjoint(one.reasons)


def _shared(why: str) -> tuple[Reason, ...]:
    return tuple(_REASONS[one] for one in _REASONS if one in why.split(","))


def is_birthday(name: str, value: str) -> bool:
    """Tell whether a field of one's own of that name and value holds a birthday."""
    return folded(name) in _BIRTHDAYS and _is_day(value)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class DoublesAmong:
    """The pairs of some proposals, with their contacts as lists show them; those that are gone are left out."""

    today: date
    proposals: tuple[Proposal, ...]

    def fetch(self, db: Reading) -> list[Double]:
        """Give the pairs in the order of the proposals."""
        refs = tuple(dict.fromkeys(ref for one in self.proposals for ref in (one.first, one.second)))
        rows = {row.id: row for row in rows_of(db, self.today, refs)}
        return [
            Double(rows[one.first], rows[one.second], one)
            for one in self.proposals
            if one.first in rows and one.second in rows
        ]


@dataclass(frozen=True)
class Doubles:
    """A window of the pairs that may be one contact, surest first: by names, addresses, numbers and birthdays.

    A window asks `ContactsToCompare` and does the comparing beside its questions, as it takes long in a large store.
    """

    today: date
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[Double]:
        """Give at most `limit` pairs."""
        found = ContactsToCompare().fetch(db).proposals()[self.offset : self.offset + self.limit]
        return DoublesAmong(self.today, tuple(found)).fetch(db)


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
        marks = db.rows("SELECT one_id, other_id FROM told_apart WHERE ?1 IN (one_id, other_id)", (self.id,))
        apart = {self.id, *(ref for pair in marks for ref in pair)}
        rows = [row for row in rows_of(db, self.today, tuple(why)) if row.kind is contact.kind and row.id not in apart]
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
