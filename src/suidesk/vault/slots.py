"""Key slots: the one data key of a store, wrapped once for each way in.

Every slot binds the format's version, its kind, the key's mark and how its wrapping key is made, so that none of them
can be exchanged without the slot refusing to open. Changing a passphrase wraps the same data key anew; the store stays
as it is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Final, Literal, TypeVar

from msgspec import Meta

from suidesk.domain.errors import SuideskError
from suidesk.vault.key import KEY_BYTES, DataKey, RandomBytes
from suidesk.vault.passphrase import Argon2Cost, derive, require_long_enough
from suidesk.vault.recovery import RecoveryCode
from suidesk.vault.wrapping import Wrapped, unwrap, wrap

VERSION: Final = 1
"""Version of the slot file's format; it only ever grows."""
SALT_BYTES: Final = 16
"""Salt of both key derivations; RFC 9106 recommends 16 bytes."""
STORE_ID_BYTES: Final = 8
MARK_BYTES: Final = 2

Salt = Annotated[bytes, Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]
Slot = TypeVar("Slot")


class SlotKind(StrEnum):
    """The ways into a store."""

    KEYCHAIN = "keychain"
    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"


@dataclass(frozen=True, kw_only=True)
class KeychainSlot:
    """Opened by random bytes that the system's keychain keeps under an account with this number."""

    number: Annotated[int, Meta(ge=1)]
    wrapped: Wrapped


@dataclass(frozen=True, kw_only=True)
class PassphraseSlot:
    """Opened by a passphrase through Argon2id."""

    kdf: Literal["argon2id"] = "argon2id"
    cost: Argon2Cost
    salt: Salt
    wrapped: Wrapped


@dataclass(frozen=True, kw_only=True)
class RecoverySlot:
    """Opened by the recovery code through HKDF."""

    kdf: Literal["hkdf-sha256"] = "hkdf-sha256"
    salt: Salt
    wrapped: Wrapped

    @property
    def mark(self) -> str:
        """Give four digits that tell the sheet of this slot from an older one."""
        return self.salt[:MARK_BYTES].hex().upper()


@dataclass(frozen=True, kw_only=True)
class Slots:
    """All ways into one store; nothing in it is secret.

    `last_keychain_number` only grows, because setting an existing account is delete-then-add on macOS: each version of
    the keychain's secret gets an account of its own.
    """

    store_id: Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]
    key_id: Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
    last_keychain_number: Annotated[int, Meta(ge=0)] = 0
    keychain: KeychainSlot | None = None
    passphrase: PassphraseSlot | None = None
    recovery: RecoverySlot | None = None

    @classmethod
    def of(cls, key: DataKey, random: RandomBytes) -> Slots:
        """Start a store's slots, as yet without a way in."""
        return cls(store_id=random(STORE_ID_BYTES).hex(), key_id=key.key_id)

    def account(self, number: int) -> str:
        """Name the keychain's account of that version."""
        return f"suidesk:{self.store_id}:{number}"

    def open_with_keychain(self, secret: bytes) -> DataKey:
        """Open with the keychain's 32 bytes; raises "key_slot_missing" (kind) or "keychain_entry_wrong"."""
        slot = _present(self.keychain, SlotKind.KEYCHAIN)
        if len(secret) != KEY_BYTES:
            raise SuideskError("keychain_entry_wrong")
        return unwrap(slot.wrapped, secret, self._keychain_binding(slot.number), "keychain_entry_wrong")

    def open_with_passphrase(self, passphrase: str) -> DataKey:
        """Open with the passphrase; raises "key_slot_missing" (kind) or "wrong_passphrase"."""
        slot = _present(self.passphrase, SlotKind.PASSPHRASE)
        under = derive(passphrase, slot.salt, slot.cost)
        return unwrap(slot.wrapped, under, self._passphrase_binding(slot.cost, slot.salt), "wrong_passphrase")

    def open_with_recovery(self, code: RecoveryCode) -> DataKey:
        """Open with the recovery code; raises "key_slot_missing" (kind) or "wrong_recovery_code"."""
        slot = _present(self.recovery, SlotKind.RECOVERY)
        return unwrap(slot.wrapped, code.derive(slot.salt), self._recovery_binding(slot.salt), "wrong_recovery_code")

    def with_keychain(self, key: DataKey, number: int, secret: bytes, random: RandomBytes) -> Slots:
        """Let the 32 bytes kept under account `number` open the store, in place of an earlier version."""
        self._require_own(key)
        slot = KeychainSlot(number=number, wrapped=wrap(key, secret, self._keychain_binding(number), random))
        return replace(self, keychain=slot, last_keychain_number=max(number, self.last_keychain_number))

    def without_keychain(self) -> Slots:
        """Let the keychain open the store no longer."""
        return replace(self, keychain=None)

    def with_passphrase(self, key: DataKey, passphrase: str, random: RandomBytes, cost: Argon2Cost) -> Slots:
        """Let this passphrase open the store, in place of an earlier one; raises "passphrase_too_short" (minimum)."""
        self._require_own(key)
        require_long_enough(passphrase)
        salt = random(SALT_BYTES)
        wrapped = wrap(key, derive(passphrase, salt, cost), self._passphrase_binding(cost, salt), random)
        return replace(self, passphrase=PassphraseSlot(cost=cost, salt=salt, wrapped=wrapped))

    def with_recovery(self, key: DataKey, code: RecoveryCode, random: RandomBytes) -> Slots:
        """Let this recovery code open the store, in place of an earlier one."""
        self._require_own(key)
        salt = random(SALT_BYTES)
        wrapped = wrap(key, code.derive(salt), self._recovery_binding(salt), random)
        return replace(self, recovery=RecoverySlot(salt=salt, wrapped=wrapped))

    def _require_own(self, key: DataKey) -> None:
        if key.key_id != self.key_id:
            problem = "this key belongs to another store"
            raise ValueError(problem)

    def _keychain_binding(self, number: int) -> bytes:
        return self._binding(SlotKind.KEYCHAIN, self.account(number))

    def _passphrase_binding(self, cost: Argon2Cost, salt: bytes) -> bytes:
        return self._binding(SlotKind.PASSPHRASE, "argon2id", cost.memory_kib, cost.iterations, cost.lanes, salt.hex())

    def _recovery_binding(self, salt: bytes) -> bytes:
        return self._binding(SlotKind.RECOVERY, "hkdf-sha256", salt.hex())

    def _binding(self, kind: SlotKind, *parameters: str | int) -> bytes:
        return json.dumps(["suidesk slot", VERSION, kind.value, self.key_id, *parameters]).encode("ascii")


def _present(slot: Slot | None, kind: SlotKind) -> Slot:
    if slot is None:
        raise SuideskError("key_slot_missing", kind=kind.value)
    return slot
