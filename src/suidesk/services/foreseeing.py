"""What a tick at another moment would find: nothing is written, and nobody is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from suidesk.domain.reminders import Reminder
from suidesk.queries.coming import ComingUp
from suidesk.queries.keeping import Kept
from suidesk.queries.reminders import ReminderRow
from suidesk.rules.delivery import is_waiting
from suidesk.services.reminding import FIRST, USUAL, Look, Rulebook, Ticked

if TYPE_CHECKING:
    from datetime import date, datetime

    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class Foreseen:
    """Asks what would be found at an aware, local `now`, of the records as they are today."""

    is_internal: ClassVar[bool] = True
    now: datetime
    by: Rulebook = USUAL

    def fetch(self, db: Reading) -> tuple[Ticked, list[ReminderRow]]:
        """Give the tick, and all that would need the user then, worst first."""
        seen = Look(self.now, self.by, Kept(), is_sure=True).fetch(db)
        rows = {row.id: row for row in db.records(Reminder, "WHERE outcome IS NULL")}
        rows |= {row.id: row for row in (*seen.plan.written, *seen.plan.withdrawn)}
        waiting = [ReminderRow.of(row) for row in rows.values() if is_waiting(row, self.now)]
        waiting.sort(key=_worst_first)
        ticked = Ticked(
            checked_at=self.now,
            new=tuple(map(ReminderRow.of, seen.plan.new)),
            open=tuple(waiting[:FIRST]),
            waiting=len(waiting),
            withdrawn=tuple(map(ReminderRow.of, seen.plan.withdrawn)),
            faults=seen.found.faults,
            coming=tuple(ComingUp(seen.found.aheads, self.now).fetch(db)),
        )
        return ticked, waiting


def _worst_first(row: ReminderRow) -> tuple[int, bool, date | None, str]:
    return -row.severity, row.due_on is None, row.due_on, row.id
