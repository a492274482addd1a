"""Who is free when in a week, for a sheet that hangs on a wall."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.domain.projects import Project
from suidesk.domain.volunteers import Absence, Availability, Slot
from suidesk.queries.params import Params
from suidesk.queries.volunteer_rows import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.store.reading import Reading

WEEK = 7
MOST = 400
"""People on a sheet; more would be a book."""


@dataclass(frozen=True)
class RotaRow:
    """A volunteer with the hours of each day, Monday first; None is a day on which they are away."""

    name: str
    days: tuple[tuple[Slot, ...] | None, ...]


@dataclass(frozen=True)
class Rota:
    """A week of a project, or of all: who is free when, and of whom it isn't noted."""

    monday: date
    project: str
    rows: tuple[RotaRow, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class WeekRota:
    """The rota of the week of a day: active volunteers by name, of a project those with a role or a promise there."""

    day: date
    project_id: str | None = None

    def fetch(self, db: Reading) -> Rota:
        """Give it; raises not_found for a project that isn't there."""
        monday = self.day - timedelta(days=self.day.weekday())
        project = db.get(Project, self.project_id).name if self.project_id else ""
        people = self._people(db, monday)
        weeks, away = _weeks(db, list(people)), _away(db, list(people), monday)
        rows = [
            RotaRow(name, tuple(_day(monday, day, weeks[ref], away[ref]) for day in range(WEEK)))
            for ref, name in people.items()
            if weeks[ref]
        ]
        return Rota(monday, project, tuple(rows), tuple(name for ref, name in people.items() if not weeks[ref]))

    def _people(self, db: Reading, monday: date) -> dict[str, str]:
        params = Params()
        first, last = params.mark(monday.isoformat()), params.mark((monday + timedelta(days=WEEK - 1)).isoformat())
        tests = f"""status = 'active' AND coalesce(volunteers.started_on <= {last}, 1)
            AND coalesce(volunteers.left_on >= {first}, 1)"""
        if self.project_id:
            project = params.mark(self.project_id)
            tests += f""" AND contacts.id IN (
                SELECT person_id FROM assignments JOIN roles ON roles.id = role_id WHERE project_id = {project}
                  AND from_on <= {last} AND (until_on IS NULL OR until_on >= {first})
                UNION SELECT person_id FROM commitments WHERE project_id = {project} AND state = 'open'
                  AND kind = 'weekly' AND from_on <= {last} AND (until_on IS NULL OR until_on >= {first}))"""
        order = f"ORDER BY contacts.sort_key, contacts.id LIMIT {MOST}"
        return dict(db.rows(f"SELECT contacts.id, display_name FROM {PEOPLE} WHERE {tests} {order}", params.values))


def _weeks(db: Reading, refs: Sequence[str]) -> defaultdict[str, list[Slot]]:
    params = Params()
    found: defaultdict[str, list[Slot]] = defaultdict(list)
    rest = f"WHERE person_id IN ({params.marks(refs)}) ORDER BY weekday, from_min"
    for one in db.records(Availability, rest, params.values):
        found[one.person_id].append(one.slot)
    return found


def _away(db: Reading, refs: Sequence[str], monday: date) -> defaultdict[str, list[Absence]]:
    params = Params()
    first, last = params.mark(monday.isoformat()), params.mark((monday + timedelta(days=WEEK - 1)).isoformat())
    found: defaultdict[str, list[Absence]] = defaultdict(list)
    rest = f"""WHERE person_id IN ({params.marks(refs)}) AND from_on <= {last}
        AND (until_on IS NULL OR until_on >= {first})"""
    for one in db.records(Absence, rest, params.values):
        found[one.person_id].append(one)
    return found


def _day(monday: date, day: int, week: Sequence[Slot], away: Sequence[Absence]) -> tuple[Slot, ...] | None:
    if any(one.covers(monday + timedelta(days=day)) for one in away):
        return None
    return tuple(slot for slot in week if slot.weekday == day)
