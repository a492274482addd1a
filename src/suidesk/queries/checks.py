"""What screens ask about checks that were seen: of one person, and whose are due for review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.domain.volunteers import REVIEW_WITHIN, SCHEMES, CheckSeen
from suidesk.queries.names import names_of
from suidesk.queries.params import Params
from suidesk.queries.people import PAGE
from suidesk.queries.volunteer_rows import PEOPLE, VolunteerRow, volunteer_rows, words_test

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

# A check that was seen anew takes the place of the older one of the same scheme.
STANDS = """NOT EXISTS (SELECT 1 FROM checks_seen newer WHERE newer.person_id = checks_seen.person_id
    AND newer.kind = checks_seen.kind AND newer.scheme = checks_seen.scheme
    AND (newer.seen_on, newer.id) > (checks_seen.seen_on, checks_seen.id))"""


@dataclass(frozen=True)
class CheckRow:
    """A check with the name of who saw it; `is_current` until the same scheme was seen anew."""

    check: CheckSeen
    seen_by: str
    is_current: bool


@dataclass(frozen=True)
class ChecksOf:
    """The checks of a person, the newest first."""

    person_id: str

    def fetch(self, db: Reading) -> list[CheckRow]:
        """Give them with names."""
        rest = "WHERE person_id = ? ORDER BY seen_on DESC, id DESC"
        found = db.records(CheckSeen, rest, (self.person_id,))
        names = names_of(db, Kind.CONTACT, (check.seen_by_id for check in found))
        rows, met = [], set()
        for check in found:
            scheme = check.kind, check.scheme
            rows.append(CheckRow(check, names.get(check.seen_by_id or "", ""), is_current=scheme not in met))
            met.add(scheme)
        return rows


@dataclass(frozen=True)
class CheckAbout:
    """A check with the name of whose it is."""

    row: CheckRow
    person: str


@dataclass(frozen=True)
class CheckPage:
    """One check; raises not_found."""

    id: str

    def fetch(self, db: Reading) -> CheckAbout:
        """Give it with names."""
        person_id = db.get(CheckSeen, self.id).person_id
        (row,) = (one for one in ChecksOf(person_id).fetch(db) if one.check.id == self.id)
        return CheckAbout(row, names_of(db, Kind.CONTACT, [person_id])[person_id])


@dataclass(frozen=True)
class DueRow:
    """A volunteer with those checks whose review is past or near, the first one first."""

    volunteer: VolunteerRow
    checks: tuple[CheckSeen, ...]


@dataclass(frozen=True)
class ChecksDue:
    """A window of the volunteers with a check to be reviewed within so many days, or before today.

    A check that was seen anew, and one of a volunteer who has left, is nobody's worry.
    """

    today: date
    text: str = ""
    within: int = REVIEW_WITHIN
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[DueRow]:
        """Give at most `limit` rows, the first review first."""
        refs = _due(db, self.today, self.text, self.within)[self.offset : self.offset + self.limit]
        params = Params()
        last = params.mark(_last(self.today, self.within))
        rest = f"""WHERE person_id IN ({params.marks(refs)}) AND review_on <= {last}
            AND {STANDS} ORDER BY person_id, review_on, id"""
        found = groupby(db.records(CheckSeen, rest, params.values), lambda check: check.person_id)
        checks = {str(ref): tuple(group) for ref, group in found}
        return [DueRow(row, checks[row.id]) for row in volunteer_rows(db, self.today, refs)]


@dataclass(frozen=True)
class ChecksDueCount:
    """How many volunteers have a check to be reviewed."""

    today: date
    text: str = ""
    within: int = REVIEW_WITHIN

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        return len(_due(db, self.today, self.text, self.within))


@dataclass(frozen=True)
class ChecksDuePlace:
    """Where in the list of checks to be reviewed somebody stands."""

    id: str
    today: date
    text: str = ""
    within: int = REVIEW_WITHIN

    def fetch(self, db: Reading) -> int | None:
        """Give the number of volunteers before them, or None when the list doesn't have them."""
        refs = _due(db, self.today, self.text, self.within)
        return refs.index(self.id) if self.id in refs else None


def _due(db: Reading, today: date, text: str, within: int) -> list[str]:
    params = Params()
    last = params.mark(_last(today, within))
    tests = " AND ".join(["status <> 'left'", f"review_on <= {last}", STANDS, *words_test(params, text)])
    rows = db.rows(
        f"""SELECT contacts.id FROM {PEOPLE} JOIN checks_seen ON person_id = contacts.id WHERE {tests}
            GROUP BY contacts.id ORDER BY min(review_on), contacts.sort_key, contacts.id""",
        params.values,
    )
    return [ref for (ref,) in rows]


def _last(today: date, within: int) -> str:
    return (today + timedelta(days=within)).isoformat()


@dataclass(frozen=True)
class SchemesUsed:
    """Names of checks, the most frequent first, then those that are suggested."""

    def fetch(self, db: Reading) -> list[str]:
        """Give them, each once."""
        used = (n for (n,) in db.rows("SELECT scheme FROM checks_seen GROUP BY 1 ORDER BY count(*) DESC, 1"))
        return list(dict.fromkeys((*used, *SCHEMES)))
