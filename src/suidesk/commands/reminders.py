"""What a user answers to a reminder: done, later, or never mind."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.commands.back_plan import follow_deadline
from suidesk.commands.follow_ups import complete
from suidesk.domain.errors import Invalid, SuideskError
from suidesk.domain.exports import ListExport
from suidesk.domain.funding import Obligation
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.domain.reminders import FollowUp, Outcome, Reminder
from suidesk.domain.validation import believable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.store.tx import Tx

WAITS_AT_MOST: Final = timedelta(weeks=8)
"""How long a reminder waits for a conversation: whoever isn't met by then is no reason to forget it."""
NAMED_BY = ("text", "file", "grant", "role", "person", "place", "organisation")
"""What of the evidence names the matter in the history, the first that is there."""


@dataclass(frozen=True, kw_only=True)
class CompleteReminder:
    """Answer a reminder with done: a follow-up or a duty is done today, anything else rests until it rises a stage."""

    id: str

    def apply(self, tx: Tx) -> None:
        """Complete what can be completed."""
        reminder = _open(tx, self.id)
        if _completed(tx, reminder):
            tx.put(replace(reminder, outcome=Outcome.DONE, closed_at=tx.now))
        else:
            tx.put(replace(reminder, rests_at_stage=reminder.stage))


@dataclass(frozen=True, kw_only=True)
class SnoozeReminder:
    """Answer a reminder with later: it comes back at `until`, or when it rises a stage before.

    With `waits_for`, a contact's id, it comes back when a conversation with them is noted; after `WAITS_AT_MOST` all
    the same.
    """

    id: str
    until: datetime | None = None
    waits_for: str | None = None

    def apply(self, tx: Tx) -> None:
        """Put it off; a moment without a zone is one where the laptop is.

        Raises required, not_in_future, year_out_of_range, and reminder_closed for one that was answered already.
        """
        reminder = _open(tx, self.id)
        if self.waits_for is not None:
            contact = tx.get(Contact, self.waits_for)
            tx.put(replace(reminder, snoozed_until=tx.now + WAITS_AT_MOST, waits_for=contact.id))
            return
        if self.until is None:
            raise Invalid("required", field="until")
        believable(self.until.date(), "until")
        until = self.until if self.until.tzinfo else self.until.replace(tzinfo=tx.now.tzinfo)
        if until <= tx.now:
            raise Invalid("not_in_future", field="until", until=until)
        tx.put(replace(reminder, snoozed_until=until, waits_for=None))


@dataclass(frozen=True, kw_only=True)
class DismissReminder:
    """Answer a reminder with never mind: this occurrence isn't told again."""

    id: str

    def apply(self, tx: Tx) -> None:
        """End the occurrence."""
        tx.put(replace(_open(tx, self.id), outcome=Outcome.DISMISSED, closed_at=tx.now))


def bring_back(tx: Tx, contacts: Iterable[str], day: date) -> None:
    """Bring back what waited for a conversation with one of them; one of before it was put off isn't the next."""
    for contact in contacts:
        for reminder in tx.where(Reminder, waits_for=contact, outcome=None):
            until = reminder.snoozed_until
            # Local days are counted back: with the hours of an instant, a change of the clocks would shift the evening.
            if until is None or until <= tx.now or day < until.astimezone(tx.now.tzinfo).date() - WAITS_AT_MOST:
                continue
            tx.put(replace(reminder, snoozed_until=tx.now, waits_for=None))


def _open(tx: Tx, ref: str) -> Reminder:
    reminder = tx.get(Reminder, ref)
    if reminder.outcome is not None:
        raise SuideskError("reminder_closed")
    evidence = json.loads(reminder.evidence)
    tx.say(name=next((str(evidence[name]) for name in NAMED_BY if evidence.get(name)), ""))
    return reminder


def _completed(tx: Tx, reminder: Reminder) -> bool:
    if reminder.subject_kind is Kind.FOLLOW_UP:
        follow_up = tx.find(FollowUp, reminder.subject_id)
        if follow_up is not None:
            complete(tx, follow_up)
        return True
    if reminder.subject_kind is Kind.OBLIGATION:
        before = tx.find(Obligation, reminder.subject_id)
        if before is not None:
            follow_deadline(tx, before, tx.change(Obligation, before.id, done_on=tx.today), is_moving=False)
        return True
    if reminder.subject_kind is Kind.EXPORT:
        if tx.find(ListExport, reminder.subject_id) is not None:
            tx.change(ListExport, reminder.subject_id, deleted_on=tx.today)
        return True
    return False
