"""What a rule says: a reminder that is due, or the next one ahead, each with the evidence behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from suidesk.domain.ids import ReminderId
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity, reminder_id

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]
"""What evidence is made of: codes, numbers, ISO days, ids and the names of records."""

Evidence = Mapping[str, Json]


@dataclass(frozen=True, kw_only=True)
class Due:
    """One occurrence that is true now.

    `occurrence` is the nominal local date of a dated rule or the first Monday of an episode. The evidence
    never counts from today (no "3 days left"), so that a day's passing alone changes no row. Its `opens`
    is kind and id of the record whose page shows the matter, its `about` the ids of all it concerns.
    """

    rule: str
    subject_kind: Kind
    subject_id: str
    occurrence: str
    due_on: date | None
    stage: int
    severity: Severity
    evidence: Evidence

    @cached_property
    def key(self) -> ReminderId:
        """Give the ledger's id of this occurrence; asked for again and again, and a hash each time."""
        return reminder_id(self.rule, self.subject_id, self.occurrence)

    @property
    def is_episode(self) -> bool:
        """Tell whether this is a lasting condition, without a day that it is due on."""
        return self.due_on is None

    def evidence_text(self) -> str:
        """Give the evidence as the ledger keeps it: one spelling for equal evidence."""
        return json.dumps(self.evidence, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """A reminder that will be due (or rise a stage) at an instant (UTC), if nothing changes before."""

    at: datetime
    on: date
    due: Due


def stage_on(days_left: int, steps: Sequence[int]) -> int | None:
    """Give the stage (0 first) that a deadline has reached, nothing before its first step.

    A step is a number of days before the day; a negative one lies after it.
    """
    reached = sum(days_left <= step for step in steps)
    return reached - 1 if reached else None


def next_step(due_on: date, day: date, steps: Sequence[int]) -> date | None:
    """Give the first day after `day` on which a deadline reaches another stage."""
    days = (due_on - timedelta(days=step) for step in steps)
    return min((turn for turn in days if turn > day), default=None)
