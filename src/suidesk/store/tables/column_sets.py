"""Sets of columns that lists go out with."""

from __future__ import annotations

from typing import Final

# A desk has a handful of them: they are read whole.
COLUMN_SETS: Final = (
    """CREATE TABLE column_sets (id TEXT NOT NULL PRIMARY KEY, of TEXT NOT NULL, name TEXT NOT NULL,
       columns TEXT NOT NULL) STRICT, WITHOUT ROWID""",
)
