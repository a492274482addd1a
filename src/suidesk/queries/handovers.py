"""What screens ask about handovers: the list, and one with all it consists of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.assets import Holding
from suidesk.domain.handovers import NOTES, Handover, HandoverItem, HandoverState, ItemKind, Topic
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Role
from suidesk.domain.workload import Commitment
from suidesk.queries.names import names_of
from suidesk.queries.worded import Narrowed, docs_of, place_of, with_words

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

PAGE: Final = 64
RUNNING: Final = (HandoverState.PLANNED, HandoverState.UNDER_WAY)


@dataclass(frozen=True)
class HandoverRow:
    """A line of the list: who leaves when, how many of its records, steps and notes are done, and the next open step.

    `passed` and `passing` count roles, promises and holdings; `unnamed` those that nobody is to take over yet.
    """

    id: str
    leaver_id: str
    leaver: str
    leaving_on: date
    state: HandoverState
    passed: int
    passing: int
    unnamed: int
    steps_done: int
    steps: int
    next_step: Topic | None = None
    next_on: date | None = None


_NEXT = """(SELECT {column} FROM handover_items WHERE handover_id = handovers.id AND kind = 'step' AND done_on IS NULL
    ORDER BY due_on, id LIMIT 1)"""
_PASSING = "count(CASE WHEN i.kind IN ('roles', 'commitments', 'holdings')"


@dataclass(frozen=True)
class HandoversMatching:
    """A window of the handovers whose leaver matches what was typed: the next to leave first, closed ones last."""

    text: str = ""
    states: tuple[HandoverState, ...] = RUNNING
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[HandoverRow]:
        """Give at most `limit` rows."""
        source, tests, params = _matching(self.text, self.states)
        rows = db.rows(
            f"""SELECT handovers.id, leaver_id, contacts.display_name, leaving_on, state,
              {_PASSING} AND done_on IS NOT NULL THEN 1 END), {_PASSING} THEN 1 END),
              {_PASSING} AND done_on IS NULL AND successor_id IS NULL THEN 1 END),
              count(CASE WHEN i.kind = 'step' AND done_on IS NOT NULL THEN 1 END),
              count(CASE WHEN i.kind = 'step' THEN 1 END),
              {_NEXT.format(column="topic")}, {_NEXT.format(column="due_on")}
            FROM {source} LEFT JOIN handover_items i ON handover_id = handovers.id
            WHERE {tests} GROUP BY handovers.id ORDER BY {_ORDER} LIMIT ? OFFSET ?""",
            (*params, self.limit, self.offset),
        )
        return [_row(*row) for row in rows]


def _row(ref: str, leaver_id: str, leaver: str, leaving_on: str, state: str, *rest: Any) -> HandoverRow:
    *counts, topic, due_on = rest
    known = HandoverRow(ref, leaver_id, leaver, date.fromisoformat(leaving_on), HandoverState(state), *counts)
    return replace(
        known,
        next_step=Topic(topic) if topic else None,
        next_on=date.fromisoformat(due_on) if due_on else None,
    )


_ORDER = "state NOT IN ('planned', 'under_way'), leaving_on, handovers.id"


@dataclass(frozen=True)
class HandoverCount:
    """How many handovers match what was typed."""

    text: str = ""
    states: tuple[HandoverState, ...] = RUNNING

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        source, tests, params = _matching(self.text, self.states)
        return int(db.value(f"SELECT count(DISTINCT handovers.id) FROM {source} WHERE {tests}", params))


@dataclass(frozen=True)
class HandoverPlace:
    """Where in the list a handover stands."""

    id: str
    text: str = ""
    states: tuple[HandoverState, ...] = RUNNING

    def fetch(self, db: Reading) -> int | None:
        """Give the number of handovers before it, or None when the list doesn't have it."""
        return place_of(db, self.id, "handovers.id", _ORDER, _matching(self.text, self.states))


def _matching(text: str, states: tuple[HandoverState, ...]) -> Narrowed:
    tests = f"state IN ({', '.join('?' * len(states))})"
    found = "handovers JOIN contacts ON contacts.id = leaver_id", tests, tuple(state.value for state in states)
    return with_words(text, Kind.CONTACT, found, docs_of(Kind.CONTACT, "leaver_id"))


@dataclass(frozen=True)
class PassingItem:
    """A role, promise or holding of a handover; `place` is what it belongs to, `detail` where a holding is kept.

    `minutes` are a promise's a week; `is_critical` tells of a role.
    """

    item: HandoverItem
    name: str
    place: str
    place_kind: Kind | None
    place_id: str | None
    successor: str | None
    detail: str = ""
    minutes: int | None = None
    is_critical: bool = False
    commitment: Commitment | None = None
    holding: Holding | None = None


