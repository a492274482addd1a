"""What screens ask about the web: the connections of a contact, what lies around one, and the web as a whole."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from suidesk.domain.network import Connection, ConnectionKind, Strength
from suidesk.domain.people import ContactKind, Reach, Sector
from suidesk.rules.web import Node, Tie, Web, WebFilter
from suidesk.rules.web_findings import Findings, findings_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.store.reading import Reading

PAGE = 64
"""Connections that a list fetches at once."""
AROUND_MOST = 60
"""Contacts of a small picture; more would be a knot that says nothing."""

# Both are asked with the same day twice: what holds on it.
_HOLDS = (
    "(connections.since IS NULL OR connections.since <= ?) AND (connections.until IS NULL OR connections.until >= ?)"
)
_HELD = "assignments.from_on <= ? AND (assignments.until_on IS NULL OR assignments.until_on >= ?)"

_THOSE = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class ConnectionRow:
    """A connection as it reads from one contact's side; `is_from_here` tells whether that contact comes first."""

    connection: Connection
    other_id: str
    other_name: str
    other_kind: ContactKind
    other_sector: Sector | None
    is_from_here: bool
    holds: bool


@dataclass(frozen=True)
class ConnectionsOf:
    """A window of the connections of a contact in both directions: those of today first, then the ended ones."""

    id: str
    today: date
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[ConnectionRow]:
        """Give at most `limit` rows, by the names of the others."""
        day = self.today.isoformat()
        found = db.rows(
            f"""SELECT connections.id, contacts.id, display_name, contacts.kind, sector, from_id = ?, {_HOLDS} AS held
            FROM (SELECT * FROM connections WHERE from_id = ? UNION SELECT * FROM connections WHERE to_id = ?)
              AS connections JOIN contacts ON contacts.id = CASE from_id WHEN ? THEN to_id ELSE from_id END
            ORDER BY held DESC, sort_key, contacts.id, connections.id LIMIT ? OFFSET ?""",
            (self.id, day, day, self.id, self.id, self.id, self.limit, self.offset),
        )
        records = db.of_ids(Connection, (row[0] for row in found))
        return [_row(records[ref], *rest) for ref, *rest in found]


@dataclass(frozen=True)
class ConnectionsCount:
    """How many connections a contact has, ended ones counted in."""

    id: str

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        return int(
            db.value(
                """SELECT (SELECT count(*) FROM connections WHERE from_id = ?)
                + (SELECT count(*) FROM connections WHERE to_id = ?)""",
                (self.id, self.id),
            )
        )


@dataclass(frozen=True)
class WholeWeb:
    """The web as it stands on a day, or the part of it that is wanted; archived contacts are left out.

    Empty parameters want all; `strength` is the least, `project_id` keeps those who take part in that project.
    """

    today: date
    sectors: tuple[Sector, ...] = ()
    reaches: tuple[Reach, ...] = ()
    kinds: tuple[ConnectionKind, ...] = ()
    strength: Strength = Strength.WEAK
    project_id: str | None = None

    def fetch(self, db: Reading) -> Web:
        """Give contacts and ties, each pair of contacts once."""
        ties = _ties(db, self.today)
        web = Web(tuple(_nodes(db, self.today, {ref for tie in ties for ref in (tie.one, tie.other)})), tuple(ties))
        among = ProjectCircle(self.project_id, self.today).fetch(db) if self.project_id else None
        wanted = WebFilter(
            frozenset(self.sectors), frozenset(self.reaches), frozenset(self.kinds), self.strength, among
        )
        return web if wanted == WebFilter() else web.narrowed(wanted)


