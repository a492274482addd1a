"""A desk at rest holds no more than it needs: what answers were read from, and what was freed, goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from suidesk.system.memory import processor_seconds

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_MS: Final = 3_000
QUIET_S: Final = 0.08
"""Seconds of work between two looks up to which a desk is at rest: a look at the reminders that finds nothing new."""
MUCH_S: Final = 0.5
"""Seconds of work since the last rest that may have left something behind."""


class Rest(QTimer):
    """Looks now and then whether the desk has come to rest after some work, and then lets it give memory back, once."""

    def __init__(
        self, parent: QObject, give_back: Callable[[], object], worked: Callable[[], float] = processor_seconds
    ) -> None:
        """Look as long as `parent` lives; `worked` gives the seconds of work since the start."""
        super().__init__(parent, interval=LOOK_MS)
        self._give_back, self._worked = give_back, worked
        self._seen = self._rested = 0.0
        self.timeout.connect(self.look)
        self.start()

    def look(self) -> None:
        """Look once."""
        before, self._seen = self._seen, self._worked()
        if self._seen - before <= QUIET_S and self._seen - self._rested > MUCH_S:
            self._rested = self._seen
            self._give_back()
