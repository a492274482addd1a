"""The keys of a store folder: made once, opened in three ways, wrapped anew, and never made again because unreadable.

`keys.json` is the truth and `keys.json.copy` its double, for the day the first is damaged. The copy is written first,
so that the truth changes last and a failure leaves what was.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.store.files import atomic_write, private_folder
from suidesk.store.opening import FILE as STORE_FILE
from suidesk.vault import slot_file
from suidesk.vault.key import KEY_BYTES, DataKey, RandomBytes
from suidesk.vault.passphrase import Argon2Cost, require_long_enough
from suidesk.vault.recovery import RecoveryCode
from suidesk.vault.slots import SlotKind, Slots

if TYPE_CHECKING:
    from pathlib import Path

    from suidesk.services.ports import Keychain

KEYS_FILE: Final = "keys.json"
KEYS_COPY: Final = "keys.json.copy"
ACCOUNTS_TRIED: Final = 64
"""Accounts tried for a free one; a keychain that claims to hold them all is not to be trusted."""


@dataclass(frozen=True, kw_only=True)
class SlotDescription:
    """One way into a store, without anything secret."""

    kind: SlotKind
    account: str | None = None
    """The keychain's account."""
    mark: str | None = None
    """The four digits on the recovery sheet that is valid now."""


@dataclass(frozen=True, kw_only=True)
class KeysDescription:
    """The ways into a store; `is_from_copy` says that keys.json is damaged or gone and its copy serves instead."""

    store_id: str
    key_id: str
    slots: tuple[SlotDescription, ...]
    is_from_copy: bool


@dataclass(frozen=True, kw_only=True)
class NewKeys:
    """Keys that exist in memory alone, until `Keys.keep` writes them."""

    key: DataKey
    code: RecoveryCode
    slots: Slots

    @property
    def mark(self) -> str:
        """Give the four digits on the sheet of the code."""
        return self.slots.recovery.mark if self.slots.recovery else ""


