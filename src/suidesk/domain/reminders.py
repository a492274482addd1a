"""Follow-ups that a person writes down, and the ledger of reminders that rules derive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import ClassVar

from suidesk.domain.errors import Invalid
from suidesk.domain.ids import ContactId, FollowUpId, ReminderId, derived_id
from suidesk.domain.kinds import Kind
from suidesk.domain.recurrence import Recurrence
from suidesk.domain.validation import believable, require, within

LAST_MINUTE = 24 * 60 - 1
"""Of a day."""


class Severity(IntEnum):
    """How much a reminder presses; a greater number comes first."""

    CALM = 0
    AMBER = 1
    RED = 2


class Outcome(StrEnum):
    """How an occurrence of a reminder ended."""

    DONE = "done"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


ABOUT = (
    Kind.CONTACT,
    Kind.PROJECT,
    Kind.GRANT,
    Kind.ROLE,
    Kind.ASSIGNMENT,
    Kind.COMMITMENT,
    Kind.ASSET,
    Kind.HANDOVER,
    Kind.OBLIGATION,
    Kind.NEED,
    Kind.INTERACTION,
    Kind.HOLDING,
    Kind.CHECK_SEEN,
    Kind.HANDOVER_ITEM,
    Kind.EXPORT,
)
"""The kinds of record that a follow-up can be about: all that a person sees by itself somewhere."""


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """Something the user wants to do about a record by a local day, perhaps at a minute of that day."""

    kind_of: ClassVar[Kind] = Kind.FOLLOW_UP
    id: FollowUpId
    kind: Kind | None = None
    ref_id: str | None = None
    text: str
    due_on: date
    due_min: int | None = None
    owner_id: ContactId | None = None
    rrule: str | None = None
    done_on: date | None = None

    def check(self) -> None:
        """Refuse a follow-up without text, or about a kind of record that it can't be about."""
        require(self.text, "text", 2_000)
        if self.rrule is not None:
            Recurrence.parsed(self.rrule)
        believable(self.due_on, "due_on")
        believable(self.done_on, "done_on")
        within(self.due_min, 0, LAST_MINUTE, "due_min")
        if (self.kind is None) != (self.ref_id is None) or (self.kind is not None and self.kind not in ABOUT):
            raise Invalid("not_a_subject", field="ref_id")


def reminder_id(rule: str, subject: str, occurrence: str) -> ReminderId:
    """Give the key of a reminder: it exists once, however often and on however many machines rules run."""
    return ReminderId(derived_id("reminder", rule, subject, occurrence))


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """One occurrence in the ledger: what a rule found, how far it was shown, what the user did.

    `stage` counts a deadline's nearing (0 first); `shown_stage` is the highest one shown.
    `evidence` is a JSON object of codes, numbers and days, never sentences. Instants are UTC. `waits_for`
    is the contact whose next conversation brings it back, or `snoozed_until` if that comes first. `claimed_at` is when
    a process last set out to tell it; with a stage above `shown_stage` it may have been lost on the way. Up to
    `rests_at_stage` the user noted it, and it isn't told before it rises. `closed_at` is when its `outcome` came.
    """

    kind_of: ClassVar[Kind] = Kind.REMINDER
    id: ReminderId
    rule: str
    subject_kind: Kind
    subject_id: str
    occurrence: str
    due_on: date | None
    stage: int
    severity: Severity
    evidence: str
    raised_at: datetime
    claimed_at: datetime | None = None
    shown_stage: int | None = None
    snoozed_until: datetime | None = None
    rests_at_stage: int | None = None
    outcome: Outcome | None = None
    closed_at: datetime | None = None
    waits_for: ContactId | None = None

    def check(self) -> None:
        """Refuse a reminder without a rule."""
        require(self.rule, "rule")
