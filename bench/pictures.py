"""Renders every page of an example desk into pictures: `make pictures`, and `make run` where there is no display."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bench import example_desk
from suidesk.desktop.bridge import Bridge
from suidesk.desktop.design.theme import Appearance, Theme
from suidesk.desktop.kit.palette import CommandPalette
from suidesk.desktop.rooms import acts, pages
from suidesk.desktop.window import Window
from suidesk.queries.reminders import RemindersOpen
from suidesk.services.desk import Desk, Questions
from suidesk.services.reminding import Reminding, Ticked
from suidesk.store.opening import BACKGROUND_CACHE, Store
from suidesk.system.clock import SystemClock
from suidesk.system.resources import resource
from suidesk.wording.reminders import heartbeat, title

SETTLE_MS = 500
LARGE, SMALL = (1320, 860), (1280, 720)


@dataclass(frozen=True)
class Shot:
    """A picture: its name, and what is done to the window before it is taken."""

    name: str
    before: Callable[[Window], object]


def shots(window: Window) -> Iterator[Shot]:
    """Give every page, empty-handed and with a record open, and what lies over the window."""
    for spec in window.specs:
        yield Shot(spec.key, lambda window, key=spec.key: window.go_to(key))
        if spec.shows:
            yield Shot(f"{spec.key}-open", _open_one)
    yield Shot("palette", _palette)


def _open_one(window: Window) -> None:
    """Open somebody of whom there is something to say; elsewhere a record in the middle of the list."""
    rows = window.bridge.ask(RemindersOpen(window.now()))
    people = (row.opens for row in rows if row.rule.startswith("workload") and row.opens is not None)
    if window.current is window.page("people"):
        window.open_record(*next(people))
        return
    listing = getattr(window.current, "listing", None)
    if listing is not None:
        listing.list.select(2)


def _palette(window: Window) -> None:
    window.go_to("today")
    window.open_palette()


def settle(milliseconds: int = SETTLE_MS) -> None:
    """Let answers arrive and be painted."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def open_window(theme: Theme, store: Store, folder: Path) -> Window:
    """Open the desk's window over a store, with settings of its own."""
    clock = SystemClock()
    bridge = Bridge(
        lambda: Desk(store.writer(), clock, secrets.token_bytes),
        Questions(store.reader()),
        lambda: Questions(store.reader(BACKGROUND_CACHE)),
    )
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = Window(theme, bridge, clock.now, pages(), acts(), "Hanne Visser", settings)
    bridge.work(lambda desk: Reminding(desk, desk, None).tick(clock.now()), lambda ticked: _show_ticked(window, ticked))
    window.show()
    return window


def _show_ticked(window: Window, ticked: Ticked) -> None:
    """Say what the running desk says of its last look at the reminders."""
    checked = ticked.checked_at.astimezone(window.now().tzinfo)
    window.heartbeat.setText(heartbeat(checked, ticked.next_due, ticked.next_on))
    window.set_waiting("today", len(ticked.open))


def take(widget: QWidget, path: Path) -> Path:
    """Save what a widget shows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(path))
    return path


def take_all(out: Path, *, is_short: bool) -> list[Path]:
    """Render every page, light and dark; with `is_short` only light."""
    app = QApplication(sys.argv[:1])
    theme = Theme(app, resource)
    taken = []
    with tempfile.TemporaryDirectory(prefix="suidesk-example-") as temporary:
        folder = Path(temporary)
        store, file = example_desk.make(folder)
        print(f"example desk in {store.folder}, its passphrase in {file}")
        window = open_window(theme, store, folder)
        for look in (Appearance.LIGHT,) if is_short else (Appearance.LIGHT, Appearance.DARK):
            theme.set_appearance(look)
            for shot in shots(window):
                window.resize(*LARGE)
                shot.before(window)
                settle()
                taken.append(take(window, out / f"{shot.name}-{look.value}.png"))
                for palette in window.findChildren(CommandPalette):
                    palette.close_palette()
        if not is_short:
            taken += _take_small(theme, window, out)
        _print_today(store)
        window.close()
        window.bridge.close()
    return taken


def _take_small(theme: Theme, window: Window, out: Path) -> list[Path]:
    taken = []
    theme.set_appearance(Appearance.LIGHT)
    for scale, name in ((1.0, "small"), (2.0, "large-text")):
        theme.set_scale(scale)
        window.resize(*SMALL)
        for spec in window.specs:
            window.go_to(spec.key)
            settle()
            taken.append(take(window, out / f"{spec.key}-{name}.png"))
    return taken


def _print_today(store: Store) -> None:
    clock = SystemClock()
    questions = Questions(store.reader())
    rows = questions.ask(RemindersOpen(clock.now()))
    questions.close()
    print(f"Today: {len(rows)} things need you")
    for row in rows:
        print(f"  {row.severity.name.lower():<6} {title(row, clock.now().date())}")


def main() -> int:
    """Render, and say where."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/pictures"))
    parser.add_argument("--run", action="store_true", help="one picture of each page, and what is on Today")
    given = parser.parse_args()
    out = Path("build/run") if given.run else given.out
    for path in take_all(out, is_short=given.run):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
