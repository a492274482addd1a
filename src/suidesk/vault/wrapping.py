"""Wrapping: a data key encrypted under another key, bound to the words that say what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Meta

from suidesk.domain.errors import SuideskError
from suidesk.vault.key import KEY_BYTES, DataKey, RandomBytes

NONCE_BYTES: Final = 12
"""The nonce length AES-GCM is made for (NIST SP 800-38D); random is safe, as each key wraps a handful of times."""
TAG_BYTES: Final = 16

Nonce = Annotated[bytes, Meta(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
Ciphertext = Annotated[bytes, Meta(min_length=KEY_BYTES + TAG_BYTES, max_length=KEY_BYTES + TAG_BYTES)]


@dataclass(frozen=True, kw_only=True)
class Wrapped:
    """A data key under AES-256-GCM."""

    nonce: Nonce
    ciphertext: Ciphertext


def wrap(key: DataKey, under: bytes, bound_to: bytes, random: RandomBytes) -> Wrapped:
    """Encrypt the key under 32 bytes; it opens only together with the same `bound_to`."""
    nonce = random(NONCE_BYTES)
    return Wrapped(nonce=nonce, ciphertext=AESGCM(under).encrypt(nonce, key.raw, bound_to))


def unwrap(wrapped: Wrapped, under: bytes, bound_to: bytes, otherwise: str) -> DataKey:
    """Decrypt the key; raises SuideskError with the code `otherwise` when these bytes do not open it."""
    try:
        return DataKey(AESGCM(under).decrypt(wrapped.nonce, wrapped.ciphertext, bound_to))
    except InvalidTag:
        raise SuideskError(otherwise) from None
