"""One slow job at a time on the writer's thread, with progress and Cancel over the dialog that asked for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.progress import ProgressDialog
from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from suidesk.desktop.window import Window
    from suidesk.services.desk import Desk

T = TypeVar("T")
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class SlowWork(QObject):
    """Runs jobs for a dialog; while `is_busy` the dialog must stay, as the job still tells how far it is."""

    faulted = Signal()
    """A fault of ours ended the job; the window tells of it, and offers the details, by itself."""
    _progressed = Signal(int, int)

    def __init__(self, window: Window, dialog: QWidget) -> None:
        """Have nothing to do; a window that closes stops what is under way."""
        super().__init__(dialog)
        self._window, self._dialog = window, dialog
        self._progress: ProgressDialog | None = None
        self._stop = Event()
        window.closing.connect(self.stop)
        self.faulted.connect(self._finish)

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return self._progress is not None

    def stop(self) -> None:
        """Ask the job that is under way to stop."""
        self._stop.set()

    def run(
        self,
        label: str,
        job: Callable[[Desk, Progress, Cancelled], T],
        then: Callable[[T], object],
        failed: Callable[[SuideskError], object],
        *,
        is_kept: bool = False,
    ) -> None:
        """Run `job` and call `then`, or `failed`; a job stopped too late counts as "cancelled" unless it `is_kept`."""
        self._stop.clear()
        self._progress = ProgressDialog(self._window.theme, label, self._dialog)
        self._progress.cancelled.connect(self._stop.set)
        self._progressed.connect(self._progress.set_progress)

        def done(result: T) -> None:
            self._finish()
            if self._stop.is_set() and not is_kept:
                failed(SuideskError("cancelled"))
            else:
                then(result)

        def refused(error: SuideskError) -> None:
            self._finish()
            failed(error)

        def work(desk: Desk) -> T:
            try:
                return job(desk, self._progressed.emit, self._stop.is_set)
            except SuideskError:
                raise
            except Exception:
                self.faulted.emit()
                raise

        self._progress.start()
        self._window.bridge.work(work, done, failed=refused, owner=self)

    def _finish(self) -> None:
        progress, self._progress = self._progress, None
        if progress is not None:
            self._progressed.disconnect(progress.set_progress)
            progress.finish()
            progress.deleteLater()
