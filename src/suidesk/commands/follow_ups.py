"""Changes to follow-ups: what the user wants to do about a record, by a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType, given
from suidesk.commands.volunteers import person
from suidesk.domain.errors import Invalid
from suidesk.domain.ids import FollowUpId
from suidesk.domain.kinds import Kind
from suidesk.domain.recurrence import Recurrence
from suidesk.domain.reminders import ABOUT, FollowUp, Outcome, Reminder
from suidesk.domain.validation import LAST_YEAR
from suidesk.store.rows import type_of

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class AddFollowUp:
    """Note something to do by a day, perhaps at a minute of it, perhaps about a record; gives the new id."""

    text: str
    due_on: date
    due_min: int | None = None
    kind: Kind | None = None
    ref_id: str | None = None
    owner_id: str | None = None
    rrule: str | None = None
    """How often it comes again once it is done (see `domain.recurrence`); None: once."""

    def apply(self, tx: Tx) -> str:
        """Write it; it is the user's own where no owner is given."""
        _require_subject(tx, self.kind, self.ref_id)
        values = {**given(self), "owner_id": _owner(tx, self.owner_id) or tx.desk().me_id}
        tx.say(name=_headline(self.text))
        return tx.put(FollowUp(id=FollowUpId(tx.new_id()), **values)).id


@dataclass(frozen=True, kw_only=True)
class ChangeFollowUp:
    """Change a follow-up; what isn't given stays."""

    id: str
    text: str | UnsetType = UNSET
    due_on: date | UnsetType = UNSET
    due_min: int | UnsetType | None = UNSET
    kind: Kind | UnsetType | None = UNSET
    ref_id: str | UnsetType | None = UNSET
    owner_id: str | UnsetType | None = UNSET
    done_on: date | UnsetType | None = UNSET
    rrule: str | UnsetType | None = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        if isinstance(self.owner_id, str):
            person(tx, self.owner_id, "owner_id")
        changed = replace(tx.get(FollowUp, self.id), **given(self))
        _require_subject(tx, changed.kind, changed.ref_id)
        tx.say(name=_headline(changed.text))
        return tx.put(changed).id


@dataclass(frozen=True, kw_only=True)
class CompleteFollowUp:
    """Note that a follow-up was done today; one that comes again is due on its next day."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Write the day and close its reminder."""
        follow_up = tx.get(FollowUp, self.id)
        tx.say(name=_headline(follow_up.text))
        complete(tx, follow_up)
        for reminder in tx.where(Reminder, subject_id=self.id, outcome=None):
            tx.put(replace(reminder, outcome=Outcome.DONE, closed_at=tx.now))


@dataclass(frozen=True, kw_only=True)
class RemoveFollowUp:
    """Remove a follow-up as if it had never been."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove it; its reminder is withdrawn with the next tick."""
        follow_up = tx.get(FollowUp, self.id)
        tx.say(name=_headline(follow_up.text))
        tx.delete(follow_up)


def complete(tx: Tx, follow_up: FollowUp) -> None:
    """Note that it was done today, and when it is due again; a day that was noted before stays."""
    if follow_up.done_on is not None:
        return
    tx.put(replace(follow_up, done_on=tx.today))
    following = Recurrence.parsed(follow_up.rrule).after(follow_up.due_on, tx.today) if follow_up.rrule else None
    if following is not None and following.year <= LAST_YEAR:
        tx.put(replace(follow_up, id=FollowUpId(tx.new_id()), due_on=following))


def _owner(tx: Tx, ref: str | None) -> str | None:
    return person(tx, ref, "owner_id").id if ref else None


def _require_subject(tx: Tx, kind: Kind | None, ref: str | None) -> None:
    if kind is None or ref is None:
        return
    if kind not in ABOUT:
        raise Invalid("not_a_subject", field="ref_id")
    tx.get(type_of[kind], ref)


def _headline(text: str) -> str:
    return text.strip().partition("\n")[0]