@dataclass(frozen=True)
class WebAround:
    """What lies within two ties of a contact; ways through the user of the desk don't count, they lead everywhere."""

    id: str
    today: date
    depth: int = 2
    limit: int = AROUND_MOST

    def fetch(self, db: Reading) -> Web:
        """Give at most `limit` contacts, the nearest first, and all ties between them."""
        me = db.desk().me_id
        seen, edge = [self.id], [self.id]
        for _ in range(self.depth):
            found = _tied_to(db, self.today, edge)
            edge = [ref for ref in sorted(found) if ref not in seen and (ref != me or self.id == me)]
            seen += edge
            if len(seen) >= self.limit:
                break
        kept = set(seen[: self.limit])
        ties = _ties(db, self.today, kept)
        return Web(tuple(_nodes(db, self.today, kept)), tuple(ties))


@dataclass(frozen=True)
class WebBasis:
    """What the picture and the findings begin with: the web with the user in it, and who that is.

    `unconnected` counts contacts, other than the user, of whom no connection is noted today.
    """

    web: Web
    me_id: str | None
    unconnected: int
    projects: tuple[tuple[str, str], ...]

    @property
    def others(self) -> Web:
        """The web without the user, which is what is drawn and reckoned with."""
        return self.web.without(self.me_id)

    @property
    def through_me(self) -> tuple[str, ...]:
        """The contacts whose only way to the largest part of the web leads through the user."""
        parts = self.others.components()
        mine = next((part for part in self.web.components() if self.me_id in part), [])
        largest = set(parts[0]) if parts else set()
        return tuple(ref for ref in mine if ref != self.me_id and ref not in largest)


@dataclass(frozen=True)
class WebOfTheDesk:
    """The whole web of a day with all that the page of the network shows beside it."""

    today: date

    def fetch(self, db: Reading) -> WebBasis:
        """Give it; the projects are those that go on, by name."""
        web, me = WholeWeb(self.today).fetch(db), db.desk().me_id
        others = int(db.value("SELECT count(*) FROM contacts WHERE archived_on IS NULL AND id IS NOT ?", (me,)))
        projects = db.rows("SELECT id, name FROM projects WHERE stage <> 'finished' ORDER BY name COLLATE NOCASE, id")
        connected = sum(node.id != me for node in web.nodes)
        return WebBasis(web, me, max(0, others - connected), tuple((ref, name) for ref, name in projects))


@dataclass(frozen=True)
class WebFindings:
    """What the web of a day tells, reckoned without the user: who holds it together, and how its sectors mix."""

    today: date

    def fetch(self, db: Reading) -> Findings:
        """Give it; over a large web this takes seconds."""
        return findings_of(WholeWeb(self.today).fetch(db).without(db.desk().me_id))


@dataclass(frozen=True)
class ProjectCircle:
    """Who takes part in a project on a day: its lead, who has a role, who promised something, and its funders."""

    id: str
    today: date

    def fetch(self, db: Reading) -> frozenset[str]:
        """Give the ids of the contacts."""
        day = self.today.isoformat()
        rows = db.rows(
            f"""SELECT lead_id FROM projects WHERE id = ? AND lead_id IS NOT NULL
            UNION SELECT person_id FROM assignments JOIN roles ON roles.id = role_id WHERE project_id = ? AND {_HELD}
            UNION SELECT person_id FROM commitments WHERE project_id = ? AND state = 'open'
            UNION SELECT funder_id FROM grants JOIN grant_uses ON grant_id = grants.id
              WHERE grant_uses.kind = 'projects' AND ref_id = ? AND funder_id IS NOT NULL""",
            (self.id, self.id, day, day, self.id, self.id),
        )
        return frozenset(ref for (ref,) in rows)


def _row(connection: Connection, *rest: Any) -> ConnectionRow:
    other_id, name, kind, sector, is_from_here, holds = rest
    return ConnectionRow(
        connection,
        other_id,
        name,
        ContactKind(kind),
        Sector(sector) if sector else None,
        bool(is_from_here),
        bool(holds),
    )


