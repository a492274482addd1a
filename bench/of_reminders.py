"""Figures of a desk on which ten thousand reminders wait: Today opens, and a look that has nothing to do."""

from __future__ import annotations

import secrets
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from bench import example_desk
from bench.measure import Figure, at_most, median, p95, timed
from bench.open_window import close_window, open_window, settle_window
from bench.painted import Painted
from suidesk.desktop.design.theme import Theme
from suidesk.domain.ids import FollowUpId
from suidesk.domain.reminders import FollowUp
from suidesk.queries.reminders import RemindersPressing, StoreVersion
from suidesk.services.clock_check import ClockCheck
from suidesk.services.desk import Desk, Questions
from suidesk.services.example.size import NEIGHBOURHOOD
from suidesk.services.reminding import Reminding
from suidesk.store.opening import BACKGROUND_CACHE, Store
from suidesk.store.writing import INTERNAL, Writer
from suidesk.system.clock import SystemClock
from suidesk.system.resources import resource

if TYPE_CHECKING:
    from datetime import date

    from bench.place import Place
    from suidesk.store.tx import Tx

MANY: Final = 10_000
LAPS: Final = 15
RUNS: Final = 200
NAMES: Final = ("remind.today", "remind.idle")


def figures(place: Place) -> list[Figure]:
    """Measure on a desk of its own, whatever the size that was asked for."""
    del place
    with tempfile.TemporaryDirectory(prefix="suidesk-bench-") as temporary:
        folder = Path(temporary)
        store = example_desk.copied(folder / "desk-of-reminders", NEIGHBOURHOOD, lambda _: None)
        waiting = _fill(store)
        return [_today(store, folder, waiting), _idle(store)]


def _fill(store: Store) -> int:
    """Write ten thousand follow-ups that are due, and have them found; gives how many reminders wait."""
    clock = SystemClock()
    today = clock.now().date()
    connection = store.writer()
    Writer(connection, secrets.token_bytes).run("AddFollowUp", lambda tx: _write(tx, today), clock.now(), INTERNAL)
    connection.close()
    desk = Desk(store.writer(), clock, secrets.token_bytes)
    waiting = Reminding(desk, desk, None).tick(clock.now()).waiting
    desk.close()
    return waiting


def _write(tx: Tx, today: date) -> None:
    for number in range(MANY):
        day = today - timedelta(days=number % 30)
        tx.put(FollowUp(id=FollowUpId(tx.new_id()), text=f"Ring number {number}", due_on=day))


def _today(store: Store, folder: Path, waiting: int) -> Figure:
    """Come to Today from another page; it counts when its reminders are painted."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError
    asks = Questions(store.reader())
    raw = median(timed(lambda: asks.ask(RemindersPressing(SystemClock().now()))) for _ in range(LAPS))
    asks.close()
    window = open_window(Theme(app, resource), store, folder)
    settle_window(window, 1_000)
    taken, bare = [], []
    for _ in range(LAPS):
        window.go_to("people")
        settle_window(window)
        page = window.page("today")
        taken.append(Painted(page, page.isVisible).after(lambda: window.go_to("today")))
        settle_window(window)
        bare.append(timed(page.repaint))
    close_window(window)
    floor = f"a repaint {median(bare):.1f} ms"
    note = f"{waiting} open reminders; p95 of {LAPS}, median {median(taken):.0f}; asking for them alone {raw:.1f} ms"
    return at_most("remind.today", p95(taken), "ms", 100, floor=floor, note=note)


def _idle(store: Store) -> Figure:
    """Look again and again while nothing changes, with the clock checked as in the running desk."""
    clock = SystemClock()
    desk, asks = Desk(store.writer(), clock, secrets.token_bytes), Questions(store.reader(BACKGROUND_CACHE))
    reminding = Reminding(asks, desk, None, ClockCheck(clock, store.folder))
    reminding.tick(clock.now())
    taken = [timed(lambda: reminding.tick(clock.now())) for _ in range(RUNS)]
    raw = [timed(lambda: asks.ask(StoreVersion())) for _ in range(RUNS)]
    asks.close()
    desk.close()
    floor = f"the store's version alone {median(raw):.3f} ms"
    return at_most("remind.idle", median(taken), "ms", 2, floor=floor, note=f"p95 of {RUNS}: {p95(taken):.3f} ms")
