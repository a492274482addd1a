"""A store's folder: made, opened with its key, and connected to; each fault its own clear error."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.store import files, schema
from suidesk.store.engine import check_version, sqlite
from suidesk.store.faults import expected_errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE: Final = "suidesk.db"
KEY_BYTES = 32
_PLAINTEXT_HEADER = b"SQLite format 3\x00"
# Cache by use, in KiB: see docs/storage.md; a sorted search wants 32 MB, the writer little.
WRITER_CACHE, GUI_CACHE, BACKGROUND_CACHE = 8_192, 16_384, 32_768
BUSY_SECONDS = 5.0


@dataclass(frozen=True)
class Store:
    """An existing, readable store: its folder and its key; gives connections, keeps none open."""

    folder: Path
    key: bytes = field(repr=False)

    @property
    def path(self) -> Path:
        """The database file."""
        return self.folder / FILE

    def writer(self) -> sqlite.Connection:
        """Connect for changes; each connection belongs to the thread that made it."""
        return connect(self.path, self.key, WRITER_CACHE)

    def reader(self, cache: int = GUI_CACHE) -> sqlite.Connection:
        """Connect for questions only; an attempt to write fails."""
        connection = connect(self.path, self.key, cache)
        connection.execute("PRAGMA query_only = ON")
        return connection


def create(folder: Path, key: bytes) -> Store:
    """Make a new encrypted store; never over an existing one."""
    check_version()
    if (folder / FILE).exists():
        raise SuideskError("store_exists", folder=str(folder))
    with expected_errors(folder):
        files.private_folder(folder)
        _require_writable(folder)
    store = Store(folder, key)
    try:
        with expected_errors(folder):
            connection = connect(store.path, key, WRITER_CACHE, must_exist=False)
            try:
                schema.migrate(connection)
            finally:
                connection.close()
        store.path.chmod(0o600)
        _require_encrypted(store.path)
    except BaseException:
        for leftover in folder.glob(f"{FILE}*"):
            leftover.unlink()
        raise
    return store


def open_store(folder: Path, key: bytes, before_migration: Callable[[Store], object] | None = None) -> Store:
    """Open a store, bringing an older schema up to date after `before_migration` made its backup.

    Errors: store_missing, store_not_encrypted, store_read_only, store_newer, store_unreadable (wrong
    key or damaged first page: who holds the slots can tell), store_damaged, io_error.
    """
    check_version()
    store = Store(folder, key)
    if not store.path.is_file():
        raise SuideskError("store_missing", folder=str(folder))
    with expected_errors(folder):
        _require_encrypted(store.path)
        _require_writable(folder)
        connection = _connect_twice(store)
        try:
            if schema.version(connection) == 0:
                raise _emptied(folder)
            if schema.is_behind(connection):
                if before_migration is not None:
                    before_migration(store)
                schema.migrate(connection)
        finally:
            connection.close()
    return store


def _connect_twice(store: Store) -> sqlite.Connection:
    # An I/O error can surface as "not a database": look again before saying so.
    try:
        return store.writer()
    except sqlite.DatabaseError:
        return store.writer()


def connect(path: Path, key: bytes, cache_kib: int, *, must_exist: bool = True) -> sqlite.Connection:
    """Open one connection with our pragmas and read its first page, so that a wrong key shows here."""
    if len(key) != KEY_BYTES:
        # SQLCipher takes a raw key of another length for a passphrase and goes on.
        problem = "a store's key has 32 bytes"
        raise ValueError(problem)
    mode = "rw" if must_exist else "rwc"
    connection = sqlite.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_SECONDS
    )
    try:
        _prepare(connection, key, cache_kib)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite.Connection, key: bytes, cache_kib: int) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if connection.execute("PRAGMA cipher_status").fetchone() != ("1",):
        raise SuideskError("store_not_encrypted")
    for pragma in (
        "page_size = 4096",
        "journal_mode = WAL",
        "synchronous = FULL",
        "fullfsync = ON",
        "checkpoint_fullfsync = ON",
        "foreign_keys = ON",
        f"cache_size = -{cache_kib}",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
        "cell_size_check = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _require_encrypted(path: Path) -> None:
    with path.open("rb") as file:
        header = file.read(len(_PLAINTEXT_HEADER))
    if header == _PLAINTEXT_HEADER:
        raise SuideskError("store_not_encrypted", folder=str(path.parent))
    if not header:
        raise _emptied(path.parent)


def _emptied(folder: Path) -> SuideskError:
    # SQLite takes an empty file for a new store; whoever has one wants their backup, not a fresh start.
    return SuideskError("store_damaged", folder=str(folder), engine="empty")


def _require_writable(folder: Path) -> None:
    # Only a real write tells: rights, read-only media and full disks differ by platform.
    probe = folder / f".writable-{os.getpid()}"
    try:
        probe.write_bytes(b"?")
    finally:
        probe.unlink(missing_ok=True)
