"""Backups of one store: each tried out before it counts, made in time, and thinned."""

from __future__ import annotations

import errno
import shutil
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.services import backup_file
from suidesk.services.backup_file import SUFFIX, Backup, Manifest
from suidesk.services.backup_thinning import superfluous
from suidesk.services.keys import KEYS_FILE
from suidesk.store import backup as copying
from suidesk.store.faults import expected_errors
from suidesk.store.files import private_folder, sync_folder
from suidesk.store.opening import FILE as STORE_FILE
from suidesk.vault import slot_file
from suidesk.vault.key import DataKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from suidesk.services.keys import Keys
    from suidesk.services.ports import Clock
    from suidesk.store.backup import Census, Progress
    from suidesk.store.opening import Store

FOLDER: Final = "backups"
DAY: Final = timedelta(days=1)
UNFINISHED: Final = ".suidesk-backup-"
"""How the folder of a backup that is being made begins; a power cut leaves one behind."""
ROOM: Final = 2.1
"""A backup needs its own size twice while it is made and tried, and a little for the manifest and the keys."""
COPIED, PACKED, TRIED = 45, 55, 95
"""Percents of the work that are done after each step."""


@dataclass(frozen=True)
class Found:
    """What a folder holds: backups, newest first, and files named like one that can't be read, with the reason."""

    backups: tuple[Backup, ...]
    unreadable: tuple[tuple[Path, SuideskError], ...]


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""


def backups_in(folder: Path) -> Found:
    """Find the backups of every store that lie in a folder; none where the folder is missing."""
    backups, unreadable = [], []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            backups.append(backup_file.read(path))
        except SuideskError as error:
            unreadable.append((path, error))
    return Found(tuple(sorted(backups, key=lambda one: one.made_at, reverse=True)), tuple(unreadable))


class Backups:
    """Makes, finds and thins the backups of one open store."""

    def __init__(self, store: Store, keys: Keys, folder: Path | None = None) -> None:
        """Keep them in `folder`, by default `backups` within the store's own."""
        self._store = store
        self._keys = keys
        self.folder = folder or store.folder / FOLDER

    def make(self, now: datetime, to: Path | None = None, progress: Progress = no_progress) -> Backup:
        """Make a backup in that folder or the default one, and try to restore it before it gets its name.

        `progress` gets percents and may stop the work by raising. Errors, after which nothing is left behind:
        disk_full, backup_folder_read_only (folder), io_error, store_damaged, backup_damaged (the drive doesn't hold
        what it is given), wrong_key (the keys in the folder aren't this store's).
        """
        folder = to or self.folder
        with _writing_to(folder):
            private_folder(folder) if to is None else folder.mkdir(parents=True, exist_ok=True)
            _clear_unfinished(folder, now)
            self._require_room(folder)
            with tempfile.TemporaryDirectory(dir=folder, prefix=UNFINISHED, ignore_cleanup_errors=True) as place:
                made = self._make_in(Path(place), now, progress)
                path = _free_name(folder, now)
                made.path.rename(path)
            _sync_names(folder)
        progress(100, 100)
        return replace(made, path=path)

    def automatic(self, now: datetime, every: timedelta = DAY, *, is_sure: bool = True) -> Backup | None:
        """Make one in the default folder when the newest is as old as `every`, then thin; None when none was needed.

        Within a day, a store in which nothing has changed is left alone. Unless the clock `is_sure`, none goes.
        """
        newest = next((one for one in self.own() if one.made_at <= now), None)
        if newest is not None:
            age = now - newest.made_at
            if age < every or (age < DAY and newest.manifest.last_change == self._last_change()):
                return None
        made = self.make(now)
        if is_sure:
            self.thin(now)
        return made

    def own(self) -> list[Backup]:
        """Give the backups of this store in the default folder, newest first."""
        store_id = self._keys.describe().store_id
        return [one for one in backups_in(self.folder).backups if one.manifest.store_id == store_id]

    def thin(self, now: datetime) -> list[Backup]:
        """Remove superfluous backups of this store from the default folder; give those that are gone."""
        gone = []
        for one in superfluous(self.own(), now):
            with suppress(OSError):
                one.path.unlink()
                gone.append(one)
        return gone

    def _make_in(self, place: Path, now: datetime, progress: Progress) -> Backup:
        key = DataKey(self._store.key)
        keys = self._keys.content()
        slots = slot_file.from_bytes(keys)
        if slots.key_id != key.key_id:
            raise SuideskError("wrong_key")
        (place / KEYS_FILE).write_bytes(keys)
        counted = copying.copy_into(self._store, place / STORE_FILE, _within(progress, 0, COPIED))
        _require_same(place / STORE_FILE, key, counted, "store_damaged")
        manifest = Manifest(
            made_at=now,
            schema=counted.schema,
            last_change=counted.last_change,
            store_id=slots.store_id,
            key_id=slots.key_id,
            parts={name: backup_file.part_of(place / name) for name in backup_file.PARTS},
        )
        packed = place / f"packed{SUFFIX}"
        backup_file.pack(packed, place, manifest)
        progress(PACKED, 100)
        (place / STORE_FILE).unlink()
        return _tried(packed, key, counted, _within(progress, PACKED, TRIED))

    def _require_room(self, folder: Path) -> None:
        with suppress(OSError):  # some drives don't say; writing will tell
            usage = shutil.disk_usage(folder)
            needed = sum(part.stat().st_size for part in self._store.folder.glob(f"{STORE_FILE}*")) * ROOM
            if usage.total and usage.free < needed:
                raise SuideskError("disk_full", folder=str(folder))

    def _last_change(self) -> int:
        with expected_errors(self._store.folder):
            connection = self._store.reader()
            try:
                return copying.last_change(connection)
            finally:
                connection.close()