@dataclass(frozen=True)
class HandoverAbout:
    """A handover with its steps in order, what passes on, its notes by topic, and what else the leaver has by now."""

    handover: Handover
    leaver: str
    steps: list[HandoverItem]
    passing: list[PassingItem]
    notes: dict[Topic, str]
    others: list[HandoverItem]

    @property
    def is_all_passed_on(self) -> bool:
        """Tell whether nothing is left to pass on and every step is done."""
        return all(one.item.done_on for one in self.passing) and all(step.done_on for step in self.steps)


@dataclass(frozen=True)
class HandoverPage:
    """A handover with all it consists of; raises not_found."""

    id: str

    def fetch(self, db: Reading) -> HandoverAbout:
        """Give it; what is critical first, then by name."""
        handover = db.get(Handover, self.id)
        items = db.records(HandoverItem, "WHERE handover_id = ? ORDER BY due_on IS NULL, due_on, id", (self.id,))
        notes = {one.topic: one.text for one in items if one.kind is ItemKind.NOTE and one.topic in NOTES}
        return HandoverAbout(
            handover=handover,
            leaver=names_of(db, Kind.CONTACT, [handover.leaver_id])[handover.leaver_id],
            steps=[one for one in items if one.kind is ItemKind.STEP],
            passing=_passing(db, [one for one in items if one.is_passing]),
            notes={topic: text for topic, text in notes.items() if topic is not None},
            others=[one for one in items if one.kind is ItemKind.NOTE and one.topic not in NOTES],
        )


def _passing(db: Reading, items: list[HandoverItem]) -> list[PassingItem]:
    refs = {kind: [one.ref_id for one in items if one.kind is kind and one.ref_id] for kind in ItemKind}
    roles = db.of_ids(Role, refs[ItemKind.ROLE])
    promises = db.of_ids(Commitment, refs[ItemKind.COMMITMENT])
    holdings = db.of_ids(Holding, refs[ItemKind.HOLDING])
    role_names = names_of(db, Kind.ROLE, (one.role_id for one in promises.values()))
    projects = [one.project_id for one in roles.values()] + [one.project_id for one in promises.values()]
    contacts = [one.organisation_id for one in roles.values()] + [one.for_id for one in holdings.values()]
    names = {
        **names_of(db, Kind.PROJECT, projects),
        **names_of(db, Kind.CONTACT, [*contacts, *(one.successor_id for one in items)]),
        **names_of(db, Kind.ASSET, (one.asset_id for one in holdings.values())),
        **role_names,
    }
    found = []
    for item in items:
        ref = item.ref_id or ""
        if ref in roles:
            found.append(_role(item, roles[ref], names))
        elif ref in promises:
            found.append(_promise(item, promises[ref], names))
        elif ref in holdings:
            found.append(_holding(item, holdings[ref], names))
    order = {ItemKind.ROLE: 0, ItemKind.COMMITMENT: 1, ItemKind.HOLDING: 2}
    return sorted(found, key=lambda one: (order[one.item.kind], not one.is_critical, one.name.casefold(), one.item.id))


def _role(item: HandoverItem, role: Role, names: dict[str, str]) -> PassingItem:
    kind, place = (Kind.PROJECT, role.project_id) if role.project_id else (Kind.CONTACT, role.organisation_id)
    return PassingItem(
        item,
        role.name,
        names.get(place or "", ""),
        kind,
        place,
        names.get(item.successor_id or ""),
        is_critical=role.is_critical,
    )


def _promise(item: HandoverItem, made: Commitment, names: dict[str, str]) -> PassingItem:
    return PassingItem(
        item,
        made.title or names.get(made.role_id or "", ""),
        names.get(made.project_id or "", ""),
        Kind.PROJECT if made.project_id else None,
        made.project_id,
        names.get(item.successor_id or ""),
        minutes=made.minutes,
        commitment=made,
    )


def _holding(item: HandoverItem, holding: Holding, names: dict[str, str]) -> PassingItem:
    place = names.get(holding.for_id or "", "")
    return PassingItem(
        item,
        holding.name or names.get(holding.asset_id or "", ""),
        place,
        Kind.CONTACT if holding.for_id else None,
        holding.for_id,
        names.get(item.successor_id or ""),
        detail=holding.location,
        holding=holding,
    )


@dataclass(frozen=True)
class HandoverOf:
    """The handover of a person that goes on."""

    person_id: str

    def fetch(self, db: Reading) -> str | None:
        """Give its id, or None."""
        found: str | None = db.value(
            "SELECT id FROM handovers WHERE leaver_id = ? AND state IN ('planned', 'under_way')", (self.person_id,)
        )
        return found
