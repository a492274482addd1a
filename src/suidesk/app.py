"""The composition root: puts the desk together from its parts, and takes it from start to end."""

from __future__ import annotations

import os
import secrets
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from suidesk.desktop.design.theme import Appearance, Theme
from suidesk.desktop.jobs import Jobs
from suidesk.desktop.language import ENGLISH, currency_of_country, speak
from suidesk.desktop.logbook import Logbook
from suidesk.domain.errors import SuideskError
from suidesk.system.paths import APPLICATION, state_folder, unsafe_place
from suidesk.system.place import remember_store_folder, usual_store_folder
from suidesk.system.resources import resource
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from suidesk.desktop.entry.entrance import Arrival, Entrance
    from suidesk.desktop.entry.frame import EntryFrame
    from suidesk.desktop.entry.unlock import UnlockWindow
    from suidesk.desktop.instance import Instance
    from suidesk.desktop.opened import OpenDesk
    from suidesk.services.opening import Opened, StoreFolder
    from suidesk.services.ports import Clock, Keychain, Notifier
    from suidesk.vault.key import DataKey, RandomBytes
    from suidesk.vault.passphrase import Argon2Cost

PASSPHRASE_FILE: Final = "SUIDESK_PASSPHRASE_FILE"
SETTINGS_FILE: Final = "window.ini"
PATIENCE_MS: Final = 300
"""How long the keychain may take before a window shows that something is under way."""
SETTLE_MS: Final = 50
"""After the window is shown, so that the first page is painted before anything else begins."""


@dataclass(frozen=True, kw_only=True)
class Ports:
    """The machine around the program; tests bring their own."""

    clock: Clock
    keychain: Keychain
    notifier: Callable[[], Notifier | None]
    """Slow; None where the system shows no pop-ups."""
    random: RandomBytes
    settings: QSettings
    state: Path
    """The folder of the log, and of the note which store is the user's."""
    home: Path
    unsafe_place: Callable[[Path], str | None]
    hail: Callable[[Path], bool]
    """Ask the desk that holds a folder to come forward; whether one did."""
    passphrase: Callable[[], str] | None = None
    """Gives the passphrase where nobody sits at the machine; used when the keychain can't open the store."""
    cost: Argon2Cost | None = None


