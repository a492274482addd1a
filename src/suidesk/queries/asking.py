"""What screens ask about being asked: when, by whom, for what, and who has not been asked for long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.domain.interactions import Interaction
from suidesk.domain.kinds import Kind
from suidesk.queries.names import names_of
from suidesk.queries.params import Params
from suidesk.queries.people import PAGE
from suidesk.queries.volunteer_rows import (
    PEOPLE,
    VolunteerRow,
    is_away_on,
    promised_on,
    volunteer_rows,
    words_test,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.store.reading import Reading

LATELY_WEEKS = 12
"""Weeks within which asks are counted: a season of a neighbourhood."""


def may_be_asked(day: str) -> str:
    """Give SQL for whom the desk proposes to ask on a day, which is a mark.

    Active on that day and not away; nobody under 18, whose parents are asked instead; nobody who doesn't want to be
    contacted; not the user.
    """
    return f"""status = 'active' AND coalesce(started_on <= {day}, 1) AND coalesce(left_on >= {day}, 1)
        AND NOT is_minor AND NOT do_not_contact AND contacts.id IS NOT (SELECT me_id FROM desk)
        AND NOT {is_away_on(day)}"""


def asked(today: str) -> str:
    """Give SQL that joins contacts with `last_asked`, the newest day on which they were asked; `today` is a mark.

    It takes all asks at once: they are few, and the conversations of each volunteer are many.
    """
    return f"""LEFT JOIN (SELECT contact_id, max(day) AS last_asked FROM interactions
        CROSS JOIN participants ON interaction_id = interactions.id WHERE is_ask AND day <= {today} GROUP BY 1) asked
        ON asked.contact_id = contacts.id"""


@dataclass(frozen=True)
class AskRow:
    """An ask of a person: what was said, for which project, and who noted it."""

    interaction: Interaction
    project: str
    by: str


@dataclass(frozen=True)
class AsksOf:
    """The newest asks of a person."""

    person_id: str
    limit: int = 20

    def fetch(self, db: Reading) -> list[AskRow]:
        """Give them with names, newest first."""
        rest = """WHERE is_ask AND id IN (SELECT interaction_id FROM participants WHERE contact_id = ?)
            ORDER BY day DESC, id DESC LIMIT ?"""
        found = db.records(Interaction, rest, (self.person_id, self.limit))
        people = names_of(db, Kind.CONTACT, (one.by_id for one in found))
        projects = names_of(db, Kind.PROJECT, (one.project_id for one in found))
        return [AskRow(one, projects.get(one.project_id or "", ""), people.get(one.by_id or "", "")) for one in found]


@dataclass(frozen=True)
class AskedRow:
    """A volunteer with the day on which they were last asked, and how often in the last twelve weeks."""

    volunteer: VolunteerRow
    last_asked_on: date | None
    asks_lately: int


@dataclass(frozen=True)
class AskedLeast:
    """A window of those who may be asked today: with room first, and of these who was not asked for longest.

    Room is what is possible less what is promised; who hasn't said how much is possible comes after those with room,
    who has no room last. It is an order of turns and says nothing about anybody's worth.
    """

    today: date
    text: str = ""
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[AskedRow]:
        """Give at most `limit` rows."""
        refs = _in_turn(db, self.today, self.text)[self.offset : self.offset + self.limit]
        asks = asks_of(db, self.today, refs)
        return [AskedRow(row, *asks[row.id]) for row in volunteer_rows(db, self.today, refs)]


@dataclass(frozen=True)
class AskedLeastCount:
    """How many volunteers may be asked today."""

    today: date
    text: str = ""

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        params = Params()
        tests = _turns(params, params.mark(self.today.isoformat()), self.text)
        return int(db.value(f"SELECT count(*) FROM {PEOPLE} WHERE {tests}", params.values))


@dataclass(frozen=True)
class AskedLeastPlace:
    """Where in the order of turns somebody stands."""

    id: str
    today: date
    text: str = ""

    def fetch(self, db: Reading) -> int | None:
        """Give the number of volunteers before them, or None when they aren't asked now."""
        refs = _in_turn(db, self.today, self.text)
        return refs.index(self.id) if self.id in refs else None


def _in_turn(db: Reading, today: date, text: str) -> list[str]:
    params = Params()
    day = params.mark(today.isoformat())
    tests = _turns(params, day, text)
    free = f"capacity_minutes - {promised_on(day)}"
    rows = db.rows(
        f"""SELECT contacts.id FROM {PEOPLE} {asked(day)} WHERE {tests}
            ORDER BY CASE WHEN capacity_minutes IS NULL THEN 1 WHEN {free} > 0 THEN 0 ELSE 2 END,
              last_asked NULLS FIRST, contacts.sort_key, contacts.id""",
        params.values,
    )
    return [ref for (ref,) in rows]


def _turns(params: Params, day: str, text: str) -> str:
    return " AND ".join([may_be_asked(day), *words_test(params, text)])


def asks_of(db: Reading, today: date, refs: Sequence[str]) -> dict[str, tuple[date | None, int]]:
    """Give, for each of these people, the day of the last ask and the number of asks in the last twelve weeks."""
    params = Params()
    day = params.mark(today.isoformat())
    since = params.mark((today - timedelta(weeks=LATELY_WEEKS)).isoformat())
    rows = db.rows(
        f"""SELECT contact_id, max(day), count(*) FILTER (WHERE day > {since}) FROM participants
            JOIN interactions ON interactions.id = interaction_id
            WHERE is_ask AND day <= {day} AND contact_id IN ({params.marks(refs)}) GROUP BY 1""",
        params.values,
    )
    found: dict[str, tuple[date | None, int]] = dict.fromkeys(refs, (None, 0))
    return found | {ref: (date.fromisoformat(last), count) for ref, last, count in rows}
