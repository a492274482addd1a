"""Changes to what a handover consists of: records to pass on, steps, and notes for the successor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.follow_ups import forget_subject
from suidesk.commands.passing_on import begin, names_successor, note_progress, pass_on, require_running
from suidesk.domain.assets import Holding
from suidesk.domain.errors import Invalid, SuideskError
from suidesk.domain.handovers import NOTES, Handover, HandoverItem, ItemKind, Topic
from suidesk.domain.ids import HandoverId, HandoverItemId
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.domain.projects import Assignment, Role
from suidesk.domain.workload import Commitment

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class AddHandoverItem:
    """Add something to hand over: a role, promise or holding of the leaver, a note, or a step; gives the new id."""

    handover_id: str
    kind: ItemKind = ItemKind.NOTE
    ref_id: str | None = None
    topic: Topic | None = None
    text: str = ""
    successor_id: str | None = None
    due_on: date | None = None

    def apply(self, tx: Tx) -> str:
        """Write the item; a record is due on the last day where no day is given."""
        handover = require_running(tx, self.handover_id)
        _say(tx, handover)
        names_successor(tx, handover, self.successor_id)
        item = HandoverItem(id=HandoverItemId(tx.new_id()), **given(self))
        if item.ref_id is not None and item.is_passing:
            _require_own(tx, handover, item)
        if item.is_passing and item.due_on is None:
            item = replace(item, due_on=handover.leaving_on)
        return tx.put(item).id


@dataclass(frozen=True, kw_only=True)
class ChangeHandoverItem:
    """Change an item's successor, day or text; what isn't given stays."""

    id: str
    successor_id: str | UnsetType | None = UNSET
    due_on: date | UnsetType | None = UNSET
    text: str | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        item = tx.get(HandoverItem, self.id)
        handover = tx.get(Handover, item.handover_id)
        _say(tx, handover)
        if isinstance(self.successor_id, str):
            names_successor(tx, handover, self.successor_id)
            if item.done_on is not None:
                raise SuideskError("item_done")
        tx.put(replace(item, **given(self)))
        note_progress(tx, handover.id)
        return item.id


@dataclass(frozen=True, kw_only=True)
class RemoveHandoverItem:
    """Take an item out of a handover; what it names, and what was passed on, stays."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        item = tx.get(HandoverItem, self.id)
        _say(tx, tx.get(Handover, item.handover_id))
        forget_subject(tx, Kind.HANDOVER_ITEM, item.id)
        tx.delete(item)


@dataclass(frozen=True, kw_only=True)
class CompleteHandoverItem:
    """Tick an item off. A role, promise or holding really passes on to its successor.

    A role: the leaver's ends on the last day and the successor's begins on the day after. A promise: it is handed over
    and the successor's own replaces it. A holding: it ends and the successor holds it. Today where no day is given.
    """

    id: str
    day: date | None = None

    def apply(self, tx: Tx) -> None:
        """Pass it on and note the day."""
        item = tx.get(HandoverItem, self.id)
        handover = require_running(tx, item.handover_id)
        _say(tx, handover)
        if item.done_on is not None:
            raise SuideskError("item_done")
        day = self.day or tx.today
        if item.is_passing:
            pass_on(tx, handover, item, day)
        tx.put(replace(item, done_on=day))
        begin(tx, handover)
        note_progress(tx, handover.id)


@dataclass(frozen=True, kw_only=True)
class ReopenHandoverItem:
    """Take back that a step or a note is done; what was passed on comes back with undo alone."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Forget the day."""
        item = tx.get(HandoverItem, self.id)
        _say(tx, tx.get(Handover, item.handover_id))
        if item.is_passing:
            raise SuideskError("passed_on")
        tx.put(replace(item, done_on=None))


@dataclass(frozen=True, kw_only=True)
class WriteHandoverNote:
    """Write what the successor should know about one topic; an empty text removes the note."""

    handover_id: str
    topic: Topic
    text: str

    def apply(self, tx: Tx) -> None:
        """Write, change or remove the note."""
        handover = tx.get(Handover, self.handover_id)
        _say(tx, handover)
        if self.topic not in NOTES:
            raise Invalid("not_a_note", field="topic")
        kept = tx.where(HandoverItem, handover_id=handover.id, kind=ItemKind.NOTE.value, topic=self.topic.value)
        if not self.text.strip():
            for old in kept:
                tx.delete(old)
        elif kept:
            tx.put(replace(kept[0], text=self.text))
        else:
            tx.put(
                HandoverItem(
                    id=HandoverItemId(tx.new_id()),
                    handover_id=HandoverId(handover.id),
                    kind=ItemKind.NOTE,
                    topic=self.topic,
                    text=self.text,
                )
            )


def _say(tx: Tx, handover: Handover) -> None:
    tx.say(name=tx.get(Contact, handover.leaver_id).display_name)


def _require_own(tx: Tx, handover: Handover, item: HandoverItem) -> None:
    """Refuse a record that isn't the leaver's, or that is an item already."""
    ref = item.ref_id or ""
    if any(one.ref_id == ref for one in tx.where(HandoverItem, handover_id=handover.id)):
        raise Invalid("already_in_handover", field="ref_id")
    if item.kind is ItemKind.ROLE:
        tx.get(Role, ref)
        is_own = bool(tx.where(Assignment, role_id=ref, person_id=handover.leaver_id))
    elif item.kind is ItemKind.COMMITMENT:
        is_own = tx.get(Commitment, ref).person_id == handover.leaver_id
    else:
        is_own = tx.get(Holding, ref).holder_id == handover.leaver_id
    if not is_own:
        raise Invalid("not_of_the_leaver", field="ref_id")
