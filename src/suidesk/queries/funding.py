"""What screens ask about funding: the list of grants, one grant, and what lies ahead on a timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.funding import Grant, GrantStage, GrantUse, Obligation, UseKind
from suidesk.domain.kinds import Kind
from suidesk.queries.names import names_of
from suidesk.store.search import match_words

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

PAGE = 64


@dataclass(frozen=True)
class GrantRow:
    """A line of the list of grants, with its next duty that isn't done. Amounts in minor units of `currency`."""

    id: str
    title: str
    funder: str | None
    stage: GrantStage
    requested_minor: int | None
    awarded_minor: int | None
    currency: str
    starts_on: date | None
    ends_on: date | None
    next_kind: str | None
    next_on: date | None
    severity: int | None


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
              starts_on, ends_on,
              (SELECT o.kind FROM obligations o WHERE grant_id = grants.id AND done_on IS NULL ORDER BY due_on LIMIT 1),
              (SELECT min(due_on) FROM obligations WHERE grant_id = grants.id AND done_on IS NULL) AS next_on,
              (SELECT max(severity) FROM reminders WHERE outcome IS NULL AND subject_id IN (
                SELECT grants.id UNION ALL SELECT id FROM obligations WHERE grant_id = grants.id))
            FROM {source} LEFT JOIN contacts ON contacts.id = funder_id WHERE {tests}
            ORDER BY stage IN ('closed', 'declined'), next_on IS NULL, next_on, ends_on, grants.id LIMIT ? OFFSET ?""",
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
                kind,
                _day(on),
                severity,
            )
            for ref, title, funder, stage, asked, got, currency, start, end, kind, on, severity in rows
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
    """What a grant pays for, by name."""

    use: GrantUse
    name: str


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
    return sorted((UseOf(use, found[use.ref_id]) for use in uses), key=lambda use: use.name)


@dataclass(frozen=True)
class TimelineGrant:
    """A grant on the timeline with its open duties (kind, day)."""

    id: str
    title: str
    stage: GrantStage
    starts_on: date | None
    ends_on: date | None
    duties: tuple[tuple[str, date], ...]


@dataclass(frozen=True)
class FundingTimeline:
    """The grants that run, or have something due, between two days; by their end, then by their nearest duty."""

    first: date
    last: date
    limit: int = 40

    def fetch(self, db: Reading) -> list[TimelineGrant]:
        """Give at most `limit` grants."""
        low, high = self.first.isoformat(), self.last.isoformat()
        rows = db.rows(
            """SELECT id, title, stage, starts_on, ends_on FROM grants
               WHERE stage NOT IN ('declined', 'closed') AND (
                 (stage IN ('awarded', 'active', 'reporting') AND ends_on >= ?1 AND coalesce(starts_on, ?1) <= ?2)
                 OR id IN (SELECT grant_id FROM obligations WHERE done_on IS NULL AND due_on BETWEEN ?1 AND ?2))
               ORDER BY coalesce(ends_on, ?2), (SELECT min(due_on) FROM obligations WHERE grant_id = grants.id
                 AND done_on IS NULL), title LIMIT ?3""",
            (low, high, self.limit),
        )
        return [
            TimelineGrant(ref, title, GrantStage(stage), _day(start), _day(end), _open_duties(db, ref))
            for ref, title, stage, start, end in rows
        ]


def _open_duties(db: Reading, grant_id: str) -> tuple[tuple[str, date], ...]:
    rows = db.rows(
        "SELECT kind, due_on FROM obligations WHERE grant_id = ? AND done_on IS NULL ORDER BY due_on", (grant_id,)
    )
    return tuple((kind, date.fromisoformat(day)) for kind, day in rows)


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
