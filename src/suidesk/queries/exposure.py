"""What the end of a grant exposes: projects, roles, promises, and the people behind them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.domain.funding import IN_HAND, Grant, GrantStage, GrantUse
from suidesk.domain.kinds import Kind
from suidesk.rules.renewal import Followed, Successors, Use

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

MOST: Final = 64
"""Records of each sort that are named; the rest are counted."""
_IN_HAND: Final = ", ".join(f"'{stage}'" for stage in sorted(IN_HAND))

# What the grants pay for, the roles in it, and the promises made to it, as seen on the day ?1.
_PARTS: Final = f"""WITH
  paid AS (SELECT grant_id, kind, ref_id FROM grant_uses WHERE grant_id IN (SELECT value FROM json_each(?2))),
  posts AS (SELECT grant_id, ref_id AS role_id FROM paid WHERE kind = '{Kind.ROLE}'
    UNION SELECT grant_id, roles.id FROM paid JOIN roles ON roles.project_id = ref_id WHERE kind = '{Kind.PROJECT}'),
  promised AS (
    SELECT grant_id, c.id, c.person_id, c.minutes FROM paid JOIN commitments c ON c.project_id = ref_id
      WHERE paid.kind = '{Kind.PROJECT}' AND c.kind = 'weekly' AND c.state = 'open'
        AND coalesce(c.from_on, ?1) <= ?1 AND coalesce(c.until_on, ?1) >= ?1
    UNION SELECT grant_id, c.id, c.person_id, c.minutes FROM posts JOIN commitments c ON c.role_id = posts.role_id
      WHERE c.kind = 'weekly' AND c.state = 'open'
        AND coalesce(c.from_on, ?1) <= ?1 AND coalesce(c.until_on, ?1) >= ?1),
  people AS (SELECT grant_id, person_id FROM posts JOIN assignments a ON a.role_id = posts.role_id
      WHERE a.from_on <= ?1 AND coalesce(a.until_on, ?1) >= ?1
    UNION SELECT grant_id, person_id FROM promised)"""
_COUNTS: Final = f"""{_PARTS} SELECT grants.id,
    (SELECT count(*) FROM paid WHERE grant_id = grants.id AND kind = '{Kind.PROJECT}'),
    (SELECT count(*) FROM posts WHERE grant_id = grants.id), (SELECT count(*) FROM people WHERE grant_id = grants.id),
    (SELECT count(*) FROM promised WHERE grant_id = grants.id),
    coalesce((SELECT sum(minutes) FROM promised WHERE grant_id = grants.id), 0)
  FROM grants WHERE id IN (SELECT value FROM json_each(?2))"""


@dataclass(frozen=True)
class Exposed:
    """How much hangs on a grant: projects and roles, people in them, weekly promises, and minutes a week."""

    projects: int = 0
    roles: int = 0
    people: int = 0
    promises: int = 0
    minutes: int = 0


def exposed_by(db: Reading, grant_ids: Iterable[str], day: date) -> Mapping[str, Exposed]:
    """Count for many grants at once what hangs on each, as it stands on a day."""
    refs = list(grant_ids)
    rows = db.rows(_COUNTS, (day.isoformat(), json.dumps(refs))) if refs else []
    return {ref: Exposed(*numbers) for ref, *numbers in rows}


@dataclass(frozen=True)
class NamedPart:
    """A project, role or person that hangs on a grant.

    `note` is the place of a role; `other` is another grant in hand that pays for the same thing longer.
    """

    kind: Kind
    id: str
    name: str
    note: str = ""
    is_critical: bool = False
    other: str | None = None


@dataclass(frozen=True)
class ExposedParts:
    """What the end of a grant exposes: the numbers, the first of each by name, and what would follow the grant."""

    ends_on: date | None
    counts: Exposed
    projects: tuple[NamedPart, ...]
    roles: tuple[NamedPart, ...]
    people: tuple[NamedPart, ...]
    following: Followed


@dataclass(frozen=True)
class GrantEnding:
    """What the end of a grant exposes, as things stand today; raises not_found."""

    id: str
    today: date

    def fetch(self, db: Reading) -> ExposedParts:
        """Give it."""
        grant = db.get(Grant, self.id)
        return ExposedParts(
            ends_on=grant.ends_on,
            counts=exposed_by(db, [self.id], self.today).get(self.id, Exposed()),
            projects=self._projects(db, grant),
            roles=self._roles(db, grant),
            people=self._people(db),
            following=following_of(db, [grant])[grant.id],
        )

    def _ask(self, db: Reading, sql: str) -> list[tuple[str, ...]]:
        return db.rows(f"{_PARTS} {sql} LIMIT {MOST}", (self.today.isoformat(), json.dumps([self.id])))

    def _projects(self, db: Reading, grant: Grant) -> tuple[NamedPart, ...]:
        paid = f"paid JOIN projects ON id = ref_id WHERE kind = '{Kind.PROJECT}'"
        rows = self._ask(db, f"SELECT id, name FROM {paid} ORDER BY name, id")
        others = _paid_longer(db, grant, [ref for ref, _ in rows])
        return tuple(NamedPart(Kind.PROJECT, ref, name, other=others.get(ref)) for ref, name in rows)

    def _roles(self, db: Reading, grant: Grant) -> tuple[NamedPart, ...]:
        rows = self._ask(
            db,
            """SELECT roles.id, roles.name, coalesce(projects.name, display_name, ''), is_critical FROM posts
               JOIN roles ON roles.id = role_id LEFT JOIN projects ON projects.id = project_id
               LEFT JOIN contacts ON contacts.id = organisation_id
               ORDER BY is_critical DESC, 3, roles.name, roles.id""",
        )
        others = _paid_longer(db, grant, [ref for ref, *_ in rows])
        return tuple(
            NamedPart(Kind.ROLE, ref, name, place, bool(critical), others.get(ref))
            for ref, name, place, critical in rows
        )

    def _people(self, db: Reading) -> tuple[NamedPart, ...]:
        rows = self._ask(
            db, "SELECT id, display_name FROM people JOIN contacts ON id = person_id ORDER BY sort_key, id"
        )
        return tuple(NamedPart(Kind.CONTACT, ref, name) for ref, name in rows)


def _paid_longer(db: Reading, grant: Grant, refs: list[str]) -> dict[str, str]:
    """Give, by project or role, the title of another grant in hand that pays for it beyond this one's end."""
    rows = db.rows(
        f"""SELECT ref_id, min(title) FROM grant_uses u JOIN grants ON grants.id = grant_id
            WHERE ref_id IN ({", ".join("?" * len(refs))}) AND grant_id <> ? AND stage IN ({_IN_HAND})
              AND ends_on > ? GROUP BY ref_id""",
        (*refs, grant.id, grant.ends_on.isoformat() if grant.ends_on else "9"),
    )
    return dict(rows)


