"""The one door to the SQL library: SQLCipher's SQLite, its version checked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import sqlcipher3
from sqlcipher3 import dbapi2 as sqlite

from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from sqlite_utils import Database

# sqlite-utils takes pysqlite3 where it finds it; without this it would open plaintext files.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlite)

NEEDED = (3, 51, 3)
"""First SQLite without the WAL-reset corruption bug (sqlite.org/wal.html, "The WAL-Reset Bug")."""

__all__ = ["NEEDED", "check_version", "database", "sqlite"]


def check_version(version: tuple[int, ...] = sqlite.sqlite_version_info) -> None:
    """Refuse an engine older than `NEEDED`."""
    if version < NEEDED:
        found, needed = (".".join(map(str, v)) for v in (version, NEEDED))
        raise SuideskError("engine_too_old", found=found, needed=needed)


def database(connection: sqlite.Connection) -> Database:
    """Wrap a connection for migrations; sqlite-utils costs 240 ms to import, so only where needed."""
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)
