"""Slow work that needs no store's connection: unlocking, the keychain, backups; each job on a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
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


class Jobs(QObject):
    """Runs jobs beside the window; answers come on the window's thread, and only while their owner lives."""

    broken = Signal(str)
    """The report of a fault of ours, without personal data."""
    _deliver = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Have nothing to do yet."""
        super().__init__(parent)
        self._finishing: list[threading.Thread] = []
        self._deliver.connect(self._run_delivered)

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
        # Not a pool: its threads are joined at exit, and a keychain's question may stay unanswered for ever.
        thread = threading.Thread(target=self._work, args=(job, then, failed, owner), daemon=True)
        self._finishing = [one for one in self._finishing if one.is_alive()]
        if must_finish:
            self._finishing.append(thread)
        thread.start()

    def close(self) -> None:
        """Wait for the jobs that must finish."""
        for thread in self._finishing:
            thread.join(LONGEST_WAIT)
        self._finishing.clear()

    def _work(self, job: Callable[[], T], then: Callable[[T], object], failed: Failed, owner: QObject) -> None:
        answer: Callable[[], object]
        try:
            answer = partial(then, job())
        except SuideskError as error:
            answer = partial(failed, error)
        except Exception as error:
            answer = partial(self._break, report(error))
            owner = self
        if shiboken6.isValid(self):
            self._deliver.emit((answer, owner))

    def _run_delivered(self, delivered: tuple[Callable[[], Any], QObject]) -> None:
        answer, owner = delivered
        if shiboken6.isValid(owner):
            answer()

    def _break(self, text: str) -> None:
        _log.error("%s", text)
        self.broken.emit(text)
