"""From a backup back to a desk: which one, what opens it, and then in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from suidesk.desktop.entry.entrance import Arrival, Entrance
from suidesk.desktop.entry.frame import EntryFrame
from suidesk.desktop.entry.key_entry import FIELD_CODES, KeyEntry
from suidesk.desktop.entry.quiet import KEYCHAIN_CODES
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import row
from suidesk.desktop.kit.row_list import RowList
from suidesk.desktop.kit.rows import RowsModel
from suidesk.desktop.safety.backup_rows import backup_rows, breakable, moment_in_words
from suidesk.domain.errors import SuideskError
from suidesk.services import backup_file
from suidesk.services.backup import FOLDER, Found, backups_in
from suidesk.services.backup_file import SUFFIX, Backup
from suidesk.services.backup_restore import Restored, Restoring, with_key
from suidesk.services.keys import Keys
from suidesk.services.opening import Opened, StoreFolder
from suidesk.vault.key import DataKey
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

QUIETLY: Final = KEYCHAIN_CODES | {"wrong_key"}
"""What the ways that need nobody may answer; then somebody is asked."""
_WIDTH, _HEIGHT, _LIST = 620, 640, 140


class RestoreWindow(EntryFrame):
    """Puts a backup in the place of a folder's store: `arrived` sends an `Arrival`; `went_back`: nothing was done."""

    arrived = Signal(object)
    went_back = Signal()
    _progressed = Signal(int, int)

    def __init__(
        self, entrance: Entrance, folder: StoreFolder, *, key: DataKey | None = None, path: Path | None = None
    ) -> None:
        """Offer the backups in the folder, and the one at `path`; `key` may open them without asking."""
        super().__init__(entrance.theme, width=_WIDTH, height=_HEIGHT)
        self._entrance = entrance
        self._folder = folder
        self._key = key
        self._backups: dict[str, Backup] = {}
        self._build()
        self._progressed.connect(self.busy.advance)
        self._entrance.jobs.run(lambda: backups_in(folder.folder / FOLDER), self._show_found, self._failed, self)
        if path is not None:
            self.add_file(path)

    def _build(self) -> None:
        theme = self._entrance.theme
        kept = translate(
            "Restore",
            "The backup takes the place of what is in {0}. What is there now is kept aside; nothing is thrown away.",
        )
        self.body.addWidget(PlainLabel(translate("Restore", "Restore a backup"), "h1", wrap=True))
        self.body.addWidget(PlainLabel(kept.format(breakable(self._folder.folder)), "muted", wrap=True))
        self.list = RowList(theme, translate("Restore", "Backups"))
        self._rows = RowsModel(self.list)
        self.list.setModel(self._rows)
        self.list.setMinimumHeight(theme.px(_LIST))
        self.list.opened.connect(lambda _: self.restore())
        self._none = PlainLabel(
            translate("Restore", "No backup lies there. Choose one, for instance from your USB stick."), wrap=True
        )
        self.other = Button(theme, translate("Restore", "Choose a file…"), self._browse, icon="usb")
        self.entry = KeyEntry(theme)
        self.entry.entered.connect(self.restore)
        self._asked = PlainLabel(
            translate(
                "Restore", "Your passphrase opens it; a backup from elsewhere opens with the passphrase of its day."
            ),
            wrap=True,
        )
        self.body.addWidget(self._none)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(row(self.other, None))
        self.body.addWidget(self._asked)
        self.body.addWidget(self.entry)
        self._asked.hide()
        self.entry.hide()
        self.back = Button(theme, translate("Restore", "Back"), self.went_back.emit)
        self.verb = Button(theme, translate("Restore", "Restore"), self.restore, kind="primary", icon="archive")
        self.verbs.addWidget(self.back)
        self.verbs.addStretch(1)
        self.verbs.addWidget(self.verb)
        self._show_backups([])

    def add_file(self, path: Path) -> None:
        """Offer that file too, and choose it."""
        self._entrance.jobs.run(lambda: backup_file.read(path), self._add_chosen, self._failed, self)

    def restore(self) -> None:
        """Restore the backup that is chosen."""
        path = self.list.current_id()
        typed = None if self.entry.isHidden() else self.entry.take()
        if self.is_busy or not path or (typed is None and not self.entry.isHidden()):
            return
        self.message.hide()
        self.set_busy(translate("Restore", "Restoring…"))
        self._entrance.jobs.run(
            lambda: self._restore(Path(path), typed or self._unlock_quietly),
            self._restored,
            self._failed,
            self,
            must_finish=True,
        )

    def _restore(self, path: Path, unlock: Callable[[Keys], DataKey]) -> tuple[Opened, Restored]:
        opened_with: list[DataKey] = []

        def remembering(keys: Keys) -> DataKey:
            opened_with[:] = [unlock(keys)]
            return opened_with[0]

        restoring = Restoring(self._entrance.keychain, self._entrance.random)
        now = self._entrance.clock.now()
        restored = restoring.restore(path, self._folder, remembering, now, self._progressed.emit)
        return self._folder.opened(self._folder.open_with_key(opened_with[0])), restored

    def _unlock_quietly(self, keys: Keys) -> DataKey:
        if self._key is not None:
            try:
                return with_key(self._key)(keys)
            except SuideskError as error:
                if error.code not in QUIETLY:
                    raise
        return keys.unlock_with_keychain()

    def _restored(self, result: tuple[Opened, Restored]) -> None:
        opened, restored = result
        self.set_busy()
        said = translate("Restore", "Restored from the backup of {0}.").format(
            moment_in_words(restored.backup, self._entrance.clock.now().tzinfo)
        )
        if restored.aside is not None:
            kept = translate("Restore", "What was there before is kept in {0}.").format(restored.aside)
            said = f"{said} {kept}"
        self.arrived.emit(Arrival(opened=opened, said=said))

    def _failed(self, error: SuideskError) -> None:
        self.set_busy()
        if error.code in QUIETLY and self.entry.isHidden():
            self._asked.show()
            self.entry.show()
            self.entry.begin()
            QTimer.singleShot(0, self, self.reveal_focus)
        elif error.code in FIELD_CODES and not self.entry.isHidden():
            self.entry.show_error(error)
        else:
            self.message.show_message(error_text(error))

    def _show_found(self, found: Found) -> None:
        self._show_backups([*self._backups.values(), *found.backups])

    def _add_chosen(self, backup: Backup) -> None:
        self._show_backups([backup, *self._backups.values()])
        self.list.select(0)

    def _show_backups(self, backups: Sequence[Backup]) -> None:
        now = self._entrance.clock.now()
        chosen = self.list.current_id()
        self._backups = {str(backup.path): backup for backup in backups}
        self._rows.set_rows(backup_rows(list(self._backups.values()), now.date(), now.tzinfo))
        self._none.setVisible(not self._backups)
        self.list.setVisible(bool(self._backups))
        self.verb.setEnabled(bool(self._backups))
        if not self.list.select_id(chosen):
            self.list.select(0)

    def _browse(self) -> None:
        dialog = QFileDialog(self, translate("Restore", "Choose a backup"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(translate("Restore", "Backups of suidesk ({0})").format(f"*{SUFFIX}"))
        dialog.fileSelected.connect(lambda text: self.add_file(Path(text)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
