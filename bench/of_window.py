"""Figures of the open window: typing in the search, opening people, changing pages, scrolling, and what blocks it."""

from __future__ import annotations

import os
import sys
from random import Random
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from bench.measure import Figure, at_most, median, p95, timed
from bench.of_search import beginnings
from bench.open_window import close_window, open_window, settle, settle_window
from bench.painted import Heart, Painted
from suidesk.desktop.design.theme import Theme
from suidesk.system.resources import resource

if TYPE_CHECKING:
    from bench.place import Place
    from suidesk.desktop.people.listing import PeopleList
    from suidesk.desktop.window import Window

SEED: Final = 5
WORDS: Final = 30
PEOPLE: Final = 40
LAPS: Final = 4
FRAMES: Final = 240
FRAME_MS: Final = 16
REST_MS: Final = 30
WITNESS: Final = "SUIDESK_BENCH_WITNESS"
"""Set in the environment, it says on which lines the window's thread was while it answered nothing."""


def figures(place: Place) -> list[Figure]:
    """Use the desk as a person does, while its heart is listened to."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError
    connection = place.store.reader()
    words = beginnings(connection)
    connection.close()
    window = open_window(Theme(app, resource), place.store, place.folder)
    first = {spec.key: timed(lambda key=spec.key: _enter(window, key)) for spec in window.specs}
    settle_window(window, 1_000)
    heart = Heart(has_witness=WITNESS in os.environ)
    idle = _idle(heart)
    found = [
        *_switches(window, heart, first),
        _opens(window, heart),
        _types(window, heart, words),
        _scrolls(window, heart),
    ]
    heart.stop()
    for where, count in heart.seen.most_common(25):
        print(f"{count:>5} looks  {where}")
    close_window(window)
    longest, doing = heart.longest()
    parts = ", ".join(f"{part} {heart.longest(part)[0]:.0f}" for part in ("switch", "open", "type", "scroll"))
    note = f"longest while: {doing}; of each part in ms: {parts}; {_own([heart.longest_own()])}"
    return [*found, at_most("gui.block", longest, "ms", 50, floor=f"doing nothing {idle:.1f} ms", note=note)]


def _idle(heart: Heart) -> float:
    with heart.during("nothing"):
        settle(2_000)
    longest = heart.longest("nothing")[0]
    heart.gaps.clear()
    return longest


def _enter(window: Window, key: str) -> None:
    window.go_to(key)
    QApplication.processEvents()


def _switches(window: Window, heart: Heart, first: dict[str, float]) -> list[Figure]:
    """Go from every page to every other; it counts when the page is painted, and also when all it asked is answered."""
    keys = [spec.key for spec in window.specs]
    random, taken, answered, bare, own = Random(SEED), {}, {}, [], []
    window.go_to(keys[-1])
    settle_window(window)
    now = keys[-1]
    for lap in range(LAPS):
        for other in random.sample(keys, len(keys)):
            if other == now:
                continue
            page = window.page(other)
            with heart.during("switch"):
                look = Painted(page, page.isVisible)
                painted = look.after(lambda key=other: window.go_to(key))
                taken[now, other, lap] = painted
                own.append(painted - look.queued)
                answered[now, other, lap] = painted + timed(lambda: settle_window(window))
            bare.append(timed(page.repaint))
            now = other
    slowest = max(taken, key=lambda pair: taken[pair])
    late = max(answered, key=lambda pair: answered[pair])
    made = max(first, key=lambda key: first[key])
    note = (
        f"p95 of {len(taken)}, median {median(taken.values()):.0f}; slowest {slowest[0]}>{slowest[1]} "
        f"{taken[slowest]:.0f}; "
        f"all answered p95 {p95(answered.values()):.0f}, latest {late[1]} {answered[late]:.0f}; "
        f"made for the first time at most {first[made]:.0f} ({made}); {_own(own)}"
    )
    return [at_most("page.switch", p95(taken.values()), "ms", 100, floor=f"a repaint {median(bare):.1f} ms", note=note)]


def _own(taken: list[float]) -> str:
    """Say what remains where other programs on the machine had the processors meanwhile."""
    return f"{p95(taken):.0f} without waiting for a processor"


def _people(window: Window) -> PeopleList:
    window.go_to("people")
    settle_window(window)
    listing: PeopleList = window.current.listing
    return listing


def _opens(window: Window, heart: Heart) -> Figure:
    """Click on people all over the list; it counts when the page of that person is painted."""
    listing = _people(window)
    view = window.current.view
    model = listing.list.model()
    random, taken, bare, own = Random(SEED), [], [], []
    for _ in range(PEOPLE):
        at = random.randrange(model.rowCount())
        listing.list.scrollTo(model.index(at, 0))
        settle_window(window)
        row = model.row(at)
        if row is None or view.ref == row.id:
            continue

        def is_there(ref: str = row.id) -> bool:
            return view.sheet is not None and view.id_of(view.sheet) == ref

        with heart.during("open"):
            look = Painted(view, is_there)
            taken.append(look.after(lambda at=at: listing.list.select(at)))
            own.append(taken[-1] - look.queued)
            settle(REST_MS)
        bare.append(timed(view.repaint))
    note = f"p95 of {len(taken)}, from the click to the painted page; median {median(taken):.0f}; {_own(own)}"
    return at_most("person.open", p95(taken), "ms", 50, floor=f"a repaint {median(bare):.1f} ms", note=note)


def _types(window: Window, heart: Heart, words: list[str]) -> Figure:
    """Type beginnings of names letter by letter; each key counts when the rows that it asks for are painted."""
    listing = _people(window)
    search, rows, viewport = listing.search, listing.list, listing.list.viewport()
    search.setFocus(Qt.FocusReason.OtherFocusReason)
    taken, bare = [], []

    def shows(text: str) -> bool:
        # Where the open person is found too, the list stays at them: what counts are the rows in view.
        model, at = rows.model(), max(0, rows.rowAt(0))
        return listing.shown.text == text.strip() and (model.rowCount() == 0 or model.row(at) is not None)

    for word in Random(SEED).sample(words, min(WORDS, len(words))):
        for at, letter in enumerate(word, 1):
            painted = Painted(viewport, lambda text=word[:at]: shows(text))
            with heart.during("type"):
                taken.append(painted.after(lambda letter=letter: _press(search, letter)))
                settle(REST_MS)
            bare.append(timed(viewport.repaint))
        with heart.during("type"):
            search.clear()
            settle_window(window, 150)
    note = f"p95 of {len(taken)} keys, median {median(taken):.0f}, fastest {min(taken):.0f}"
    return at_most("search.paint", p95(taken), "ms", 33, floor=f"a repaint {median(bare):.1f} ms", note=note)


def _press(widget: QWidget, letter: str) -> None:
    """Press a key, of any alphabet."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def _scrolls(window: Window, heart: Heart) -> Figure:
    """Drag the list from its top to its end, frame by frame, while rows come in."""
    listing = _people(window)
    bar, viewport = listing.list.verticalScrollBar(), listing.list.viewport()
    loop, frames = QEventLoop(), []
    with heart.during("scroll"):
        for at in range(FRAMES + 1):
            value = bar.maximum() * at // FRAMES

            def frame(value: int = value) -> None:
                bar.setValue(value)
                viewport.repaint()
                loop.processEvents()

            frames.append(timed(frame))
            settle(FRAME_MS)
    bare = [timed(viewport.repaint) for _ in range(20)]
    between = heart.longest("scroll")[0]
    note = f"{len(frames)} frames: longest {max(frames):.1f}, p95 {p95(frames):.1f}; longest wait for one {between:.0f}"
    return at_most("scroll", max(*frames, between), "ms", 33, floor=f"a repaint {median(bare):.1f} ms", note=note)
