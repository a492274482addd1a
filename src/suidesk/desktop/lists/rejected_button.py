"""The verb that saves the rows or cards that can't be used, to mend them and bring them in again."""

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
        self._are_cards = False
        self.hide()

    def set_count(self, count: int, *, are_cards: bool = False) -> None:
        """Say how many rows, or cards, there are."""
        self._are_cards = are_cards
        rows = translate("Import", "Save %n row(s) that can't be used…", count)
        self.set_text(translate("Import", "Save %n card(s) that can't be used…", count) if are_cards else rows)
        self.setVisible(count > 0)

    def _ask_where(self) -> None:
        name, kinds = translate("Import", "rows to mend.csv"), "CSV (*.csv)"
        title = translate("Import", "Save the rows that can't be used")
        if self._are_cards:
            name, kinds = translate("Import", "cards to mend.vcf"), "vCard (*.vcf)"
            title = translate("Import", "Save the cards that can't be used")
        dialog = QFileDialog(self, title, name, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("vcf" if self._are_cards else "csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.chosen.emit(Path(chosen)))
        dialog.open()
