"""What the disk or another process did, said as our own errors; our own faults pass as they are."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from suidesk.domain.errors import SuideskError
from suidesk.store.engine import sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# SQLite's result names that an owner of the laptop can do something about.
_ENGINE = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_READONLY": "store_read_only",
    "SQLITE_BUSY": "store_busy",
    "SQLITE_LOCKED": "store_busy",
    "SQLITE_IOERR": "io_error",
    "SQLITE_CANTOPEN": "store_unopenable",
    "SQLITE_CORRUPT": "store_damaged",
    "SQLITE_NOTADB": "store_unreadable",
}
_SYSTEM = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "store_read_only",
    errno.EACCES: "store_read_only",
    errno.EPERM: "store_read_only",
}


@contextmanager
def expected_errors(folder: Path | None = None) -> Iterator[None]:
    """Turn the engine's and the system's refusals into `SuideskError`; `folder` is named in its text."""
    where = {"folder": str(folder)} if folder else {}
    try:
        yield
    except sqlite.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        code = next((ours for theirs, ours in _ENGINE.items() if name.startswith(theirs)), None)
        if code is None:
            raise
        raise SuideskError(code, engine=name, **where) from error
    except OSError as error:
        raise SuideskError(_SYSTEM.get(error.errno or 0, "io_error"), **where) from error
