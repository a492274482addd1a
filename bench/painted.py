"""Waiting until something is painted that shows what was asked for; and the heartbeat of the window's thread."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

BEAT_MS: Final = 2
PATIENCE_MS: Final = 20_000
LATE: Final = 0.03
"""Seconds without a beat after which the witness looks what the window's thread is doing."""
LOOK: Final = 0.004
QUEUED: Final = Path("/proc/thread-self/schedstat")
"""Where Linux says how many nanoseconds a thread ran, and how many it waited for a processor."""


def queued() -> float:
    """Give the milliseconds that this thread has waited for a processor which others had; 0 where nobody counts."""
    return int(QUEUED.read_text().split()[1]) / 1e6 if QUEUED.exists() else 0.0


class Painted(QObject):
    """Measures from a deed to the end of the first painting of a widget after which `is_there` holds."""

    def __init__(self, widget: QWidget, is_there: Callable[[], bool]) -> None:
        """Watch that widget."""
        super().__init__()
        self._widget, self._is_there = widget, is_there
        self._loop = QEventLoop()
        self._is_done = False
        self.queued = 0.0
        """Of the last measurement, the milliseconds in which other programs had the processors."""

    def after(self, do: Callable[[], object]) -> float:
        """Do it and give the milliseconds until it shows; more than `PATIENCE_MS` is an error."""
        self._is_done = False
        self._widget.installEventFilter(self)
        limit = QTimer(singleShot=True, interval=PATIENCE_MS)
        limit.timeout.connect(self._loop.quit)
        limit.start()
        begun, before = time.perf_counter(), queued()
        do()
        self._loop.exec()
        taken, self.queued = (time.perf_counter() - begun) * 1000, queued() - before
        self._widget.removeEventFilter(self)
        if not limit.isActive():
            raise TimeoutError(str(self._widget))
        limit.stop()
        return taken

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for paintings; the timer rings when this one is over."""
        if event.type() == QEvent.Type.Paint and watched is self._widget and not self._is_done and self._is_there():
            self._is_done = True
            QTimer.singleShot(0, self._loop.quit)
        return False


class Heart(QObject):
    """Notes how long the window's thread answered nothing, and during what; with a witness also where it was."""

    def __init__(self, *, has_witness: bool = False) -> None:
        """Beat every two milliseconds from now on."""
        super().__init__()
        self._last, self._queued = time.perf_counter(), queued()
        self._doing = ""
        self.gaps: list[tuple[float, str, float]] = []
        """Milliseconds without an answer, during what, and how many of them others had the processors."""
        self.seen: Counter[str] = Counter()
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._is_over = threading.Event()
        self._main = threading.get_ident()
        if has_witness:
            threading.Thread(target=self._witness, daemon=True).start()

    @contextmanager
    def during(self, doing: str) -> Iterator[None]:
        """Note gaps as of this work; the time since the last beat isn't its fault."""
        QApplication.processEvents()
        self._doing, self._last, self._queued = doing, time.perf_counter(), queued()
        yield
        QApplication.processEvents()
        self._doing = ""

    def longest(self, doing: str = "") -> tuple[float, str]:
        """Give the longest gap, of that work or of all, with the work it happened in."""
        return max(
            ((gap, during) for gap, during, _ in self.gaps if during and doing in {"", during}), default=(0.0, "")
        )

    def longest_own(self) -> float:
        """Give the longest gap without what others had the processors for."""
        return max((gap - others for gap, during, others in self.gaps if during), default=0.0)

    def stop(self) -> None:
        """Beat no longer."""
        self._timer.stop()
        self._is_over.set()

    def _beat(self) -> None:
        now, waited = time.perf_counter(), queued()
        self.gaps.append(((now - self._last) * 1000 - BEAT_MS, self._doing, waited - self._queued))
        self._last, self._queued = now, waited

    def _witness(self) -> None:
        while not self._is_over.wait(LOOK):
            if self._doing and time.perf_counter() - self._last > LATE:
                frame = sys._current_frames().get(self._main)  # noqa: SLF001 (the only way to see another thread)
                own = [one for one in traceback.extract_stack(frame) if "suidesk" in one.filename]
                places = [f"{one.filename.rpartition('suidesk/')[2]}:{one.lineno} {one.name}" for one in own[-3:]]
                self.seen[f"{self._doing}: {' > '.join(places)}"] += 1
