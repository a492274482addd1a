"""What a planned pause does to each promise and role of whoever pauses."""

from __future__ import annotations

from typing import Final

# Asked for by pause, and by the promise or assignment that is removed.
PAUSES: Final = (
    """CREATE TABLE pause_parts (id TEXT NOT NULL PRIMARY KEY,
       pause_id TEXT NOT NULL REFERENCES absences DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL,
       ref_id TEXT NOT NULL, choice TEXT NOT NULL, is_light INTEGER NOT NULL, from_on TEXT, until_on TEXT,
       due_on TEXT) STRICT, WITHOUT ROWID""",
    "CREATE INDEX pause_parts_of ON pause_parts (pause_id)",
    "CREATE INDEX pause_parts_about ON pause_parts (ref_id)",
)
