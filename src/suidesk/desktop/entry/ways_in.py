"""Leads into a desk: quietly, through a window, past a trouble, or by way of a backup; one window at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from suidesk.desktop.entry.entrance import Arrival
from suidesk.desktop.entry.quiet import TYPING_CODES, open_quietly
from suidesk.domain.errors import SuideskError
from suidesk.services.example import mark
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from suidesk.desktop.entry.entrance import Entrance
    from suidesk.desktop.entry.frame import EntryFrame
    from suidesk.desktop.entry.unlock import UnlockWindow
    from suidesk.services.opening import Opened, StoreFolder
    from suidesk.vault.key import DataKey

PATIENCE_MS: Final = 300
"""How long the keychain may take before a window shows that something is under way."""


class WaysIn(QObject):
    """Ends with `arrived` (an `Arrival`, its folder held) or with `left`."""

    arrived = Signal(object)
    left = Signal()
    kept_out = Signal()
    """Entered quietly, the desk is locked, or can't be opened: a person must come."""
    begun = Signal(object)
    """The desk in this folder (a `Path`) is being entered: from now on another start there should be answered."""

    def __init__(
        self,
        entrance: Entrance,
        hail: Callable[[Path], bool],
        known: Callable[[], str] | None,
        parent: QObject | None = None,
    ) -> None:
        """Ask other desks by `hail` to come forward; `known` gives the passphrase where nobody needs to type."""
        super().__init__(parent)
        self._entrance, self._hail, self._known = entrance, hail, known
        self._folder: StoreFolder | None = None
        self._is_quiet = False
        self.window: EntryFrame | None = None

    def enter(self, place: Path, *, is_quiet: bool = False) -> None:
        """Go into the desk that lies in that folder, or make one there; `is_quiet`: without showing anything."""
        self.close()
        self._is_quiet = is_quiet
        folder = self._entrance.folder_at(place)
        if not folder.has_store:
            self._enter_without_store(folder)
            return
        try:
            folder.hold()
        except SuideskError as error:
            if error.code == "store_in_use" and (is_quiet or self._hail(place)):
                self.left.emit()
            elif is_quiet:
                self.kept_out.emit()
            else:
                self._show_trouble(folder, error)
            return
        self._folder = folder
        known = (lambda: mark.PASSPHRASE) if mark.is_example(place) else self._known
        self._entrance.jobs.run(
            partial(open_quietly, folder, self._entrance.unsafe_place, known),
            partial(self._opened_quietly, folder),
            partial(self._refused, folder),
            self,
        )
        self.begun.emit(place)
        QTimer.singleShot(PATIENCE_MS, self, partial(self._grow_impatient, folder))

    def restore(self, folder: StoreFolder, key: DataKey | None = None, path: Path | None = None) -> None:
        """Put a backup in the place of what is in that folder; `key` may open it, `path` is the one to begin with."""
        from suidesk.desktop.entry.restore import RestoreWindow

        self.close()
        window = RestoreWindow(self._entrance, folder, key=key, path=path)
        window.arrived.connect(self._arrive)
        window.went_back.connect(lambda: self.enter(folder.folder))
        self._show(window, folder)

    def close(self) -> None:
        """Close what is shown, wait for nothing, and let go of the folder unless the desk was entered."""
        self._close_window()
        if self._folder is not None:
            self._folder.release()
            self._folder = None

    def come_forward(self) -> None:
        """Show the window in front of all others."""
        if self.window is not None:
            self.window.come_forward()

    def say_fault(self, report: str) -> None:
        """Say that something went wrong inside, with the report to copy."""
        if self.window is not None:
            self.window.set_busy()
            text = translate("Window", "Something went wrong inside suidesk. Please send us the details.")
            self.window.message.show_message(text, report=report)

    def _enter_without_store(self, folder: StoreFolder) -> None:
        from suidesk.desktop.entry.first_run import FirstRun
        from suidesk.services.backup import FOLDER, backups_in

        if self._is_quiet or self._hail(folder.folder):
            self.left.emit()
        elif backups_in(folder.folder / FOLDER).backups:
            self._show_trouble(folder, SuideskError("store_missing", folder=str(folder.folder)))
        else:
            first = FirstRun(self._entrance, folder)
            first.arrived.connect(self._arrive)
            first.found.connect(self.enter)
            first.restore_asked.connect(lambda: self.restore(first.folder))
            self._show(first, folder)

    def _opened_quietly(self, folder: StoreFolder, opened: Opened) -> None:
        if self._folder is folder:
            self._arrive(Arrival(opened=opened))

    def _refused(self, folder: StoreFolder, error: SuideskError) -> None:
        if self._folder is not folder:
            return
        if self._is_quiet:
            self.kept_out.emit()
        elif error.code in TYPING_CODES:
            self._unlock_window(folder).explain(error)
        else:
            self._show_trouble(folder, error)

    def _grow_impatient(self, folder: StoreFolder) -> None:
        if self._folder is folder and self.window is None and not self._is_quiet:
            self._unlock_window(folder).wait_for_keychain()

    def _unlock_window(self, folder: StoreFolder) -> UnlockWindow:
        from suidesk.desktop.entry.unlock import UnlockWindow

        if isinstance(self.window, UnlockWindow):
            return self.window
        unlock = UnlockWindow(self._entrance, folder)
        unlock.arrived.connect(self._arrive)
        unlock.troubled.connect(partial(self._show_trouble, folder))
        self._show(unlock, folder)
        return unlock

    def _show_trouble(self, folder: StoreFolder, error: SuideskError) -> None:
        from suidesk.desktop.entry.trouble import TroublePage

        self.close()
        page = TroublePage(self._entrance.theme, error, folder.folder)
        page.retry.connect(lambda: self.enter(folder.folder))
        page.chosen.connect(self.enter)
        page.restore.connect(lambda: self.restore(folder))
        self._show(page, folder)

    def _show(self, window: EntryFrame, folder: StoreFolder) -> None:
        self._close_window()
        self.window = window
        window.left.connect(self.left)
        window.come_forward()
        self.begun.emit(folder.folder)

    def _close_window(self) -> None:
        if self.window is not None:
            self.window.left.disconnect(self.left)
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _arrive(self, arrival: Arrival) -> None:
        folder = arrival.opened.folder
        if not folder.is_held:
            try:
                folder.hold()
            except SuideskError as error:
                self._show_trouble(folder, error)
                return
        # Whoever takes the arrival holds the folder from now on; the window stays until the desk is painted.
        self._folder = None
        self.arrived.emit(arrival)
        self._close_window()
