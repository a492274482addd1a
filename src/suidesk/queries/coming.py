"""What comes next of reminders: of the rules and of what was put off; each once, on the first day that it needs us."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, ClassVar

from suidesk.domain.ids import ReminderId
from suidesk.domain.reminders import Outcome, Reminder
from suidesk.queries.reminders import ReminderRow
from suidesk.rules.delivery import is_put_off, is_resting, is_waiting
from suidesk.rules.due import Ahead, Due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class Coming:
    """A reminder that will need the user at an instant (UTC), on a local day; `is_here`: it does so already."""

    at: datetime
    on: date
    said: Due | ReminderRow
    is_here: bool


@dataclass(frozen=True)
class ComingUp:
    """What comes after an aware, local `now`, of what rules see ahead and of what comes back, the soonest first."""

    is_internal: ClassVar[bool] = True
    aheads: tuple[Ahead, ...]
    now: datetime

    def fetch(self, db: Reading) -> list[Coming]:
        """Give them; what the user dismissed doesn't come."""
        keys = json.dumps([one.due.key for one in self.aheads])
        now = self.now.astimezone(UTC).isoformat(timespec="milliseconds")
        those = "id IN (SELECT value FROM json_each(?1)) OR (outcome IS NULL AND snoozed_until > ?2)"
        rows = {row.id: row for row in db.records(Reminder, f"WHERE {those}", (keys, now))}
        found: dict[str, Coming] = {}
        for key, coming in (*self._ahead(rows), *self._back(rows)):
            if key not in found or coming.at < found[key].at:
                found[key] = coming
        return sorted(found.values(), key=lambda one: (one.at, -one.said.severity))

    def _ahead(self, rows: dict[ReminderId, Reminder]) -> Iterator[tuple[str, Coming]]:
        for one in self.aheads:
            row = rows.get(one.due.key)
            if row is None or row.outcome is not Outcome.DISMISSED:
                yield one.due.key, Coming(one.at, one.on, one.due, row is not None and is_waiting(row, self.now))

    def _back(self, rows: dict[ReminderId, Reminder]) -> Iterator[tuple[str, Coming]]:
        for row in rows.values():
            until = row.snoozed_until
            if until is not None and row.outcome is None and is_put_off(row, self.now) and not is_resting(row):
                local = until.astimezone(self.now.tzinfo)
                yield row.id, Coming(until.astimezone(UTC), local.date(), ReminderRow.of(row), is_here=False)
