"""How a role, a promise or a holding passes from a person who leaves to a successor, within a command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.commands.holdings import give_on
from suidesk.commands.promises import take_over
from suidesk.commands.volunteers import person
from suidesk.domain.assets import Holding
from suidesk.domain.errors import Invalid, SuideskError
from suidesk.domain.handovers import Handover, HandoverItem, HandoverState, ItemKind, Topic
from suidesk.domain.ids import AssignmentId, ContactId, HandoverItemId, RoleId
from suidesk.domain.projects import Assignment, Capacity, Project, ProjectStage, Role
from suidesk.domain.workload import Commitment, CommitmentState

if TYPE_CHECKING:
    from suidesk.store.tx import Tx

ONE_DAY = timedelta(days=1)
_RANK = {Capacity.HOLDER: 0, Capacity.DEPUTY: 1, Capacity.SHADOW: 2}


def require_running(tx: Tx, ref: str) -> Handover:
    """Give the handover of that id; refuse one that is over."""
    handover = tx.get(Handover, ref)
    if not handover.is_running:
        raise SuideskError("handover_closed")
    return handover


def names_successor(tx: Tx, handover: Handover, ref: str | None) -> ContactId | None:
    """Give the id of who takes over; refuse an organisation and whoever leaves."""
    if ref is None:
        return None
    successor = person(tx, ref, "successor_id")
    if successor.id == handover.leaver_id:
        raise Invalid("successor_is_leaver", field="successor_id", name=successor.display_name)
    return successor.id


def begin(tx: Tx, handover: Handover) -> None:
    """Note that a planned handover is under way."""
    if handover.state is HandoverState.PLANNED:
        tx.put(replace(handover, state=HandoverState.UNDER_WAY))


def note_progress(tx: Tx, handover_id: str) -> None:
    """Tick off the steps that follow from the items: everyone named, and all keys, accounts and rights passed on."""
    items = tx.where(HandoverItem, handover_id=handover_id)
    passing = [one for one in items if one.is_passing]
    holdings = [one for one in passing if one.kind is ItemKind.HOLDING]
    done = {
        Topic.SUCCESSOR_NAMED: bool(passing) and all(one.successor_id for one in passing),
        Topic.KEYS_PASSED_ON: bool(holdings) and all(one.done_on for one in holdings),
    }
    for step in items:
        if step.kind is ItemKind.STEP and step.done_on is None and step.topic and done.get(step.topic):
            tx.put(replace(step, done_on=tx.today))


def gather(tx: Tx, handover: Handover) -> list[str]:
    """Write an item for each role, open promise and holding of the leaver that has none yet; give the new ids."""
    known = {one.ref_id for one in tx.where(HandoverItem, handover_id=handover.id)}
    made: list[str] = []
    for kind, ref in _held(tx, handover):
        if ref not in known:
            known.add(ref)
            item = HandoverItem(
                id=HandoverItemId(tx.new_id()),
                handover_id=handover.id,
                kind=kind,
                ref_id=ref,
                due_on=handover.leaving_on,
            )
            made.append(tx.put(item).id)
    return made


def _held(tx: Tx, handover: Handover) -> Iterator[tuple[ItemKind, str]]:
    """Give what the leaver has today or will have before leaving; shadowing is nothing that passes on."""
    leaver, from_day = handover.leaver_id, min(tx.today, handover.leaving_on)
    for held in tx.where(Assignment, person_id=leaver):
        is_theirs = held.capacity is not Capacity.SHADOW and held.from_on <= handover.leaving_on
        if is_theirs and (held.until_on is None or held.until_on >= from_day) and not _is_over(tx, held.role_id):
            yield ItemKind.ROLE, held.role_id
    for made in tx.where(Commitment, person_id=leaver, state=CommitmentState.OPEN.value):
        if made.until_on is None or made.until_on >= from_day:
            yield ItemKind.COMMITMENT, made.id
    for thing in tx.where(Holding, holder_id=leaver):
        if thing.until_on is None or thing.until_on >= from_day:
            yield ItemKind.HOLDING, thing.id


def _is_over(tx: Tx, role_id: RoleId) -> bool:
    role = tx.get(Role, role_id)
    project = tx.get(Project, role.project_id) if role.project_id else None
    return project is not None and project.stage is ProjectStage.FINISHED


def pass_on(tx: Tx, handover: Handover, item: HandoverItem, day: date) -> None:
    """Pass the record of an item on to its successor, who must be named.

    A role goes over on the day after the last one, a promise and a holding on `day`.
    """
    if item.successor_id is None:
        raise Invalid("required", field="successor_id")
    passing = {ItemKind.ROLE: _pass_role, ItemKind.COMMITMENT: _pass_promise, ItemKind.HOLDING: _pass_holding}
    passing[item.kind](tx, handover, item.ref_id or "", item.successor_id, day)


def _pass_role(tx: Tx, handover: Handover, ref: str, successor: ContactId, day: date) -> None:
    last = handover.leaving_on
    own = [
        one
        for one in tx.where(Assignment, role_id=ref, person_id=handover.leaver_id)
        if one.capacity is not Capacity.SHADOW and one.from_on <= last
    ]
    latest = max((one.until_on or date.max for one in own), default=last)
    for one in own:
        if one.until_on is None or one.until_on > last:
            tx.put(replace(one, until_on=last))
    capacity = min((one.capacity for one in own), key=_RANK.__getitem__, default=Capacity.HOLDER)
    _give_role(tx, RoleId(ref), successor, capacity, max(min(latest, last) + ONE_DAY, day))


def _give_role(tx: Tx, role_id: RoleId, successor: ContactId, capacity: Capacity, start: date) -> None:
    """Give a role from a day on, unless the successor has it by then; what they had of it less than that ends."""
    there = [one for one in tx.where(Assignment, role_id=role_id, person_id=successor) if one.covers(start)]
    for one in there:
        if _RANK[one.capacity] > _RANK[capacity] and one.from_on < start:
            tx.put(replace(one, until_on=start - ONE_DAY))
    if all(_RANK[one.capacity] > _RANK[capacity] for one in there):
        tx.put(
            Assignment(
                id=AssignmentId(tx.new_id()), role_id=role_id, person_id=successor, capacity=capacity, from_on=start
            )
        )


def _pass_promise(tx: Tx, _handover: Handover, ref: str, successor: ContactId, day: date) -> None:
    take_over(tx, tx.get(Commitment, ref), successor, day)


def _pass_holding(tx: Tx, _handover: Handover, ref: str, successor: ContactId, day: date) -> None:
    give_on(tx, tx.get(Holding, ref), successor, day)
