"""A calm page for when the desk cannot be opened: what happened, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.entry.frame import EntryFrame
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.domain.errors import SuideskError
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

RESTORABLE: Final = frozenset(
    {
        "store_damaged",
        "store_unreadable",
        "store_not_encrypted",
        "store_missing",
        "keys_missing",
        "keys_unreadable",
        "wrong_key",
    }
)
"""What a backup mends."""
ELSEWHERE: Final = frozenset({"unsafe_place", "store_missing"})
"""What another folder mends."""
HOPELESS: Final = frozenset({"unsafe_place", "store_newer", "keys_newer", "engine_too_old"})
"""What trying again cannot change while the program and the folder are the same."""
_WIDTH, _HEIGHT = 600, 420


@dataclass(frozen=True)
class Verbs:
    """What can be done about an error."""

    can_restore: bool
    can_choose: bool
    can_retry: bool


def verbs_for(code: str) -> Verbs:
    """Say what can be done about the error of that code."""
    return Verbs(can_restore=code in RESTORABLE, can_choose=code in ELSEWHERE, can_retry=code not in HOPELESS)


class TroublePage(EntryFrame):
    """One error of a folder, with its verbs: `restore`, `retry`, and `chosen` with another folder's `Path`."""

    restore = Signal()
    retry = Signal()
    chosen = Signal(object)

    def __init__(self, theme: Theme, error: SuideskError, folder: Path) -> None:
        """Say what is wrong with the desk in `folder`."""
        super().__init__(theme, width=_WIDTH, height=_HEIGHT)
        self._folder = folder
        self.setWindowTitle(translate("Trouble", "suidesk could not open"))
        sign = IconLabel(theme, "triangle-alert", "warn", 36)
        self.body.addWidget(sign, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(PlainLabel(title_for(error.code), "h1", wrap=True))
        self.words = PlainLabel(error_text(error), wrap=True, selectable=True)
        self.body.addWidget(self.words)
        if error.code == "unsafe_place":
            moving = translate("Trouble", "Move the desk's folder to this computer's own disk, then choose it there.")
            self.body.addWidget(PlainLabel(moving, wrap=True))
        self.body.addWidget(PlainLabel(translate("Trouble", "The desk in {0}").format(folder), "small", elide=True))
        self._offer(theme, verbs_for(error.code))
        self.body.addStretch(1)

    def _offer(self, theme: Theme, verbs: Verbs) -> None:
        self.quit_button = Button(theme, translate("Trouble", "Quit"), self.quit)
        self.verbs.addStretch(1)
        self.verbs.addWidget(self.quit_button)
        offered = [
            (verbs.can_retry, translate("Trouble", "Try again"), self.retry.emit, "rotate-ccw"),
            (verbs.can_choose, translate("Trouble", "Choose another folder…"), self._browse, "folder-plus"),
            (verbs.can_restore, translate("Trouble", "Restore a backup…"), self.restore.emit, "archive"),
        ]
        shown = [one[1:] for one in offered if one[0]]
        self.offered = [
            Button(theme, text, then, icon=icon, kind="primary" if at == len(shown) else "plain")
            for at, (text, then, icon) in enumerate(shown, 1)
        ]
        flow = FlowLayout(gap=8)
        for button in reversed(self.offered):
            flow.addWidget(button)
        self.body.addLayout(flow)
        (self.offered or [self.quit_button])[-1].setFocus()

    def _browse(self) -> None:
        dialog = QFileDialog(self, translate("Trouble", "Where is the desk?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(str(self._folder.parent))
        dialog.fileSelected.connect(lambda text: self.chosen.emit(Path(text)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def title_for(code: str) -> str:
    """Say in a few words what kind of trouble it is."""
    titles = {
        "store_damaged": translate("Trouble", "Your desk's file is damaged"),
        "store_unreadable": translate("Trouble", "Your desk's file is damaged"),
        "store_not_encrypted": translate("Trouble", "This is not a desk of suidesk"),
        "store_missing": translate("Trouble", "There is no desk here"),
        "store_newer": translate("Trouble", "This desk needs a newer suidesk"),
        "keys_newer": translate("Trouble", "This desk needs a newer suidesk"),
        "keys_missing": translate("Trouble", "The keys of your desk are missing"),
        "keys_unreadable": translate("Trouble", "The keys of your desk are damaged"),
        "store_in_use": translate("Trouble", "Your desk is open already"),
        "unsafe_place": translate("Trouble", "Your desk lies where it is not safe"),
        "store_read_only": translate("Trouble", "Your desk cannot be written to"),
        "disk_full": translate("Trouble", "The disk is full"),
    }
    return titles.get(code, translate("Trouble", "Your desk could not be opened"))
