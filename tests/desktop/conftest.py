"""The desk on a screen that nobody sees: the theme, a store in a temporary folder, and the whole window over it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings

from suidesk.desktop.design.theme import Appearance, Theme
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.services.desk import Desk, Questions
from suidesk.system.resources import resource
from tests.desktop.desks import example_desk, new_desk
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from suidesk.commands.command import Command
    from suidesk.desktop.bridge import Bridge
    from suidesk.desktop.window import Window
    from suidesk.store.opening import Store

NOW = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)
"""A Monday."""


@pytest.fixture(scope="session")
def dressed(qapp) -> Theme:
    """The one theme of the application: loading fonts again for each test would take most of their time."""
    return Theme(qapp, resource)


@pytest.fixture
def scale() -> float:
    """The text scale; a test that is parametrised by it finds its window built so, and not dressed a second time."""
    return 1.0


@pytest.fixture
def theme(dressed, scale) -> Theme:
    """The light theme at that scale."""
    # What earlier tests left, and waits for its end, would be dressed again at each change.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dressed.set_appearance(Appearance.LIGHT)
    dressed.set_scale(scale)
    return dressed


@pytest.fixture
def clock() -> FakeClock:
    """Monday 11 May 2026, ten in the morning in London."""
    return FakeClock(NOW)


@pytest.fixture
def store(request, tmp_path, clock) -> Store:
    """A new encrypted store whose one person is Hanne Visser, the user; or the neighbourhood, if `example` is asked."""
    made = example_desk if "example" in request.fixturenames else new_desk
    return made(tmp_path / "desk", clock.now())


@pytest.fixture
def desk(store, clock) -> Iterator[Desk]:
    """A desk over that store in the test's own thread, to put things there and to look what is there.

    Ask for it (or for a fixture of your own that fills it) before `desk_window`, and the window finds it filled.
    """
    made = Desk(store.writer(), clock, secrets.token_bytes)
    yield made
    made.close()


@pytest.fixture
def first_page() -> str:
    """The page that the window shows first; a room's tests override it, so that no other room is built."""
    return "today"


class DeskWindow(NamedTuple):
    """The window, its bridge, and the test's own desk over the same store."""

    window: Window
    bridge: Bridge
    desk: Desk

    def run(self, command: Command) -> Any:
        """Run a command at the test's own desk, tell the window of it, and give what it gave."""
        done = self.desk.run(command)
        self.bridge.announce(done.change)
        return done.result


@pytest.fixture
def bridge_kind() -> type[Bridge]:
    """The class of the bridge; tests that count questions override it."""
    from suidesk.desktop.bridge import Bridge

    return Bridge


@pytest.fixture
def bridge(qapp, store, clock, bridge_kind) -> Iterator[Bridge]:
    """A bridge with its real threads over that store."""
    from suidesk.store.opening import BACKGROUND_CACHE

    made = bridge_kind(
        lambda: Desk(store.writer(), clock, secrets.token_bytes),
        Questions(store.reader()),
        lambda: Questions(store.reader(BACKGROUND_CACHE)),
    )
    yield made
    made.close()
    # An answer that is still under way must not reach a window of the next test.
    QCoreApplication.removePostedEvents(made)


@pytest.fixture
def make_window(theme, clock, tmp_path, first_page) -> Callable[[Bridge], Window]:
    """Makes the whole window over a bridge, with its settings in a file of the test."""
    from suidesk.desktop.rooms import acts, answers, pages
    from suidesk.desktop.window import Window

    rooms = sorted(pages(), key=lambda spec: spec.key != first_page)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    return lambda bridge: Window(theme, bridge, clock.now, rooms, acts(), "Hanne Visser", settings, answers=answers)


def end(window: Window) -> None:
    """Destroy it at once, and not by qtbot: a timer of the window must not ask the bridge once that is closed."""
    # A pane that was never shown has not taken its content in, which would stay and be dressed with every change.
    contents = [pane._content for pane in window.findChildren(DetailPane) if pane._content.parent() is None]
    for one in (window, *contents):
        one.deleteLater()
        QCoreApplication.sendPostedEvents(one, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk_window(qtbot, bridge, desk, make_window) -> Iterator[DeskWindow]:
    """The whole window, shown, with real threads over the real store."""
    window = make_window(bridge)
    window.show()
    qtbot.waitExposed(window)
    yield DeskWindow(window, bridge, desk)
    window.close()
    end(window)