def _ties(db: Reading, today: date, among: Iterable[str] | None = None) -> list[Tie]:
    """Give the ties of a day between contacts that aren't archived, several connections of two contacts as one."""
    day = today.isoformat()
    refs = tuple(among) if among is not None else ()
    marks = ", ".join("?" * len(refs))
    part = f"AND from_id IN ({marks}) AND to_id IN ({marks})" if among is not None else ""
    rows = db.rows(
        f"""SELECT min(from_id, to_id), max(from_id, to_id), connections.kind, strength FROM connections
        JOIN contacts a ON a.id = from_id AND a.archived_on IS NULL
        JOIN contacts b ON b.id = to_id AND b.archived_on IS NULL
        WHERE {_HOLDS} {part} ORDER BY 1, 2, 3""",
        (day, day, *refs, *refs),
    )
    kinds: defaultdict[tuple[str, str], dict[ConnectionKind, None]] = defaultdict(dict)
    closest: defaultdict[tuple[str, str], int] = defaultdict(int)
    # Each id once in memory, however many ties name it.
    same: dict[str, str] = {}
    for one, other, kind, strength in rows:
        pair = same.setdefault(one, one), same.setdefault(other, other)
        kinds[pair][ConnectionKind(kind)] = None
        closest[pair] = max(closest[pair], strength)
    return [Tie(*pair, tuple(found), Strength(closest[pair])) for pair, found in kinds.items()]


def _nodes(db: Reading, today: date, refs: set[str]) -> list[Node]:
    """Give these contacts, persons with the sector and reach of the organisation that they belong to."""
    # One value however many there are: a statement takes 32,766 values at most.
    those = json.dumps(sorted(refs))
    places, same = _places(db, today, those), {ref: ref for ref in refs}
    rows = db.rows(
        f"SELECT id, display_name, kind, sector, reach FROM contacts WHERE id IN {_THOSE} ORDER BY sort_key, id",
        (those,),
    )
    return [
        Node(
            same[ref],
            name,
            ContactKind(kind),
            *_place(sector, reach) if kind == "organisation" else places.get(ref, (None, None)),
        )
        for ref, name, kind, sector, reach in rows
    ]


def _places(db: Reading, today: date, those: str) -> dict[str, tuple[Sector | None, Reach | None]]:
    """Give the sector and reach of those people: where they work, else have a post, else belong; the closest tie first.

    `those` is a JSON list of ids.
    """
    day = today.isoformat()
    rows = db.rows(
        f"""SELECT from_id, sector, reach, kind = 'member_of' AS turn, -strength AS far, to_id FROM (
            SELECT from_id, to_id, connections.kind, strength, sector, reach FROM connections
            JOIN contacts ON contacts.id = to_id
            WHERE connections.kind IN ('works_at', 'member_of') AND sector IS NOT NULL
              AND from_id IN {_THOSE} AND {_HOLDS})
        UNION ALL SELECT person_id, sector, reach, 0.5, 0, organisation_id FROM assignments
        JOIN roles ON roles.id = role_id JOIN contacts ON contacts.id = organisation_id
        WHERE sector IS NOT NULL AND person_id IN {_THOSE} AND {_HELD} ORDER BY turn, far, to_id""",
        (those, day, day, those, day, day),
    )
    found: dict[str, tuple[Sector | None, Reach | None]] = {}
    for person, sector, reach, *_ in rows:
        found.setdefault(person, _place(sector, reach))
    return found


def _place(sector: str | None, reach: str | None) -> tuple[Sector | None, Reach | None]:
    return (Sector(sector) if sector else None), (Reach(reach) if reach else None)


def _tied_to(db: Reading, today: date, refs: list[str]) -> set[str]:
    day = today.isoformat()
    marks = ", ".join("?" * len(refs))
    rows = db.rows(
        f"""SELECT to_id FROM connections WHERE from_id IN ({marks}) AND {_HOLDS}
        UNION SELECT from_id FROM connections WHERE to_id IN ({marks}) AND {_HOLDS}""",
        (*refs, day, day, *refs, day, day),
    )
    return {ref for (ref,) in rows}