def following_of(db: Reading, grants: list[Grant]) -> Mapping[str, Followed]:
    """Give, for each of some grants, the one that would follow it, as the rule of renewals sees it."""
    refs = [grant.id for grant in grants]
    marks = ", ".join("?" * len(refs))
    near = db.records(
        Grant,
        f"""WHERE stage <> '{GrantStage.DECLINED}' AND (predecessor_id IN ({marks}) OR id IN (SELECT other.grant_id
            FROM grant_uses own JOIN grant_uses other ON other.ref_id = own.ref_id WHERE own.grant_id IN ({marks})))""",
        (*refs, *refs),
    )
    uses = uses_of(db, [*refs, *(other.id for other in near)])
    successors = Successors(near, uses)
    return {grant.id: successors.of(grant) for grant in grants}


def uses_of(db: Reading, refs: Iterable[str]) -> Mapping[str, frozenset[Use]]:
    """Give what each of some grants pays for, as pairs of kind and id."""
    wanted = tuple(dict.fromkeys(refs))
    found: dict[str, set[Use]] = {}
    for use in db.records(GrantUse, f"WHERE grant_id IN ({', '.join('?' * len(wanted))})", wanted):
        found.setdefault(use.grant_id, set()).add((use.kind, use.ref_id))
    return {ref: frozenset(some) for ref, some in found.items()}


@dataclass(frozen=True)
class Ending:
    """Money in hand that ends on a day, what that exposes, and what would follow."""

    id: str
    title: str
    ends_on: date
    counts: Exposed
    following: Followed


@dataclass(frozen=True)
class EndingsAhead:
    """Which money in hand ends between two days, both included, and what each ending exposes."""

    first: date
    last: date
    limit: int = 12

    def fetch(self, db: Reading) -> list[Ending]:
        """Give at most `limit`, the first to end first; what hangs on it is counted as of the first day."""
        grants = db.records(
            Grant,
            f"WHERE stage IN ({_IN_HAND}) AND ends_on BETWEEN ? AND ? ORDER BY ends_on, title, id LIMIT ?",
            (self.first.isoformat(), self.last.isoformat(), min(self.limit, MOST)),
        )
        counts = exposed_by(db, [grant.id for grant in grants], self.first)
        following = following_of(db, grants)
        return [
            Ending(grant.id, grant.title, grant.ends_on, counts.get(grant.id, Exposed()), following[grant.id])
            for grant in grants
            if grant.ends_on is not None
        ]
