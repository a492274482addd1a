"""Passphrases: how long they must be, how easily they are guessed, and the slow hash that makes a key of one."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Final

from msgspec import Meta

from suidesk.domain.errors import SuideskError
from suidesk.vault.key import KEY_BYTES

MINIMUM_CHARACTERS: Final = 10
"""Shortest passphrase taken; above the 8 of NIST SP 800-63B (revision 3): whoever copied the file can guess offline."""
STRONG_CHARACTERS: Final = 16
"""From here on a passphrase that is not too simple is called strong; about three common words."""
FEWEST_DISTINCT: Final = 5
"""Fewer different characters than this are found by trying repetitions first."""


class Strength(StrEnum):
    """How a passphrase looks before anyone tries to guess it; a hint, not a promise."""

    TOO_SHORT = "too_short"
    TOO_SIMPLE = "too_simple"
    FAIR = "fair"
    STRONG = "strong"


@dataclass(frozen=True, kw_only=True)
class Argon2Cost:
    """What one guess costs; the defaults are RFC 9106's second recommendation, 64 MiB for machines short of memory.

    The bounds keep a damaged or forged slot file from asking for all memory or for hours.
    """

    memory_kib: Annotated[int, Meta(ge=64, le=1024 * 1024)] = 64 * 1024
    iterations: Annotated[int, Meta(ge=1, le=100)] = 3
    lanes: Annotated[int, Meta(ge=1, le=8)] = 4


def normalised(passphrase: str) -> str:
    """Give the one form (NFC) of what can be one letter or a letter and its accent, so that every keyboard opens."""
    return unicodedata.normalize("NFC", passphrase)


def strength(passphrase: str) -> Strength:
    """Say how the passphrase looks: its length, and whether it merely repeats or counts."""
    text = normalised(passphrase)
    if len(text) < MINIMUM_CHARACTERS:
        return Strength.TOO_SHORT
    if len(set(text.casefold())) < FEWEST_DISTINCT or _is_run(text.casefold()):
        return Strength.TOO_SIMPLE
    return Strength.STRONG if len(text) >= STRONG_CHARACTERS else Strength.FAIR


def require_long_enough(passphrase: str) -> None:
    """Raise "passphrase_too_short" (minimum) below ten characters."""
    if len(normalised(passphrase)) < MINIMUM_CHARACTERS:
        raise SuideskError("passphrase_too_short", field="passphrase", minimum=MINIMUM_CHARACTERS)


def derive(passphrase: str, salt: bytes, cost: Argon2Cost) -> bytes:
    """Make the 32-byte key of a passphrase; takes about a tenth of a second at the default cost.

    A lone surrogate, which a keyboard or a file's name may produce, is encoded rather than reported: the error would
    carry the passphrase.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return kdf.derive(normalised(passphrase).encode("utf-8", "surrogatepass"))


def _is_run(text: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return len(steps) == 1 and abs(steps.pop()) <= 1