class Program(QObject):
    """One run: a way in, the open desk, perhaps a restore, and the end. Every window hangs on it."""

    ended = Signal(int)
    """With the exit status."""
    _faulted = Signal(str)

    def __init__(self, app: QApplication, ports: Ports, folder: Path | None = None) -> None:
        """Get ready; `start` begins. `folder` is the store's, None for the usual one."""
        super().__init__(app)
        self._app, self._ports = app, ports
        self._is_named = folder is not None
        self._place = folder or usual_store_folder(ports.state)
        self._logbook = Logbook(ports.state, ports.home, self._faulted.emit)
        self._faulted.connect(self._say_fault)
        app.setQuitOnLastWindowClosed(False)
        app.setWindowIcon(QIcon(str(resource("icons", "suidesk.svg"))))
        speak(app, ENGLISH)
        self.theme = dressed(app, ports.settings)
        self.jobs = Jobs(self)
        self.jobs.broken.connect(self._say_fault)
        self.way_in: EntryFrame | None = None
        self.desk: OpenDesk | None = None
        self._instance: Instance | None = None
        self._next: Callable[[], object] | None = None
        self._has_ended = False

    def start(self) -> None:
        """Find the way in."""
        self.enter(self._place)

    def leave(self, status: int = 0) -> None:
        """End in good order."""
        if self.desk is not None:
            self.desk.end()
            return
        self._has_ended = True
        self._close_way_in()
        self._stop_listening()
        self.jobs.close()
        self._logbook.close()
        self.ended.emit(status)

    # --- ways in ---

    def enter(self, place: Path) -> None:
        """Go into the desk that lies in that folder, or make one there."""
        from suidesk.desktop.entry.quiet import open_quietly
        from suidesk.services.example import mark

        self._close_way_in()
        self._place = place
        folder = self.folder_at(place)
        if not folder.has_store:
            self._enter_without_store(folder)
            return
        try:
            folder.hold()
        except SuideskError as error:
            if error.code == "store_in_use" and self._ports.hail(place):
                self.leave()
            else:
                self._show_trouble(folder, error)
            return
        known = (lambda: mark.PASSPHRASE) if mark.is_example(place) else self._ports.passphrase
        self.jobs.run(
            partial(open_quietly, folder, self._ports.unsafe_place, known),
            partial(self._opened_quietly, folder),
            partial(self._refused, folder),
            self,
        )
        QTimer.singleShot(PATIENCE_MS, self, partial(self._grow_impatient, folder))

    def _opened_quietly(self, folder: StoreFolder, opened: Opened) -> None:
        from suidesk.desktop.entry.entrance import Arrival

        if self._is_waiting(folder):
            self._arrive(Arrival(opened=opened))

    def _refused(self, folder: StoreFolder, error: SuideskError) -> None:
        from suidesk.desktop.entry.quiet import TYPING_CODES

        if not self._is_waiting(folder):
            return
        if error.code in TYPING_CODES:
            self._unlock_window(folder).explain(error)
        else:
            self._show_trouble(folder, error)

    def _grow_impatient(self, folder: StoreFolder) -> None:
        if self._is_waiting(folder) and self.way_in is None:
            self._unlock_window(folder).wait_for_keychain()

    def _is_waiting(self, folder: StoreFolder) -> bool:
        """Tell whether that folder is still to be opened: no typed passphrase was quicker, and nobody left."""
        return self.desk is None and not self._has_ended and self._place == folder.folder and folder.is_held

    def _unlock_window(self, folder: StoreFolder) -> UnlockWindow:
        from suidesk.desktop.entry.unlock import UnlockWindow

        if not isinstance(self.way_in, UnlockWindow):
            unlock = UnlockWindow(self._entrance(), folder)
            unlock.arrived.connect(self._arrive)
            unlock.troubled.connect(partial(self._show_trouble, folder))
            self._show(unlock)
            return unlock
        return self.way_in

    def _enter_without_store(self, folder: StoreFolder) -> None:
        from suidesk.desktop.entry.first_run import FirstRun
        from suidesk.services.backup import FOLDER, backups_in

        if self._ports.hail(folder.folder):
            self.leave()
        elif backups_in(folder.folder / FOLDER).backups:
            self._show_trouble(folder, SuideskError("store_missing", folder=str(folder.folder)))
        else:
            first = FirstRun(self._entrance(), folder)
            first.arrived.connect(self._arrive)
            first.found.connect(self.enter)
            first.restore_asked.connect(lambda: self._show_restore(first.folder))
            self._show(first)

    def _show_trouble(self, folder: StoreFolder, error: SuideskError) -> None:
        from suidesk.desktop.entry.trouble import TroublePage

        folder.release()
        page = TroublePage(self.theme, error, folder.folder)
        page.retry.connect(lambda: self.enter(folder.folder))
        page.chosen.connect(self.enter)
        page.restore.connect(lambda: self._show_restore(folder))
        self._show(page)

    def _show_restore(self, folder: StoreFolder, key: DataKey | None = None, path: Path | None = None) -> None:
        from suidesk.desktop.entry.restore import RestoreWindow

        restore = RestoreWindow(self._entrance(), folder, key=key, path=path)
        restore.arrived.connect(self._arrive)
        restore.went_back.connect(lambda: self.enter(folder.folder))
        self._show(restore)

    def _show(self, window: EntryFrame) -> None:
        self._close_way_in()
        self.way_in = window
        window.left.connect(self.leave)
        self._come_forward()

    def _close_way_in(self) -> None:
        if self.way_in is not None:
            self.way_in.left.disconnect(self.leave)
            self.way_in.close()
            self.way_in.deleteLater()
            self.way_in = None

    # --- the open desk ---

    def _arrive(self, arrival: Arrival) -> None:
        folder = arrival.opened.folder
        try:
            if not folder.is_held:
                folder.hold()
        except SuideskError as error:
            self._show_trouble(folder, error)
            return
        self._place = folder.folder
        self._open_desk(arrival)
        self._close_way_in()
        QTimer.singleShot(SETTLE_MS, self._require_desk(), partial(self._settle_in, arrival))

    def _open_desk(self, arrival: Arrival) -> None:
        from suidesk.desktop.bridge import Bridge
        from suidesk.desktop.opened import OpenDesk
        from suidesk.desktop.rooms import acts, pages
        from suidesk.desktop.safekeeping import Safety
        from suidesk.desktop.window import Window
        from suidesk.queries.desk import DeskPage
        from suidesk.services.backup import Backups
        from suidesk.services.desk import Desk, Questions
        from suidesk.store.opening import BACKGROUND_CACHE
        from suidesk.vault.key import DataKey

        ports, opened = self._ports, arrival.opened
        here = Questions(opened.store.reader())
        bridge = Bridge(
            lambda: Desk(opened.store.writer(), ports.clock, ports.random),
            here,
            lambda: Questions(opened.store.reader(BACKGROUND_CACHE)),
        )
        about, key = here.ask(DeskPage()), DataKey(opened.store.key)
        if about.settings.language != ENGLISH:
            speak(self._app, about.settings.language)
        safety = Safety(
            jobs=self.jobs,
            clock=ports.clock,
            random=ports.random,
            keys=opened.folder.keys,
            key=key,
            backups=Backups(opened.store, opened.folder.keys),
            owner=about.me,
            restore=lambda path: self._end_desk(partial(self._show_restore, opened.folder, key, path)),
        )
        window = Window(self.theme, bridge, ports.clock.now, pages(), acts(), about.me, ports.settings, safety)
        self.desk = OpenDesk(window, safety, opened.folder, ports.settings)
        self.desk.ended.connect(self._on_desk_ended)
        window.show()

    def _settle_in(self, arrival: Arrival) -> None:
        from suidesk.desktop.advising import advise, invite_to_own
        from suidesk.desktop.entry.entrance import Advice
        from suidesk.desktop.tray import Tray, has_tray
        from suidesk.services.example.mark import is_example

        desk, folder = self._require_desk(), arrival.opened.folder
        self._listen()
        if has_tray():
            desk.sit_in(Tray(self.theme, self._app.windowIcon(), desk))
        self.jobs.run(self._ports.notifier, desk.remind_by, desk.window.tell, desk)
        if is_example(folder.folder):
            invite_to_own(desk.window, lambda: self._end_desk(partial(self.enter, folder.folder.parent)))
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
        from suidesk.services.backup import backup_before_migration
        from suidesk.services.keys import Keys
        from suidesk.services.opening import StoreFolder

        ports = self._ports
        keys = Keys(place, ports.keychain, ports.random, ports.cost)
        return StoreFolder(place, keys, ports.clock, ports.random, backup_before_migration(keys, ports.clock))

    def _entrance(self) -> Entrance:
        from suidesk.desktop.entry.entrance import Entrance

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

    def _listen(self) -> None:
        from suidesk.desktop.instance import Instance

        self._stop_listening()
        self._instance = Instance(self._place, self)
        self._instance.hailed.connect(self._come_forward)

    def _stop_listening(self) -> None:
        if self._instance is not None:
            self._instance.close()
            self._instance.deleteLater()
            self._instance = None

    def _come_forward(self) -> None:
        if self.desk is not None:
            self.desk.come_forward()
        elif self.way_in is not None:
            self.way_in.come_forward()
            if self._instance is None:
                self._listen()

    def _require_desk(self) -> OpenDesk:
        if self.desk is None:
            problem = "there is no open desk"
            raise RuntimeError(problem)
        return self.desk

    def _say_fault(self, report: str) -> None:
        if self.desk is not None:
            self.desk.window.bridge.broken.emit(report)
        elif self.way_in is not None:
            self.way_in.set_busy()
            text = translate("Window", "Something went wrong inside suidesk. Please send us the details.")
            self.way_in.message.show_message(text, report=report)


