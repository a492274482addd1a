"""What screens and rules ask about the momentum of a project: what was noted of it last, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.domain.kinds import Kind
from suidesk.domain.projects import LifeSign, Project, ProjectStage
from suidesk.queries.names import names_of
from suidesk.queries.workload import HoursFor

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

WEEKS = 12
PAGE = 64

# The newest day up to ?1 on which something was noted of a project, by what it was. Each reads one end of an index.
_SIGNS: Final = {
    LifeSign.HOURS: "SELECT max(day) FROM time_entries WHERE project_id = projects.id AND day <= ?1",
    LifeSign.INTERACTION: "SELECT max(day) FROM interactions WHERE project_id = projects.id AND day <= ?1",
    LifeSign.PROMISE: "SELECT max(from_on) FROM commitments WHERE project_id = projects.id AND from_on <= ?1",
    LifeSign.NEED: """SELECT max(max(CASE WHEN noted_on <= ?1 THEN noted_on ELSE '' END,
        CASE WHEN settled_on <= ?1 THEN settled_on ELSE '' END)) FROM needs WHERE project_id = projects.id""",
    LifeSign.ROLE: """SELECT max(max(CASE WHEN from_on <= ?1 THEN from_on ELSE '' END,
        CASE WHEN until_on <= ?1 THEN until_on ELSE '' END)) FROM roles JOIN assignments ON role_id = roles.id
        WHERE project_id = projects.id""",
}


@dataclass(frozen=True)
class LastSign:
    """What was noted last of a project: `sign` on `day`; `who` is the one person behind it, None for several."""

    sign: LifeSign
    day: date
    who: str | None = None


@dataclass(frozen=True)
class Momentum:
    """How alive a project is: what was noted last, and minutes by week (Mondays; None: nothing noted, so unknown)."""

    last: LastSign | None
    weeks: list[tuple[date, int | None]]


@dataclass(frozen=True)
class MomentumOf:
    """The momentum of a project."""

    project_id: str
    today: date
    weeks: int = WEEKS

    def fetch(self, db: Reading) -> Momentum:
        """Give it."""
        weeks = HoursFor(self.project_id, self.today, self.weeks).fetch(db)
        return Momentum(self._last(db), weeks)

    def _last(self, db: Reading) -> LastSign | None:
        found = signs(db, self.today, "id = ?2", (self.project_id,))
        newest = newest_of(found[0][1]) if found else None
        if newest is None:
            return None
        sign, day = newest
        return LastSign(sign, day, self._who(db, sign, day))

    def _who(self, db: Reading, sign: LifeSign, day: date) -> str | None:
        """Name the one person who gave hours, promised, or took or left a role on that day."""
        query = _PEOPLE.get(sign)
        refs = [ref for (ref,) in db.rows(query, (self.project_id, day.isoformat()))] if query else []
        return names_of(db, Kind.CONTACT, refs).get(refs[0]) if len(refs) == 1 else None


_PEOPLE: Final = {
    LifeSign.HOURS: "SELECT DISTINCT person_id FROM time_entries WHERE project_id = ? AND day = ? LIMIT 2",
    LifeSign.PROMISE: "SELECT DISTINCT person_id FROM commitments WHERE project_id = ? AND from_on = ? LIMIT 2",
    LifeSign.ROLE: """SELECT DISTINCT person_id FROM assignments JOIN roles ON roles.id = role_id
        WHERE project_id = ?1 AND (from_on = ?2 OR until_on = ?2) LIMIT 2""",
}


@dataclass(frozen=True)
class QuietProject:
    """A running project with the day on which something was last noted of it; None: never."""

    id: str
    name: str
    last_on: date | None
    sign: LifeSign | None


@dataclass(frozen=True)
class QuietProjects:
    """The running projects of which nothing was noted for so many days, the quietest first."""

    today: date
    days: int = 30
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[QuietProject]:
        """Give at most `limit`; a project of which nothing was ever noted comes first."""
        found = quiet(db, self.today, self.days)
        rows = [QuietProject(one.id, one.name, day, sign) for one, sign, day in found]
        return sorted(rows, key=lambda row: (row.last_on or date.min, row.name, row.id))[: self.limit]


Newest = tuple[LifeSign, date] | None


def quiet(db: Reading, today: date, days: int) -> list[tuple[Project, LifeSign | None, date | None]]:
    """Give the running projects of which nothing was noted in the last `days` days, with what was noted last."""
    least = (today - timedelta(days=days)).isoformat()
    narrowed = f"stage = '{ProjectStage.RUNNING}' AND coalesce(({_SIGNS[LifeSign.HOURS]}), '') <= ?2"
    found: list[tuple[Project, LifeSign | None, date | None]] = []
    rows = signs(db, today, narrowed, (least,))
    projects = db.of_ids(Project, (ref for ref, _ in rows))
    for ref, days_of in rows:
        newest = newest_of(days_of)
        if newest is None:
            found.append((projects[ref], None, None))
        elif newest[1].isoformat() <= least:
            found.append((projects[ref], *newest))
    return found


def signs(
    db: Reading, today: date, test: str, params: tuple[object, ...]
) -> list[tuple[str, dict[LifeSign, str | None]]]:
    """Give, for each project that passes the test, the newest day of each sign; parameters of the test begin at ?2."""
    columns = ", ".join(f"({query})" for query in _SIGNS.values())
    rows = db.rows(f"SELECT id, {columns} FROM projects WHERE {test} ORDER BY id", (today.isoformat(), *params))
    return [(ref, dict(zip(_SIGNS, days, strict=True))) for ref, *days in rows]


def newest_of(days: dict[LifeSign, str | None]) -> Newest:
    """Give the newest sign and its day; of one day the first kind, as people say it: hours before a promise."""
    known = [(day, sign) for sign, day in days.items() if day]
    if not known:
        return None
    newest = max(day for day, _ in known)
    return next(sign for day, sign in known if day == newest), date.fromisoformat(newest)
