"""The lock policy: when an open store closes itself. Locking restarts the process, since key copies stay in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

IDLE_MINUTES: Final = 15
"""Usual time without a key or a click before the desk locks.

NIST SP 800-63B (revision 3) asks to prove oneself again after 15 idle minutes at its strictest level, 30 below it.
"""


@dataclass(frozen=True, kw_only=True)
class LockPolicy:
    """When to lock; `idle_minutes` None means that waiting alone never locks."""

    idle_minutes: int | None = IDLE_MINUTES
    locks_with_session: bool = True
    locks_on_sleep: bool = True

    def is_due(self, idle_seconds: float) -> bool:
        """Tell whether nobody has touched the desk for long enough."""
        return self.idle_minutes is not None and idle_seconds >= self.idle_minutes * 60

    def seconds_left(self, idle_seconds: float) -> float | None:
        """Give the seconds until the desk would lock, 0 when it is due, None when waiting never locks it."""
        return None if self.idle_minutes is None else max(0.0, self.idle_minutes * 60 - idle_seconds)