def backup_before_migration(keys: Keys, clock: Clock) -> Callable[[Store], Backup]:
    """Give what `StoreFolder` calls with a store that is about to be brought up to date."""
    return lambda store: Backups(store, keys).make(clock.now())


def _tried(packed: Path, key: DataKey, counted: Census, progress: Progress) -> Backup:
    """Restore the finished file into a folder of its own and compare it with what was copied."""
    backup = backup_file.read(packed)
    place = packed.with_name("tried")
    place.mkdir()
    backup_file.unpack(backup, backup_file.PARTS, place, progress)
    if slot_file.from_bytes((place / KEYS_FILE).read_bytes()).key_id != key.key_id:
        raise SuideskError("backup_damaged", name=packed.name)
    _require_same(place / STORE_FILE, key, counted, "backup_damaged")
    return backup


def _require_same(path: Path, key: DataKey, counted: Census, otherwise: str) -> None:
    try:
        with copying.opened_copy(path, key.raw) as copy:
            is_same = copying.is_sound(copy) and copying.census(copy) == counted
    except SuideskError as error:
        if error.code not in {"store_damaged", "store_unreadable", "store_not_encrypted"}:
            raise
        raise SuideskError(otherwise, name=path.name) from error
    if not is_same:
        raise SuideskError(otherwise, name=path.name)


def _within(progress: Progress, first: int, last: int) -> Progress:
    """Give a progress for one step of the work, of which `first` to `last` percent are its own."""
    return lambda done, total: progress(first + (last - first) * done // max(total, 1), 100)


def _free_name(folder: Path, now: datetime) -> Path:
    name = f"suidesk-{now:%Y-%m-%d-%H%M}"
    path, number = folder / f"{name}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}{SUFFIX}"
    return path


def _clear_unfinished(folder: Path, now: datetime) -> None:
    """Remove what a power cut left more than a day ago; a younger one may still be at work."""
    for left in folder.glob(f"{UNFINISHED}*"):
        with suppress(OSError):
            if now.timestamp() - left.stat().st_mtime > DAY.total_seconds():
                shutil.rmtree(left)


def _sync_names(folder: Path) -> None:
    try:
        sync_folder(folder)
    except OSError as error:
        # Some drives' file systems know no such order; the file itself is on the drive.
        if error.errno not in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
            raise


@contextmanager
def _writing_to(folder: Path) -> Iterator[None]:
    """Say what the target's disk refuses in words about the target, not about the store."""
    try:
        with expected_errors(folder):
            yield
    except SuideskError as error:
        if error.code not in {"store_read_only", "store_unopenable"}:
            raise
        raise SuideskError("backup_folder_read_only", folder=str(folder)) from error
