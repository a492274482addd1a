"""The data key: the 32 random bytes that encrypt a store, and the mark they are recognised by."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NoReturn

RandomBytes = Callable[[int], bytes]
"""Gives that many bytes of cryptographic randomness, as `secrets.token_bytes` does."""

KEY_BYTES: Final = 32
"""A 256-bit key: what SQLCipher takes as a raw key and AES-256 needs."""
KEY_ID_BYTES: Final = 16
"""Half of the HMAC is enough to tell keys apart, and shorter to print."""
KEY_ID_LABEL: Final = b"suidesk key id"


@dataclass(frozen=True)
class DataKey:
    """The key of a store; its text form never shows it, and it cannot be pickled."""

    raw: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse any other length: SQLCipher would take a shorter key for a passphrase."""
        if len(self.raw) != KEY_BYTES:
            problem = "a data key has 32 bytes"
            raise ValueError(problem)

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or copied to another process."""
        problem = "a data key is never pickled"
        raise TypeError(problem)

    @classmethod
    def new(cls, random: RandomBytes) -> DataKey:
        """Make a fresh key."""
        return cls(random(KEY_BYTES))

    @property
    def key_id(self) -> str:
        """Give the key's mark, 32 hexadecimal digits: HMAC-SHA256 under the key, so it tells nothing about it."""
        return hmac.digest(self.raw, KEY_ID_LABEL, "sha256")[:KEY_ID_BYTES].hex()
