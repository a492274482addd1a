"""The unlock window: the passphrase or the recovery code, when the desk does not open by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from suidesk.desktop.entry.entrance import Advice, Arrival, Entrance
from suidesk.desktop.entry.frame import EntryFrame
from suidesk.desktop.entry.key_entry import FIELD_CODES, KeyEntry
from suidesk.desktop.entry.quiet import ENTRY_CODES, require_safe
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.domain.errors import SuideskError
from suidesk.services.due_file import due_count
from suidesk.services.keys import Keys
from suidesk.services.opening import Opened, StoreFolder
from suidesk.vault.key import DataKey
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

_WIDTH, _HEIGHT = 520, 400


class UnlockWindow(EntryFrame):
    """Opens one folder; `arrived` sends an `Arrival`, `troubled` the error that no typing can mend."""

    arrived = Signal(object)
    troubled = Signal(object)

    def __init__(self, entrance: Entrance, folder: StoreFolder) -> None:
        """Ask for the passphrase."""
        super().__init__(entrance.theme, width=_WIDTH, height=_HEIGHT)
        self._entrance = entrance
        self._folder = folder
        self._advice: Advice | None = None
        self.entry = KeyEntry(entrance.theme)
        self.entry.entered.connect(self.open_store)
        self._words = PlainLabel(_locked(due_count(folder.folder, entrance.clock.now().date())), "muted", wrap=True)
        self.body.addWidget(PlainLabel(translate("Unlock", "Open your desk"), "h1", wrap=True))
        self.body.addWidget(self._words)
        self.body.addWidget(self.entry)
        self.body.addStretch(1)
        self.quit_button = Button(entrance.theme, translate("Unlock", "Quit"), self.quit)
        self.open_button = Button(entrance.theme, translate("Unlock", "Open"), self.open_store, kind="primary")
        self.verbs.addStretch(1)
        self.verbs.addWidget(self.quit_button)
        self.verbs.addWidget(self.open_button)
        self.entry.begin()

    def wait_for_keychain(self) -> None:
        """Say that the keychain is being asked; a typed passphrase may be quicker."""
        self.busy.set(translate("Unlock", "Asking this computer's keychain…"))

    def explain(self, error: SuideskError) -> None:
        """Say why the desk did not open by itself."""
        if not self.is_busy:
            self.busy.set("")
        if error.code != "key_slot_missing":
            self._words.setText(error_text(error))
        self._advice = Advice.ADD_KEYCHAIN if error.code in ENTRY_CODES else None

    def open_store(self) -> None:
        """Open with what is typed."""
        unlock = self.entry.take()
        if unlock is None or self.is_busy:
            return
        self.set_busy(translate("Unlock", "Opening…"))
        advice = Advice.NEW_PASSPHRASE if self.entry.is_code else self._advice
        self._entrance.jobs.run(
            lambda: self._open(unlock), lambda opened: self._arrive(opened, advice), self._failed, self
        )

    def _open(self, unlock: Callable[[Keys], DataKey]) -> Opened:
        require_safe(self._folder, self._entrance.unsafe_place)
        return self._folder.opened(self._folder.open_with_key(unlock(self._folder.keys)))

    def _arrive(self, opened: Opened, advice: Advice | None) -> None:
        self.set_busy()
        self.arrived.emit(Arrival(opened=opened, advice=advice))

    def _failed(self, error: SuideskError) -> None:
        self.set_busy()
        if error.code in FIELD_CODES:
            self.entry.show_error(error)
        else:
            self.troubled.emit(error)


def _locked(due: int | None) -> str:
    locked = translate("Unlock", "Your desk is locked.")
    if not due:
        return locked
    waiting = translate("Unlock", "%n reminder(s) due.", due)
    return f"{locked} {waiting}"
