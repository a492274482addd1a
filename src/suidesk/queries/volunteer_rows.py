"""Lines of lists of volunteers: what stands in each of them, whichever list it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.domain.volunteers import Absence, VolunteerStatus
from suidesk.queries.here import is_here
from suidesk.queries.params import Params
from suidesk.store.numbers import IS_VOLUNTEER, numbers_of
from suidesk.store.search import match_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.store.reading import Reading

PEOPLE = f"volunteers JOIN contacts ON contacts.id = volunteers.id AND {is_here('volunteers.id')}"
"""Whom lists of volunteers are about: nobody who is in the archive."""


@dataclass(frozen=True)
class VolunteerRow:
    """A line of a list of volunteers: minutes a week that are possible, promised; `away` is the time away of today."""

    id: str
    name: str
    status: VolunteerStatus
    capacity: int | None
    promised: int
    is_minor: bool = False
    skills: tuple[str, ...] = ()
    away: Absence | None = None

    @property
    def free(self) -> int | None:
        """Minutes a week that are possible and not promised; below zero when too much is, None when unknown."""
        return None if self.capacity is None else self.capacity - self.promised


def promised_on(day: str, person: str = "contacts.id") -> str:
    """Give SQL for the minutes a week that a person has promised; `day` marks an ISO day, `person` is a column."""
    return f"""(SELECT coalesce(sum(minutes), 0) FROM commitments WHERE person_id = {person} AND kind = 'weekly'
        AND state = 'open' AND from_on <= {day} AND (until_on IS NULL OR until_on >= {day}))"""


def is_away_on(day: str, person: str = "contacts.id") -> str:
    """Give SQL that tells whether a person is away; `day` marks an ISO day, `person` is a column."""
    return f"""EXISTS (SELECT 1 FROM absences WHERE person_id = {person} AND from_on <= {day}
        AND (until_on IS NULL OR until_on >= {day}))"""


def words_test(params: Params, text: str, *, is_serving: bool = True) -> list[str]:
    """Give the test that every word typed begins a word that the person is found by; none for no words.

    Only volunteers who haven't left are looked at, which their entries' numbers tell; all people without `is_serving`.
    """
    words = match_words(text)
    if not words:
        return []
    first, last = numbers_of(Kind.CONTACT)
    return [
        f"""contacts.id IN (SELECT ref_id FROM search_words CROSS JOIN search_docs ON no = search_words.rowid
            WHERE search_words MATCH {params.mark(words)} AND search_words.rowid BETWEEN {first} AND {last}
            AND ({not is_serving:d} OR search_words.rowid & {IS_VOLUNTEER}))"""
    ]


def volunteer_rows(db: Reading, today: date, refs: Sequence[str]) -> list[VolunteerRow]:
    """Give the lines of these volunteers, in that order."""
    if not refs:
        return []
    params = Params()
    day = params.mark(today.isoformat())
    found = db.rows(
        f"""SELECT contacts.id, display_name, status, capacity_minutes, {promised_on(day)}, is_minor
            FROM volunteers JOIN contacts ON contacts.id = volunteers.id
            WHERE contacts.id IN ({params.marks(refs)})""",
        params.values,
    )
    skills, away = _skills(db, refs), absences_near(db, today, refs)
    rows = {
        ref: VolunteerRow(
            ref, name, VolunteerStatus(status), capacity, promised, bool(is_minor), tuple(skills[ref]), away.get(ref)
        )
        for ref, name, status, capacity, promised, is_minor in found
    }
    return [rows[ref] for ref in refs if ref in rows]


def absences_near(db: Reading, today: date, refs: Sequence[str], ahead: timedelta = timedelta()) -> dict[str, Absence]:
    """Give the time away of each of these people, if any: today's, or the first that begins within `ahead`."""
    params = Params()
    day, last = params.mark(today.isoformat()), params.mark((today + ahead).isoformat())
    rest = f"""WHERE person_id IN ({params.marks(refs)}) AND from_on <= {last}
        AND (until_on IS NULL OR until_on >= {day}) ORDER BY from_on DESC, coalesce(until_on, '9999')"""
    return {one.person_id: one for one in db.records(Absence, rest, params.values)}


def _skills(db: Reading, refs: Sequence[str]) -> defaultdict[str, list[str]]:
    params = Params()
    found: defaultdict[str, list[str]] = defaultdict(list)
    rows = db.rows(
        f"""SELECT volunteer_id, name FROM volunteer_skills JOIN tags ON tags.id = tag_id
            WHERE volunteer_id IN ({params.marks(refs)}) ORDER BY name COLLATE NOCASE""",
        params.values,
    )
    for ref, name in rows:
        found[ref].append(name)
    return found
