"""The recovery code: 160 random bits in eight groups that a person can copy from paper and be told where they slipped.

A group is four Crockford base32 characters and a check character, a weighted sum over GF(32) with the group's own
number added. Five different non-zero weights catch every wrong character and every exchange of two within a group;
the group's number catches groups in the wrong order. The code is its own strength: nobody tries 2^160 values, so HKDF,
a fast hash, makes its key, where a passphrase needs a slow one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from suidesk.domain.errors import SuideskError
from suidesk.vault.key import KEY_BYTES, RandomBytes

SECRET_BYTES: Final = 20
"""160 bits: 32 characters of five bits."""
GROUPS: Final = 8
DATA_CHARACTERS: Final = 4
GROUP_CHARACTERS: Final = DATA_CHARACTERS + 1
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O (read as 1, 1, 0) and no U."""
LOOKALIKES: Final = str.maketrans("OIL", "011")
FIELD_POLYNOMIAL: Final = 0b100101
"""x^5 + x^2 + 1, primitive over GF(2), so that the powers of x are all different."""
HKDF_INFO: Final = b"suidesk recovery code 1"


@dataclass(frozen=True)
class RecoveryCode:
    """A recovery code; its text form never shows it."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse any other length."""
        if len(self.secret) != SECRET_BYTES:
            problem = "a recovery code has 20 bytes"
            raise ValueError(problem)

    @classmethod
    def new(cls, random: RandomBytes) -> RecoveryCode:
        """Make a fresh code."""
        return cls(random(SECRET_BYTES))

    @classmethod
    def parse(cls, typed: str) -> RecoveryCode:
        """Read a typed or scanned code, in any case, with or without hyphens and spaces, O for 0, I or L for 1.

        Raises "recovery_code_mistyped" (group 1 to 8) for the first group that cannot be right.
        """
        number = 0
        for position, group in enumerate(_split(typed)):
            for character in checked_group(group, position)[:DATA_CHARACTERS]:
                number = number << 5 | ALPHABET.index(character)
        return cls(number.to_bytes(SECRET_BYTES, "big"))

    def groups(self) -> tuple[str, ...]:
        """Give the eight groups of five characters, each with its check character last."""
        number = int.from_bytes(self.secret, "big")
        characters = [ALPHABET[number >> shift & 31] for shift in range(SECRET_BYTES * 8 - 5, -1, -5)]
        data = ("".join(characters[start : start + DATA_CHARACTERS]) for start in range(0, 32, DATA_CHARACTERS))
        return tuple(group + _check_character(group, position) for position, group in enumerate(data))

    def text(self) -> str:
        """Give the whole code, groups joined by hyphens."""
        return "-".join(self.groups())

    def derive(self, salt: bytes) -> bytes:
        """Make the 32-byte key of this code (HKDF-SHA256)."""
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=HKDF_INFO).derive(self.secret)


def checked_group(typed: str, position: int) -> str:
    """Give a typed group in its one spelling; raises "recovery_code_mistyped" (group) when it cannot be right."""
    group = typed.upper().translate(LOOKALIKES)
    is_spelled = len(group) == GROUP_CHARACTERS and all(character in ALPHABET for character in group)
    if not is_spelled or group[-1] != _check_character(group[:-1], position):
        raise SuideskError("recovery_code_mistyped", field="recovery_code", group=position + 1)
    return group


def without_separators(typed: str) -> str:
    """Leave out spaces and every kind of dash."""
    return "".join(_pieces(typed))


def _split(typed: str) -> Sequence[str]:
    """Give eight groups, the last with whatever is left over.

    Only when the length is wrong do the writer's own gaps decide, since they show which group lacks a character.
    """
    pieces = _pieces(typed)
    joined = "".join(pieces)
    if len(pieces) == GROUPS and len(joined) != GROUPS * GROUP_CHARACTERS:
        return pieces
    last = (GROUPS - 1) * GROUP_CHARACTERS
    return [*(joined[start : start + GROUP_CHARACTERS] for start in range(0, last, GROUP_CHARACTERS)), joined[last:]]


def _pieces(typed: str) -> list[str]:
    return "".join(" " if _is_gap(character) else character for character in typed).split()


def _is_gap(character: str) -> bool:
    """Tell spaces, dashes, the minus sign and invisible marks, as word processors put them in."""
    return character.isspace() or character == "\u2212" or unicodedata.category(character) in {"Pd", "Cf"}


def _check_character(data: str, position: int) -> str:
    """Sum the characters with weights x, x^2, x^3, x^4 (the check's own is 1) and the group's number from 1."""
    total = position + 1
    for power, character in enumerate(data, start=1):
        value = ALPHABET.index(character)
        for _ in range(power):
            value <<= 1
            value ^= FIELD_POLYNOMIAL if value & 32 else 0
        total ^= value
    return ALPHABET[total]
