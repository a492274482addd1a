"""Backups: how old the last is, a new one now, and the way back to an earlier one."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.row_list import RowList
from suidesk.desktop.kit.rows import RowsModel
from suidesk.desktop.safety.backup_rows import backup_rows, breakable, moment_in_words
from suidesk.desktop.safety.busy_line import BusyLine
from suidesk.desktop.safety.closing import only_close
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.queries.desk import DeskPage
from suidesk.services.backup_file import Backup
from suidesk.wording.errors import error_text
from suidesk.wording.formats import when_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.window import Window

_WIDTH: Final = 600
_LIST: Final = 200


class BackupDialog(FormDialog):
    """Makes backups and shows those of the usual folder."""

    _progressed = Signal(int, int)

    def __init__(self, window: Window) -> None:
        """Look at the backups of the window's desk."""
        theme = window.theme
        super().__init__(theme, translate("Backup", "Backups"), "", window, width=_WIDTH)
        self._window, self._safety = window, window.require_safety()
        self._stop = threading.Event()
        self.busy = BusyLine()
        self._progressed.connect(self.busy.advance)
        self.last = Card(" ", " ")
        self.now = Button(
            theme, translate("Backup", "Back up now"), partial(self.make, None), kind="primary", icon="hard-drive"
        )
        self.elsewhere = Button(theme, translate("Backup", "Back up to a USB stick…"), self._browse, icon="usb")
        self.stop = Button(theme, translate("Backup", "Stop"), self._stop.set)
        self.list = RowList(theme, translate("Backup", "Backups on this computer"))
        self._found = RowsModel(self.list)
        self.list.setModel(self._found)
        self.list.setMinimumHeight(theme.px(_LIST))
        self.list.opened.connect(lambda _: self._ask_restore())
        self.restore = Button(theme, translate("Backup", "Restore…"), self._ask_restore, kind="small", icon="archive")
        only_close(self)
        self._fill()
        self._look()

    def _fill(self) -> None:
        buttons = FlowLayout(gap=8)
        for button in (self.now, self.elsewhere, self.stop):
            buttons.addWidget(button)
        self.last.add(buttons)
        self.last.add(self.busy)
        self.stop.hide()
        self.earlier = Card(translate("Backup", "Backups on this computer"))
        self.earlier.add_action(self.restore)
        self.earlier.add(self.list)
        self.add_note(self.last)
        self.add_note(self.earlier)

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being made."""
        return not self.now.isEnabled()

    def make(self, to: Path | None) -> None:
        """Make a backup in that folder, or in the usual one."""
        if self.is_busy:
            return
        self._stop.clear()
        self.message.hide()
        self._set_busy(translate("Backup", "Copying, then trying out the copy…"))
        backups, clock = self._safety.backups, self._safety.clock
        self._safety.jobs.run(
            lambda: backups().make(clock.now(), to, self._progress), self._made, self._failed, self, must_finish=True
        )

    def reject(self) -> None:
        """Close, or first stop the backup that is being made."""
        if self.is_busy:
            self._stop.set()
        else:
            super().reject()

    def _progress(self, done: int, total: int) -> None:
        """Run on the job's thread."""
        if self._stop.is_set():
            raise SuideskError("cancelled")
        self._progressed.emit(done, total)

    def _made(self, backup: Backup) -> None:
        self._set_busy("")
        contacts = self._window.bridge.ask(DeskPage()).counts[Kind.CONTACT]
        done = translate("Backup", "Done: {0}.").format(breakable(backup.path))
        checked = translate("Backup", "Opened, checked, restored once to try: %n contact(s) and all else.", contacts)
        self.message.show_message(f"{done} {checked}", "ok")
        self._look()

    def _failed(self, error: SuideskError) -> None:
        self._set_busy("")
        if error.code == "cancelled":
            self.message.show_message(translate("Backup", "Stopped. Nothing was left behind."), "info")
        else:
            self.message.show_message(error_text(error))

    def _set_busy(self, what: str) -> None:
        self.busy.set(what)
        for button in (self.now, self.elsewhere, self.restore):
            button.setEnabled(not what)
        self.stop.setVisible(bool(what))
        (self.stop if what else self.now).setFocus()

    def _look(self) -> None:
        self._safety.jobs.run(lambda: self._safety.backups().own(), self._show, self._failed, self)

    def _show(self, backups: Sequence[Backup]) -> None:
        now = self._safety.clock.now()
        self._found.set_rows(backup_rows(backups, now.date(), now.tzinfo))
        self.list.select(0)
        self.list.setVisible(bool(backups))
        self.earlier.set_note(
            "" if backups else translate("Backup", "None lies here yet. One from a stick can be restored all the same.")
        )
        if backups:
            moment = moment_in_words(backups[0], now.tzinfo)
            when = when_in_words(backups[0].made_at.astimezone(now.tzinfo).date(), now.date())
            self.last.set_title(translate("Backup", "Last backup: {0} ({1})").format(moment, when))
        else:
            self.last.set_title(translate("Backup", "No backup yet"))
        self.last.set_note(
            translate(
                "Backup",
                "suidesk makes one by itself every day, beside the desk. A copy on a USB stick also survives a lost "
                "or broken computer. Backups are encrypted and open with your passphrase or recovery code.",
            )
        )
        self.resize(self.size().expandedTo(self.sizeHint()))

    def _browse(self) -> None:
        dialog = QFileDialog(self, translate("Backup", "Where shall the backup go?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda text: self.make(Path(text)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_restore(self) -> None:
        self.message.show_message(
            translate(
                "Backup",
                "Restoring closes the desk and puts a backup in its place. What is here now is kept aside; you can "
                "choose the backup in the next step.",
            ),
            "info",
            action=translate("Backup", "Close the desk and restore"),
            then=self._restore,
        )

    def _restore(self) -> None:
        chosen = self.list.current_id()
        self._safety.restore(Path(chosen) if chosen else None)
