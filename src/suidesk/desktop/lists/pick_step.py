"""The first step: a file is chosen, dropped or pasted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.message_bar import MessageBar
from suidesk.desktop.lists.steps import StepView
from suidesk.domain.people import ContactKind
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from suidesk.desktop.design.theme import Theme

MOST_BYTES = 500_000_000
"""A larger file is no contact list; reading it would only fill the memory."""


class DropArea(QFrame):
    """Takes a file that is dropped; `dropped` sends its path, `pasted` a dropped text."""

    dropped = Signal(Path)
    pasted = Signal(str)

    def __init__(self) -> None:
        """Accept files and text."""
        super().__init__()
        self.setProperty("card", True)  # noqa: FBT003 (Qt)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what could be a list."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Send what was dropped."""
        self.take(event.mimeData())
        event.acceptProposedAction()

    def take(self, data: QMimeData) -> None:
        """Send the first file, else the text."""
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self.dropped.emit(Path(files[0]))
        elif data.text().strip():
            self.pasted.emit(data.text())


class PickStep(StepView):
    """Sends `picked(content, name)` once there is something to look at."""

    picked = Signal(bytes, str)

    def __init__(self, theme: Theme) -> None:
        """Offer all three ways."""
        super().__init__(
            translate("Import", "Bring in a list"),
            translate(
                "Import", "Nothing is written before you have seen what would happen, and one undo takes it back."
            ),
        )
        self.message = MessageBar(theme)
        self.area = DropArea()
        self.kind = ChoiceField(
            theme,
            translate("Import", "The list holds mostly"),
            [
                (ContactKind.PERSON, translate("Import", "People")),
                (ContactKind.ORGANISATION, translate("Import", "Organisations")),
            ],
        )
        self.choose = Button(theme, translate("Import", "Choose a file…"), self._choose, kind="primary", icon="file-up")
        self.paste = Button(theme, translate("Import", "Paste"), self._paste, icon="clipboard-paste")
        self._build(theme)
        self.area.dropped.connect(self.read)
        self.area.pasted.connect(self._pasted)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste)

    def _build(self, theme: Theme) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        title = PlainLabel(translate("Import", "Drop a CSV file here, or paste from a spreadsheet"), "h2", wrap=True)
        hint = translate(
            "Import",
            "From Excel or LibreOffice: save as CSV, or select the cells, copy them, and paste here. "
            "Google Contacts, Outlook and Thunderbird export CSV as well.",
        )
        note = PlainLabel(hint, "muted", wrap=True)
        box = column(None, gap=10, margins=(32, 28, 32, 28))
        for label in (title, note):
            label.setAlignment(middle)
        box.addWidget(IconLabel(theme, "file-up", "accent", 40), 0, middle)
        box.addWidget(title)
        box.addWidget(note)
        box.addSpacing(6)
        box.addLayout(row(None, self.choose, self.paste, None, gap=10))
        box.addStretch(1)
        self.area.setLayout(box)
        self.box.addWidget(self.message)
        self.box.addWidget(self.area, 1)
        self.box.addWidget(self.kind)

    def read(self, path: Path) -> None:
        """Read a file and send it; what can't be read is said."""
        try:
            if path.stat().st_size > MOST_BYTES:
                self.message.show_message(translate("Import", "This file is too large to be a contact list."))
                return
            content = path.read_bytes()
        except OSError as error:
            text = translate("Import", "{0} can't be read: {1}. Is it open elsewhere, or on a drive that is gone?")
            self.message.show_message(text.format(path.name, error.strerror or ""))
            return
        self.message.hide()
        self.picked.emit(content, path.name)

    def _choose(self) -> None:
        kinds = translate("Import", "Lists (*.csv *.tsv *.txt);;All files (*)")
        dialog = QFileDialog(self, translate("Import", "Choose a list"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and (data.hasUrls() or data.text().strip()):
            self.area.take(data)
        else:
            self.message.show_message(translate("Import", "There is nothing to paste: copy the cells first."), "info")

    def _pasted(self, text: str) -> None:
        self.message.hide()
        self.picked.emit(text.encode(), translate("Import", "Pasted list"))
