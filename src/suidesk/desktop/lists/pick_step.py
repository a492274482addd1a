"""The first step: a file is chosen, dropped or pasted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.lists.steps import StepView
from suidesk.domain.errors import SuideskError
from suidesk.interchange.list_kinds import ListKind
from suidesk.wording.errors import error_text
from suidesk.wording.lists import kind_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme

MOST_BYTES = 500_000_000
"""A larger file is no list; reading it would only fill the memory."""

ENDINGS: Final = (
    *(".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".xls", ".vcf", ".vcard", ".ldif", ".ldi", ".json", ".zip"),
)
"""What the names of files end with that are shown to choose from."""


class DropArea(QFrame):
    """Takes what is dropped; `dropped` sends what it held."""

    dropped = Signal(QMimeData)

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
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())


class PickStep(StepView):
    """Sends `file_picked(path)` or `text_picked(text)`; `refused(text)` says why something is no list."""

    file_picked = Signal(Path)
    text_picked = Signal(str)
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Offer all three ways."""
        super().__init__(
            translate("Import", "Bring in a list"),
            translate(
                "Import", "Nothing is written before you have seen what would happen, and one undo takes it back."
            ),
        )
        self.area = DropArea()
        self.kind = ChoiceField(
            theme,
            translate("Import", "The list holds"),
            [(kind, kind_text(kind)) for kind in ListKind],
            empty=translate("Import", "What its headings say"),
        )
        self.choose = Button(theme, translate("Import", "Choose a file…"), self._choose, kind="primary", icon="file-up")
        self.choose_folder = Button(
            theme, translate("Import", "Choose a folder…"), self._choose_folder, icon="folder-plus"
        )
        self.paste = Button(theme, translate("Import", "Paste"), self._paste, icon="clipboard-paste")
        self._build(theme)
        self.area.dropped.connect(self.take)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste)

    def _build(self, theme: Theme) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        title = PlainLabel(translate("Import", "Drop a list here, or paste from a spreadsheet"), "h2", wrap=True)
        hint = translate(
            "Import",
            "Workbooks of Excel and LibreOffice (XLSX, XLS, ODS), CSV, address books (vCard, LDIF), and packed "
            "files or folders of these. Or select cells, copy them, and paste here. "
            "Contacts, hours, promises and grants can come in.",
        )
        note = PlainLabel(hint, "muted", wrap=True)
        box = column(None, gap=10, margins=(32, 28, 32, 28))
        for label in (title, note):
            label.setAlignment(middle)
        box.addWidget(IconLabel(theme, "file-up", "accent", 40), 0, middle)
        box.addWidget(title)
        box.addWidget(note)
        box.addSpacing(6)
        box.addLayout(row(None, self.choose, self.choose_folder, self.paste, None, gap=10))
        box.addStretch(1)
        self.area.setLayout(box)
        self.box.addWidget(self.area, 1)
        self.box.addWidget(self.kind)

    def take(self, data: QMimeData) -> None:
        """Send the first file of what was dropped or copied, else its text."""
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self.take_file(Path(files[0]))
        elif data.hasUrls():
            self.refused.emit(translate("Import", "This file isn't on this computer. Save it here first."))
        elif data.text().strip():
            self.text_picked.emit(data.text())
        else:
            self.refused.emit(translate("Import", "There is nothing to paste: copy the cells first."))

    def take_file(self, path: Path) -> None:
        """Send a file or folder, unless it can't be a list."""
        if not path.is_file() and not path.is_dir():
            self.refused.emit(error_text(SuideskError("file_unreadable", name=path.name)))
        elif path.is_file() and path.stat().st_size > MOST_BYTES:
            text = translate("Import", "{0} is too large for a list. Did you choose the right file?")
            self.refused.emit(text.format(path.name))
        else:
            self.file_picked.emit(path)

    def _choose(self) -> None:
        kinds = translate("Import", "Lists ({0});;All files (*)").format(" ".join(f"*{ending}" for ending in ENDINGS))
        self._ask(QFileDialog(self, translate("Import", "Choose a list"), "", kinds), QFileDialog.FileMode.ExistingFile)

    def _choose_folder(self) -> None:
        title = translate("Import", "Choose a folder with lists")
        self._ask(QFileDialog(self, title), QFileDialog.FileMode.Directory)

    def _ask(self, dialog: QFileDialog, mode: QFileDialog.FileMode) -> None:
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.open()

    def _paste(self) -> None:
        # Qt gives none where the clipboard was cleared or its owner is gone, whatever its types say.
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        self.take(data or QMimeData())
