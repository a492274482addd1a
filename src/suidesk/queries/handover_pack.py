"""What a successor gets on paper: roles, promises and holdings, whom to know and how to reach them, and dates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.domain.funding import ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.domain.network import ConnectionKind
from suidesk.domain.people import ContactPoint
from suidesk.queries.handovers import HandoverAbout, HandoverPage, PassingItem
from suidesk.queries.names import names_of

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class PackPerson:
    """Somebody the successor will meet, and how to reach them.

    `post` is their role and its project; otherwise `tie` says how they and the leaver are connected, read from them
    where `is_from_them`; where neither is known the leaver has only talked with them.
    """

    id: str
    name: str
    reach: tuple[str, ...]
    post: str = ""
    tie: ConnectionKind | None = None
    is_from_them: bool = False


@dataclass(frozen=True)
class PackDate:
    """A dated duty of a grant that belongs to what passes on."""

    grant: str
    funder: str
    kind: ObligationKind
    day: date


@dataclass(frozen=True)
class Pack:
    """All that a successor needs on paper; for one successor, or for everybody where none is given."""

    about: HandoverAbout
    successor: str | None
    leaver_reach: tuple[str, ...]
    passing: list[PassingItem]
    people: list[PackPerson]
    dates: list[PackDate]


@dataclass(frozen=True)
class PackFor:
    """The pack of a handover for one successor, or for all of them together; raises not_found.

    `people` are those in the places that pass on and those whom the leaver is tied to; at most `limit`.
    `dates` are what the grants owe that pay for those places or that the leaver looks after, from today on.
    """

    id: str
    today: date
    successor_id: str | None = None
    limit: int = 48

    def fetch(self, db: Reading) -> Pack:
        """Gather it."""
        about = HandoverPage(self.id).fetch(db)
        passing = [one for one in about.passing if self.successor_id in {None, one.item.successor_id}]
        leaver = about.handover.leaver_id
        projects = sorted({one.place_id for one in passing if one.place_kind is Kind.PROJECT and one.place_id})
        people = self._people(db, leaver, projects)
        reach = reaching(db, [leaver, *(one.id for one in people)])
        names = names_of(db, Kind.CONTACT, [self.successor_id])
        return Pack(
            about=about,
            successor=names.get(self.successor_id or ""),
            leaver_reach=reach.get(leaver, ()),
            passing=passing,
            people=[replace(one, reach=reach.get(one.id, ())) for one in people],
            dates=self._dates(db, leaver, projects),
        )

    def _people(self, db: Reading, leaver: str, projects: list[str]) -> list[PackPerson]:
        marks = ", ".join("?" * len(projects))
        day = self.today.isoformat()
        near = db.rows(
            f"""SELECT person_id, display_name, roles.name || ', ' || projects.name FROM assignments
                JOIN contacts ON contacts.id = person_id
                JOIN roles ON roles.id = role_id JOIN projects ON projects.id = roles.project_id
                WHERE roles.project_id IN ({marks}) AND capacity <> 'shadow' AND from_on <= ?
                  AND (until_on IS NULL OR until_on >= ?)
                ORDER BY projects.name, roles.is_critical DESC, roles.name LIMIT ?""",
            (*projects, day, day, self.limit),
        )
        people = [PackPerson(ref, name, (), post) for ref, name, post in near]
        people += [
            PackPerson(ref, name, (), tie=ConnectionKind(kind) if kind else None, is_from_them=bool(is_from_them))
            for ref, name, kind, is_from_them, _ in db.rows(_TIES, (leaver, day, self.limit))
        ]
        found: dict[str, PackPerson] = {}
        for one in people:
            if one.id not in {leaver, self.successor_id}:
                found.setdefault(one.id, one)
        return list(found.values())[: self.limit]

    def _dates(self, db: Reading, leaver: str, projects: list[str]) -> list[PackDate]:
        marks = ", ".join("?" * len(projects))
        rows = db.rows(
            f"""SELECT grants.title, coalesce(display_name, ''), obligations.kind, due_on FROM obligations
                JOIN grants ON grants.id = obligations.grant_id LEFT JOIN contacts ON contacts.id = funder_id
                WHERE done_on IS NULL AND stage NOT IN ('declined', 'closed') AND due_on >= ? AND (
                  obligations.owner_id = ? OR grants.owner_id = ? OR grants.id IN (
                    SELECT grant_id FROM grant_uses WHERE ref_id IN ({marks})
                      OR ref_id IN (SELECT id FROM roles WHERE project_id IN ({marks}))))
                ORDER BY due_on, obligations.id LIMIT ?""",
            (self.today.isoformat(), leaver, leaver, *projects, *projects, self.limit),
        )
        return [
            PackDate(title, funder, ObligationKind(kind), date.fromisoformat(day)) for title, funder, kind, day in rows
        ]


# Of several ties to one contact the closest is told: next to a max, SQLite gives the columns of that row.
_TIES: Final = """SELECT other, display_name, tie, is_from_them, max(strength) FROM (
    SELECT to_id AS other, kind AS tie, 0 AS is_from_them, strength FROM connections WHERE from_id = ?1
      AND coalesce(until, ?2) >= ?2
    UNION ALL SELECT from_id, kind, 1, strength FROM connections WHERE to_id = ?1 AND coalesce(until, ?2) >= ?2
    UNION ALL SELECT contact_id, NULL, 0, 0 FROM participants JOIN interactions ON interactions.id = interaction_id
      WHERE by_id = ?1 AND contact_id <> ?1)
  JOIN contacts ON contacts.id = other WHERE archived_on IS NULL AND died_on IS NULL
  GROUP BY other ORDER BY max(strength) DESC, count(*) DESC, sort_key LIMIT ?3"""


def reaching(db: Reading, refs: list[str]) -> dict[str, tuple[str, ...]]:
    """Give the telephone numbers and addresses of contacts, as they were written; of who wants no contact, none."""
    wanted = tuple(dict.fromkeys(refs))
    marks = ", ".join("?" * len(wanted))
    points = db.records(
        ContactPoint,
        f"""WHERE contact_id IN ({marks}) AND kind IN ('phone', 'email') AND NOT EXISTS (
              SELECT 1 FROM contacts WHERE contacts.id = contact_id AND do_not_contact) ORDER BY position""",
        wanted,
    )
    found: dict[str, tuple[str, ...]] = {}
    for point in points:
        found[point.contact_id] = (*found.get(point.contact_id, ()), point.raw)
    return found
