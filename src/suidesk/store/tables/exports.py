"""Which lists went out: who took them, what was in them, and by when the copies are to be deleted."""

from __future__ import annotations

from typing import Final

EXPORTS: Final = (
    """CREATE TABLE exports (id TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL,
       by_id TEXT REFERENCES contacts DEFERRABLE INITIALLY DEFERRED, what TEXT NOT NULL, list_name TEXT NOT NULL,
       is_part INTEGER NOT NULL, file TEXT NOT NULL, format TEXT NOT NULL, is_lossless INTEGER NOT NULL,
       count INTEGER NOT NULL, columns TEXT NOT NULL, purpose TEXT NOT NULL, delete_by TEXT, deleted_on TEXT,
       position INTEGER NOT NULL, mark TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX exports_by ON exports (by_id)",
    "CREATE INDEX exports_at ON exports (at)",
    # A file that comes back names its export:
    "CREATE INDEX exports_mark ON exports (mark)",
    # What the tick asks:
    "CREATE INDEX exports_due ON exports (delete_by) WHERE delete_by IS NOT NULL AND deleted_on IS NULL",
)
