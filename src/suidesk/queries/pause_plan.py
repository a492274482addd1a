"""What planning a pause looks at: what falls into it, who could cover, what they hold, when they stop altogether."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.assets import Holding, HoldingKind
from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.pauses import (
    Choice,
    Held,
    PausePart,
    ask_id,
    falls_into,
    is_deliverable,
    is_inside,
    usual_ask,
)
from suidesk.domain.people import Contact
from suidesk.domain.projects import Assignment, Capacity, Project, ProjectStage, Role
from suidesk.domain.reminders import FollowUp
from suidesk.domain.volunteers import Absence, Volunteer
from suidesk.domain.workload import Commitment, CommitmentState
from suidesk.queries.names import names_of
from suidesk.queries.pause_covers import CoverFinder, away_in
from suidesk.queries.pause_parts import TYPES, cover_of, labels_of
from suidesk.rules.pauses import Entrusted, Label, Touched, WhyCover

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class ToPlan:
    """All that planning a pause looks at; `leaves_on` is the day on which they stop altogether, if that is known."""

    name: str
    touched: list[Touched]
    entrusted: list[Entrusted]
    away: list[Absence]
    leaves_on: date | None
    ask_on: date
    is_light: bool


@dataclass(frozen=True, kw_only=True)
class PauseToPlan:
    """What a pause touches; with `pause_id` the one that is planned is looked at anew. Raises not_found."""

    person_id: str
    from_on: date
    today: date
    until_on: date | None = None
    pause_id: str | None = None

    def fetch(self, db: Reading) -> ToPlan:
        """Give it: what must never be empty first, then roles, then promises by their minutes."""
        person = db.get(Contact, self.person_id)
        parts = {one.ref_id: one for one in db.where(PausePart, pause_id=self.pause_id)} if self.pause_id else {}
        held = [one for one in _held(db, person.id, parts) if falls_into(one, self.from_on, self.until_on)]
        labels = labels_of(db, held)
        finder = CoverFinder(db, person.id, self.from_on, self.until_on, self.today)
        touched = [self._touched(db, one, labels[one.id], parts.get(one.id), finder) for one in held]
        ask = db.find(FollowUp, ask_id(self.pause_id)) if self.pause_id else None
        away = away_in(db, [person.id], self.from_on, self.until_on).get(person.id, [])
        return ToPlan(
            name=person.display_name,
            touched=sorted(touched, key=_order),
            entrusted=_entrusted(db, person.id, self.from_on, self.until_on),
            away=[one for one in away if one.id != self.pause_id],
            leaves_on=_leaves(db, person.id),
            ask_on=ask.due_on if ask else usual_ask(self.from_on, self.until_on),
            is_light=any(one.is_light for one in parts.values()),
        )

    def _touched(self, db: Reading, held: Held, label: Label, part: PausePart | None, finder: CoverFinder) -> Touched:
        covers = finder.covers(held, label.at)
        can_rest = is_deliverable(held) or not is_inside(held, self.from_on, self.until_on)
        deputy = next((one for one in covers if one.why is WhyCover.DEPUTY), None)
        choice, cover = Choice.REST if can_rest else Choice.KEEP, None
        if part is not None:
            cover = cover_of(db, part, self.person_id)
            choice = part.choice
            if choice is Choice.COVER and cover is None:
                choice = Choice.REST if can_rest else Choice.KEEP
        elif deputy is not None and isinstance(held, Assignment) and held.capacity is Capacity.HOLDER:
            choice, cover = Choice.COVER, deputy
        return Touched(held, label, choice, cover, covers, can_rest)


def _held(db: Reading, person_id: ContactId, parts: Mapping[str, PausePart]) -> list[Held]:
    """Give what the person promised and does, as it would be without the pause that is planned."""
    made = {ref for part in parts.values() for ref in (part.cover_id, part.light_id, part.back_id)}
    found: dict[str, Held] = {one.id: one for one in db.where(Commitment, person_id=person_id)}
    found |= {one.id: one for one in db.where(Assignment, person_id=person_id)}
    for part in parts.values():
        own = db.find(TYPES[part.kind], part.ref_id)
        if own is not None:
            found[own.id] = part.before(own, person_id)
    over = _over(db, (one for one in found.values() if isinstance(one, Assignment)))
    return [
        one
        for one in found.values()
        if one.id not in made and one.id not in over and (isinstance(one, Assignment) or _is_open(one))
    ]


def _is_open(made: Commitment) -> bool:
    return made.state is CommitmentState.OPEN


def _over(db: Reading, posts: Iterable[Assignment]) -> set[str]:
    """Give the assignments whose project is finished."""
    held = list(posts)
    roles = db.of_ids(Role, {one.role_id for one in held})
    projects = db.of_ids(Project, {one.project_id for one in roles.values() if one.project_id})
    finished = {ref for ref, one in projects.items() if one.stage is ProjectStage.FINISHED}
    return {one.id for one in held if roles[one.role_id].project_id in finished}


def _order(one: Touched) -> tuple[bool, bool, int, str, str]:
    minutes = (one.held.minutes or 0) if isinstance(one.held, Commitment) else 0
    return not one.label.is_critical, not isinstance(one.held, Assignment), -minutes, one.label.name, one.held.id


def _entrusted(db: Reading, person_id: str, first: date, last: date | None) -> list[Entrusted]:
    """Give what the person holds for others on any day of the time."""
    held = [
        one
        for one in db.where(Holding, holder_id=person_id)
        if (one.until_on is None or one.until_on >= first) and (last is None or not one.from_on or one.from_on <= last)
    ]
    named = names_of(db, Kind.ASSET, (one.asset_id for one in held))
    names = names_of(db, Kind.CONTACT, (one.for_id for one in held))
    found = []
    for one in held:
        others = _also(db, one, first, last) if one.asset_id or one.kind is HoldingKind.SIGNATORY else ()
        name = one.name or named.get(one.asset_id or "", "")
        found.append(Entrusted(one.kind, name, names.get(one.for_id or "", ""), others))
    return sorted(found, key=lambda one: (bool(one.others), one.kind, one.name))


def _also(db: Reading, held: Holding, first: date, last: date | None) -> tuple[str, ...]:
    """Give who else has a key of the same asset, or may sign for the same organisation, and isn't away then."""
    same = {"asset_id": held.asset_id} if held.asset_id else {"for_id": held.for_id}
    others = [
        one.holder_id
        for one in db.where(Holding, kind=held.kind.value, **same)
        if one.holder_id != held.holder_id and one.covers(first)
    ]
    away = away_in(db, others, first, last)
    names = names_of(db, Kind.CONTACT, (ref for ref in others if ref not in away))
    return tuple(sorted(names.values()))


def _leaves(db: Reading, person_id: str) -> date | None:
    """Give the day on which somebody stops: of a handover that goes on, or of the profile."""
    running = db.value(
        "SELECT leaving_on FROM handovers WHERE leaver_id = ? AND state IN ('planned', 'under_way')", (person_id,)
    )
    if running:
        return date.fromisoformat(running)
    volunteer = db.find(Volunteer, person_id)
    return volunteer.left_on if volunteer else None
