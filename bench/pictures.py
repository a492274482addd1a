"""Draws every page, empty and full, light and dark, at each size, into pictures: `make pictures`.

`make run` draws one picture of each page where there is no display.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from bench import example_desk, screens
from bench.contact_sheet import draw_sheet
from bench.open_window import close_window, open_window, settle, settle_window
from bench.states import State, states
from suidesk.desktop.design.theme import Appearance, Theme
from suidesk.desktop.kit.palette import CommandPalette
from suidesk.queries.reminders import RemindersOpen
from suidesk.services.desk import Questions
from suidesk.system.clock import SystemClock
from suidesk.system.resources import resource
from suidesk.wording.reminders import title

if TYPE_CHECKING:
    from suidesk.desktop.window import Window
    from suidesk.store.opening import Store

LOOKS: Final = (Appearance.LIGHT, Appearance.DARK)
SCALES: Final = (1.0, 2.0)
FULL, EMPTY = "full", "empty"
DOCS_SIZE: Final = (1320, 860)
NETWORK_MS: Final = 350
"""The web is worked out on a thread of its own, which the store's answers do not wait for."""
FIRST_LOOK_MS: Final = 1_500
"""Time for the first look at the reminders, and for the code of pages to be loaded behind the first one."""


@dataclass(frozen=True)
class Variant:
    """How a state is drawn."""

    filled: str
    look: Appearance
    size: tuple[int, int]
    scale: float

    @property
    def key(self) -> str:
        """The end of the picture's name."""
        width, height = self.size
        return f"{self.filled}-{self.look.value}-{width}x{height}-{self.scale * 100:.0f}"


def variants(filled: str) -> list[Variant]:
    """Give every way to draw a state; text and colours change least often, as they cost most."""
    return [Variant(filled, look, size, scale) for look, scale, size in product(LOOKS, SCALES, screens.SIZES)]


@contextmanager
def desk_window(theme: Theme, filled: str) -> Iterator[tuple[Window, Store]]:
    """Open a window over the example neighbourhood, or over a new desk."""
    with tempfile.TemporaryDirectory(prefix="suidesk-example-") as temporary:
        folder = Path(temporary)
        store, _ = example_desk.make(folder) if filled == FULL else example_desk.make_new(folder)
        window = open_window(theme, store, folder)
        settle(FIRST_LOOK_MS)
        try:
            yield window, store
        finally:
            close_window(window)
            window.deleteLater()


def fit(window: Window, size: tuple[int, int]) -> None:
    """Give the window a size, on the screen that has room for it."""
    window.move(screens.screen_of(size).geometry().topLeft())
    window.resize(*size)


def draw(window: Window, state: State, file: Path) -> Path:
    """Reach a state, draw it, and close what it opened over the window."""
    state.reach(window)
    settle_window(window, NETWORK_MS if state.page == "network" else 0)
    dialogs = [one for one in window.findChildren(QDialog) if one.isVisible()]
    if state.is_form and not dialogs:
        problem = f"{state.key} opened no form"
        raise RuntimeError(problem)
    take(dialogs[-1] if dialogs else window, file)
    for dialog in reversed(dialogs):
        dialog.reject()
    for palette in window.findChildren(CommandPalette):
        palette.close_palette()
    window.message.hide()
    return file


def take(widget: QWidget, file: Path) -> Path:
    """Save what a widget shows."""
    file.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(file))
    return file


def draw_all(theme: Theme, wanted: Sequence[State], out: Path, say: Callable[[str], object]) -> list[Path]:
    """Draw the wanted states in all variants, then a sheet for each page and one for its forms."""
    sheets: dict[str, list[Path]] = defaultdict(list)
    for filled in (FULL, EMPTY):
        shown = [state for state in wanted if filled == FULL or not state.of_full]
        with desk_window(theme, filled) as (window, _):
            for variant in variants(filled):
                began = time.monotonic()
                theme.set_appearance(variant.look)
                theme.set_scale(variant.scale)
                fit(window, variant.size)
                for state in shown:
                    drawn = draw(window, state, out / f"{state.key}-{variant.key}.png")
                    sheets[f"{state.page}-forms" if state.is_form else state.page].append(drawn)
                say(f"{variant.key}: {len(shown)} pictures in {time.monotonic() - began:.0f} s")
    return [draw_sheet(sorted(pictures), out / f"sheet-{name}.png") for name, pictures in sheets.items()]


def draw_once(theme: Theme, wanted: Sequence[State], out: Path, look: Appearance = Appearance.LIGHT) -> list[Path]:
    """Draw the wanted states of the example once, as they stand in what is written about the pages."""
    with desk_window(theme, FULL) as (window, store):
        theme.set_appearance(look)
        theme.set_scale(1.0)
        fit(window, DOCS_SIZE)
        drawn = [draw(window, state, out / f"{state.key}-{look.value}.png") for state in wanted]
        print(*_today(store), sep="\n")
    return drawn


def _today(store: Store) -> Iterator[str]:
    now, questions = SystemClock().now(), Questions(store.reader())
    rows = questions.ask(RemindersOpen(now))
    questions.close()
    yield f"Today: {len(rows)} things need you"
    for row in rows:
        yield f"  {row.severity.name.lower():<6} {title(row, now.date())}"


def chosen(only: Sequence[str]) -> list[State]:
    """Give the states whose page, or whose own name, is among `only`; all where that is empty."""
    found = [state for state in states() if not only or state.page in only or state.key in only]
    if not found:
        problem = f"no page is called {', '.join(only)}"
        raise SystemExit(problem)
    return found


def main() -> int:
    """Draw, and say where."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/pictures"))
    parser.add_argument("--only", action="append", default=[], metavar="PAGE", help="a page, or one of its states")
    parser.add_argument("--once", choices=[look.value for look in LOOKS], help="each state of the example once")
    parser.add_argument("--run", action="store_true", help="one picture of each page, and what is on Today")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="suidesk-screens-") as folder:
        if os.environ["QT_QPA_PLATFORM"] == "offscreen":
            screens.prepare(Path(folder))
        theme = Theme(QApplication(sys.argv[:1]), resource)
        wanted = chosen(given.only)
        if given.run:
            drawn = draw_once(theme, [one for one in wanted if not one.is_form], Path("build/run"))
        elif given.once:
            drawn = draw_once(theme, wanted, given.out, Appearance(given.once))
        else:
            drawn = draw_all(theme, wanted, given.out, lambda text: print(text, flush=True))
    print(*drawn, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
