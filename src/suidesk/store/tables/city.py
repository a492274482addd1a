"""What a city's address book needs: indexes that answer without reading rows, words in the order of the list."""

from __future__ import annotations

from typing import Final

from suidesk.store.tables.column_sets import COLUMN_SETS
from suidesk.store.tables.delivery import DELIVERY
from suidesk.store.tables.duplicates import DUPLICATES
from suidesk.store.tables.exports import EXPORTS
from suidesk.store.tables.found import FOUND
from suidesk.store.tables.grant_details import GRANT_DETAILS
from suidesk.store.tables.journal import JOURNAL
from suidesk.store.tables.pauses import PAUSES

IS_PART: Final = """tbl IN ('contact_points', 'contact_languages', 'contact_tags', 'field_values', 'volunteer_skills',
    'participants', 'needs', 'roles', 'grant_uses', 'obligations', 'kept_lines', 'grant_details')"""
"""Tells the journal's lines about parts of a record."""

# Which lines of a contact's card did nothing here understand? They are parts of it, also when they are gone.
_CARDS: Final = (
    """CREATE TABLE kept_lines (id TEXT NOT NULL PRIMARY KEY,
       contact_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
       version TEXT NOT NULL, text TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX kept_lines_of ON kept_lines (contact_id, position)",
)

CITY: Final[tuple[str, ...]] = (
    *JOURNAL,
    *FOUND,
    *_CARDS,
    *DUPLICATES,
    *EXPORTS,
    *GRANT_DETAILS,
    *COLUMN_SETS,
    *PAUSES,
    *DELIVERY,
    # What the pages ask, answered from indexes alone. Hours of a season, by week, way of giving and person:
    "DROP INDEX time_entries_on",
    "CREATE INDEX time_entries_on ON time_entries (day, person_id, minutes, kind, start_min)",
    # What the tick asks: evenings and short nights by day (above: when hours began) and those of one person, and who of
    # us talked with a contact that matters.
    "DROP INDEX time_entries_of",
    "CREATE INDEX time_entries_of ON time_entries (person_id, day, minutes, start_min)",
    "DROP INDEX participants_with",
    "CREATE INDEX participants_with ON participants (contact_id, interaction_id)",
    # Who isn't here, so that lists and counts of those who are don't read the contacts themselves:
    """CREATE INDEX contacts_gone ON contacts (archived_on, died_on)
       WHERE archived_on IS NOT NULL OR died_on IS NOT NULL""",
    # What is promised a week, by person:
    """CREATE INDEX commitments_weekly ON commitments (person_id, from_on, until_on, minutes, project_id)
       WHERE kind = 'weekly' AND state = 'open'""",
    # The dates ahead, of every room:
    "CREATE INDEX commitments_due ON commitments (due_on) WHERE kind = 'deliverable' AND state = 'open'",
    "CREATE INDEX assignments_until ON assignments (until_on) WHERE until_on IS NOT NULL",
    "CREATE INDEX volunteers_leaving ON volunteers (left_on) WHERE left_on IS NOT NULL",
    "CREATE INDEX absences_from ON absences (from_on)",
    "CREATE INDEX absences_until ON absences (until_on) WHERE until_on IS NOT NULL",
    # The open reminders in the order in which they are shown, with what their filters and counts look at:
    "DROP INDEX reminders_open",
    """CREATE INDEX reminders_open ON reminders (severity DESC, due_on IS NULL, due_on, id, rule, subject_id, stage,
       rests_at_stage, snoozed_until) WHERE outcome IS NULL""",
    # Who works at an organisation, and so may be known to one of us alone:
    "CREATE INDEX connections_at_work ON connections (from_id, until) WHERE kind = 'works_at'",
    # What was asked of whom, which is little among all conversations:
    "CREATE INDEX interactions_asks ON interactions (day) WHERE is_ask",
    # Who has an address of which kind:
    "DROP INDEX contact_points_of",
    "CREATE INDEX contact_points_of ON contact_points (contact_id, position, kind)",
)
"""Statements in the order in which they run; each block says which question it serves."""
