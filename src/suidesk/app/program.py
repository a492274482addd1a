"""The program: puts the desk together from its parts, and takes it from start to end."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from suidesk.desktop.dressing import dressed, window_icon
from suidesk.desktop.entry.entrance import Entrance
from suidesk.desktop.entry.ways_in import WaysIn
from suidesk.desktop.jobs import Jobs
from suidesk.desktop.language import ENGLISH, currency_of_country, speak
from suidesk.system.place import remember_store_folder, usual_store_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.app.ports import Ports
    from suidesk.app.waiting import Waiting
    from suidesk.desktop.entry.entrance import Arrival
    from suidesk.desktop.instance import Instance
    from suidesk.desktop.opened import OpenDesk
    from suidesk.services.backup import Backups
    from suidesk.services.opening import Opened, StoreFolder
    from suidesk.store.opening import Store


class Program(QObject):
    """One run: a way in, the open desk, perhaps a restore, and the end. Every window hangs on it."""

    ended = Signal(int)
    """With the exit status."""
    faulted = Signal(str)
    """A fault of ours that nobody caught, on any thread, by its report."""

    def __init__(
        self, app: QApplication, ports: Ports, folder: Path | None = None, *, is_in_tray: bool = False
    ) -> None:
        """Get ready; `start` begins. `folder` is the store's, None for the usual one.

        `is_in_tray`: begin without a window, as at the start of a session.
        """
        super().__init__(app)
        self._app, self._ports = app, ports
        self._is_in_tray = is_in_tray
        self._is_named = folder is not None
        self._place = folder or usual_store_folder(ports.state)
        self.faulted.connect(self._say_fault)
        app.setQuitOnLastWindowClosed(False)
        app.setWindowIcon(window_icon())
        speak(app, ENGLISH)
        self.theme = dressed(app, ports.settings)
        self.jobs = Jobs(self)
        self.jobs.broken.connect(self._say_fault)
        self.ways_in = WaysIn(self._entrance(), ports.hail, ports.passphrase, self)
        self.ways_in.arrived.connect(self._arrive)
        self.ways_in.left.connect(self._on_left)
        self.ways_in.begun.connect(self._begin)
        self.desk: OpenDesk | None = None
        self._waiting: Waiting | None = None
        self._instance: Instance | None = None
        self._next: Callable[[], object] | None = None

    def start(self) -> None:
        """Find the way in."""
        if self._is_in_tray:
            from suidesk.app.waiting import Waiting
            from suidesk.desktop.tray import TrayWatch

            self._waiting = waiting = Waiting(self.ways_in, self._ports, self.jobs, self)
            icon = self._app.windowIcon()
            sit = partial(waiting.sit_in, self.theme, icon, self.leave)
            TrayWatch(sit, waiting.show_unless_heard, waiting, self._ports.has_tray)
            waiting.begin(self._place)
        else:
            self.ways_in.enter(self._place)
        if self.ways_in.window is None:
            QTimer.singleShot(0, self, _load_ahead)

    def leave(self, status: int = 0) -> None:
        """End in good order."""
        if self.desk is not None:
            self.desk.end()
            return
        self._end_waiting()
        self.ways_in.close()
        self._stop_listening()
        self.jobs.close()
        self.ended.emit(status)

    def _on_left(self) -> None:
        window = self.ways_in.window
        if self._waiting is not None and window is not None and not window.is_quitting and self._waiting.is_in_tray:
            # The window is still in the middle of closing.
            QTimer.singleShot(0, self._waiting, self._waiting.wait_again)
        else:
            self.leave()

    # --- the open desk ---

    def _begin(self, place: Path) -> None:
        # What listens takes long to load: a desk that opens by itself begins to when its first page is painted.
        if self.ways_in.window is not None or self._waiting is not None:
            self._listen(place)

    def _arrive(self, arrival: Arrival) -> None:
        self._open_desk(arrival)
        QTimer.singleShot(self._ports.settle_ms, self._require_desk(), partial(self._settle_in, arrival))

    def _open_desk(self, arrival: Arrival) -> None:
        from suidesk.desktop.bridge import Bridge
        from suidesk.desktop.opened import OpenDesk
        from suidesk.desktop.presence import Presence
        from suidesk.desktop.rooms import acts, answers, pages
        from suidesk.desktop.safekeeping import Safety
        from suidesk.desktop.window import Window
        from suidesk.queries.desk import WhoseDesk
        from suidesk.queries.reminders import RemindersPressing
        from suidesk.services.desk import Desk, Questions
        from suidesk.services.example.mark import is_example
        from suidesk.store.opening import BACKGROUND_CACHE
        from suidesk.vault.key import DataKey

        ports, opened = self._ports, arrival.opened
        here = Questions(opened.store.reader())
        bridge = Bridge(
            lambda: Desk(opened.store.writer(), ports.clock, ports.random),
            here,
            lambda: Questions(opened.store.reader(BACKGROUND_CACHE)),
        )
        # The first page asks this again; what it reads is in the background's cache by then.
        bridge.fetch(RemindersPressing(ports.clock.now()), lambda _: None, owner=bridge)
        about, key = here.ask(WhoseDesk()), DataKey(opened.store.key)
        if about.settings.language != ENGLISH:
            speak(self._app, about.settings.language)
        safety = Safety(
            jobs=self.jobs,
            clock=ports.clock,
            random=ports.random,
            keys=opened.folder.keys,
            key=key,
            backups=partial(_backups, opened),
            owner=about.me,
            restore=lambda path: self._end_desk(partial(self.ways_in.restore, opened.folder, key, path)),
        )
        window = Window(
            self.theme, bridge, ports.clock.now, pages(), acts(), about.me, ports.settings, safety, answers=answers
        )
        window.fit_screen()
        place = opened.folder.folder
        autostart = ports.autostart(place if self._is_named else None)
        presence = Presence(ports.settings, autostart, self.jobs, is_example=is_example(place))
        self.desk = OpenDesk(window, safety, opened.folder, presence)
        self.desk.ended.connect(self._on_desk_ended)
        if self._waiting is None or self._waiting.is_asked_for:
            window.show()
        self._end_waiting()

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.end()
            self._waiting = None

    def _settle_in(self, arrival: Arrival) -> None:
        from suidesk.app.rest import Rest
        from suidesk.desktop.advising import advise, invite_to_own
        from suidesk.desktop.entry.entrance import Advice
        from suidesk.desktop.tray import Tray, TrayWatch
        from suidesk.services.example.mark import is_example
        from suidesk.system.memory import give_back

        desk, folder = self._require_desk(), arrival.opened.folder
        bridge = desk.window.bridge
        Rest(bridge, partial(bridge.rest, give_back))
        self._listen(folder.folder)
        icon = self._app.windowIcon()
        TrayWatch(lambda: desk.sit_in(Tray(self.theme, icon, desk)), desk.show_unless_heard, desk, self._ports.has_tray)
        desk.remind_by(self._ports.notifier)
        if is_example(folder.folder):
            invite_to_own(desk.window, lambda: self._end_desk(partial(self.ways_in.enter, folder.folder.parent)))
        else:
            desk.keep_backups()
            self._remember(folder.folder)
        advice = Advice.REPAIR_KEYS if folder.keys.describe().is_from_copy else arrival.advice
        if advice is not None:
            advise(desk.window, desk.safety, advice)
        if arrival.said:
            desk.window.say(arrival.said)
        if arrival.act:
            desk.window.act(arrival.act)

    def _end_desk(self, then: Callable[[], object]) -> None:
        self._next = then
        # Whoever asks is a window that is about to go.
        QTimer.singleShot(0, self, self._require_desk().end)

    def _on_desk_ended(self) -> None:
        then, self._next, self.desk = self._next or self.leave, None, None
        self._stop_listening()
        then()

    # --- what both need ---

    def folder_at(self, place: Path) -> StoreFolder:
        """Give the store's folder there, with its keys."""
        from suidesk.services.keys import Keys
        from suidesk.services.opening import StoreFolder

        ports = self._ports
        keys = Keys(place, ports.keychain, ports.random, ports.cost)

        def before_migration(store: Store) -> None:
            from suidesk.services.backup import backup_before_migration

            backup_before_migration(keys, ports.clock)(store)

        return StoreFolder(place, keys, ports.clock, ports.random, before_migration)

    def _entrance(self) -> Entrance:
        return Entrance(
            theme=self.theme,
            jobs=self.jobs,
            clock=self._ports.clock,
            keychain=self._ports.keychain,
            random=self._ports.random,
            folder_at=self.folder_at,
            unsafe_place=self._ports.unsafe_place,
            country_currency=currency_of_country(),
        )

    def _remember(self, folder: Path) -> None:
        if not self._is_named:
            # Without this note the next start looks in the usual folder and says what it finds there.
            with suppress(OSError):
                remember_store_folder(folder, self._ports.state)

    def _listen(self, place: Path) -> None:
        from suidesk.desktop.instance import Instance

        if self._instance is not None and self._instance.folder == place:
            return
        self._stop_listening()
        self._instance = Instance(place, self)
        self._instance.hailed.connect(self._come_forward)

    def _stop_listening(self) -> None:
        if self._instance is not None:
            self._instance.close()
            self._instance.deleteLater()
            self._instance = None

    def _come_forward(self) -> None:
        if self.desk is not None:
            self.desk.come_forward()
        elif self._waiting is not None:
            self._waiting.come_forward()
        else:
            self.ways_in.come_forward()

    def _require_desk(self) -> OpenDesk:
        if self.desk is None:
            problem = "there is no open desk"
            raise RuntimeError(problem)
        return self.desk

    def _say_fault(self, report: str) -> None:
        if self.desk is not None:
            self.desk.window.bridge.broken.emit(report)
        else:
            self.ways_in.say_fault(report)


def build(app: QApplication, ports: Ports, folder: Path | None = None, *, is_in_tray: bool = False) -> Program:
    """Put the program together; its `start` begins, and `ended` tells when all is over."""
    return Program(app, ports, folder, is_in_tray=is_in_tray)


def _load_ahead() -> None:
    """Load what the first page needs while the keychain and the disk are asked."""
    import suidesk.desktop.opened
    import suidesk.desktop.rooms
    import suidesk.desktop.today.page
    import suidesk.desktop.window  # noqa: F401


def _backups(opened: Opened) -> Backups:
    from suidesk.services.backup import Backups

    return Backups(opened.store, opened.folder.keys)
