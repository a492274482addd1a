"""Copies of a store: written whole while others work on it, opened without a trace, counted and compared."""

from __future__ import annotations

import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.store.engine import check_version, sqlite
from suidesk.store.faults import expected_errors
from suidesk.store.schema import version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from suidesk.store.opening import Store

    Progress = Callable[[int, int], object]
    """Told how much is done, of how much; raising from it stops the work, which then leaves nothing behind."""

PLAINTEXT_HEADER: Final = b"SQLite format 3\x00"
UNDISTURBED_TRIES: Final = 3
"""Copies tried while others may write; after that they wait, for as long as one copy takes."""
STEPS_BETWEEN: Final = 20_000
"""Steps of the engine between two reports of progress: some twenty milliseconds."""
SHARED_FIRST, SHARED_SIZE = 0x40000002, 510
"""The bytes that every open connection of SQLite holds a lock on (sqlite.org/src, os.h)."""


@dataclass(frozen=True)
class Census:
    """What lies in a store at one moment: its schema, the number of its last change, and its rows by table."""

    schema: int
    last_change: int
    rows: Mapping[str, int]


def census(connection: sqlite.Connection) -> Census:
    """Count every table of an open store."""
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        )
    ]
    rows = {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}
    return Census(version(connection), last_change(connection), rows)


def last_change(connection: sqlite.Connection) -> int:
    """Give the number of the store's last change, which only grows."""
    return int(connection.execute("SELECT coalesce(max(no), 0) FROM batches").fetchone()[0])


def copy_into(store: Store, path: Path, progress: Progress) -> Census:
    """Write an encrypted copy with the same key, as the store is at one moment, and give the counts of that moment.

    Others may read and write meanwhile; a commit of theirs starts the copy anew. Errors: what the disk says, and
    whatever `progress` raises. The caller removes what an error leaves at `path`.
    """
    with expected_errors(path.parent), closing(store.writer()) as connection:
        for _ in range(UNDISTURBED_TRIES):
            before, counted = _data_version(connection), census(connection)
            _vacuum(connection, path, progress)
            if _data_version(connection) == before:
                return counted
            path.unlink()
        with closing(store.writer()) as holder:
            holder.execute("BEGIN IMMEDIATE")
            counted = census(connection)
            _vacuum(connection, path, progress)
            return counted


def _data_version(connection: sqlite.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _vacuum(connection: sqlite.Connection, path: Path, progress: Progress) -> None:
    pages, page, free = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "page_size", "freelist_count")
    )
    total = (pages - free) * page
    stopped: list[BaseException] = []

    def report() -> int:
        try:
            progress(min(path.stat().st_size, total) if path.exists() else 0, total)
        except BaseException as error:  # the engine would swallow it
            stopped.append(error)
        return len(stopped)

    progress(0, total)
    connection.set_progress_handler(report, STEPS_BETWEEN)
    try:
        connection.execute("VACUUM INTO ?", (str(path),))
    except sqlite.DatabaseError:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
    progress(total, total)


@contextmanager
def opened_copy(path: Path, key: bytes) -> Iterator[sqlite.Connection]:
    """Open a copy that nobody writes to, leaving no trace beside it.

    Errors: store_not_encrypted, store_unreadable (wrong key or damaged first page), store_damaged, io_error.
    """
    check_version()
    with expected_errors(path.parent):
        with path.open("rb") as file:
            if file.read(len(PLAINTEXT_HEADER)) == PLAINTEXT_HEADER:
                raise SuideskError("store_not_encrypted", folder=str(path.parent))
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite.connect(address, uri=True, isolation_level=None)) as connection:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for pragma in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON", "temp_store = MEMORY"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            yield connection


def is_sound(connection: sqlite.Connection) -> bool:
    """Tell whether every page is as it was written, the tables hold together and no reference dangles.

    A false page is looked at twice: a page that is being written this moment may look torn.
    """
    pages = any(not _rows(connection, "cipher_integrity_check") for _ in range(2))
    return pages and _rows(connection, "quick_check") == [("ok",)] and not _rows(connection, "foreign_key_check")


def _rows(connection: sqlite.Connection, pragma: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = connection.execute(f"PRAGMA {pragma}").fetchall()
    return found


def is_open_elsewhere(path: Path) -> bool:
    """Tell whether another process has the database open; False on Windows, where it can't be moved then anyway.

    Never ask while this process has it open itself: letting go of the file would drop its own locks.
    """
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        with path.open("r+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, SHARED_SIZE, SHARED_FIRST)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False
