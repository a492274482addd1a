"""The thread beside those of pages and commands: for jobs that ask for seconds and write little, such as the tick."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from suidesk.commands.command import Command
    from suidesk.services.desk import Desk, Done, Questions

T = TypeVar("T")


class Queue:
    """Runs commands on the writer's thread for a job on another, which waits for each."""

    def __init__(self, writer: ThreadPoolExecutor, desk: Future[Desk]) -> None:
        """Run them there, by that desk."""
        self._writer, self._desk = writer, desk

    def run(self, command: Command) -> Done:
        """Run it after what is waiting there already, and give what it gave."""
        return self._writer.submit(lambda: self._desk.result().run(command)).result()


class Beside:
    """A thread with a connection of its own, both made when there is a first job."""

    def __init__(self, questions: Callable[[], Questions], queue: Queue) -> None:
        """Ask by what `questions` makes, run commands through `queue`."""
        self._make, self._queue = questions, queue
        self.pool = ThreadPoolExecutor(1, "beside")
        self._questions: Questions | None = None

    def do(self, job: Callable[[Questions, Queue], T]) -> T:
        """Do a job; to be called on the thread of the pool."""
        if self._questions is None:
            self._questions = self._make()
        try:
            with _uncollected():
                return job(self._questions, self._queue)
        finally:
            self._questions.rest()

    def close(self) -> None:
        """Finish what is running, which may need the writer still, and close the connection."""
        self.pool.submit(self._close)
        self.pool.shutdown(wait=True)

    def _close(self) -> None:
        if self._questions is not None:
            self._questions.close()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no cycles meanwhile: with all that a full tick holds, that stops the window for 40 ms several times.

    What the job makes is let go by its references as soon as it ends.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
