"""Randomness that is the same in every run, for known answers; and Argon2 at its cheapest."""

from __future__ import annotations

from hashlib import sha256

from suidesk.vault.passphrase import Argon2Cost

CHEAP = Argon2Cost(memory_kib=64, iterations=1, lanes=1)


class SteadyRandom:
    """Gives SHA-256 of a counter, as many bytes as asked."""

    def __init__(self, seed: int = 0):
        self._count = seed * 1000

    def __call__(self, size: int) -> bytes:
        self._count += 1
        return sha256(str(self._count).encode("ascii")).digest()[:size]
