"""How a promise stands, in a word and a colour."""

from __future__ import annotations

from datetime import date
from typing import Final

from suidesk.domain.workload import CommitmentState
from suidesk.queries.workload import PromiseRow
from suidesk.wording.formats import capital, due_in_words
from suidesk.wording.people import promise_state_text

SOON_DAYS: Final = 14
"""From how many days before its day a promised thing is shown in amber."""


def promise_chip(row: PromiseRow, today: date) -> tuple[str, str]:
    """Give the chip (text, level): what became of it, or when it is due."""
    one = row.commitment
    if one.state is not CommitmentState.OPEN:
        return promise_state_text(one.state), "plain"
    if one.due_on is None:
        return "", "plain"
    days = (one.due_on - today).days
    return capital(due_in_words(one.due_on, today)), "danger" if days < 0 else "warn" if days <= SOON_DAYS else "plain"
