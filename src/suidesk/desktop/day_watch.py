"""Notices that midnight has passed, also after a night's sleep of the laptop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 20_000
"""How often to look whether midnight has passed; a sleeping laptop looks when its window comes forward."""


class DayWatch(QTimer):
    """Calls `then` once for each new day on which it looks."""

    def __init__(self, now: Callable[[], datetime], then: Callable[[], object], parent: QObject) -> None:
        """Look from now on, as long as `parent` lives."""
        super().__init__(parent, interval=EVERY_MS)
        self._now, self._then = now, then
        self._day = now().date()
        self.timeout.connect(self.look)
        self.start()

    def look(self) -> None:
        """Look whether midnight has passed since the last time."""
        today = self._now().date()
        if today != self._day:
            self._day = today
            self._then()