class Keys:
    """Opens and changes the keys of one store folder.

    Every method raises "keys_missing" where there are none, "keys_unreadable" (reason: "damaged" or the system's error
    name) where there are some but neither file can be read, and "keys_newer" (found, known) where a later suidesk wrote
    them. Those that write raise "keys_not_written" (reason: the system's error name); what opened the store still does.
    """

    def __init__(
        self,
        folder: Path,
        keychain: Keychain,
        random: RandomBytes = os.urandom,
        cost: Argon2Cost | None = None,
    ) -> None:
        """Work on that folder; `cost` is what one guess at a passphrase costs, by default 64 MiB and three passes."""
        self._folder = folder
        self._file = folder / KEYS_FILE
        self._copy = folder / KEYS_COPY
        self._keychain = keychain
        self._random = random
        self._cost = cost or Argon2Cost()

    def prepare(self, passphrase: str) -> NewKeys:
        """Make keys in memory, opened by the passphrase and by a recovery code; slow by design, writes nothing.

        Raises "passphrase_too_short" (minimum).
        """
        require_long_enough(passphrase)
        key, code = DataKey.new(self._random), RecoveryCode.new(self._random)
        slots = Slots.of(key, self._random).with_passphrase(key, passphrase, self._random, self._cost)
        return NewKeys(key=key, code=code, slots=slots.with_recovery(key, code, self._random))

    def keep(self, new: NewKeys) -> None:
        """Write the keys of a new store.

        Raises "keys_exist", "keys_missing" where a store lies without its keys, or what is wrong with keys that are
        there but unreadable: new ones would open nothing.
        """
        self._require_absent()
        with _expecting_full_disks():
            private_folder(self._folder)
        self._write(new.slots)

    def create(self, passphrase: str) -> tuple[DataKey, RecoveryCode]:
        """Make and write the keys of a new store, as `prepare` and `keep` do with the same errors."""
        new = self.prepare(passphrase)
        self.keep(new)
        return new.key, new.code

    def unlock_with_keychain(self) -> DataKey:
        """Open without asking; may prompt, so never on the GUI thread.

        Raises "key_slot_missing" (kind), "keychain_unavailable" (reason), "keychain_entry_missing" or
        "keychain_entry_wrong": then ask for the passphrase, and afterwards offer `add_keychain`.
        """
        slots = self._slots()
        if slots.keychain is None:
            raise SuideskError("key_slot_missing", kind=SlotKind.KEYCHAIN.value)
        secret = self._keychain.get(slots.account(slots.keychain.number))
        if secret is None:
            raise SuideskError("keychain_entry_missing")
        return slots.open_with_keychain(secret)

    def unlock_with_passphrase(self, passphrase: str) -> DataKey:
        """Open with the passphrase; raises "wrong_passphrase" or "key_slot_missing" (kind)."""
        return self._slots().open_with_passphrase(passphrase)

    def unlock_with_recovery(self, typed: str) -> DataKey:
        """Open with a typed or scanned recovery code.

        Raises "recovery_code_mistyped" (group 1 to 8), "wrong_recovery_code" or "key_slot_missing" (kind).
        """
        code = RecoveryCode.parse(typed)
        return self._slots().open_with_recovery(code)

    def change_passphrase(self, key: DataKey, passphrase: str) -> None:
        """Let this passphrase open the store in place of the former; raises "passphrase_too_short" (minimum).

        Only the slot changes. Backups made before still open with the passphrase of their day.
        """
        self._write(self._slots().with_passphrase(key, passphrase, self._random, self._cost))

    def prepare_recovery_code(self, key: DataKey) -> NewKeys:
        """Make a fresh recovery code in memory; the former stays valid until `keep_recovery_code`."""
        code = RecoveryCode.new(self._random)
        return NewKeys(key=key, code=code, slots=self._slots().with_recovery(key, code, self._random))

    def keep_recovery_code(self, new: NewKeys) -> None:
        """Let the code that was prepared open the store in place of the former, whose sheet can be torn up."""
        # Only its slot: another may have changed meanwhile.
        self._write(replace(self._slots(), recovery=new.slots.recovery))

    def new_recovery_code(self, key: DataKey) -> RecoveryCode:
        """Prepare and keep a fresh recovery code at once."""
        new = self.prepare_recovery_code(key)
        self.keep_recovery_code(new)
        return new.code

    def add_keychain(self, key: DataKey) -> None:
        """Let the system's keychain open the store, with a fresh secret; raises "keychain_unavailable" (reason).

        The secret is read back before the slot relies on it, and the former version's entry goes last.
        """
        slots = self._slots()
        number = self._free_number(slots)
        account, secret = slots.account(number), self._random(KEY_BYTES)
        try:
            self._keep(account, secret)
            self._write(slots.with_keychain(key, number, secret, self._random))
        except SuideskError:
            self._forget(account)
            raise
        if slots.keychain is not None:
            self._forget(slots.account(slots.keychain.number))

    def remove_keychain(self) -> None:
        """Let the keychain open the store no longer; nothing happens where it does not.

        Raises "keychain_unavailable" (reason) when its entry could not be deleted; the slot is gone all the same.
        """
        slots = self._slots()
        if slots.keychain is None:
            return
        self._write(slots.without_keychain())
        self._keychain.delete(slots.account(slots.keychain.number))

    def repair(self) -> None:
        """Write the keys that can be read over the file that is damaged or gone; no key is made."""
        self._write(self._slots())

    def describe(self) -> KeysDescription:
        """Tell the ways into the store, and whether the copy had to serve."""
        slots, is_from_copy = self._read()
        return KeysDescription(
            store_id=slots.store_id, key_id=slots.key_id, slots=_descriptions(slots), is_from_copy=is_from_copy
        )

    def content(self) -> bytes:
        """Give the keys as the bytes of a slot file, for a backup; nothing in them is secret without a way in."""
        return slot_file.to_bytes(self._slots())

    def _slots(self) -> Slots:
        return self._read()[0]

    def _read(self) -> tuple[Slots, bool]:
        """Give the slots and whether they come from the copy; one file absent and one damaged count as unreadable."""
        problems: list[SuideskError] = []
        for path in (self._file, self._copy):
            try:
                return slot_file.from_bytes(path.read_bytes()), path == self._copy
            except FileNotFoundError:
                problems.append(SuideskError("keys_missing"))
            except OSError as error:
                problems.append(SuideskError("keys_unreadable", reason=_error_name(error)))
            except SuideskError as error:
                # The copy may be older than a newer format's first file: never fall back past it.
                if error.code == "keys_newer":
                    raise
                problems.append(error)
        raise next((problem for problem in problems if problem.code == "keys_unreadable"), problems[0])

    def _require_absent(self) -> None:
        try:
            self._read()
        except SuideskError as error:
            if error.code != "keys_missing" or (self._folder / STORE_FILE).exists():
                raise
        else:
            raise SuideskError("keys_exist")

    def _write(self, slots: Slots) -> None:
        data = slot_file.to_bytes(slots)
        with _expecting_full_disks():
            for path in (self._copy, self._file):
                atomic_write(path, data)

    def _free_number(self, slots: Slots) -> int:
        """Give the next account's number; one that a restored or copied store already uses is passed over."""
        first = slots.last_keychain_number + 1
        for number in range(first, first + ACCOUNTS_TRIED):
            if self._keychain.get(slots.account(number)) is None:
                return number
        raise SuideskError("keychain_unavailable", reason="full")

    def _keep(self, account: str, secret: bytes) -> None:
        self._keychain.set(account, secret)
        if self._keychain.get(account) != secret:
            raise SuideskError("keychain_unavailable", reason="round_trip")

    def _forget(self, account: str) -> None:
        # What stays behind opens nothing any more, so it is no reason to fail.
        with suppress(SuideskError):
            self._keychain.delete(account)


def _descriptions(slots: Slots) -> tuple[SlotDescription, ...]:
    found = []
    if slots.keychain:
        found.append(SlotDescription(kind=SlotKind.KEYCHAIN, account=slots.account(slots.keychain.number)))
    if slots.passphrase:
        found.append(SlotDescription(kind=SlotKind.PASSPHRASE))
    if slots.recovery:
        found.append(SlotDescription(kind=SlotKind.RECOVERY, mark=slots.recovery.mark))
    return tuple(found)


@contextmanager
def _expecting_full_disks() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SuideskError("keys_not_written", reason=_error_name(error)) from error


def _error_name(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, "unknown")
