"""Which contacts are known to be two, however alike they are."""

from __future__ import annotations

from typing import Final

# Asked for by either of the two: who of them is merged or removed takes the mark along.
DUPLICATES: Final = (
    """CREATE TABLE told_apart (id TEXT NOT NULL PRIMARY KEY,
       one_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED,
       other_id TEXT NOT NULL REFERENCES contacts DEFERRABLE INITIALLY DEFERRED) STRICT, WITHOUT ROWID""",
    "CREATE INDEX told_apart_one ON told_apart (one_id, other_id)",
    "CREATE INDEX told_apart_other ON told_apart (other_id, one_id)",
)