def build(app: QApplication, ports: Ports, folder: Path | None = None) -> Program:
    """Put the program together; its `start` begins, and `ended` tells when all is over."""
    return Program(app, ports, folder)


def run_desk(folder: Path | None = None) -> int:
    """Open the desk in that folder, or in the usual one, and give the exit status."""
    app = QApplication([*sys.argv[:1]])
    app.setApplicationName(APPLICATION)
    app.setDesktopFileName(APPLICATION)
    program = build(app, this_machine(), folder)
    program.ended.connect(app.exit)
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: program.leave())
    QTimer.singleShot(0, program.start)
    return app.exec()


def this_machine() -> Ports:
    """Give the real machine."""
    from suidesk.system.clock import SystemClock
    from suidesk.system.keychain import SystemKeychain

    state = state_folder()
    return Ports(
        clock=SystemClock(),
        keychain=SystemKeychain(),
        notifier=_notifier,
        random=secrets.token_bytes,
        settings=QSettings(str(state / SETTINGS_FILE), QSettings.Format.IniFormat),
        state=state,
        home=Path.home(),
        unsafe_place=unsafe_place,
        hail=_hail,
        passphrase=_passphrase_from(os.environ),
    )


def dressed(app: QApplication, settings: QSettings) -> Theme:
    """Dress the application as the user left it."""
    theme = Theme(app, resource)
    chosen, scale = settings.value("appearance"), settings.value("scale")
    if chosen in {Appearance.LIGHT, Appearance.DARK}:
        theme.set_appearance(Appearance(chosen))
    if scale is not None:
        theme.set_scale(float(scale))
    return theme


def _hail(folder: Path) -> bool:
    from suidesk.desktop.instance import hail

    return hail(folder)


def _notifier() -> Notifier | None:
    from suidesk.system.notifications import NoNotifier, best_notifier

    notifier = best_notifier()
    return None if isinstance(notifier, NoNotifier) else notifier


def _passphrase_from(environ: Mapping[str, str]) -> Callable[[], str] | None:
    named = environ.get(PASSPHRASE_FILE)
    if not named:
        return None
    from suidesk.cli.passphrases import read_from

    return lambda: read_from(Path(named))
