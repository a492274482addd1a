"""What screens ask about funding in time: grants on a timeline, and the days that matter next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.domain.funding import IN_HAND, GrantStage, ObligationKind
from suidesk.queries.funding import STILL_OWED, among

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class TimelineGrant:
    """A grant on the timeline with the duties still owed between its days (kind, day)."""

    id: str
    title: str
    stage: GrantStage
    starts_on: date | None
    ends_on: date | None
    duties: tuple[tuple[ObligationKind, date], ...]


@dataclass(frozen=True)
class TimelineGrants:
    """The first grants of a timeline, and how many there are in all."""

    grants: tuple[TimelineGrant, ...]
    count: int


@dataclass(frozen=True)
class FundingTimeline:
    """The grants that run, or have something due, between two days; by their end, then by their nearest duty."""

    first: date
    last: date
    limit: int = 20

    def fetch(self, db: Reading) -> TimelineGrants:
        """Give at most `limit` grants."""
        rows = db.rows(
            f"""WITH owed AS (SELECT grant_id, o.due_on FROM obligations o JOIN grants ON grants.id = grant_id
                 WHERE {STILL_OWED} AND o.due_on BETWEEN ?1 AND ?2)
               SELECT id, title, stage, starts_on, ends_on, count(*) OVER () FROM grants
               WHERE (stage IN ({among(IN_HAND)}) AND ends_on >= ?1 AND coalesce(starts_on, ?1) <= ?2)
                 OR id IN (SELECT grant_id FROM owed)
               ORDER BY coalesce(ends_on, ?2), (SELECT min(due_on) FROM owed WHERE grant_id = grants.id), title, id
               LIMIT ?3""",
            (self.first.isoformat(), self.last.isoformat(), self.limit),
        )
        duties = self._duties(db, [ref for ref, *_ in rows])
        grants = tuple(
            TimelineGrant(ref, title, GrantStage(stage), _day(start), _day(end), tuple(duties.get(ref, ())))
            for ref, title, stage, start, end, _ in rows
        )
        return TimelineGrants(grants, rows[0][-1] if rows else 0)

    def _duties(self, db: Reading, refs: list[str]) -> dict[str, list[tuple[ObligationKind, date]]]:
        rows = db.rows(
            f"""SELECT grant_id, o.kind, o.due_on FROM obligations o JOIN grants ON grants.id = grant_id
                WHERE {STILL_OWED} AND o.due_on BETWEEN ? AND ? AND grant_id IN ({", ".join("?" * len(refs))})
                ORDER BY o.due_on, o.id""",
            (self.first.isoformat(), self.last.isoformat(), *refs),
        )
        found: dict[str, list[tuple[ObligationKind, date]]] = {}
        for ref, kind, day in rows:
            found.setdefault(ref, []).append((ObligationKind(kind), date.fromisoformat(day)))
        return found


@dataclass(frozen=True)
class FundingDate:
    """A day that matters to a grant: a duty of that kind, or (None) the end of money in hand."""

    kind: ObligationKind | None
    day: date
    grant_id: str
    title: str


@dataclass(frozen=True)
class FundingDates:
    """What is late and what comes in the days from `today` on: duties still owed, and ends of money in hand."""

    today: date
    days: int
    limit: int = 60

    def fetch(self, db: Reading) -> list[FundingDate]:
        """Give at most `limit`, by day."""
        last = self.today + timedelta(days=self.days)
        rows = db.rows(
            f"""SELECT o.kind AS kind, o.due_on AS day, grants.id, title AS title
                FROM obligations o JOIN grants ON grants.id = grant_id WHERE {STILL_OWED} AND o.due_on <= ?2
                UNION ALL
                SELECT NULL, ends_on, id, title FROM grants
                WHERE stage IN ({among(IN_HAND)}) AND ends_on BETWEEN ?1 AND ?2
                ORDER BY day, title, kind LIMIT ?3""",
            (self.today.isoformat(), last.isoformat(), self.limit),
        )
        return [
            FundingDate(ObligationKind(kind) if kind else None, date.fromisoformat(day), ref, title)
            for kind, day, ref, title in rows
        ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
