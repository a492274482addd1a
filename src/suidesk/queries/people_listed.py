"""Who stands in a list of contacts: by what was typed, part and filter, in the order that the index's numbers have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from suidesk.domain.kinds import Kind
from suidesk.domain.lists import ANYBODY, ContactFilter
from suidesk.queries.people_filter import tests_of
from suidesk.store.numbers import ARCHIVED, IS_ORGANISATION, IS_VOLUNTEER, numbers_of
from suidesk.store.search import match_words

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


class Among(StrEnum):
    """Which contacts a list shows."""

    ALL = "all"
    PERSONS = "persons"
    ORGANISATIONS = "organisations"
    VOLUNTEERS = "volunteers"
    ATTENTION = "attention"
    ARCHIVED = "archived"


_FIRST, _LAST = numbers_of(Kind.CONTACT)
# Archived contacts are found only where they are asked for.
_HERE: Final = (_FIRST, ARCHIVED - 1)
_BOUNDS: Final[dict[Among | None, tuple[int, int]]] = {Among.ARCHIVED: (ARCHIVED, _LAST), None: (_FIRST, _LAST)}
_PRESSED: Final = """{no} IN (SELECT no FROM search_docs WHERE no < {archived} AND ref_id IN (
    SELECT ref FROM concerned WHERE severity > 0))"""
_FLAGS: Final[dict[Among | None, str]] = {
    Among.PERSONS: f"{{no}} & {IS_ORGANISATION} = 0",
    Among.ORGANISATIONS: f"{{no}} & {IS_ORGANISATION}",
    Among.VOLUNTEERS: f"{{no}} & {IS_VOLUNTEER}",
    Among.ATTENTION: _PRESSED.replace("{archived}", str(ARCHIVED)),
}


@dataclass(frozen=True)
class Listed:
    """What a list holds: the tables, the tests, their values in order, and the number that tells the place."""

    source: str
    tests: str
    params: tuple[object, ...]
    no: str

    def refs(self, db: Reading, limit: int = -1, offset: int = 0) -> list[str]:
        """Give the ids in the order of the list; the index stops reading where the window ends."""
        found = db.rows(
            f"""SELECT ref_id FROM (SELECT {self.no} AS at FROM {self.source} WHERE {self.tests}
                  ORDER BY {self.no} LIMIT ? OFFSET ?) CROSS JOIN search_docs ON search_docs.no = at ORDER BY at""",
            (*self.params, limit, offset),
        )
        return [ref for (ref,) in found]

    def count(self, db: Reading) -> int:
        """Give how many there are."""
        return int(db.value(f"SELECT count(*) FROM {self.source} WHERE {self.tests}", self.params))

    def counts(self, db: Reading) -> tuple[int, int, int]:
        """Give how many there are, and how many of them are organisations and volunteers."""
        sums = "count(*), " + ", ".join(
            f"count(*) FILTER (WHERE {self.no} & {flag})" for flag in (IS_ORGANISATION, IS_VOLUNTEER)
        )
        found = db.one(f"SELECT {sums} FROM {self.source} WHERE {self.tests}", self.params) or (0, 0, 0)
        return int(found[0]), int(found[1]), int(found[2])

    def before(self, no: int) -> Listed:
        """Give the part that stands before a number."""
        return Listed(self.source, f"{self.tests} AND {self.no} < ?", (*self.params, no), self.no)

    def at(self, no: int) -> Listed:
        """Give the one that has this number, if it is among them."""
        return Listed(self.source, f"{self.tests} AND {self.no} = ?", (*self.params, no), self.no)


def listed(
    text: str,
    among: Among | None = Among.ALL,
    where: ContactFilter = ANYBODY,
    today: date | None = None,
    *,
    is_window: bool = False,
) -> Listed:
    """Give who matches what was typed, is of that part and passes the filter; `None` is the archive and the rest.

    `is_window` is for a few of them only (see `tests_of`).
    """
    words = match_words(text)
    no = "search_words.rowid" if words else "search_docs.no"
    source, tests = ("search_words", ["search_words MATCH ?"]) if words else ("search_docs", [])
    params: tuple[object, ...] = (words,) if words else ()
    tests.append(f"{no} BETWEEN ? AND ?")
    params += _BOUNDS.get(among, _HERE)
    if among in _FLAGS:
        # With words not by the number: the engine would begin its search anew for each of them.
        tests.append(_FLAGS[among].format(no=f"+{no}" if words else no))
    if not where.is_empty():
        wanted, values = tests_of(where, today or date.min, is_window=is_window)
        # In this order, so that the list is read as far as the window goes.
        source += f"{' CROSS JOIN search_docs ON search_docs.no = search_words.rowid' if words else ''}"
        source += " CROSS JOIN contacts ON contacts.id = search_docs.ref_id"
        tests.append(wanted)
        params += values
    return Listed(source, " AND ".join(tests), params, no)


def counts_of(db: Reading, text: str, where: ContactFilter = ANYBODY, today: date | None = None) -> dict[Among, int]:
    """Give how many there are in every part; with a filter in one pass, as passing it is what costs."""
    if where.is_empty():
        every, organisations, volunteers = listed(text).counts(db)
        rest = {among: listed(text, among).count(db) for among in (Among.ATTENTION, Among.ARCHIVED)}
        told = {Among.ALL: every, Among.PERSONS: every - organisations, Among.ORGANISATIONS: organisations}
        return {**told, Among.VOLUNTEERS: volunteers, **rest}
    found = listed(text, None, where, today)
    parts = (Among.PERSONS, Among.ORGANISATIONS, Among.VOLUNTEERS, Among.ATTENTION)
    tests = {part: f"{found.no} < {ARCHIVED} AND {_FLAGS[part].format(no=f'+{found.no}')}" for part in parts}
    tests |= {Among.ALL: f"{found.no} < {ARCHIVED}", Among.ARCHIVED: f"{found.no} >= {ARCHIVED}"}
    sums = ", ".join(f"count(*) FILTER (WHERE {test})" for test in tests.values())
    return dict(
        zip(tests, db.one(f"SELECT {sums} FROM {found.source} WHERE {found.tests}", found.params) or (), strict=True)
    )


def number_in_list(db: Reading, ref: str) -> int | None:
    """Give the number of a contact, or None where there is none of that id."""
    found: int | None = db.value("SELECT no FROM search_docs WHERE ref_id = ? AND no <= ?", (ref, _LAST))
    return found
