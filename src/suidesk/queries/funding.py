"""What screens ask about funding: the list of grants, one grant, and what lies ahead on a timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.domain.funding import (
    BEFORE_APPLYING,
    IN_HAND,
    OVER,
    Grant,
    GrantStage,
    GrantUse,
    Obligation,
    ObligationKind,
    UseKind,
)
from suidesk.domain.kinds import Kind
from suidesk.queries.names import names_of
from suidesk.store.search import match_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.store.reading import Reading

PAGE = 64


def _among(stages: Iterable[GrantStage]) -> str:
    return ", ".join(f"'{stage}'" for stage in sorted(stages))


# The same conditions as in rules.funding.is_still_owed, for duties `o` of `grants` that lie in the store.
STILL_OWED: Final = f"""(o.done_on IS NULL AND grants.stage NOT IN ({_among(OVER)})
  AND (o.kind <> '{ObligationKind.APPLICATION}' OR grants.stage IN ({_among(BEFORE_APPLYING)}))
  AND (o.kind <> '{ObligationKind.DECISION}' OR grants.stage NOT IN ({_among(IN_HAND)})))"""
_NEXT: Final = f"FROM obligations o WHERE o.grant_id = grants.id AND {STILL_OWED} ORDER BY o.due_on, o.id LIMIT 1"
_ORDER: Final = f"ORDER BY stage IN ({_among(OVER)}), next_on IS NULL, next_on, ends_on IS NULL, ends_on"


@dataclass(frozen=True)
class GrantRow:
    """A line of the list of grants, with its next duty that is still owed. Amounts in minor units of `currency`."""

    id: str
    title: str
    funder: str | None
    stage: GrantStage
    requested_minor: int | None
    awarded_minor: int | None
    currency: str
    starts_on: date | None
    ends_on: date | None
    next_kind: ObligationKind | None
    next_on: date | None


@dataclass(frozen=True)
class GrantsMatching:
    """A window of the grants that match what was typed: those with the nearest duty first."""

    text: str = ""
    stages: tuple[GrantStage, ...] = tuple(GrantStage)
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[GrantRow]:
        """Give at most `limit` rows; grants without an open duty follow, by their end."""
        source, tests, params = _matching(self.text, self.stages)
        rows = db.rows(
            f"""SELECT grants.id, title, display_name, stage, requested_minor, awarded_minor, currency,
              starts_on, ends_on, (SELECT o.kind {_NEXT}), (SELECT o.due_on {_NEXT}) AS next_on
            FROM {source} LEFT JOIN contacts ON contacts.id = funder_id WHERE {tests}
            {_ORDER}, grants.id LIMIT ? OFFSET ?""",
            (*params, self.limit, self.offset),
        )
        return [
            GrantRow(
                ref,
                title,
                funder,
                GrantStage(stage),
                asked,
                got,
                currency,
                _day(start),
                _day(end),
                ObligationKind(kind) if kind else None,
                _day(on),
            )
            for ref, title, funder, stage, asked, got, currency, start, end, kind, on in rows
        ]


@dataclass(frozen=True)
class GrantCount:
    """How many grants match what was typed."""

    text: str = ""
    stages: tuple[GrantStage, ...] = tuple(GrantStage)

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        source, tests, params = _matching(self.text, self.stages)
        return int(db.value(f"SELECT count(*) FROM {source} WHERE {tests}", params))


@dataclass(frozen=True)
class GrantPlace:
    """Where in the list a grant stands."""

    id: str
    text: str = ""
    stages: tuple[GrantStage, ...] = tuple(GrantStage)

    def fetch(self, db: Reading) -> int | None:
        """Give the number of grants before it, or None when the list doesn't have it."""
        source, tests, params = _matching(self.text, self.stages)
        found: int | None = db.value(
            f"""WITH listed AS (SELECT grants.id, stage, ends_on, (SELECT o.due_on {_NEXT}) AS next_on
                FROM {source} WHERE {tests}),
                  placed AS (SELECT id, row_number() OVER ({_ORDER}, id) - 1 AS at FROM listed)
                SELECT at FROM placed WHERE id = ?""",
            (*params, self.id),
        )
        return found


