"""From a backup back to a store: tried out in a folder of its own, then put in the place of what was there."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from suidesk.domain.desk import DESK_ID, DeskSettings
from suidesk.domain.errors import SuideskError
from suidesk.services import backup_file
from suidesk.services.backup import FOLDER, no_progress
from suidesk.services.backup_file import Backup
from suidesk.services.clock_check import FILE as CLOCK_FILE
from suidesk.services.keys import KEYS_COPY, KEYS_FILE, Keys
from suidesk.services.opening import LOCK_FILE, StoreFolder
from suidesk.store import backup as copying
from suidesk.store import opening, schema
from suidesk.store.faults import expected_errors
from suidesk.store.files import atomic_write, private_folder, sync_folder
from suidesk.store.opening import FILE as STORE_FILE
from suidesk.store.writing import INTERNAL, Writer
from suidesk.vault.key import DataKey

if TYPE_CHECKING:
    from suidesk.services.ports import Keychain
    from suidesk.store.backup import Census, Progress

REPLACED: Final = "replaced-"
RESTORING: Final = ".restoring-"
DAMAGED: Final = frozenset({"store_damaged", "store_unreadable", "store_not_encrypted"})

Unlock = Callable[[Keys], DataKey]
"""Opens the keys that lie in a backup: `lambda keys: keys.unlock_with_passphrase(text)`, or `with_key`."""


@dataclass(frozen=True)
class Checked:
    """A backup that opened, is whole, and holds these rows by table."""

    backup: Backup
    census: Census


@dataclass(frozen=True)
class Restored:
    """A backup that is the store now; `aside` holds what was there before, None where there was nothing."""

    backup: Backup
    aside: Path | None


def with_key(key: DataKey) -> Unlock:
    """Open with a key at hand, such as that of the open store; raises wrong_key when the backup has another."""

    def unlock(keys: Keys) -> DataKey:
        if keys.describe().key_id != key.key_id:
            raise SuideskError("wrong_key")
        return key

    return unlock


class Restoring:
    """Checks backups and restores them.

    Both raise file_unreadable (name), not_a_backup, backup_newer, backup_damaged, whatever `unlock` raises (wrong_key,
    wrong_passphrase …), and what the disk says. `progress` may stop the work by raising; then nothing has changed.
    """

    def __init__(self, keychain: Keychain, random: Callable[[int], bytes]) -> None:
        """Open backups' keys with that keychain where asked; random bytes name this laptop anew."""
        self._keychain = keychain
        self._random = random

    def check(
        self,
        path: Path,
        unlock: Unlock,
        present: Keys | None = None,
        scratch: Path | None = None,
        progress: Progress = no_progress,
    ) -> Checked:
        """Open a backup as a restore would: with the `present` keys where they are the same, or with its own.

        `scratch` is a folder with room for it, by default the system's own.
        """
        backup = backup_file.read(path)
        with (
            expected_errors(scratch),
            tempfile.TemporaryDirectory(dir=scratch, prefix=RESTORING, ignore_cleanup_errors=True) as place,
        ):
            _, census = self._unpack(backup, Path(place), unlock, present, progress)
        return Checked(backup, census)

    def restore(
        self, path: Path, target: StoreFolder, unlock: Unlock, now: datetime, progress: Progress = no_progress
    ) -> Restored:
        """Put the backup in the place of the target's store, which is kept aside; nothing is merged.

        Raises store_in_use while anyone has the store open. The keys that open it afterwards are those that opened the
        backup: the present ones where they are of the same store, else the backup's own, with the passphrase of its
        day. The store gets a new site id, so that what was journalled after the backup was made is never confused with
        what comes now.
        """
        backup = backup_file.read(path)
        with expected_errors(target.folder):
            private_folder(target.folder)
        target.hold()
        try:
            if copying.is_open_elsewhere(target.folder / STORE_FILE):
                raise SuideskError("store_in_use", folder=str(target.folder))
            with (
                expected_errors(target.folder),
                tempfile.TemporaryDirectory(
                    dir=target.folder, prefix=RESTORING, ignore_cleanup_errors=True
                ) as temporary,
            ):
                place = Path(temporary)
                key, _ = self._unpack(backup, place, unlock, target.keys, progress)
                self._settle(place, key, backup.manifest.made_at, now)
                return Restored(backup, _exchange(place, target.folder, now))
        finally:
            target.release()

    def _unpack(
        self, backup: Backup, place: Path, unlock: Unlock, present: Keys | None, progress: Progress
    ) -> tuple[DataKey, Census]:
        """Unpack and examine; the keys come first, so that a wrong passphrase is told before the long part."""
        backup_file.unpack(backup, (KEYS_FILE,), place, no_progress)
        key = _with_present(unlock, present, backup, place) or self._with_own(unlock, backup, place)
        if key.key_id != backup.manifest.key_id:
            raise SuideskError("backup_damaged", name=backup.path.name)
        backup_file.unpack(backup, (STORE_FILE,), place, progress)
        try:
            with copying.opened_copy(place / STORE_FILE, key.raw) as copy:
                schema.is_behind(copy)
                is_whole = schema.version(copy) > 0 and copying.is_sound(copy)
                census = copying.census(copy) if is_whole else None
        except SuideskError as error:
            if error.code == "store_newer":
                raise _newer(error) from error
            if error.code not in DAMAGED:
                raise
            raise SuideskError("backup_damaged", name=backup.path.name) from error
        if census is None:
            raise SuideskError("backup_damaged", name=backup.path.name)
        return key, census

    def _with_own(self, unlock: Unlock, backup: Backup, place: Path) -> DataKey:
        try:
            return unlock(Keys(place, self._keychain, self._random))
        except SuideskError as error:
            if error.code == "keys_newer":
                raise _newer(error) from error
            if error.code != "keys_unreadable":
                raise
            raise SuideskError("backup_damaged", name=backup.path.name) from error

    def _settle(self, place: Path, key: DataKey, made_at: datetime, now: datetime) -> None:
        """Make of what was unpacked a store of this program's schema, on a laptop with a name of its own.

        It knows from which moment it is: what it tells next may have been told before.
        """
        atomic_write(place / KEYS_COPY, (place / KEYS_FILE).read_bytes())
        store = opening.open_store(place, key.raw)
        site = str(UUID(bytes=self._random(16), version=4))
        connection = store.writer()
        try:
            rename = Writer(connection, self._random).run
            values = {"site_id": site, "restored_from": made_at}
            rename("RestoreDesk", lambda tx: tx.change(DeskSettings, DESK_ID, **values), now, INTERNAL)
        finally:
            connection.close()


