"""What screens ask about grants: the list, and one of them with its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.funding import (
    BEFORE_APPLYING,
    IN_HAND,
    OVER,
    Grant,
    GrantDetail,
    GrantStage,
    GrantUse,
    Obligation,
    ObligationKind,
    UseKind,
)
from suidesk.domain.kinds import Kind
from suidesk.queries.names import names_of
from suidesk.queries.worded import Narrowed, docs_of, with_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.store.reading import Reading

PAGE = 64


def among(stages: Iterable[GrantStage]) -> str:
    """Give stages as SQL lists them."""
    return ", ".join(f"'{stage}'" for stage in sorted(stages))


# The same conditions as in rules.funding.is_still_owed, for duties `o` of `grants` that lie in the store.
STILL_OWED: Final = f"""(o.done_on IS NULL AND grants.stage NOT IN ({among(OVER)})
  AND (o.kind <> '{ObligationKind.APPLICATION}' OR grants.stage IN ({among(BEFORE_APPLYING)}))
  AND (o.kind <> '{ObligationKind.DECISION}' OR grants.stage NOT IN ({among(IN_HAND)})))"""
_NEXT: Final = f"FROM obligations o WHERE o.grant_id = grants.id AND {STILL_OWED} ORDER BY o.due_on, o.id LIMIT 1"
GRANT_COLUMNS: Final = f"""grants.id, title, display_name, stage, requested_minor, awarded_minor, currency,
  starts_on, ends_on, (SELECT o.kind {_NEXT}), (SELECT o.due_on {_NEXT}) AS next_on"""
"""What a line of the list needs of `grants` with the `contacts` of its funder."""
GRANT_ORDER: Final = f"ORDER BY stage IN ({among(OVER)}), next_on IS NULL, next_on, ends_on IS NULL, ends_on"


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

    @classmethod
    def read(cls, row: tuple[Any, ...]) -> GrantRow:
        """Give the line of a row of `GRANT_COLUMNS`."""
        ref, title, funder, stage, asked, got, currency, start, end, kind, on = row
        what = ObligationKind(kind) if kind else None
        return cls(ref, title, funder, GrantStage(stage), asked, got, currency, _day(start), _day(end), what, _day(on))


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
        return [
            GrantRow.read(row)
            for row in db.rows(
                f"""SELECT {GRANT_COLUMNS} FROM {source} LEFT JOIN contacts ON contacts.id = funder_id WHERE {tests}
                {GRANT_ORDER}, grants.id LIMIT ? OFFSET ?""",
                (*params, self.limit, self.offset),
            )
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
                  placed AS (SELECT id, row_number() OVER ({GRANT_ORDER}, id) - 1 AS at FROM listed)
                SELECT at FROM placed WHERE id = ?""",
            (*params, self.id),
        )
        return found


def _matching(text: str, stages: tuple[GrantStage, ...]) -> Narrowed:
    tests = f"stage IN ({', '.join('?' * len(stages))})"
    found = "grants", tests, tuple(stage.value for stage in stages)
    return with_words(text, Kind.GRANT, found, docs_of(Kind.GRANT, "grants.id"))


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
    details: list[GrantDetail] = field(default_factory=list)


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
            details=db.records(GrantDetail, "WHERE grant_id = ? ORDER BY position, id", (self.id,)),
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
class GrantsFrom:
    """The grants of a funder, newest end first."""

    funder_id: str

    def fetch(self, db: Reading) -> list[Grant]:
        """Give them."""
        return db.records(Grant, "WHERE funder_id = ? ORDER BY ends_on DESC, id DESC", (self.funder_id,))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
