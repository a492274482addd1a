"""When to look for garbage: on the window's thread and between two events, never in the middle of something.

Python would look whenever enough was made, on whichever thread made it, while all others wait: a look through
everything takes longer than a frame, and what Qt owns must not be let go of by another thread.
"""

from __future__ import annotations

import gc
import linecache
from typing import Final

from PySide6.QtCore import QObject, QTimer

LOOK_MS: Final = 1_000
BUSY_MS: Final = 250
"""Between two looks at a desk that is used; one at rest should cost nothing."""
SETTLED_MS: Final = 5_000
"""After which the pages' code is loaded too, and what then is in memory stays there."""
YOUNG: Final = 5_000
"""New objects (those that Python may have to look for) after which to look through the new ones."""
MANY: Final = 100_000
"""New objects after which to look through everything."""
SELDOM: Final = 1_200
"""Looks between two through everything, at least: five minutes of use."""


class Garbage(QObject):
    """Python looks for no garbage by itself from now on: `look` does, now and then, while `parent` lives."""

    def __init__(self, parent: QObject) -> None:
        """Begin."""
        super().__init__(parent)
        gc.disable()
        self._made = self._looks = 0
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.look)
        self._looking.start()
        QTimer.singleShot(SETTLED_MS, self, self.settle)

    def settle(self) -> None:
        """Leave alone what is in memory by now, which is there to stay; let go of sources that were read."""
        gc.freeze()
        linecache.clearcache()

    def look(self) -> None:
        """Look through what was made since the last time, where that is enough, and now and then through all of it."""
        self._looks += 1
        young = gc.get_count()[0]
        self._looking.setInterval(LOOK_MS if young < YOUNG else BUSY_MS)
        if young < YOUNG:
            return
        self._made += young
        if self._made < MANY or self._looks < SELDOM:
            gc.collect(1)
        else:
            gc.collect()
            self._made = self._looks = 0
