"""The recovery code on screen: its groups, its picture, and the ways to put it on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.grid import CardGrid
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.message_bar import MessageBar
from suidesk.desktop.kit.save_dialog import ask_where
from suidesk.desktop.safety.clipboard_loan import ClipboardLoan
from suidesk.desktop.safety.sheet_paper import paint_sheet, qr_image, save_pdf, set_page
from suidesk.domain.errors import SuideskError
from suidesk.vault.sheet import RecoverySheet
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_QR: Final = 132
_GROUPS_A_LINE: Final = 4
_NARROW: Final = 160
"""Below this width, in pixels at scale 1.0, the groups stand below each other."""


class RecoveryCodeView(Card):
    """Shows one sheet; nothing of it is kept when the view is gone."""

    def __init__(self, theme: Theme) -> None:
        """Be empty until `show_sheet`."""
        super().__init__(translate("RecoveryCode", "Recovery code"))
        self._theme = theme
        self._sheet: RecoverySheet | None = None
        self._owner = ""
        self._groups = [PlainLabel("", "number", selectable=True) for _ in range(8)]
        self._picture = QLabel()
        self._loan = ClipboardLoan(QApplication.instance() or self)
        self.said = MessageBar(theme)
        self.save = Button(theme, translate("RecoveryCode", "Save as PDF…"), self._save, icon="save")
        self.print = Button(theme, translate("RecoveryCode", "Print…"), self._print, icon="printer")
        self.copy = Button(theme, translate("RecoveryCode", "Copy"), self._copy, icon="copy")
        self._build()

    def _build(self) -> None:
        flow = CardGrid(self._theme, _GROUPS_A_LINE, narrow=_NARROW)
        for at, label in enumerate(self._groups, 1):
            label.setAccessibleName(translate("RecoveryCode", "Group {0}").format(at))
            cell = QWidget()
            cell.setLayout(column(PlainLabel(str(at), "small"), label, gap=0))
            flow.add(cell)
        beside = row(flow, self._picture, gap=18)
        beside.setStretch(0, 1)
        beside.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        self._picture.setAccessibleName(translate("RecoveryCode", "The code as a QR picture"))
        buttons = FlowLayout(gap=8)
        for button in (self.save, self.print, self.copy):
            buttons.addWidget(button)
        self.add(beside)
        self.add(buttons)
        self.add(self.said)

    def show_sheet(self, sheet: RecoverySheet, owner: str) -> None:
        """Show the sheet of `owner`."""
        self._sheet, self._owner = sheet, owner
        self.said.hide()
        self.set_chip(translate("RecoveryCode", "Sheet {0}").format(sheet.mark))
        for label, group in zip(self._groups, sheet.groups, strict=True):
            label.setText(group)
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(qr_image(sheet, round(self._theme.px(_QR) * ratio)))
        picture.setDevicePixelRatio(ratio)
        self._picture.setPixmap(picture)

    def _save(self) -> None:
        if self._sheet is None:
            return
        name = translate("RecoveryCode", "suidesk recovery sheet {0}.pdf").format(self._sheet.mark)
        ask_where(self, translate("RecoveryCode", "Save the recovery sheet"), name, "pdf", self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the sheet to that file, and say so."""
        if self._sheet is None:
            return
        try:
            save_pdf(self._sheet, self._owner, path)
        except SuideskError as error:
            self.said.show_message(error_text(error))
            return
        text = translate("RecoveryCode", "Saved as {0}. Print it or move it off this computer, then delete the file.")
        self.said.show_message(text.format(path.name), "ok")

    def _print(self) -> None:
        if self._sheet is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_page(printer)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self._printed(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _printed(self, printer: QPrinter) -> None:
        if self._sheet is not None:
            paint_sheet(printer, self._sheet, self._owner)
            self.said.show_message(translate("RecoveryCode", "Sent to the printer."), "ok")

    def _copy(self) -> None:
        if self._sheet is not None:
            self._loan.lend(self._sheet.payload)
            text = translate("RecoveryCode", "Copied. Paste it within a minute; then the clipboard is emptied.")
            self.said.show_message(text, "ok")
