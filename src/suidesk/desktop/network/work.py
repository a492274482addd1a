"""What takes time beside the window: places for the picture, then what the web tells; each is kept by its content."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from suidesk.desktop.jobs import Jobs
from suidesk.desktop.network.drawing import Drawing
from suidesk.desktop.network.placing import Place, sketched
from suidesk.desktop.network.placing_apart import placed_beside
from suidesk.desktop.network.telling import told
from suidesk.domain.errors import SuideskError
from suidesk.queries.network import WebBasis
from suidesk.rules.web import Web, WebFilter
from suidesk.rules.web_findings import Findings

T = TypeVar("T")

DRAWN: Final = 3_000
"""Contacts that are drawn at most: those with the most ties; a filter brings the others on screen."""
_KEPT: Final = 6
_WATCH_MS: Final = 120
"""How often to look how far the work is."""
SKETCHED_FROM: Final = 250
"""Contacts of a web that is first shown as a sketch, which the places take over from when they are worked out."""


@dataclass(frozen=True)
class Shown:
    """The part of a web that is looked at: all of it, what of it is drawn, and where."""

    web: Web
    drawing: Drawing
    places: Mapping[str, Place]
    is_sketch: bool = False
    """Whether better places are still being worked out."""


class WebWork(QObject):
    """Works out one view at a time; a newer wish stops the older one.

    Signals: `progressed(done, of how much)`, `placed(Shown)`, of a large web first a sketch, `found(Findings, how many
    hang on the user alone)`, `stopped()` after Cancel. What runs beside the window holds nothing of Qt's: it is asked
    how far it is, and waited for when the page goes.
    """

    progressed = Signal(int, int)
    placed = Signal(object)
    found = Signal(object, int)
    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        """Have nothing to do."""
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._places = _Kept()
        self._findings = _Kept()
        self._turns: list[_Turn] = [_Turn()]
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self._tell)
        self.destroyed.connect(partial(_finish, self._turns, self._jobs))

    @property
    def jobs(self) -> Jobs:
        """What runs the work; tells of faults of ours."""
        return self._jobs

    def begin(self, basis: WebBasis, wanted: WebFilter) -> None:
        """Work out the view of a web that a filter wants."""
        self.stop()
        turn = _Turn()
        self._turns[:] = [turn]
        self._watch.start()
        self._look(_View(basis, wanted, self._places), turn, may_sketch=True)

    def _look(self, view: _View, turn: _Turn, *, may_sketch: bool) -> None:
        self._jobs.run(
            lambda: view.shown(turn, may_sketch=may_sketch),
            lambda shown: self._go_on(view, shown, turn),
            lambda error: self._refused(error, turn),
            self,
            must_finish=True,
        )

    def stop(self) -> None:
        """Stop what is under way, as the user asked or the page goes."""
        self._turns[0].stop.set()

    def _go_on(self, view: _View, shown: Shown, turn: _Turn) -> None:
        if turn is not self._turns[0]:
            return
        self.placed.emit(shown)
        if shown.is_sketch:
            self._look(view, turn, may_sketch=False)
            return
        findings = self._findings

        def tell() -> tuple[Findings, int]:
            found = findings.get(shown.web, lambda: told(shown.web, turn.tell, turn.stop.is_set))
            return found, len(view.basis.through_me)

        self._jobs.run(
            tell,
            lambda found: self._done(*found, turn),
            lambda error: self._refused(error, turn),
            self,
            must_finish=True,
        )

    def _done(self, findings: Findings, through_you: int, turn: _Turn) -> None:
        if turn is self._turns[0]:
            self._watch.stop()
            self.found.emit(findings, through_you)

    def _refused(self, error: SuideskError, turn: _Turn) -> None:
        del error
        # What a newer wish has stopped is nobody's news.
        if turn is self._turns[0]:
            self._watch.stop()
            self.stopped.emit()

    def _tell(self) -> None:
        self.progressed.emit(self._turns[0].percent, 100)


class _Turn:
    """One wish: whether it is to stop, and how far it is; written beside the window, read by it."""

    def __init__(self) -> None:
        self.stop = Event()
        self.percent = 0

    def tell(self, done: int, total: int) -> None:
        self.percent = done * 100 // max(1, total)


def _finish(turns: list[_Turn], jobs: Jobs, gone: QObject | None = None) -> None:
    """Stop what runs and wait for it, a fraction of a second, while the window still stands around it."""
    del gone
    turns[0].stop.set()
    jobs.close()


@dataclass(frozen=True)
class _View:
    """What is wanted of a web; worked out on the job's thread."""

    basis: WebBasis
    wanted: WebFilter
    places: _Kept

    def shown(self, turn: _Turn, *, may_sketch: bool) -> Shown:
        """Give the view; places belong to the whole web, so that a filter moves nobody."""
        others = self.basis.others
        spots, is_sketch = self._placed(others.largest(DRAWN), turn, may_sketch=may_sketch)
        view = others if self.wanted == WebFilter() else others.narrowed(self.wanted)
        drawn = view.narrowed(WebFilter(among=frozenset(spots)))
        if len(drawn.nodes) < min(len(view.nodes), DRAWN):
            # Of a very large web, the filter shows contacts that the whole picture leaves out.
            drawn = view.largest(DRAWN)
            spots, is_sketch = self._placed(drawn, turn, may_sketch=may_sketch)
        return Shown(view, Drawing(drawn, spots), spots, is_sketch)

    def _placed(self, web: Web, turn: _Turn, *, may_sketch: bool) -> tuple[Mapping[str, Place], bool]:
        """Give places, and whether they are only a sketch."""
        key = tuple((tie.one, tie.other) for tie in web.ties)
        if may_sketch and len(web.nodes) >= SKETCHED_FROM and key not in self.places:
            return sketched(web), True
        return self.places.get(key, lambda: placed_beside(web, turn.tell, turn.stop.is_set)), False


class _Kept:
    """The newest few results by what they were made from."""

    def __init__(self) -> None:
        self._results: OrderedDict[Hashable, Any] = OrderedDict()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._results

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        if key not in self._results:
            self._results[key] = make()
            while len(self._results) > _KEPT:
                self._results.popitem(last=False)
        found: T = self._results[key]
        return found
