"""The unlock window: the keychain if it can, else the passphrase or the recovery code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal

from suidesk.desktop.entry.entrance import Advice, Arrival, Entrance
from suidesk.desktop.entry.frame import EntryFrame
from suidesk.desktop.entry.key_entry import FIELD_CODES, KeyEntry
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.domain.errors import SuideskError
from suidesk.services.keys import Keys
from suidesk.services.opening import Opened, StoreFolder
from suidesk.vault.key import DataKey
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

KEYCHAIN_CODES: Final = frozenset(
    {"key_slot_missing", "keychain_unavailable", "keychain_entry_missing", "keychain_entry_wrong"}
)
"""What the keychain may answer; the passphrase opens the store all the same."""
ENTRY_CODES: Final = frozenset({"keychain_entry_missing", "keychain_entry_wrong"})
"""The keychain works but has lost this store's key: it can be given anew."""
KNOWN_CODES: Final = frozenset({"wrong_passphrase", "file_unreadable"})
"""What a passphrase that needs no typing may meet."""
_WIDTH, _HEIGHT = 520, 400


class UnlockWindow(EntryFrame):
    """Opens one folder; `arrived` sends an `Arrival`, `troubled` the error that no typing can mend."""

    arrived = Signal(object)
    troubled = Signal(object)

    def __init__(self, entrance: Entrance, folder: StoreFolder, known: Callable[[], str] | None = None) -> None:
        """Ask for the passphrase; `known` may give it where nobody needs to type."""
        super().__init__(entrance.theme, width=_WIDTH, height=_HEIGHT)
        self._entrance = entrance
        self._folder = folder
        self._known = known
        self._keychain_advice: Advice | None = None
        self._has_arrived = False
        self.entry = KeyEntry(entrance.theme)
        self.entry.entered.connect(self.open_store)
        self._words = PlainLabel(translate("Unlock", "Your desk is locked."), "muted", wrap=True)
        self.body.addWidget(PlainLabel(translate("Unlock", "Open your desk"), "h1", wrap=True))
        self.body.addWidget(self._words)
        self.body.addWidget(self.entry)
        self.body.addStretch(1)
        self.quit_button = Button(entrance.theme, translate("Unlock", "Quit"), self.close)
        self.open_button = Button(entrance.theme, translate("Unlock", "Open"), self.open_store, kind="primary")
        self.verbs.addStretch(1)
        self.verbs.addWidget(self.quit_button)
        self.verbs.addWidget(self.open_button)
        self.entry.begin()

    def try_quietly(self) -> None:
        """Have the keychain open the store, if it may, or the passphrase that is known; typing can be quicker."""
        self.busy.set(translate("Unlock", "Asking this computer's keychain…"))
        self._entrance.jobs.run(
            self._open_quietly,
            lambda opened: self._arrive(opened, None),
            self._quietly_failed,
            self,
        )

    def _open_quietly(self) -> Opened:
        self._require_safe()
        try:
            store = self._folder.open_with_keychain()
        except SuideskError as error:
            if self._known is None or error.code not in KEYCHAIN_CODES:
                raise
            store = self._folder.open_with_passphrase(self._known())
        return Opened(folder=self._folder, store=store)

    def _require_safe(self) -> None:
        place = self._folder.folder
        reason = self._entrance.unsafe_place(place)
        if reason is not None:
            raise SuideskError("unsafe_place", folder=str(place), kind=reason)

    def _quietly_failed(self, error: SuideskError) -> None:
        if self._has_arrived:
            return
        if error.code not in KEYCHAIN_CODES | KNOWN_CODES:
            self.troubled.emit(error)
            return
        if not self.is_busy:
            self.busy.set("")
        if error.code != "key_slot_missing":
            self._words.setText(error_text(error))
            self._keychain_advice = Advice.ADD_KEYCHAIN if error.code in ENTRY_CODES else None
        self.show()

    def open_store(self) -> None:
        """Open with what is typed."""
        unlock = self.entry.take()
        if unlock is None or self.is_busy:
            return
        self.set_busy(translate("Unlock", "Opening…"))
        advice = Advice.NEW_PASSPHRASE if self.entry.is_code else self._keychain_advice
        self._entrance.jobs.run(
            lambda: self._open(unlock), lambda opened: self._arrive(opened, advice), self._failed, self
        )

    def _open(self, unlock: Callable[[Keys], DataKey]) -> Opened:
        self._require_safe()
        return Opened(folder=self._folder, store=self._folder.open_with_key(unlock(self._folder.keys)))

    def _arrive(self, opened: Opened, advice: Advice | None) -> None:
        if self._has_arrived:
            return
        self._has_arrived = True
        self.set_busy()
        self.arrived.emit(Arrival(opened=opened, advice=advice))

    def _failed(self, error: SuideskError) -> None:
        self.set_busy()
        if error.code in FIELD_CODES:
            self.entry.show_error(error)
        else:
            self.troubled.emit(error)
