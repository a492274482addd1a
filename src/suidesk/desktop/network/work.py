"""What takes time beside the window: places for the picture, then what the web tells; each is kept by its content."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from suidesk.desktop.jobs import Jobs
from suidesk.desktop.network.drawing import Drawing
from suidesk.desktop.network.placing import Place, placed
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
_COURTEOUS: Final = 0.0005
"""Seconds after which the work lets the window go on, a tenth of what Python does by itself: painting asks often."""


@dataclass(frozen=True)
class Shown:
    """The part of a web that is looked at: all of it, what of it is drawn, where; how many hang on the user alone."""

    web: Web
    drawing: Drawing
    places: Mapping[str, Place]
    through_you: int


class WebWork(QObject):
    """Works out one view at a time; a newer wish stops the older one.

    Signals: `progressed(done, of how much)`, `placed(Shown)`, `found(Findings)`, `stopped()` after Cancel. What runs
    beside the window holds nothing of Qt's: it is asked how far it is, and waited for when the page goes.
    """

    progressed = Signal(int, int)
    placed = Signal(object)
    found = Signal(object)
    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        """Have nothing to do."""
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._places = _Kept()
        self._findings = _Kept()
        self._usual = sys.getswitchinterval()
        self._turns: list[_Turn] = [_Turn()]
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self._tell)
        self.destroyed.connect(partial(_finish, self._turns, self._jobs, self._usual))

    @property
    def jobs(self) -> Jobs:
        """What runs the work; tells of faults of ours."""
        return self._jobs

    def begin(self, basis: WebBasis, wanted: WebFilter) -> None:
        """Work out the view of a web that a filter wants."""
        self.stop()
        turn, places = _Turn(), self._places
        self._turns[:] = [turn]
        sys.setswitchinterval(_COURTEOUS)
        self._watch.start()
        self._jobs.run(
            lambda: _look(basis, wanted, places, turn),
            lambda shown: self._go_on(shown, turn),
            lambda error: self._refused(error, turn),
            self,
            must_finish=True,
        )

    def stop(self) -> None:
        """Stop what is under way, as the user asked or the page goes."""
        self._turns[0].stop.set()

    def _go_on(self, shown: Shown, turn: _Turn) -> None:
        if turn is not self._turns[0]:
            return
        self.placed.emit(shown)
        findings = self._findings
        self._jobs.run(
            lambda: findings.get(shown.web, lambda: told(shown.web, turn.tell, turn.stop.is_set)),
            lambda found: self._done(found, turn),
            lambda error: self._refused(error, turn),
            self,
            must_finish=True,
        )

    def _done(self, findings: Findings, turn: _Turn) -> None:
        if turn is self._turns[0]:
            self._rest()
            self.found.emit(findings)

    def _refused(self, error: SuideskError, turn: _Turn) -> None:
        del error
        # What a newer wish has stopped is nobody's news.
        if turn is self._turns[0]:
            self._rest()
            self.stopped.emit()

    def _rest(self) -> None:
        self._watch.stop()
        sys.setswitchinterval(self._usual)

    def _tell(self) -> None:
        self.progressed.emit(self._turns[0].percent, 100)


class _Turn:
    """One wish: whether it is to stop, and how far it is; written beside the window, read by it."""

    def __init__(self) -> None:
        self.stop = Event()
        self.percent = 0

    def tell(self, done: int, total: int) -> None:
        self.percent = done * 100 // max(1, total)


def _finish(turns: list[_Turn], jobs: Jobs, usual: float, gone: QObject | None = None) -> None:
    """Stop what runs and wait for it, a fraction of a second, while the window still stands around it."""
    del gone
    turns[0].stop.set()
    jobs.close()
    sys.setswitchinterval(usual)


def _look(basis: WebBasis, wanted: WebFilter, places: _Kept, turn: _Turn) -> Shown:
    """Run on the job's thread: places belong to the whole web, so that a filter moves nobody."""
    others = basis.others
    spots = _placed(others.largest(DRAWN), places, turn)
    view = others if wanted == WebFilter() else others.narrowed(wanted)
    drawn = view.narrowed(WebFilter(among=frozenset(spots)))
    if len(drawn.nodes) < min(len(view.nodes), DRAWN):
        # Of a very large web, the filter shows contacts that the whole picture leaves out.
        drawn = view.largest(DRAWN)
        spots = _placed(drawn, places, turn)
    return Shown(view, Drawing(drawn, spots), spots, len(basis.through_me))


def _placed(web: Web, places: _Kept, turn: _Turn) -> Mapping[str, Place]:
    key = tuple((tie.one, tie.other) for tie in web.ties)
    return places.get(key, lambda: placed(web, turn.tell, turn.stop.is_set))


class _Kept:
    """The newest few results by what they were made from."""

    def __init__(self) -> None:
        self._results: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        if key not in self._results:
            self._results[key] = make()
            while len(self._results) > _KEPT:
                self._results.popitem(last=False)
        found: T = self._results[key]
        return found