def _with_present(unlock: Unlock, present: Keys | None, backup: Backup, place: Path) -> DataKey | None:
    """Open with the keys of the folder where they are the same store's, and put them in the place of the backup's."""
    if present is None:
        return None
    try:
        if present.describe().key_id != backup.manifest.key_id:
            return None
        key = unlock(present)
    except SuideskError:
        return None  # missing, damaged, or of a newer passphrase than the one given: the backup's own may open
    atomic_write(place / KEYS_FILE, present.content())
    return key


def _newer(error: SuideskError) -> SuideskError:
    return SuideskError("backup_newer", found=error.params["found"], known=error.params["known"])


def _exchange(place: Path, folder: Path, now: datetime) -> Path | None:
    """Move what is in the folder aside and what is in `place` into it; an error puts everything back."""
    stay = {FOLDER, LOCK_FILE, CLOCK_FILE, place.name}
    old = [path for path in folder.iterdir() if path.name not in stay and not path.name.startswith(REPLACED)]
    # The database first: Windows refuses to move it while anyone has it open, and then nothing has moved yet.
    old.sort(key=lambda path: path.name != STORE_FILE)
    aside = _free_folder(folder, now) if old else None
    moves = [(path, aside / path.name) for path in old] if aside else []
    moves += [(path, folder / path.name) for path in sorted(place.iterdir())]
    done: list[tuple[Path, Path]] = []
    try:
        for source, goal in moves:
            source.rename(goal)
            done.append((source, goal))
    except OSError as error:
        for source, goal in reversed(done):
            goal.rename(source)
        if aside:
            aside.rmdir()
        if not done and old:
            raise SuideskError("store_in_use", folder=str(folder)) from error
        raise
    for changed in (aside, folder):
        if changed:
            sync_folder(changed)
    return aside


def _free_folder(folder: Path, now: datetime) -> Path:
    name = f"{REPLACED}{now:%Y-%m-%d-%H%M%S}"
    number = 1
    path = folder / name
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}"
    private_folder(path)
    return path
