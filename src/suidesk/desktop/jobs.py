"""Slow work that needs no store's connection: unlocking, the keychain, backups; each job on a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from suidesk.desktop.bridge import report
from suidesk.domain.errors import SuideskError

T = TypeVar("T")
Failed = Callable[[SuideskError], object]
LONGEST_WAIT: Final = 30.0
"""Seconds that closing waits for a job that must not be cut off, such as a backup."""

_log = logging.getLogger(__name__)


@dataclass
class _Call:
    """One job with everything that hangs on it, kept by the window's thread until the answer was given there.

    The job's thread never holds the last reference to any of it: a window that a thread lets go of is destroyed there,
    which Qt does not survive.
    """

    job: Callable[[], Any]
    then: Callable[[Any], object]
    failed: Failed
    owner: QObject
    answer: Callable[[], object] | None = None


class Jobs(QObject):
    """Runs jobs beside the window; answers come on the window's thread, and only while their owner lives."""

    broken = Signal(str)
    """The report of a fault of ours, without personal data."""
    _done = Signal(int)

    def __init__(self, parent: QObject) -> None:
        """Live with `parent`, which outlives every job."""
        super().__init__(parent)
        self._numbers = count()
        self._calls: dict[int, _Call] = {}
        self._finishing: list[threading.Thread] = []
        self._done.connect(self._give_answer)

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], object],
        failed: Failed,
        owner: QObject,
        *,
        must_finish: bool = False,
    ) -> None:
        """Run `job`; `then` gets what it gave, `failed` an expected failure.

        A job that waits for a person (a keychain's question) is left behind at the end; one that writes `must_finish`.
        """
        number = next(self._numbers)
        self._calls[number] = _Call(job, then, failed, owner)
        # Not a pool: its threads are joined at exit, and a keychain's question may stay unanswered for ever.
        thread = threading.Thread(target=self._work, args=(number,), daemon=True)
        self._finishing = [one for one in self._finishing if one.is_alive()]
        if must_finish:
            self._finishing.append(thread)
        thread.start()

    def close(self) -> None:
        """Wait for the jobs that must finish."""
        for thread in self._finishing:
            thread.join(LONGEST_WAIT)
        self._finishing.clear()

    def _work(self, number: int) -> None:
        """Run on the job's thread."""
        call = self._calls[number]
        try:
            call.answer = partial(call.then, call.job())
        except SuideskError as error:
            call.answer = partial(call.failed, error)
        except Exception as error:
            call.answer, call.owner = partial(self._break, report(error)), self
        del call
        if shiboken6.isValid(self):
            self._done.emit(number)

    def _give_answer(self, number: int) -> None:
        call = self._calls.pop(number)
        if call.answer is not None and shiboken6.isValid(call.owner):
            call.answer()

    def _break(self, text: str) -> None:
        _log.error("%s", text)
        self.broken.emit(text)
