"""A store's folder from outside: made with its first person, unlocked, and held by one desk at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from filelock import FileLock, Timeout

from suidesk.domain.desk import DESK_ID, DeskSettings
from suidesk.domain.errors import SuideskError
from suidesk.domain.ids import ContactId
from suidesk.services.keys import KEYS_COPY, KEYS_FILE, Keys
from suidesk.store import opening
from suidesk.store.faults import expected_errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from suidesk.services.keys import NewKeys
    from suidesk.services.ports import Clock
    from suidesk.store.opening import Store
    from suidesk.store.tx import Tx
    from suidesk.vault.key import DataKey
    from suidesk.vault.recovery import RecoveryCode

LOCK_FILE = "desk.lock"


@dataclass(frozen=True, kw_only=True)
class Owner:
    """Who a new desk is for. `language` is "en", "nl" or "da", `currency` an ISO 4217 code."""

    given: str
    family: str = ""
    language: str = "en"
    currency: str = "GBP"


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A store that is open, and the folder it lies in."""

    folder: StoreFolder
    store: Store


class StoreFolder:
    """One folder with a store and its keys; every way in ends in a `Store`."""

    def __init__(
        self,
        folder: Path,
        keys: Keys,
        clock: Clock,
        random: Callable[[int], bytes],
        before_migration: Callable[[Store], object] | None = None,
    ) -> None:
        """Work on that folder; `before_migration` makes the backup that an older store gets first."""
        self.folder = folder
        self.keys = keys
        self._clock = clock
        self._random = random
        self._before_migration = before_migration
        self._lock = FileLock(folder / LOCK_FILE, mode=0o600)

    @property
    def has_store(self) -> bool:
        """Tell whether there is a store, readable or not."""
        return (self.folder / opening.FILE).exists()

    def require_none(self) -> None:
        """Raise store_exists where there is a store, readable or not."""
        if self.has_store:
            raise SuideskError("store_exists", folder=str(self.folder))

    def create(self, passphrase: str, owner: Owner) -> tuple[Store, RecoveryCode]:
        """Make keys and store with its first person, the user; a failure leaves nothing behind.

        Errors: store_exists, passphrase_too_short, required (given), and what the disk says.
        """
        self.require_none()
        new = self.keys.prepare(passphrase)
        return self.make(new, owner), new.code

    def make(self, new: NewKeys, owner: Owner) -> Store:
        """Make the store of keys that were prepared, as `create` does."""
        self.require_none()
        self._set_aside_orphans()
        self.keys.keep(new)
        try:
            store = opening.create(self.folder, new.key.raw)
            self._furnish(store, owner)
        except BaseException:
            # Keys without a store would open nothing and stand in the way of the next try.
            for name in (KEYS_FILE, KEYS_COPY, opening.FILE, f"{opening.FILE}-wal", f"{opening.FILE}-shm"):
                (self.folder / name).unlink(missing_ok=True)
            raise
        return store

    def opened(self, store: Store) -> Opened:
        """Put folder and open store together."""
        return Opened(folder=self, store=store)

    def open_with_keychain(self) -> Store:
        """Open without asking; may prompt, so never on the window's thread (errors: see `Keys`)."""
        return self._open(self.keys.unlock_with_keychain())

    def open_with_passphrase(self, passphrase: str) -> Store:
        """Open with the passphrase; takes most of a second by design."""
        return self._open(self.keys.unlock_with_passphrase(passphrase))

    def open_with_recovery(self, typed: str) -> Store:
        """Open with the recovery code."""
        return self._open(self.keys.unlock_with_recovery(typed))

    def open_with_key(self, key: DataKey) -> Store:
        """Open with a key at hand, such as the one that has just opened a backup."""
        return self._open(key)

    def hold(self) -> None:
        """Take the store for one desk; raises store_in_use while another process holds it, or what the disk says."""
        with expected_errors(self.folder):
            try:
                self._lock.acquire(timeout=0)
            except Timeout as error:
                raise SuideskError("store_in_use", folder=str(self.folder)) from error

    @property
    def is_held(self) -> bool:
        """Tell whether this very object holds the store."""
        return self._lock.is_locked

    def release(self) -> None:
        """Let others hold the store."""
        self._lock.release()

    def _open(self, key: DataKey) -> Store:
        try:
            return opening.open_store(self.folder, key.raw, self._before_migration)
        except SuideskError as error:
            if error.code != "store_unreadable":
                raise
            # The slots proved the key right, so it is the file that is wrong.
            raise SuideskError("store_damaged", folder=str(self.folder)) from error

    def _set_aside_orphans(self) -> None:
        # Keys whose store was never finished would refuse new ones; they are kept, in case a store turns up.
        for name in (KEYS_FILE, KEYS_COPY):
            path = self.folder / name
            if path.exists():
                path.rename(path.with_name(f"{name}.orphan-{self._random(4).hex()}"))

    def _furnish(self, store: Store, owner: Owner) -> None:
        from suidesk.commands.people import AddPerson
        from suidesk.store.writing import INTERNAL, Writer

        now, zone = self._clock.now(), self._clock.zone()
        site = str(UUID(bytes=self._random(16), version=4))
        desk = DeskSettings(site_id=site, zone=zone, language=owner.language, currency=owner.currency)

        def me(tx: Tx) -> None:
            person = ContactId(AddPerson(given=owner.given, family=owner.family).apply(tx))
            tx.change(DeskSettings, DESK_ID, me_id=person)

        connection = store.writer()
        try:
            writer = Writer(connection, self._random)
            writer.run("SetUpDesk", lambda tx: tx.put(desk), now, INTERNAL)
            writer.run("SetUpDesk", me, now, INTERNAL)
        finally:
            connection.close()
