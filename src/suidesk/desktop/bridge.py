"""Between window and store: the only module that knows threads. Results come back on the window's thread."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from suidesk.desktop.beside import Beside, Queue
from suidesk.domain.changes import Change
from suidesk.domain.errors import SuideskError

if TYPE_CHECKING:
    from suidesk.commands.command import Command
    from suidesk.queries.query import Query
    from suidesk.services.desk import Desk, Done, Questions

T = TypeVar("T")
OUTSIDE_POLL_MS = 1_000
"""How often to look whether another process has changed the store; a look costs a tenth of a millisecond."""

_log = logging.getLogger(__name__)


class Bridge(QObject):
    """Runs commands on the writer's thread and questions on a background one, each with its own connection.

    Callbacks run on the window's thread, and only while their owner (the bound object, or `owner`) lives.
    """

    changed = Signal(object)
    """A `Change`: of this window, or (origin "outside") of another process."""
    failed = Signal(object)
    """A `SuideskError` that nobody else handles."""
    broken = Signal(str)
    """The report of a fault of ours, without personal data."""
    _deliver = Signal(object)

    def __init__(
        self,
        desk: Callable[[], Desk],
        here: Questions,
        background: Callable[[], Questions],
        parent: QObject | None = None,
    ) -> None:
        """Have `desk` and `background` made on their own threads; `here` answers on the window's."""
        super().__init__(parent)
        self._here = here
        self._writer = ThreadPoolExecutor(1, "writer")
        self._background = ThreadPoolExecutor(1, "background")
        self._desk = self._writer.submit(desk)
        self._questions = self._background.submit(background)
        self._beside = Beside(background, Queue(self._writer, self._desk))
        # Always queued: an answer that is there at once would else come before `fetch` has returned.
        self._deliver.connect(self._run_delivered, Qt.ConnectionType.QueuedConnection)
        self._seen: int | None = None
        self._is_closed = self._is_looking = False
        self._poll = QTimer(self, interval=OUTSIDE_POLL_MS)
        self._poll.timeout.connect(self._look_outside)
        self._poll.start()
        self._look_outside()

    def ask(self, query: Query[T]) -> T:
        """Answer at once, on the window's thread; for questions of a few milliseconds."""
        return self._here.ask(query)

    def fetch(
        self,
        query: Query[T],
        then: Callable[[T], object],
        *,
        owner: QObject | None = None,
        failed: Callable[[SuideskError], object] | None = None,
    ) -> None:
        """Answer in the background and call `then`."""
        self._submit(self._background, lambda: self._questions.result().ask(query), then, failed, owner)

    def run(
        self,
        command: Command,
        then: Callable[[Any], object] | None = None,
        *,
        failed: Callable[[SuideskError], object] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run a command; `then` gets what it gave, after `changed` was sent; `failed` gets an expected failure."""
        is_internal = getattr(command, "is_internal", False)

        def finish(done: Done) -> None:
            # What the desk itself records is nobody's change to take back.
            self._announce(replace(done.change, batch=None) if is_internal else done.change)
            if then is not None and _lives(owner or _bound(then)):
                then(done.result)

        def refuse(error: SuideskError) -> None:
            handler = failed if failed is not None and _lives(owner or _bound(failed)) else self.failed.emit
            handler(error)

        self._submit(self._writer, lambda: self._desk.result().run(command), finish, refuse, self)

    def undo(self, batch: str | None = None, conflicts: str = "refuse") -> None:
        """Take back the newest change, or that batch."""
        self._submit(self._writer, lambda: self._desk.result().undo(batch, conflicts), self._taken_back, None, self)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._submit(self._writer, lambda: self._desk.result().redo(), self._taken_back, None, self)

    def work(
        self,
        job: Callable[[Desk], T],
        then: Callable[[T], object],
        *,
        failed: Callable[[SuideskError], object] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do a longer job with the writing desk, such as an import: what is to be written meanwhile waits."""
        self._submit(self._writer, lambda: job(self._desk.result()), then, failed, owner)

    def beside(
        self,
        job: Callable[[Questions, Queue], T],
        then: Callable[[T], object],
        *,
        failed: Callable[[SuideskError], object] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do a long job that asks much and writes little, such as a tick: pages and commands don't wait for it."""
        self._submit(self._beside.pool, lambda: self._beside.do(job), then, failed, owner)

    def load(
        self, modules: Sequence[str], then: Callable[[], object] | None = None, *, owner: QObject | None = None
    ) -> None:
        """Import code in the background that will be needed soon, so that its page opens at once; then call `then`."""
        for name in modules:
            self._submit(self._background, partial(_import_quietly, name), _take, None, self)
        if then is not None:
            self._submit(self._background, lambda: None, lambda _: then(), None, owner)

    def rest(self, after: Callable[[], object]) -> None:
        """Give back the memory that answers were read from, as nobody asks now; then call `after` in the background."""
        if self._is_closed:
            return
        self._here.rest()

        def give_back() -> None:
            self._questions.result().rest()
            after()

        self._submit(self._background, give_back, _take, None, self)

    def announce(self, change: Change) -> None:
        """Tell everyone of a change that a job of `work` made."""
        self._announce(change)

    def close(self) -> None:
        """Finish what is running and close the connections; what is asked from then on is dropped."""
        if self._is_closed:
            return
        self._is_closed = True
        self._poll.stop()
        self._beside.close()
        self._writer.submit(lambda: self._desk.result().close())
        self._background.submit(lambda: self._questions.result().close())
        self._writer.shutdown(wait=True)
        self._background.shutdown(wait=True)
        self._here.close()

    def _taken_back(self, result: tuple[Change, list[str]]) -> None:
        self._announce(result[0])

    def _announce(self, change: Change) -> None:
        if change.touched or change.origin == "outside":
            self.changed.emit(change)

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], Any],
        then: Callable[[Any], object],
        failed: Callable[[SuideskError], object] | None,
        owner: QObject | None,
    ) -> None:
        if self._is_closed:
            return
        owner = owner or _bound(then)

        def finished(future: Future[Any]) -> None:
            if shiboken6.isValid(self):
                self._deliver.emit(lambda: self._receive(future, then, failed, owner))

        pool.submit(work).add_done_callback(finished)

    def _receive(
        self,
        future: Future[Any],
        then: Callable[[Any], object],
        failed: Callable[[SuideskError], object] | None,
        owner: QObject | None,
    ) -> None:
        error = future.exception()
        if error is None:
            if _lives(owner):
                then(future.result())
        elif isinstance(error, SuideskError):
            handler = failed if failed is not None and _lives(owner or _bound(failed)) else self.failed.emit
            handler(error)
        else:
            text = report(error)
            _log.error("%s", text)
            self.broken.emit(text)

    def _run_delivered(self, call: Callable[[], None]) -> None:
        call()

    def _look_outside(self) -> None:
        # The writer's own commits don't change what its connection sees here; only other processes do.
        # While a long job runs, one look waits behind it and not one for each second.
        if not self._is_looking:
            self._is_looking = True
            self._submit(
                self._writer, lambda: self._desk.result().data_version(), self._compare, self._look_failed, self
            )

    def _look_failed(self, error: SuideskError) -> None:
        del error
        self._is_looking = False

    def _compare(self, version: int) -> None:
        self._is_looking = False
        if self._seen is not None and version != self._seen:
            self._announce(Change("", None, {}, origin="outside"))
        self._seen = version


def _import_quietly(name: str) -> None:
    # Who opens the page meets the error, with its report; nobody has asked for it yet.
    with suppress(ImportError):
        import_module(name)


def _take(answer: object) -> None:
    """Do nothing with an answer that nobody waits for."""
    del answer


def report(error: BaseException) -> str:
    """Describe a fault of ours by its kind and places; messages may hold names, so they stay out."""
    places = [f"{frame.filename.rpartition('suidesk')[2]}:{frame.lineno} {frame.name}" for frame in _frames(error)]
    return "\n".join([type(error).__name__, *places])


def _frames(error: BaseException) -> list[traceback.FrameSummary]:
    return list(traceback.extract_tb(error.__traceback__))


def _bound(call: Callable[..., object]) -> QObject | None:
    owner = getattr(call, "__self__", None)
    return owner if isinstance(owner, QObject) else None


def _lives(owner: QObject | None) -> bool:
    return owner is None or shiboken6.isValid(owner)
