"""What delivery needs: whom a reminder waits for, where the calendar lies, what was restored, when was gathered."""

from __future__ import annotations

from typing import Final

DELIVERY: Final = (
    # For which contact's next conversation was it put off?
    "ALTER TABLE reminders ADD COLUMN waits_for TEXT",
    "CREATE INDEX reminders_waiting_for ON reminders (waits_for) WHERE waits_for IS NOT NULL",
    # The day of the backup that this store was, until what it lacks has been told again:
    "ALTER TABLE desk ADD COLUMN restored_from TEXT",
    # The day on which what can wait was last told together:
    "ALTER TABLE desk ADD COLUMN gathered_on TEXT",
    # The folder in which a calendar file is kept up to date:
    "ALTER TABLE desk ADD COLUMN calendar_folder TEXT",
    "ALTER TABLE desk ADD COLUMN calendar_has_private INTEGER NOT NULL DEFAULT 0",
)
"""Statements in the order in which they run; each block says which question it serves."""