def _matching(text: str, stages: tuple[GrantStage, ...]) -> tuple[str, str, tuple[object, ...]]:
    tests = f"stage IN ({', '.join('?' * len(stages))})"
    values = tuple(stage.value for stage in stages)
    words = match_words(text)
    if not words:
        return "grants", tests, values
    source = """grants JOIN search_docs ON search_docs.ref_id = grants.id AND search_docs.kind = 'grants'
        JOIN search_words ON search_words.rowid = search_docs.no"""
    return source, f"search_words MATCH ? AND {tests}", (words, *values)


@dataclass(frozen=True)
class UseOf:
    """What a grant pays for, by name; `place` is the project or organisation of a role."""

    use: GrantUse
    name: str
    place: str | None = None


@dataclass(frozen=True)
class Duty:
    """A dated duty with its owner's name."""

    obligation: Obligation
    owner: str | None


@dataclass(frozen=True)
class GrantAbout:
    """A grant with the names of funder, owner and predecessor, its duties by date and what it pays for."""

    grant: Grant
    funder: str | None
    owner: str | None
    predecessor: str | None
    duties: list[Duty]
    uses: list[UseOf]


@dataclass(frozen=True)
class GrantPage:
    """A grant with all its parts; raises not_found."""

    id: str

    def fetch(self, db: Reading) -> GrantAbout:
        """Give it."""
        grant = db.get(Grant, self.id)
        duties = db.records(Obligation, "WHERE grant_id = ? ORDER BY due_on, id", (self.id,))
        people = names_of(db, Kind.CONTACT, (grant.funder_id, grant.owner_id, *(duty.owner_id for duty in duties)))
        return GrantAbout(
            grant=grant,
            funder=people.get(grant.funder_id or ""),
            owner=people.get(grant.owner_id or ""),
            predecessor=names_of(db, Kind.GRANT, [grant.predecessor_id]).get(grant.predecessor_id or ""),
            duties=[Duty(duty, people.get(duty.owner_id or "")) for duty in duties],
            uses=_uses(db, self.id),
        )


def _uses(db: Reading, grant_id: str) -> list[UseOf]:
    uses = db.where(GrantUse, grant_id=grant_id)
    found: dict[str, str] = {}
    for kind in UseKind:
        found.update(names_of(db, Kind(kind.value), (use.ref_id for use in uses if use.kind is kind)))
    places = dict(
        db.rows(
            """SELECT roles.id, coalesce(projects.name, display_name) FROM grant_uses u
               JOIN roles ON roles.id = u.ref_id LEFT JOIN projects ON projects.id = project_id
               LEFT JOIN contacts ON contacts.id = organisation_id WHERE grant_id = ? AND u.kind = 'roles'""",
            (grant_id,),
        )
    )
    made = (UseOf(use, found[use.ref_id], places.get(use.ref_id)) for use in uses)
    return sorted(made, key=lambda one: (one.use.kind, one.name.casefold(), one.use.ref_id))


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
               WHERE (stage IN ({_among(IN_HAND)}) AND ends_on >= ?1 AND coalesce(starts_on, ?1) <= ?2)
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
                WHERE stage IN ({_among(IN_HAND)}) AND ends_on BETWEEN ?1 AND ?2
                ORDER BY day, title, kind LIMIT ?3""",
            (self.today.isoformat(), last.isoformat(), self.limit),
        )
        return [
            FundingDate(ObligationKind(kind) if kind else None, date.fromisoformat(day), ref, title)
            for kind, day, ref, title in rows
        ]


@dataclass(frozen=True)
class StageSum:
    """Grants of one stage and currency: how many, and their money in minor units (awarded, else requested)."""

    stage: GrantStage
    currency: str
    count: int
    minor: int


@dataclass(frozen=True)
class FundingByStage:
    """The pipeline in numbers, in the order of a grant's life."""

    def fetch(self, db: Reading) -> list[StageSum]:
        """Give a row for each stage and currency that has grants."""
        rows = db.rows(
            """SELECT stage, currency, count(*), coalesce(sum(coalesce(awarded_minor, requested_minor)), 0)
               FROM grants GROUP BY stage, currency"""
        )
        found = [StageSum(GrantStage(stage), currency, count, minor) for stage, currency, count, minor in rows]
        order = list(GrantStage)
        return sorted(found, key=lambda one: (order.index(one.stage), one.currency))


@dataclass(frozen=True)
class GrantsFrom:
    """The grants of a funder, newest end first."""

    funder_id: str

    def fetch(self, db: Reading) -> list[Grant]:
        """Give them."""
        return db.records(Grant, "WHERE funder_id = ? ORDER BY ends_on DESC, id DESC", (self.funder_id,))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
