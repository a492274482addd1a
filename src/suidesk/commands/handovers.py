"""Changes to handovers: planning one, naming who follows, moving the day, ending it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.passing_on import begin, gather, names_successor, note_progress, require_running
from suidesk.commands.volunteers import person
from suidesk.domain.errors import Invalid
from suidesk.domain.handovers import Handover, HandoverItem, HandoverState, ItemKind, steps_of
from suidesk.domain.ids import ContactId, HandoverId, HandoverItemId
from suidesk.domain.people import Contact

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class PlanHandover:
    """Plan the handover of all that a person holds, promised and does, with the steps up to the last day and after.

    Gives the new id. A person has one running handover at most.
    """

    leaver_id: str
    leaving_on: date

    def apply(self, tx: Tx) -> str:
        """Write the handover, an item for each role, promise and holding, and the steps."""
        leaver = person(tx, self.leaver_id, "leaver_id")
        tx.say(name=leaver.display_name)
        _require_only(tx, leaver)
        handover = tx.put(
            Handover(id=HandoverId(tx.new_id()), leaver_id=ContactId(self.leaver_id), leaving_on=self.leaving_on)
        )
        gather(tx, handover)
        _set_steps(tx, handover)
        return handover.id


@dataclass(frozen=True, kw_only=True)
class ChangeHandover:
    """Move the last day, or say how far a handover is; open steps move along. What isn't given stays."""

    id: str
    leaving_on: date | UnsetType = UNSET
    state: HandoverState | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        old = tx.get(Handover, self.id)
        leaver = tx.get(Contact, old.leaver_id)
        tx.say(name=leaver.display_name)
        changed = replace(old, **given(self))
        if changed.is_running and not old.is_running:
            _require_only(tx, leaver)
        tx.put(changed)
        if changed.leaving_on != old.leaving_on:
            _set_steps(tx, changed)
            _move_items(tx, old, changed)
        return changed.id


@dataclass(frozen=True, kw_only=True)
class RefreshHandover:
    """Add to a running handover what the person has taken on since it was planned; gives the ids of the new items."""

    id: str

    def apply(self, tx: Tx) -> list[str]:
        """Write the items that are missing."""
        handover = require_running(tx, self.id)
        tx.say(name=tx.get(Contact, handover.leaver_id).display_name)
        return gather(tx, handover)


@dataclass(frozen=True, kw_only=True)
class FinishHandover:
    """Note that a handover is over; what is still open in it stays as it is."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Write its state."""
        handover = require_running(tx, self.id)
        tx.say(name=tx.get(Contact, handover.leaver_id).display_name)
        tx.put(replace(handover, state=HandoverState.FINISHED))


@dataclass(frozen=True, kw_only=True)
class CancelHandover:
    """Note that nobody leaves after all; what was passed on stays with the successors."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Write its state."""
        handover = require_running(tx, self.id)
        tx.say(name=tx.get(Contact, handover.leaver_id).display_name)
        tx.put(replace(handover, state=HandoverState.CANCELLED))


@dataclass(frozen=True, kw_only=True)
class RemoveHandover:
    """Remove a handover with its items as if it had never been planned; what was passed on stays."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        handover = tx.get(Handover, self.id)
        tx.say(name=tx.get(Contact, handover.leaver_id).display_name)
        tx.remove(handover)


@dataclass(frozen=True, kw_only=True)
class NameSuccessor:
    """Name who takes over (or nobody): the items of `item_ids`; where none are given, all that have no successor yet.

    Only what isn't passed on yet changes.
    """

    handover_id: str
    successor_id: str | None
    item_ids: tuple[str, ...] = ()

    def apply(self, tx: Tx) -> None:
        """Write the successor; once everything has one, that step is done."""
        handover = require_running(tx, self.handover_id)
        successor = names_successor(tx, handover, self.successor_id)
        tx.say(name=tx.get(Contact, handover.leaver_id).display_name, count=0)
        items = [one for one in tx.where(HandoverItem, handover_id=handover.id) if one.is_passing and not one.done_on]
        chosen = [one for one in items if self._is_meant(one)]
        if self.item_ids and len(chosen) < len(set(self.item_ids)):
            raise Invalid("not_in_this_handover", field="item_ids")
        for one in chosen:
            tx.put(replace(one, successor_id=successor))
        tx.say(count=len(chosen))
        begin(tx, handover)
        note_progress(tx, handover.id)

    def _is_meant(self, item: HandoverItem) -> bool:
        return item.id in self.item_ids if self.item_ids else item.successor_id is None


def _require_only(tx: Tx, leaver: Contact) -> None:
    if any(one.is_running for one in tx.where(Handover, leaver_id=leaver.id)):
        raise Invalid("already_handing_over", field="leaver_id", name=leaver.display_name)


def _set_steps(tx: Tx, handover: Handover) -> None:
    """Write the steps that fit the last day; done ones stay as they are, open ones move or go."""
    days = steps_of(handover.leaving_on, tx.today)
    kept = [one for one in tx.where(HandoverItem, handover_id=handover.id) if one.kind is ItemKind.STEP]
    for old in kept:
        if old.done_on is None and old.topic in days:
            tx.put(replace(old, due_on=days[old.topic]))
        elif old.done_on is None:
            tx.delete(old)
    there = {old.topic for old in kept}
    for topic in (topic for topic in days if topic not in there):
        tx.put(
            HandoverItem(
                id=HandoverItemId(tx.new_id()),
                handover_id=handover.id,
                kind=ItemKind.STEP,
                topic=topic,
                due_on=days[topic],
            )
        )


def _move_items(tx: Tx, old: Handover, new: Handover) -> None:
    """Move what is due on the last day along with it."""
    for one in tx.where(HandoverItem, handover_id=new.id):
        if one.is_passing and one.done_on is None and one.due_on == old.leaving_on:
            tx.put(replace(one, due_on=new.leaving_on))
