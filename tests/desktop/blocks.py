"""Watches how long the window's thread works without a pause, and which questions a page asks."""

from __future__ import annotations

from time import perf_counter, thread_time

from PySide6.QtCore import Qt, QTimer

from suidesk.desktop.bridge import Bridge

LIMIT_MS = 50.0
"""What the design allows a single block; said with each measurement, never asserted: machines differ."""


class BlockWatch:
    """Measures, in milliseconds, each pause between two beats of a quick timer on the window's thread.

    A pause may hold several events, so that it is never shorter than the longest block within it.
    """

    def __init__(self):
        self.pauses: list[float] = []
        self.work: list[float] = []
        self._last = self._worked = 0.0
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self):
        self._last, self._worked = perf_counter(), thread_time()
        self._timer.start()
        return self

    def __exit__(self, *_):
        self._timer.stop()
        self._beat()

    @property
    def longest(self) -> float:
        """The longest pause so far."""
        return max(self.pauses, default=0.0)

    @property
    def most_work(self) -> float:
        """The most that this thread computed in one pause: other programs on a busy machine don't count."""
        return max(self.work, default=0.0)

    def _beat(self):
        now, worked = perf_counter(), thread_time()
        self.pauses.append((now - self._last) * 1000)
        self.work.append((worked - self._worked) * 1000)
        self._last, self._worked = now, worked


class CountingBridge(Bridge):
    """A bridge that remembers what it was asked, how many rows came, and where."""

    def __init__(self, *args):
        self.fetched: list[object] = []
        self.asked_here: list[object] = []
        self.most_rows = 0
        super().__init__(*args)

    def ask(self, query):
        self.asked_here.append(query)
        return super().ask(query)

    def fetch(self, query, then, **options):
        self.fetched.append(query)

        def count(answer):
            if isinstance(answer, list):
                self.most_rows = max(self.most_rows, len(answer))
            then(answer)

        owner = options.pop("owner", None) or getattr(then, "__self__", None)
        super().fetch(query, count, owner=owner, **options)

    def forget(self):
        """Begin to count anew."""
        self.fetched.clear()
        self.asked_here.clear()
        self.most_rows = 0

    def names(self) -> list[str]:
        """What was asked, by the names of the queries."""
        return sorted(type(query).__name__ for query in (*self.fetched, *self.asked_here))
