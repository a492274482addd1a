"""Tells how far a long reckoning is, and stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from suidesk.rules.web import Cancelled, Progress


class Watch:
    """Is told of each part that is done, out of a known number of parts."""

    def __init__(self, total: int, progress: Progress, is_cancelled: Cancelled) -> None:
        """Pass the parts done and `total` on to `progress`."""
        self._total, self._progress, self._is_cancelled = total, progress, is_cancelled
        self._done = 0

    def step(self, count: int) -> None:
        """Note so many parts more; raises cancelled where nobody waits any longer."""
        self._done += count
        self._progress(self._done, self._total)
        if self._is_cancelled():
            raise SuideskError("cancelled")
