"""Figure of the network: the picture of 2,000 people, from the click on the page to its first painting."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from bench import example_desk
from bench.measure import Figure, at_most, median, timed
from bench.open_window import close_window, open_window, settle_window
from bench.painted import Painted
from suidesk.desktop.design.theme import Theme
from suidesk.services.example.size import Size
from suidesk.system.resources import resource

if TYPE_CHECKING:
    from bench.place import Place

TOWN: Final = Size(people=1_800, organisations=200, volunteers=300, projects=55, grants=40, weeks=26)
RUNS: Final = 3
WARM_MS: Final = 2_500
"""Until the pages' code is loaded in the background, as after every start."""


def figures(place: Place) -> list[Figure]:
    """Open a new window each time: what was placed once is kept."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError
    store = example_desk.copied(place.folder / "town", TOWN)
    taken, bare, drawn = [], [], 0
    for at in range(RUNS):
        folder = place.folder / f"town-{at}"
        folder.mkdir()
        window = open_window(Theme(app, resource), store, folder)
        settle_window(window, WARM_MS)
        page = window.page("network")
        painted = Painted(page.picture, lambda page=page: bool(page.picture.sight.drawing.nodes))
        taken.append(painted.after(lambda window=window: window.go_to("network")))
        drawn = len(page.picture.sight.drawing.nodes)
        settle_window(window, 500)
        bare.append(timed(page.picture.repaint))
        close_window(window)
    note = f"median of {RUNS} windows; {drawn} drawn"
    return [at_most("network", median(taken), "ms", 300, floor=f"a repaint {median(bare):.0f} ms", note=note)]
