"""What lists said of grants that has no place of its own: details, asked for by grant and by their number elsewhere."""

from __future__ import annotations

from typing import Final

GRANT_DETAILS: Final = (
    """CREATE TABLE grant_details (id TEXT NOT NULL PRIMARY KEY,
       grant_id TEXT NOT NULL REFERENCES grants DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
       name TEXT NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX grant_details_of ON grant_details (grant_id, position)",
    # Which grant has this identifier? A list names its grants by it when it comes in again.
    "CREATE INDEX grant_details_known ON grant_details (value, grant_id) WHERE name = 'Identifier'",
)
