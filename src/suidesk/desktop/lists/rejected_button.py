"""The verb that saves the rows that can't be used, to mend them and bring them in again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from suidesk.desktop.kit.buttons import Button
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme


class RejectedButton(Button):
    """Asks where to; `chosen` sends the path. Hidden while there is nothing to save."""

    chosen = Signal(Path)

    def __init__(self, theme: Theme) -> None:
        """Have no rows yet."""
        super().__init__(theme, "", self._ask_where, icon="file-down")
        self.hide()

    def set_count(self, count: int) -> None:
        """Say how many rows there are."""
        self.set_text(translate("Import", "Save %n row(s) that can't be used…", count))
        self.setVisible(count > 0)

    def _ask_where(self) -> None:
        name = translate("Import", "rows to mend.csv")
        dialog = QFileDialog(self, translate("Import", "Save the rows that can't be used"), name, "CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.chosen.emit(Path(chosen)))
        dialog.open()
