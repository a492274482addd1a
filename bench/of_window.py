"""Figures of the open window: how long it is blocked, pages switched, people opened."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from bench.measure import Figure, at_most, p95, timed
from bench.open_window import close_window, open_window, settle
from suidesk.desktop.design.theme import Theme
from suidesk.system.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

    from suidesk.desktop.window import Window
    from suidesk.store.opening import Store

PEOPLE = 60
ROUNDS = 8
BEAT_MS = 2


class Heartbeat(QObject):
    """Notes the longest time in which the window's thread answered nothing."""

    def __init__(self) -> None:
        """Beat every two milliseconds from now on."""
        super().__init__()
        self._last = time.perf_counter()
        self.gaps: list[float] = []
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000 - BEAT_MS)
        self._last = now


def figures(store: Store, folder: Path) -> list[Figure]:
    """Use the desk as a person does, while its heart is listened to."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError
    window = open_window(Theme(app, resource), store, folder)
    for spec in window.specs:
        window.go_to(spec.key)
        settle()
    heart = Heartbeat()
    switches = _switch(app, window)
    opens = _open_people(app, window)
    typed = _type(app, window)
    close_window(window)
    count = len(heart.gaps)
    return [
        at_most("page.switch", p95(switches), "ms", 100, "p95, to the first paint"),
        at_most("person.open", p95(opens), "ms", 50, f"p95 of {PEOPLE}, to the first paint"),
        at_most("search.key", p95(typed), "ms", 33, "p95, a key press in the search line until it is painted"),
        at_most("gui.block", max(heart.gaps), "ms", 50, f"longest of {count} beats while all this was done"),
    ]


def _switch(app: QApplication, window: Window) -> list[float]:
    taken = []
    for _ in range(ROUNDS):
        for spec in window.specs:
            taken.append(timed(lambda key=spec.key: _shown(app, lambda: window.go_to(key))))
            settle(60)
    return taken


def _open_people(app: QApplication, window: Window) -> list[float]:
    window.go_to("people")
    settle()
    rows = window.current.listing.list
    taken = []
    for at in range(PEOPLE):
        taken.append(timed(lambda at=at: _shown(app, lambda: rows.select(at))))
        settle(40)
    return taken


def _type(app: QApplication, window: Window) -> list[float]:
    search = window.current.listing.search
    taken = []
    for text in ("a", "am", "ami", "", "s", "so", "sor", "", "van", "van d", ""):
        taken.append(timed(lambda text=text: _shown(app, lambda: search.setText(text))))
        settle(200)
    return taken


def _shown(app: QApplication, do: Callable[[], object]) -> None:
    do()
    app.processEvents()
