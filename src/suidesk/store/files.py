"""Files that are whole or not there: atomic writing that survives a power cut, and folders for the owner alone."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OWNER_FILE: Final = 0o600
OWNER_FOLDER: Final = 0o700


def atomic_write(path: Path, data: bytes, mode: int = OWNER_FILE) -> None:
    """Put `data` in the place of `path` as `atomic_write_pieces` does."""
    atomic_write_pieces(path, (data,), mode)


def atomic_write_pieces(path: Path, pieces: Iterable[bytes], mode: int = OWNER_FILE) -> None:
    """Put these, as they come, in the place of `path`, or leave what was there; on the disk when this returns.

    Raises OSError (no space, no permission, an I/O error) with the old file untouched and nothing left beside it; only
    an error of the folder's own sync comes after the new file has taken its place.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        _write_new(beside, pieces, mode)
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring the folder's names to the disk: a rename is only durable with its folder; Windows does so by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        sync_file(descriptor)
    finally:
        os.close(descriptor)


def sync_file(descriptor: int) -> None:
    """Bring an open file to the disk itself, past every cache; raises OSError."""
    os.fsync(descriptor)
    if sys.platform == "darwin":
        import fcntl

        # There, fsync alone leaves the data in the drive's own cache; not every file system knows the full one.
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)


def private_folder(path: Path) -> None:
    """Make the folder, parents included, for its owner alone (0700); raises OSError when there can be none."""
    path.mkdir(mode=OWNER_FOLDER, parents=True, exist_ok=True)
    # A USB stick's file system knows no owners and says so; what lies in the folder is encrypted all the same.
    with suppress(PermissionError):
        path.chmod(OWNER_FOLDER)


def _write_new(path: Path, pieces: Iterable[bytes], mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(path, flags, mode), "wb") as file:  # noqa: PTH123
        file.writelines(pieces)
        file.flush()
        sync_file(file.fileno())
