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
from suidesk.rules.recurrence import following
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
        return tx.put(_begun(FollowUp(id=FollowUpId(tx.new_id()), **values))).id


@dataclass(frozen=True, kw_only=True)
class ChangeFollowUp:
    """Change a follow-up; what isn't given stays.

    One that comes again by months or years and gets another day, with no other rule, comes on that day of the month
    from then on.
    """

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
        before = tx.get(FollowUp, self.id)
        changed = replace(before, **given(self))
        if isinstance(self.rrule, UnsetType) and changed.due_on != before.due_on:
            changed = _on_its_new_day(changed)
        _require_subject(tx, changed.kind, changed.ref_id)
        tx.say(name=_headline(changed.text))
        return tx.put(_begun(changed)).id


@dataclass(frozen=True, kw_only=True)
class CompleteFollowUp:
    """Note that a follow-up was done today; one that comes again is due on its next day."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Write the day and close its reminder."""
        follow_up = tx.get(FollowUp, self.id)
        tx.say(name=_headline(follow_up.text))
        complete(tx, follow_up)


@dataclass(frozen=True, kw_only=True)
class RemoveFollowUp:
    """Remove a follow-up as if it had never been."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Remove it; its reminder is withdrawn with the next tick."""
        follow_up = tx.get(FollowUp, self.id)
        tx.say(name=_headline(follow_up.text))
        tx.delete(follow_up)


def forget_subject(tx: Tx, kind: Kind, ref: str) -> None:
    """Keep the follow-ups about a record that is about to go: what the user wanted to do stays, about nothing."""
    for follow_up in tx.where(FollowUp, kind=kind, ref_id=ref):
        tx.put(replace(follow_up, kind=None, ref_id=None))


def complete(tx: Tx, follow_up: FollowUp) -> None:
    """Note that it was done today, close its reminder, and note when it is due again; a day noted before stays."""
    for reminder in tx.where(Reminder, subject_id=follow_up.id, outcome=None):
        tx.put(replace(reminder, outcome=Outcome.DONE, closed_at=tx.now))
    if follow_up.done_on is not None:
        return
    tx.put(replace(follow_up, done_on=tx.today))
    rule = Recurrence.parsed(follow_up.rrule).next_time() if follow_up.rrule else None
    day = following(rule, follow_up.due_on, tx.today) if rule is not None else None
    if rule is not None and day is not None and day.year <= LAST_YEAR:
        tx.put(replace(follow_up, id=FollowUpId(tx.new_id()), due_on=day, rrule=rule.text()))


def _on_its_new_day(follow_up: FollowUp) -> FollowUp:
    rule = Recurrence.parsed(follow_up.rrule) if follow_up.rrule else None
    if rule is None or rule.month_day is None:
        return follow_up
    return replace(follow_up, rrule=replace(rule, month_day=None).begun(follow_up.due_on).text())


def _begun(follow_up: FollowUp) -> FollowUp:
    """Keep with the rule what it takes from the day: the 31st stays meant after a February.

    Raises ends_before_start for a rule that ends before its first day.
    """
    if follow_up.rrule is None:
        return follow_up
    rule = Recurrence.parsed(follow_up.rrule)
    if rule.until is not None and rule.until < follow_up.due_on:
        raise Invalid("ends_before_start", field="rrule", start=follow_up.due_on, end=rule.until)
    return replace(follow_up, rrule=rule.begun(follow_up.due_on).text())


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
