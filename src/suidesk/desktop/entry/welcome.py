"""The first step: what suidesk is, and the ways to begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.entry.step import Step
from suidesk.desktop.entry.way_button import WayButton
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.wording.translate import translate

EMPTY, LIST, EXAMPLE = "empty", "list", "example"


class WelcomeStep(Step):
    """Three ways to begin, and where the desk will be kept."""

    way_chosen = Signal(str)
    """EMPTY, LIST or EXAMPLE."""
    folder_chosen = Signal(object)
    """A `Path` that the user picked; the first run decides whether it will do."""

    def __init__(self, theme: Theme) -> None:
        """Show no folder yet."""
        super().__init__(
            translate("Welcome", "Welcome to suidesk"),
            translate(
                "Welcome",
                "A quiet desk for people who hold a neighbourhood together: who is who, who does what, what was "
                "promised and which funding ends when. Everything stays on this computer, encrypted, and works "
                "without internet.",
            ),
        )
        self._folder = Path()
        self._empty = WayButton(
            theme,
            "sprout",
            translate("Welcome", "Start empty"),
            translate("Welcome", "A clean desk. You add people, projects and funding as you go."),
            lambda: self.way_chosen.emit(EMPTY),
        )
        self._list = WayButton(
            theme,
            "file-up",
            translate("Welcome", "Bring a list"),
            translate("Welcome", "Set up your desk, then bring in people or organisations from a spreadsheet."),
            lambda: self.way_chosen.emit(LIST),
        )
        self._example = WayButton(
            theme,
            "heart-handshake",
            translate("Welcome", "Look at the example"),
            translate("Welcome", "Walk through an invented neighbourhood. Nothing in it is real, nothing can break."),
            lambda: self.way_chosen.emit(EXAMPLE),
        )
        self.box.addLayout(column(self._empty, self._list, self._example, gap=10))
        self._place = PlainLabel("", "small", elide=True)
        self._problem = PlainLabel("", "error", wrap=True)
        self._sign = IconLabel(theme, "triangle-alert", "danger", 14)
        self._other = Button(theme, translate("Welcome", "Choose another folder…"), self._browse, kind="small")
        self._build_place(theme)

    def _build_place(self, theme: Theme) -> None:
        where = row(IconLabel(theme, "hard-drive", "muted", 16), self._place, self._other, gap=10)
        where.setStretch(1, 1)
        below = row(self._sign, self._problem, gap=6)
        below.setStretch(1, 1)
        self.box.addSpacing(6)
        self.box.addLayout(where)
        self.box.addLayout(below)
        self.box.addStretch(1)
        self.show_folder(Path())

    def show_folder(self, folder: Path, problem: str = "") -> None:
        """Say where the desk will be kept; with a `problem`, no desk can be made there."""
        self._folder = folder
        self._place.setText(translate("Welcome", "Kept in {0}").format(folder))
        self._problem.setText(problem)
        self._other.setAccessibleDescription(problem)
        for widget in (self._problem, self._sign):
            widget.setVisible(bool(problem))
        for way in (self._empty, self._list):
            way.setEnabled(not problem)

    def problem(self) -> str:
        """Give what is wrong with the folder, empty when nothing is."""
        return self._problem.full_text()

    def entered(self) -> None:
        """Begin at the first way."""
        self._empty.setFocus()

    def _browse(self) -> None:
        dialog = QFileDialog(self, translate("Welcome", "Where shall the desk be kept?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        nearest = next((place for place in (self._folder, *self._folder.parents) if place.is_dir()), Path.home())
        dialog.setDirectory(str(nearest))
        dialog.fileSelected.connect(lambda text: self.folder_chosen.emit(Path(text)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
