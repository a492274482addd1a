"""The one file of a backup: a plain ZIP of what it is, the encrypted store and its keys; read without trusting it."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import msgspec

from suidesk.domain.errors import SuideskError
from suidesk.services.keys import KEYS_FILE
from suidesk.store.files import OWNER_FILE, sync_file
from suidesk.store.opening import FILE as STORE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from suidesk.store.backup import Progress

FORMAT: Final = "suidesk backup"
VERSION: Final = 1
"""Version of the file's format; it only ever grows."""
SUFFIX: Final = ".suidesk-backup"
MANIFEST: Final = "manifest.json"
PARTS: Final = (STORE_FILE, KEYS_FILE)
LARGEST_MANIFEST: Final = 64 * 1024
"""Bytes; about sixty times a real one, so that a wrong file is not parsed."""
CHUNK: Final = 1024 * 1024
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
NO_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The first day a ZIP can name; the moment of the backup stands in its manifest."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One file inside: its length in bytes and its hash."""

    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup says of itself, readable without its key; nothing in it is personal.

    `last_change` counts the changes of a store, so that of two backups the later one is known whatever the clock said.
    """

    format: str = FORMAT
    version: int = VERSION
    made_at: datetime
    schema: int
    last_change: int
    store_id: str
    key_id: str
    parts: dict[str, Part]


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A backup file that reads as one: where it lies, what it says of itself, and its length in bytes."""

    path: Path
    manifest: Manifest
    size: int

    @property
    def made_at(self) -> datetime:
        """When it was made, as the clock stood."""
        return self.manifest.made_at


def part_of(path: Path) -> Part:
    """Measure and hash a file."""
    seen = sha256()
    with path.open("rb") as file:
        for chunk in _chunks(file):
            seen.update(chunk)
    return Part(size=path.stat().st_size, sha256=seen.hexdigest())


def pack(path: Path, folder: Path, manifest: Manifest) -> None:
    """Put the folder's store and keys into one new file at `path`, on the disk when this returns; raises OSError."""
    content = json.dumps(msgspec.to_builtins(manifest), indent=2) + "\n"
    with open(os.open(path, _NEW, OWNER_FILE), "wb") as file:  # noqa: PTH123
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(_entry(MANIFEST), content)
            for name in PARTS:
                with (folder / name).open("rb") as source, archive.open(_entry(name), "w", force_zip64=True) as into:
                    for chunk in _chunks(source):
                        into.write(chunk)
        file.flush()
        sync_file(file.fileno())
        _forget_cached(file.fileno())


def read(path: Path) -> Backup:
    """Read what a file says of itself, and that it is as long as that.

    Raises file_unreadable (name), not_a_backup, backup_newer (found, known), or backup_damaged (name) for a backup that
    was cut off or changed.
    """
    try:
        size = path.stat().st_size
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path)
            for name, part in manifest.parts.items():
                _require_stored(archive, name, part, path)
    except OSError as error:
        raise SuideskError("file_unreadable", name=str(path)) from error
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise SuideskError("backup_damaged" if _looks_like_one(path) else "not_a_backup", name=path.name) from error
    return Backup(path=path, manifest=manifest, size=size)


def unpack(backup: Backup, names: tuple[str, ...], folder: Path, progress: Progress) -> None:
    """Write parts into a folder, checking each byte; raises backup_damaged (name) or file_unreadable (name).

    An OSError is of the folder's disk.
    """
    for name in names:
        with open(os.open(folder / name, _NEW, OWNER_FILE), "wb") as into:  # noqa: PTH123
            for chunk in _verified(backup, name, progress):
                into.write(chunk)
            into.flush()
            sync_file(into.fileno())


def require_whole(backup: Backup, progress: Progress) -> None:
    """Read the file through and compare it with its hashes; raises backup_damaged (name) or file_unreadable (name)."""
    for name in backup.manifest.parts:
        for _ in _verified(backup, name, progress):
            pass


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, NO_DATE)
    entry.external_attr = OWNER_FILE << 16
    return entry


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    if MANIFEST not in archive.namelist() or archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise SuideskError("not_a_backup", name=path.name)
    content = _parsed(archive.read(MANIFEST))
    if content.get("format") != FORMAT:
        raise SuideskError("not_a_backup", name=path.name)
    version = content.get("version")
    if isinstance(version, int) and version > VERSION:
        raise SuideskError("backup_newer", found=version, known=VERSION)
    try:
        manifest = msgspec.convert(content, Manifest)
    except msgspec.ValidationError:
        raise SuideskError("backup_damaged", name=path.name) from None
    if set(manifest.parts) != set(PARTS) or manifest.made_at.tzinfo is None:
        raise SuideskError("backup_damaged", name=path.name)
    return manifest


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        content = None
    return content if isinstance(content, dict) else {}


def _require_stored(archive: zipfile.ZipFile, name: str, part: Part, path: Path) -> None:
    """Refuse a part of another length, and one that would unfold into more than it says."""
    entry = archive.NameToInfo.get(name)
    if entry is None or entry.compress_type != zipfile.ZIP_STORED or entry.file_size != part.size:
        raise SuideskError("backup_damaged", name=path.name)


def _looks_like_one(path: Path) -> bool:
    """Tell a backup that was cut off, whose table of contents is gone, from any other file."""
    with path.open("rb") as file:
        start = file.read(CHUNK)
    return start.startswith(b"PK\x03\x04") and FORMAT.encode() in start


def _verified(backup: Backup, name: str, progress: Progress) -> Iterator[bytes]:
    """Give a part piece by piece; the error for a wrong hash comes after the last one."""
    part, seen, done = backup.manifest.parts[name], sha256(), 0
    for chunk in _pieces(backup, name):
        seen.update(chunk)
        done += len(chunk)
        yield chunk
        progress(done, part.size)
    if seen.hexdigest() != part.sha256:
        raise SuideskError("backup_damaged", name=backup.path.name)


def _pieces(backup: Backup, name: str) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(backup.path) as archive, archive.open(name) as source:
            yield from _chunks(source)
    except OSError as error:
        raise SuideskError("file_unreadable", name=str(backup.path)) from error
    except (zipfile.BadZipFile, NotImplementedError, EOFError, KeyError) as error:
        raise SuideskError("backup_damaged", name=backup.path.name) from error


def _chunks(file: Any) -> Iterator[bytes]:
    source: BinaryIO = file
    while chunk := source.read(CHUNK):
        yield chunk


def _forget_cached(descriptor: int) -> None:
    """Let the restore test read what the drive holds, and not what memory still remembers of it."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
