"""When to look for garbage: on the window's thread and between two events, never in the middle of something.

Python would look whenever enough was made, on whichever thread made it, while all others wait: a look through
everything takes longer than a frame, and what Qt owns must not be let go of by another thread.
"""

from __future__ import annotations

import gc
import linecache
import sys
from typing import Final

from PySide6.QtCore import QObject, QTimer

SWITCH_S: Final = 0.0002
"""Seconds that one thread keeps Python while another waits for it; Python's own 5 ms are long in front of a window.

Painting a page lets go of Python dozens of times. Measured at 100,000 contacts while a tick runs in the background:
95 of 100 changes of page took at most 80 ms instead of 132 (means of two runs each, of some 24 changes).
"""
LOOK_MS: Final = 1_000
BUSY_MS: Final = 250
"""Between two looks at a desk that is used; one at rest should cost nothing."""
SETTLED_MS: Final = 5_000
"""After which the pages' code is loaded too, and what then is in memory stays there."""
YOUNG: Final = 5_000
"""New objects (those that Python may have to look for) after which to look through the new ones."""
STILL: Final = 500
"""New objects since the last look up to which the desk is at rest. While somebody works, a look waits: the answer of a
large page is 100,000 objects, and going through them takes 50 ms."""
RESTS: Final = 1
"""Looks at rest after which to look through what is new; after four, so much came together that it took 120 ms."""
MOST: Final = 1_000_000
"""New objects after which no look waits any longer."""
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
        # Only where threads find no garbage of Qt's: they come in between much more often.
        sys.setswitchinterval(SWITCH_S)
        self._made = self._looks = self._young = self._rests = 0
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.look)
        QTimer.singleShot(SETTLED_MS, self, self.settle)

    def settle(self) -> None:
        """Leave alone what is in memory by now, which is there to stay, and look through the rest from now on."""
        gc.freeze()
        # Sources that were read meanwhile.
        linecache.clearcache()
        self._looking.start()

    def look(self) -> None:
        """Look at rest through what was made since the last time, where that is enough; now and then through all."""
        self._looks += 1
        young = gc.get_count()[0]
        self._rests = self._rests + 1 if young - self._young <= STILL else 0
        self._young = young
        self._looking.setInterval(LOOK_MS if young < YOUNG else BUSY_MS)
        if young < YOUNG or (self._rests < RESTS and young < MOST):
            return
        self._made, self._young, self._rests = self._made + young, 0, 0
        if self._made < MANY or self._looks < SELDOM:
            gc.collect(1)
        else:
            gc.collect()
            self._made = self._looks = 0
